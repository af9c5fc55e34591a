import Domain

/// Numbers, amounts, months and moments as a Dutch reader writes them: `1.270`, `€ 12,3 mln`, `maart 2016`.
enum Schrijfwijze {
  /// `-1.270`, with a true minus sign.
  static func getal(_ getal: Int64) -> String { (getal < 0 ? "−" : "") + metPunten(getal.magnitude) }

  /// One or more decimals of an exact quotient, half up: `33,5`. Nil when there is nothing to divide by.
  static func quotient(_ teller: Int64, _ noemer: Int64, decimalen: Int = 1) -> String? {
    noemer == 0 ? nil : breuk(Breuk(Int128(teller), Int128(noemer)), decimalen: decimalen)
  }

  static func procent(_ deel: Int64, _ geheel: Int64) -> String? { quotient(deel * 100, geheel).map { $0 + "%" } }

  static func breuk(_ breuk: Breuk, decimalen: Int) -> String {
    var macht: Int128 = 1
    for _ in 0..<decimalen { macht *= 10 }
    let (teller, noemer) = breuk.noemer < 0 ? (-breuk.teller, -breuk.noemer) : (breuk.teller, breuk.noemer)
    let absoluut = teller < 0 ? -teller : teller
    let afgerond = (absoluut * macht * 2 + noemer) / (noemer * 2)
    let staart = String(afgerond % macht)
    let nullen = String(repeating: "0", count: max(0, decimalen - staart.count))
    let geheel = metPunten((afgerond / macht).magnitude)
    return (teller < 0 && afgerond > 0 ? "−" : "") + geheel + (decimalen == 0 ? "" : "," + nullen + staart)
  }

  /// `€ 12,3 mln`, `€ 840.000`, `€ 972,70`: as exact as a reader can use.
  static func euro(_ cent: Int64) -> String {
    let teken = cent < 0 ? "−" : ""
    let absoluut = Int64(clamping: cent.magnitude)
    if absoluut >= 100_000_000 { return "€ " + teken + breuk(Breuk(Int128(absoluut), 100_000_000), decimalen: 1) + " mln" }
    if absoluut >= 1_000_000 { return "€ " + teken + metPunten(UInt64((absoluut + 50) / 100)) }
    return "€ " + teken + breuk(Breuk(Int128(absoluut), 100), decimalen: 2)
  }

  /// To the cent: `€ 12.345.678,90`.
  static func euroExact(_ cent: Int64) -> String { "€ " + breuk(Breuk(Int128(cent), 100), decimalen: 2) }

  /// A value of a maat, short enough for a table.
  static func waarde(_ waarde: Int64, _ eenheid: Maatnaam.Eenheid) -> String {
    switch eenheid {
    case .eurocent: euro(waarde)
    case .standaardeenheden, .cijferpunten: breuk(Breuk(Int128(waarde), 1_000_000), decimalen: 1)
    case .personen, .aantal, .dagen: getal(waarde)
    }
  }

  private static let maandnamen = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
  ]
  static func maand(_ maand: Maand) -> String { "\(maandnamen[maand.maand - 1]) \(maand.jaar)" }
  static func maandKort(_ maand: Maand) -> String { "\(maandnamen[maand.maand - 1].prefix(3)) \(maand.jaar)" }

  static func dag(_ dag: CivilDate) -> String {
    let maand = dag.maand
    return "\(dag - maand.eersteDag + 1) \(maandnamen[maand.maand - 1]) \(maand.jaar)"
  }

  /// Milliseconds since 1970 as a day and a time in the Netherlands: `3 maart 2016, 14.05 uur`.
  static func moment(_ tijd: Int64) -> String {
    let (dag, seconden) = amsterdam(tijd)
    return "\(Self.dag(dag)), \(seconden / 3_600).\(twee(Int64(seconden / 60 % 60))) uur"
  }

  /// `2016-03-03T13:05:00Z`.
  static func tijdstip(_ tijd: Int64) -> String {
    let seconden = (tijd - (tijd % 1_000 + 1_000) % 1_000) / 1_000
    let vanDag = (seconden % 86_400 + 86_400) % 86_400
    let dag = CivilDate(dag: Int32((seconden - vanDag) / 86_400))
    return "\(dag)T\(twee(vanDag / 3_600)):\(twee(vanDag / 60 % 60)):\(twee(vanDag % 60))Z"
  }

  /// Civil day and second of it in Europe/Amsterdam: summer time from the last Sunday of March to that of October, 1.00 UTC.
  static func amsterdam(_ tijd: Int64) -> (dag: CivilDate, seconde: Int) {
    let utc = tijd / 1_000
    let jaar = CivilDate(dag: Int32(utc / 86_400)).maand.jaar
    func overgang(_ maand: Int) -> Int64 {
      let laatste = Maand(jaar: jaar, maand: maand).einde - 1
      // Day 0, 1 January 1970, was a Thursday.
      let zondag = laatste - (Int(laatste.dag) + 4) % 7
      return Int64(zondag.dag) * 86_400 + 3_600
    }
    let lokaal = utc + (utc >= overgang(3) && utc < overgang(10) ? 7_200 : 3_600)
    return (CivilDate(dag: Int32(lokaal / 86_400)), Int(lokaal % 86_400))
  }

  private static func twee(_ getal: Int64) -> String { getal < 10 ? "0\(getal)" : String(getal) }
}
