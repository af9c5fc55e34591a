public import Domain

/// How a series of months goes on: the method behind every forecast.
///
/// A flow has a level and a shape over the year. The shape is that of up to three whole years before, shrunk towards an even
/// one (with n years it counts n parts, evenness two). The level is what the last two years were without their shape, later
/// months counting more (each month 12% less than the one after it). A stock goes on with the changes of its months in the same
/// way: their mean counts less for each month further ahead, their shape is a difference instead of a share.
///
/// Exact numbers throughout: sums of whole numbers, one division at the end, rounded to thousandths.
public struct Vooruitblik: Sendable {
  /// Months before it that the level looks at.
  static let venster = 24
  /// Thousandths by which a month counts, by its age: 0.88 to the power of it.
  static let gewichten: [Int128] = gewichten(88, venster)
  /// Thousandths by which the mean change still counts, by months ahead: 0.9 to the power of it.
  static let demping: [Int128] = gewichten(90, 12)

  private static func gewichten(_ procent: Int128, _ aantal: Int) -> [Int128] {
    var uit: [Int128] = [1_000_000]
    while uit.count < aantal { uit.append(uit.last! * procent / 100) }
    return uit.map { $0 / 1_000 }
  }

  /// The last month known.
  public let laatste: Maand
  /// Values in order, `laatste` the last: of a stock its stand, of a flow what lies in the month.
  public let reeks: [Int64]
  public let isStand: Bool

  public init(_ reeks: [Int64], laatste: Maand, isStand: Bool) {
    self.reeks = reeks
    self.laatste = laatste
    self.isStand = isStand
  }

  /// Whole years before that of the month ahead, at most three; a change needs the month before it.
  private var jaren: Int { min(3, max(0, (reeks.count - laatste.maand - (isStand ? 1 : 0)) / 12)) }

  /// Whether there is a year to take the shape from.
  public var heeftVerloop: Bool { jaren > 0 }

  private func waarde(_ maand: Maand) -> Int128? {
    let plaats = reeks.count - 1 - (laatste - maand)
    return reeks.indices.contains(plaats) ? Int128(reeks[plaats]) : nil
  }

  /// The months after `laatste` up to December of its year.
  public var rest: [Breuk] {
    let aantal = 12 - laatste.maand
    return isStand ? stand(aantal) : stroom(aantal)
  }

  /// What the months of earlier years had, by month of the year.
  private func perMaand(_ neem: (Maand) -> Int128?) -> [Int128] {
    var som = Array(repeating: Int128(0), count: 12)
    for terug in 1...max(1, jaren) where jaren > 0 {
      for maand in 0..<12 { som[maand] += neem(Maand(jaar: laatste.jaar - terug, maand: maand + 1)) ?? 0 }
    }
    return som
  }

  private func stroom(_ aantal: Int) -> [Breuk] {
    let (n, som) = (Int128(jaren), perMaand(waarde))
    let totaal = som.reduce(0, +)
    // Numerators of the shape; the denominator drops out.
    let vorm = (0..<12).map { totaal > 0 ? max(0, 12 * n * som[$0] + 2 * totaal) : 1 }
    var (boven, onder) = (Int128(0), Int128(0))
    for leeftijd in 0..<Self.venster {
      let maand = laatste + -leeftijd
      guard let waarde = waarde(maand) else { break }
      boven += Self.gewichten[leeftijd] * waarde
      onder += Self.gewichten[leeftijd] * vorm[maand.maand - 1]
    }
    guard onder > 0 else { return Array(repeating: .nul, count: aantal) }
    return (1...max(1, aantal)).prefix(aantal).map { ver in
      duizendsten(Breuk(boven * vorm[(laatste + ver).maand - 1], onder))
    }
  }

  private func stand(_ aantal: Int) -> [Breuk] {
    func verschil(_ maand: Maand) -> Int128? { waarde(maand).flatMap { nu in waarde(maand + -1).map { nu - $0 } } }
    let (n, som) = (Int128(jaren), perMaand(verschil))
    let totaal = som.reduce(0, +)
    // 12 × (n + 2) × the difference of a month from the mean one, shrunk.
    let noemer = 12 * (n + 2)
    let vorm = som.map { 12 * $0 - totaal }
    var (boven, onder) = (Int128(0), Int128(0))
    for leeftijd in 0..<Self.venster {
      let maand = laatste + -leeftijd
      guard let verandering = verschil(maand) else { break }
      boven += Self.gewichten[leeftijd] * (verandering * noemer - vorm[maand.maand - 1])
      onder += Self.gewichten[leeftijd] * noemer
    }
    var nu = Breuk(Int128(reeks.last ?? 0))
    return (1...max(1, aantal)).prefix(aantal).map { ver in
      let tempo = onder > 0 ? Breuk(boven * Self.demping[ver - 1], onder * 1_000) : .nul
      nu = duizendsten(nu + tempo + Breuk(vorm[(laatste + ver).maand - 1], noemer))
      return isNooitNegatief && nu < .nul ? .nul : nu
    }
  }

  private var isNooitNegatief: Bool { reeks.allSatisfy { $0 >= 0 } }

  private func duizendsten(_ breuk: Breuk) -> Breuk { Breuk(Int128((breuk * Breuk(1_000)).afgerond), 1_000) }

  /// To compare with: every month to come as the last one.
  public var alsLaatste: [Breuk] { Array(repeating: Breuk(Int128(reeks.last ?? 0)), count: 12 - laatste.maand) }

  /// To compare with: every month to come as a year before; as the last one without it.
  public var alsVorigJaar: [Breuk] {
    (1...12).prefix(12 - laatste.maand).map { Breuk(waarde(laatste + ($0 - 12)) ?? Int128(reeks.last ?? 0)) }
  }
}
