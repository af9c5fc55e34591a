public import Domain

/// The rules of one gemeente, levels resolved: gemeente → tenant → landelijk.
///
/// One reference: cheap to copy, immutable, any thread.
public struct GemeenteRegels: Sendable {
  let vlak: Vlak

  /// Number of the row in force on the day, for the trace; nil when no row covers it. A row may hold an explicit null.
  @inline(__always)
  public func index(_ p: Parameter, op datum: CivilDate) -> Int? { vlak.index(p, datum.dag) }

  /// A row by its number. Numbers belong to the set of parameters with one digest.
  public func rij(_ index: Int) -> ParameterRij { vlak.rijen[index] }

  /// The row in force on the day; nil, or one whose `waarde` is nil, means "no value".
  public func rij(_ p: Parameter, op datum: CivilDate) -> ParameterRij? { index(p, op: datum).map { vlak.rijen[$0] } }

  /// All rows of a parameter, by day.
  public func rijen(_ p: Parameter) -> ArraySlice<ParameterRij> { vlak.rijen[vlak.bereik(p)] }

  /// The days `[van, tot)` cut where a row of the parameter begins.
  public func perStuk(_ p: Parameter, _ van: CivilDate, _ tot: CivilDate, _ doe: (CivilDate, CivilDate) -> Void) {
    var begin = van
    for plaats in vlak.bereik(p) where van.dag < vlak.vanaf[plaats] && vlak.vanaf[plaats] < tot.dag {
      doe(begin, CivilDate(dag: vlak.vanaf[plaats]))
      begin = CivilDate(dag: vlak.vanaf[plaats])
    }
    doe(begin, tot)
  }

  public func waarde(_ p: Parameter, op datum: CivilDate) -> Waarde? { index(p, op: datum).flatMap { vlak.rijen[$0].waarde } }

  /// An amount; nil: no value.
  public func cent(_ p: Parameter, op datum: CivilDate) -> Eurocent? {
    guard let getal = vlak.getal(p, datum.dag), getal.soort == .cent else { return nil }
    return Eurocent(getal.mantisse)
  }

  /// A percentage; nil: no value.
  public func decimaal(_ p: Parameter, op datum: CivilDate) -> Decimaal? {
    guard let getal = vlak.getal(p, datum.dag), getal.soort == .decimaal else { return nil }
    return Decimaal(mantisse: getal.mantisse, schaal: getal.schaal)
  }

  /// Days, months or a plain number; nil: no value.
  public func geheel(_ p: Parameter, op datum: CivilDate) -> Int? {
    guard let getal = vlak.getal(p, datum.dag), getal.soort == .geheel else { return nil }
    return Int(getal.mantisse)
  }

  public func jaNee(_ p: Parameter, op datum: CivilDate) -> Bool? {
    guard let getal = vlak.getal(p, datum.dag), getal.soort == .jaNee else { return nil }
    return getal.mantisse != 0
  }

  public func code(_ p: Parameter, op datum: CivilDate) -> Symbool? {
    guard let getal = vlak.getal(p, datum.dag), getal.soort == .code else { return nil }
    return Symbool(nummer: UInt32(getal.mantisse))
  }

  public func codes(_ p: Parameter, op datum: CivilDate) -> [Symbool]? {
    guard case .codes(let codes)? = waarde(p, op: datum) else { return nil }
    return codes
  }

  /// The first day after this one on which any value begins or ends; nil: none does any more.
  public func volgendeWijziging(na datum: CivilDate) -> CivilDate? { vlak.volgendeWijziging(na: datum.dag) }

  /// Whether the list holds the code; where there is no value it holds none.
  public func bevat(_ p: Parameter, _ code: Symbool, op datum: CivilDate) -> Bool {
    guard let plaats = vlak.index(p, datum.dag), case .codes(let codes)? = vlak.rijen[plaats].waarde else { return false }
    return codes.contains(code)
  }

  public func datum(_ p: Parameter, op datum: CivilDate) -> CivilDate? {
    guard let getal = vlak.getal(p, datum.dag), getal.soort == .datum else { return nil }
    return CivilDate(dag: Int32(getal.mantisse))
  }
}

/// The rows of every parameter in one flat array, sorted by parameter and day, with what a lookup needs beside it in plain
/// numbers: a lookup is a binary search without a reference count.
final class Vlak: Sendable {
  struct Getal: Sendable {
    enum Soort: UInt8, Sendable { case geen, cent, decimaal, geheel, jaNee, datum, code, anders }
    var mantisse: Int64
    var tot: Int32
    var schaal: UInt8
    var soort: Soort
  }

  let rijen: [ParameterRij]
  /// Parameter n has rows `begin[n] ..< begin[n + 1]`.
  private let begin: [Int32]
  let vanaf: [Int32]
  private let getallen: [Getal]
  /// Every day on which a value begins or ends, in order.
  private let wijzigingen: [Int32]

  init(_ perParameter: [[ParameterRij]]) {
    rijen = perParameter.flatMap { $0 }
    begin = perParameter.reduce(into: [0]) { $0.append($0.last! + Int32($1.count)) }
    vanaf = rijen.map(\.vanaf.dag)
    getallen = rijen.map(Self.getal)
    wijzigingen = Set(vanaf + getallen.map(\.tot)).subtracting([.max]).sorted()
  }

  func volgendeWijziging(na dag: Int32) -> CivilDate? {
    var laag = 0
    var hoog = wijzigingen.count
    while laag < hoog {
      let midden = (laag + hoog) >> 1
      if wijzigingen[midden] <= dag { laag = midden + 1 } else { hoog = midden }
    }
    return laag < wijzigingen.count ? CivilDate(dag: wijzigingen[laag]) : nil
  }

  func bereik(_ p: Parameter) -> Range<Int> { Int(begin[Int(p.rawValue)])..<Int(begin[Int(p.rawValue) + 1]) }

  @inline(__always)
  func index(_ p: Parameter, _ dag: Int32) -> Int? {
    var laag = Int(begin[Int(p.rawValue)])
    let eerste = laag
    var hoog = Int(begin[Int(p.rawValue) + 1])
    while laag < hoog {
      let midden = (laag + hoog) >> 1
      if vanaf[midden] <= dag { laag = midden + 1 } else { hoog = midden }
    }
    guard laag > eerste, dag < getallen[laag - 1].tot else { return nil }
    return laag - 1
  }

  @inline(__always)
  func getal(_ p: Parameter, _ dag: Int32) -> Getal? { index(p, dag).map { getallen[$0] } }

  private static func getal(_ rij: ParameterRij) -> Getal {
    var getal = Getal(mantisse: 0, tot: rij.tot?.dag ?? .max, schaal: 0, soort: .geen)
    switch rij.waarde {
    case nil: break
    case .cent(let bedrag): (getal.soort, getal.mantisse) = (.cent, bedrag.cent)
    case .decimaal(let d): (getal.soort, getal.mantisse, getal.schaal) = (.decimaal, d.mantisse, d.schaal)
    case .geheel(let n): (getal.soort, getal.mantisse) = (.geheel, Int64(n))
    case .jaNee(let ja): (getal.soort, getal.mantisse) = (.jaNee, ja ? 1 : 0)
    case .datum(let datum): (getal.soort, getal.mantisse) = (.datum, Int64(datum.dag))
    case .code(let code): (getal.soort, getal.mantisse) = (.code, Int64(code.nummer))
    case .codes: getal.soort = .anders
    }
    return getal
  }
}
