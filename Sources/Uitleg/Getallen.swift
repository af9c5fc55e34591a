import Domain
import Dossiers
import Regelgeving

/// Numbers as a Dutch reader writes them: `€ 1.372,62`, `33,5%`.
enum Getallen {
  /// `€ -1.372,62`.
  static func euro(_ bedrag: Eurocent) -> String { "€ " + bedragTekst(bedrag) }

  static func bedragTekst(_ bedrag: Eurocent) -> String {
    let absoluut = bedrag.cent.magnitude
    return (bedrag.cent < 0 ? "-" : "") + metPunten(absoluut / 100) + "," + twee(absoluut % 100)
  }

  /// An exact number of cents as euros: every decimal when they end, else six and `…`.
  static func bedragTekst(exact: Breuk) -> String { tekst(Breuk(exact.teller, exact.noemer * 100), minstens: 2) }

  static func getal(_ getal: Breuk) -> String { tekst(getal, minstens: 0) }

  static func procent(_ deel: Breuk) -> String { tekst(Breuk(deel.teller * 100, deel.noemer), minstens: 0) + "%" }

  /// Every decimal when there are six at most, else six, cut, and `…`.
  private static func tekst(_ getal: Breuk, minstens: Int) -> String {
    var rest = getal.teller.magnitude % getal.noemer.magnitude
    var cijfers = ""
    while cijfers.count < 6, rest != 0 || cijfers.count < minstens {
      rest *= 10
      cijfers += String(rest / getal.noemer.magnitude)
      rest %= getal.noemer.magnitude
    }
    let geheel = metPunten(getal.teller.magnitude / getal.noemer.magnitude)
    return (getal.teller < 0 ? "-" : "") + geheel + (cijfers.isEmpty ? "" : ",\(cijfers)") + (rest == 0 ? "" : "…")
  }

  private static func twee(_ getal: UInt64) -> String { getal < 10 ? "0\(getal)" : String(getal) }

  /// Numerator and denominator in their lowest terms, for programs.
  static func breuk(_ breuk: Breuk) -> String {
    var (a, b) = (breuk.teller.magnitude, breuk.noemer.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let deler = Int128(max(a, 1))
    let noemer = breuk.noemer / deler
    return noemer == 1 ? String(breuk.teller / deler) : "\(breuk.teller / deler)/\(noemer)"
  }
}

extension Gebeurtenis {
  /// When the source registered it: `2016-03-31T10:00:00Z`.
  var geregistreerd: String {
    let seconden = (tijd - (tijd % 1_000 + 1_000) % 1_000) / 1_000
    let vanDag = (seconden % 86_400 + 86_400) % 86_400
    let tijdstip = [vanDag / 3_600, vanDag / 60 % 60, vanDag % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(CivilDate(dag: Int32((seconden - vanDag) / 86_400)))T\(tijdstip.joined(separator: ":"))Z"
  }
}

extension Rekenwaarde {
  /// As it stands behind its line: with its unit.
  var tekst: String {
    switch self {
    case .exact(let exact): "€ " + Getallen.bedragTekst(exact: exact)
    case .afgerond(let bedrag, van: _): Getallen.euro(bedrag)
    case .datum(let dag): dag.description
    case .maanden(let maanden): maanden.isEmpty ? "geen" : maanden.map(\.description).joined(separator: ", ")
    case .tekst(let tekst): tekst
    case .getal, .deel: inFormule
    }
  }

  /// As it stands in a formula: without a sign for euros.
  var inFormule: String {
    switch self {
    case .exact(let exact): Getallen.bedragTekst(exact: exact)
    case .afgerond(let bedrag, van: _): Getallen.bedragTekst(bedrag)
    case .getal(let getal): Getallen.getal(getal)
    case .deel(let deel): Getallen.procent(deel)
    case .datum, .maanden, .tekst: tekst
    }
  }

  /// Whether rounding changed it.
  var isVeranderdDoorAfronden: Bool {
    if case .afgerond(let bedrag, van: let exact) = self { exact != Breuk(bedrag) } else { false }
  }
}

extension Waarde {
  /// With its unit, for people.
  func tekst(_ eenheid: Eenheid) -> String {
    switch self {
    case .cent(let bedrag): Getallen.euro(bedrag)
    case .decimaal(let getal): Getallen.getal(getal.breuk) + ([.procent, .procentRuim].contains(eenheid) ? "%" : "")
    case .geheel(let getal):
      switch eenheid {
      case .dagen: "\(getal) \(getal == 1 ? "dag" : "dagen")"
      case .maanden: "\(getal) \(getal == 1 ? "maand" : "maanden")"
      default: String(getal)
      }
    case .codes(let codes): codes.isEmpty ? "geen" : description
    case .jaNee, .code, .datum: description
    }
  }
}

/// A formula with the numbers of its terms in the place of their names.
func ingevuld(_ formule: String, _ termen: [Rekenterm]) -> String {
  var uit = ""
  var woord = ""
  func sluit() {
    uit += termen.first { $0.naam == woord }?.waarde.inFormule ?? woord
    woord = ""
  }
  for teken in formule {
    if teken.isLetter || !woord.isEmpty && teken.isNumber {
      woord.append(teken)
    } else {
      if !woord.isEmpty { sluit() }
      uit.append(teken)
    }
  }
  if !woord.isEmpty { sluit() }
  return uit
}
