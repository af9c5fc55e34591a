public import Dossiers
import Domain
import Regelgeving

/// What every explanation says of itself.
public enum Voorbehoud {
  public static let tekst = """
    Dit is een berekening, geen besluit. Een besluit is het pas als het college het vaststelt (Awb art. 1:3); wie het aangaat \
    wordt niet onderworpen aan een uitsluitend geautomatiseerd besluit (AVG art. 22).
    """

  static let geenBetaling =
    "Niet vast te stellen: deze uitkomst gaat naar de werklijst (explain --werklijst) en nooit naar betaling."
}

/// The sentence that names what is no source; nil of what a source prints.
private func aanname(_ wat: String, _ status: Status, _ bron: String, _ toelichting: String?) -> String? {
  let reden = "\(wat). Bron: \(bron)" + (toelichting.map { "; \($0)" } ?? "")
  switch status {
  case .bron: return nil
  case .model: return "MODEL (uit een verordening van een andere gemeente): " + reden
  case .aanname: return "AANNAME: " + reden
  }
}

extension Gebruikt {
  var zin: String { "\(parameter.pad) = \(waarde.tekst(parameter.eenheid))" }

  func aanname(_ regels: Regels) -> String? {
    rij(regels).flatMap { Uitleg.aanname(zin, $0.status, $0.bron, $0.toelichting) }
  }

  /// The sentence that a value was used on a day up to which nobody checked it.
  fileprivate func verouderd(_ regels: Regels) -> String? {
    guard let rij = rij(regels), rij.isVerouderd(op: op) else { return nil }
    return "NIET GECONTROLEERD: \(zin) op \(op); de bron is nagekeken tot en met \(rij.gecontroleerdTot)"
  }

  func punt(_ regels: Regels) -> Document.Punt {
    Document.Punt(
      tekst: zin,
      onder: rij(regels).map { rij in
        [
          "gevraagd op \(op); geldig vanaf \(rij.vanaf)\(rij.tot.map { " tot \($0)" } ?? ""); \(rij.niveau.rawValue); "
            + "status \(rij.status.rawValue)",
          "\(rij.artikel); bron: \(rij.bron) (\(rij.bestand):\(rij.regel))",
        ]
      } ?? [])
  }
}

extension Motivering {
  /// What is no source but an assumption or another gemeente's rule, and what was used unchecked, each once.
  func aannamen(_ regels: Regels) -> [String] {
    var uit: [String] = []
    let zinnen =
      parameters.map { $0.aanname(regels) } + tabelrijen.map(\.aanname) + aow.map(\.aanname)
      + parameters.map { $0.verouderd(regels) }
    for zin in zinnen {
      if let zin, !uit.contains(zin) { uit.append(zin) }
    }
    if teltMaandenVanafEinde {
      uit.append(
        "AANNAME: een datum plus maanden valt op dezelfde dag, of anders op de laatste van de maand; geen bron zegt het")
    }
    if feiten.contains(where: { $0.feit.noemtSchrikkeldag }) {
      uit.append("AANNAME: wie op 29 februari is geboren, is in andere jaren op 28 februari jarig; geen bron zegt het")
    }
    return uit
  }
}

extension Motivering {
  /// A window or term of months was counted from the 29th, 30th or 31st.
  private var teltMaandenVanafEinde: Bool {
    func isEinde(_ naam: String) -> Bool {
      feiten.contains { $0.feit.soort == naam && $0.datum.delen.dag > 28 }
    }
    return switch besluit.sleutel.soort {
    case .maatregel: isEinde("gedraging-gemeld") && stappen.contains { $0.naam == "eerder" }
    case .loonkostensubsidie: isEinde("plaatsing-gestart") && parameters.contains { $0.parameter == .lksForfaitMaanden }
    default: false
    }
  }
}

extension Tabelgebruik {
  fileprivate var aanname: String? {
    Uitleg.aanname(
      "rij \(nummer) van de beslistabel (\(rij.voorwaarden.inWoorden) geeft \(rij.spoor.tekst))", rij.status, rij.bron,
      rij.toelichting)
  }
}

extension AowRij {
  fileprivate var aanname: String? {
    Uitleg.aanname(
      "de AOW-leeftijd van wie van \(geborenVanaf) tot \(geborenVoor) is geboren is \(maanden) maanden", status, bron, nil)
  }
}

extension Gebeurtenis {
  /// Whether it gives a birth date on 29 February.
  fileprivate var noemtSchrikkeldag: Bool {
    let datums: [CivilDate?] =
      switch inhoud {
      case .aanvraagOntvangen(let d): [d.geboortedatum, d.partnerGeboortedatum, d.geboortedatumJongsteKind]
      case .huishoudenGewijzigd(let d): [d.partnerGeboortedatum, d.geboortedatumJongsteKind]
      default: []
      }
    return datums.contains { $0.map { $0.delen.maand == 2 && $0.delen.dag == 29 } ?? false }
  }

  /// `huishouden-gewijzigd`.
  var soort: String { Inhoud.namen[inhoud.volgorde] }
}

extension Besluit {
  /// Kinds of fact that can change it; of a herziening those of the besluit that it corrects.
  public var feitsoorten: [String] { sleutel.soort.feitsoorten }
}

extension Besluitsoort {
  /// Kinds of fact that can change a besluit of this kind, in the order of the specification.
  ///
  /// A `gegeven-ingetrokken`, and a `vervangt` on any fact, works through the fact that it names.
  fileprivate var feitsoorten: [String] {
    let periode = ["aanvraag-ontvangen", "aanvraag-besloten", "huishouden-gewijzigd", "uitstroom-gemeld"]
    let soorten: [String] =
      switch self {
      case .uitkering, .herziening: periode + ["uitkering-verwerkt", "gedraging-gemeld"]
      case .loonkostensubsidie: periode + ["loonkosten-gedeclareerd", "plaatsing-gestart", "plaatsing-beeindigd"]
      case .wsw: periode + ["wsw-loon-verwerkt"]
      case .maatregel: periode + ["gedraging-gemeld"]
      case .spoor: periode + ["diagnose-gesteld"]
      case .integraleIntake: periode
      }
    return Inhoud.namen.filter(soorten.contains) + ["gegeven-ingetrokken"]
  }
}
