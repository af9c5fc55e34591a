import Domain
import Regelgeving
public import Sturing

extension Snapshot {
  /// What a tenant's planning and control has made and told.
  public struct Sturingsstand: Sendable {
    /// By when they were made.
    public var gemaakt: [Kalender.Gemaakt] = []
    /// The last notice of each indicator and year.
    public var signalen: [Signaal] = []

    public init() {}
  }

  /// An indicator that crossed its norm, or is back, as the colleges were told.
  public struct Signaal: Sendable, Hashable {
    public var indicator: String
    public var jaar: Int
    public var isBijsturen: Bool
    public var omschrijving: String
    public var waarde: String
    public var norm: String
    /// Milliseconds since 1970.
    public var tijd: Int64

    public init(
      indicator: String, jaar: Int, isBijsturen: Bool, omschrijving: String, waarde: String, norm: String, tijd: Int64
    ) {
      (self.indicator, self.jaar, self.isBijsturen) = (indicator, jaar, isBijsturen)
      (self.omschrijving, self.waarde, self.norm, self.tijd) = (omschrijving, waarde, norm, tijd)
    }
  }
}

extension Tenantcijfers {
  /// The cells of some maten, as what a council steers by is computed from.
  func cellen(_ maten: Set<Maat>) -> [Cel: Int64] {
    var cellen: [Cel: Int64] = [:]
    for maat in maten {
      for (gemeente, reeksen) in perMaat[maat] ?? [:] {
        for (dimensies, reeks) in reeksen {
          reeks.perMaand { maand, waarde in cellen[Cel(maat, gemeente, maand, dimensies)] = waarde }
        }
      }
    }
    return cellen
  }
}

/// What a request for one of these tables asks.
struct Sturingsvraag: Sendable {
  var jaar: Int?
  /// The last month that counts.
  var totEnMet: Maand?
  var scenario: String?
  var tabel: String?
  var formaat = Vraag.Formaat.json

  init(jaar: Int? = nil) { self.jaar = jaar }

  static func parameters(_ soort: Sturingsoort) -> [String] {
    switch soort {
    case .fondsen, .verdelingen: ["jaar", "totEnMet", "formaat"]
    case .reeksen: ["scenario", "tabel", "formaat"]
    case .kalender, .werkgevers: ["jaar", "formaat"]
    }
  }

  init(_ soort: Sturingsoort, _ query: [(name: String, value: String)], accept: String?) throws(Problem) {
    let bekend = Self.parameters(soort)
    var gezien: Set<String> = []
    formaat = try Vraag.formaat(accept: accept)
    for (naam, waarde) in query {
      guard bekend.contains(naam) else {
        throw Problem(.onbekendeParameter, "De parameter '\(Problem.shown(naam))' bestaat hier niet.", bekend: bekend)
      }
      guard gezien.insert(naam).inserted else {
        throw Problem(.ongeldigeParameter, "De parameter \(naam) komt twee keer voor.")
      }
      switch naam {
      case "jaar": jaar = try Self.jaar(waarde)
      case "totEnMet":
        guard let maand = Maand(waarde) else {
          throw Problem(.ongeldigeParameter, "totEnMet: '\(Problem.shown(waarde))' gevonden, een maand (2016-09) verwacht.")
        }
        totEnMet = maand
      case "scenario": scenario = waarde
      case "tabel": tabel = waarde
      default:
        guard let gekozen = Vraag.Formaat(rawValue: waarde) else {
          throw Problem(
            .onbekendFormaat, "formaat: '\(Problem.shown(waarde))' kan niet.", bekend: Vraag.Formaat.allCases.map(\.rawValue))
        }
        formaat = gekozen
      }
    }
  }

  static func jaar(_ tekst: String) throws(Problem) -> Int {
    guard let jaar = Int(tekst), tekst.count == 4, (1900...2199).contains(jaar) else {
      throw Problem(
        .ongeldigeParameter, "jaar: '\(Problem.shown(tekst))' gevonden, een jaar van 1900 tot en met 2199 verwacht.")
    }
    return jaar
  }
}
