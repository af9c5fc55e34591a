public import Domain

/// The cells of one maat, gemeente and combination of dimensions over the months, as what each month adds.
///
/// Dense from the first month with a cell to the last: 120 months are a kilobyte.
public struct Reeks: Sendable, Equatable {
  public private(set) var eerste: Maand
  private var waarden: [Int64]

  init(_ maand: Maand, _ waarde: Int64) {
    eerste = maand
    waarden = [waarde]
  }

  public var laatste: Maand { eerste + (waarden.count - 1) }

  mutating func zet(_ maand: Maand, _ waarde: Int64) {
    if maand < eerste {
      waarden.insert(contentsOf: [Int64](repeating: 0, count: eerste - maand), at: 0)
      eerste = maand
    }
    let plaats = maand - eerste
    if plaats >= waarden.count { waarden += [Int64](repeating: 0, count: plaats - waarden.count + 1) }
    waarden[plaats] = waarde
  }

  /// What lies in the months, both included.
  func som(_ van: Maand, _ totEnMet: Maand) -> Int64 {
    let vanaf = max(0, van - eerste)
    let tot = min(waarden.count - 1, totEnMet - eerste)
    return vanaf > tot ? 0 : waarden[vanaf...tot].reduce(0, &+)
  }

  /// What each month adds, in order; months that add nothing are left out.
  func perMaand(_ neem: (Maand, Int64) -> Void) {
    for (plaats, waarde) in waarden.enumerated() where waarde != 0 { neem(eerste + plaats, waarde) }
  }

  /// Everything up to the end of the month: a stock.
  func stand(_ maand: Maand) -> Int64 { som(eerste, maand) }

  /// Adds to `totalen`, a place for each of the consecutive periods that begin at `grenzen` (one more than there are
  /// periods): what lies in them, or the stock at their end.
  func telOp(_ grenzen: [Maand], isStand: Bool, in totalen: inout [Int64]) {
    guard let begin = grenzen.first else { return }
    var lopend = isStand ? som(eerste, begin + -1) : 0
    for plaats in 0..<(grenzen.count - 1) {
      let deel = som(grenzen[plaats], grenzen[plaats + 1] + -1)
      if isStand {
        lopend &+= deel
        totalen[plaats] &+= lopend
      } else {
        totalen[plaats] &+= deel
      }
    }
  }
}

/// The exact cells of one tenant, by maat, gemeente and dimensions. A value: a copy is what it was.
public struct Tenantcijfers: Sendable {
  public private(set) var perMaat: [Maat: [Gemeente: [Dimensies: Reeks]]] = [:]
  /// Cells by month of what comes in each month: without them a month is not there yet.
  private var stroommaanden: [Maand: Int] = [:]

  private static let maandelijks: Set<Maat> = [.aanvraag, .instroom, .uitkeringAantal, .uitgavenCent]

  public init() {}

  public mutating func zet(_ cel: Cel, _ waarde: Int64) {
    if let reeks = perMaat[cel.maat]?[cel.gemeente]?[cel.dimensies] {
      _ = reeks
      perMaat[cel.maat]![cel.gemeente]![cel.dimensies]!.zet(cel.maand, waarde)
    } else if waarde != 0 {
      perMaat[cel.maat, default: [:]][cel.gemeente, default: [:]][cel.dimensies] = Reeks(cel.maand, waarde)
    }
    if Self.maandelijks.contains(cel.maat), waarde != 0 { stroommaanden[cel.maand, default: 0] += 1 }
  }

  public var isLeeg: Bool { perMaat.isEmpty }

  /// Gemeenten that have a figure.
  public var gemeenten: Set<Gemeente> { Set(perMaat.values.flatMap(\.keys)) }

  /// The first month in which somebody was paid: what is dated before it is the past of who was there then.
  public var eersteMaand: Maand? {
    perMaat[.uitkeringAantal]?.values.flatMap(\.values).map(\.eerste).min() ?? stroommaanden.keys.min()
  }

  /// The last month, at most `hoogstens`, in which people came in or were paid: terms and returns go on after it.
  public func laatsteMaand(hoogstens: Maand) -> Maand? { stroommaanden.keys.filter { $0 <= hoogstens }.max() }

  /// The sum over gemeenten (all when nil) and over every combination of dimensions that passes.
  ///
  /// - Parameter grenzen: Consecutive first months of the periods, and the first after the last.
  func totalen(
    _ maat: Maat, _ gemeenten: Set<Gemeente>?, _ grenzen: [Maand], waar passeert: (Dimensies) -> Bool = { _ in true }
  ) -> [Int64] {
    var totalen = [Int64](repeating: 0, count: max(0, grenzen.count - 1))
    for (gemeente, reeksen) in perMaat[maat] ?? [:] where gemeenten?.contains(gemeente) ?? true {
      for (dimensies, reeks) in reeksen where passeert(dimensies) {
        reeks.telOp(grenzen, isStand: maat.soort == .stand, in: &totalen)
      }
    }
    return totalen
  }
}
