import Domain
import Dossiers
import Regelgeving

/// What a retraction of one fact would make of a besluit.
struct Gevolg {
  var feit: Gebeurtenis
  /// `vervalt`, or each field that changes.
  var verandering: String
}

/// One besluit with its motivering, as parts of a document.
struct BesluitUitleg {
  let motivering: Motivering
  let gevolgen: [Gevolg]
  let regels: Regels
  /// The besluit that a herziening corrects is explained beside it: its sum and ground are not told twice.
  var isKort = false

  private var besluit: Besluit { motivering.besluit }

  func schrijf(_ document: inout Document) {
    document.kop(2, besluit.sleutel.tekst)
    document.alinea("Uitkomst: \(besluit.uitkomst.inWoorden). Gemeente: \(regels.naam(besluit.gemeente)).")
    if case .onbepaald = besluit.uitkomst { document.letOp(Voorbehoud.geenBetaling) }
    if isKort { return verschil(&document) }
    for aanname in motivering.aannamen(regels) { document.letOp(aanname) }
    for gebruik in motivering.feiten where gebruik.isConflict {
      document.letOp(
        "CONFLICT: \(gebruik.feit.soort) \(gebruik.feit.id) kwam met meer dan één inhoud; hier is de in bytes kleinste gebruikt. "
          + "Laat het bronsysteem zeggen welke geldt.")
    }
    document.kop(3, "Berekening")
    document.som(motivering.stappen.map(somregel))
    if motivering.stappen.isEmpty { document.alinea("Er valt niets te berekenen: \(besluit.uitkomst.inWoorden).") }
    verschil(&document)
    document.kop(3, "Parameters en regels")
    if motivering.parameters.isEmpty && motivering.tabelrijen.isEmpty { document.alinea("Geen.") }
    document.punten(motivering.parameters.map { $0.punt(regels) } + motivering.tabelrijen.map(punt) + motivering.aow.map(punt))
    document.kop(3, "Feiten")
    if motivering.feiten.isEmpty { document.alinea("Geen.") }
    document.punten(motivering.feiten.map(punt))
    if let bron = motivering.bronnen { document.alinea(bron) }
    document.kop(3, "Wat dit zou veranderen")
    document.punten(veranderingen)
  }

  private func verschil(_ document: inout Document) {
    guard case .herziening(let verschil) = besluit.inhoud else { return }
    let gewoon = besluit.sleutel.tekst.dropFirst("herziening/".count)
    document.alinea(
      "Het verschil van \(gewoon) is \(Getallen.euro(verschil)): "
        + (verschil > .nul ? "terugvordering, er is te veel betaald." : "nabetaling, er is te weinig betaald.")
        + (isKort ? " De berekening, de regels en de feiten staan bij \(gewoon)." : ""))
  }

  private func somregel(_ stap: Rekenstap) -> Document.Somregel {
    var vulling: String?
    if let formule = stap.formule {
      let metGetallen = ingevuld(formule, stap.termen)
      vulling = metGetallen == stap.waarde.inFormule ? nil : "= \(metGetallen)"
      if case .afgerond(_, van: let exact) = stap.waarde, stap.waarde.isVeranderdDoorAfronden {
        vulling = "\(vulling ?? "") = \(Getallen.bedragTekst(exact: exact)), afgerond op hele centen (half naar boven)"
      }
    }
    let waarin = stap.termen.compactMap { term -> String? in
      switch term.herkomst {
      case .stap: nil
      case .parameter(let parameter): "\(term.naam) = \(parameter.pad)"
      case .feit(let veld): term.naam == veld ? nil : "\(term.naam) = \(veld)"
      case .besluit(let sleutel): "\(term.naam) = \(sleutel)"
      case .wet(let reden): "\(term.naam) = \(reden)"
      }
    }
    // A line that only takes a value over.
    if stap.termen.count == 1, stap.formule == stap.termen[0].naam {
      var uit: String?
      if case .parameter(let parameter) = stap.termen[0].herkomst { uit = "uit \(parameter.pad)" }
      if stap.termen[0].herkomst == .stap { uit = "= \(stap.termen[0].naam)" }
      return Document.Somregel(naam: stap.naam, waarde: stap.waarde.tekst, veld: stap.veld, waarin: uit, uitleg: stap.uitleg)
    }
    return Document.Somregel(
      naam: stap.naam, waarde: stap.waarde.tekst, veld: stap.veld, formule: stap.formule, ingevuld: vulling,
      waarin: waarin.isEmpty ? nil : "waarin \(waarin.joined(separator: "; "))", uitleg: stap.uitleg)
  }

  private func punt(_ gebruik: Tabelgebruik) -> Document.Punt {
    let tot = regels.beslistabellen.first { $0.vanaf > gebruik.tabel.vanaf }?.vanaf
    return Document.Punt(
      tekst: "beslistabel, rij \(gebruik.nummer): \(gebruik.rij.voorwaarden.inWoorden) → \(gebruik.rij.spoor.tekst)",
      onder: [
        "gevraagd op \(gebruik.op); geldig vanaf \(gebruik.tabel.vanaf)\(tot.map { " tot \($0)" } ?? ""); tenant; "
          + "status \(gebruik.rij.status.rawValue)",
        "bron: \(gebruik.rij.bron) (\(gebruik.rij.bestand):\(gebruik.rij.regel))",
      ])
  }

  private func punt(_ rij: AowRij) -> Document.Punt {
    Document.Punt(
      tekst: "AOW-leeftijd van wie van \(rij.geborenVanaf) tot \(rij.geborenVoor) is geboren: \(rij.maanden) maanden",
      onder: ["landelijk; status \(rij.status.rawValue); AOW art. 7a; bron: \(rij.bron) (\(rij.bestand):\(rij.regel))"])
  }

  private func punt(_ gebruik: Feitgebruik) -> Document.Punt {
    let vervangt = gebruik.feit.vervangt.map { ", vervangt \($0)" } ?? ""
    return Document.Punt(tekst: "\(gebruik.datum) \(gebruik.feit.soort) \(gebruik.feit.id): \(gebruik.rol)\(vervangt)")
  }

  private var veranderingen: [Document.Punt] {
    var punten = [
      Document.Punt(
        tekst: "een feit van een van deze soorten, nieuw, verbeterd (vervangt) of ingetrokken: "
          + besluit.feitsoorten.joined(separator: ", "))
    ]
    if !gevolgen.isEmpty {
      punten.append(
        Document.Punt(
          tekst: "intrekking van een van deze feiten:",
          onder: gevolgen.map { "\($0.feit.soort) \($0.feit.id): \($0.verandering)" }))
    }
    if case .onbepaald(let pad, let datum) = besluit.uitkomst {
      punten.append(Document.Punt(tekst: "wat ontbreekt: \(pad) op \(datum)"))
    }
    punten.append(
      Document.Punt(tekst: "een andere waarde in een van de parameterrijen hierboven, op de dag waarvoor zij gevraagd is"))
    punten.append(Document.Punt(tekst: eerstvolgende))
    return punten
  }

  private var eerstvolgende: String {
    guard let (dag, gebruikt) = motivering.eerstvolgendeVerandering(regels) else {
      return "geen van de gebruikte parameters heeft een latere waarde"
    }
    let wat = gebruikt.map { gebruikt in
      let nieuw = regels.voor(gebruikt.gemeente).waarde(gebruikt.parameter, op: dag)?.tekst(gebruikt.parameter.eenheid)
      return "\(gebruikt.parameter.pad) wordt \(nieuw ?? "leeg, een uitkomst die hem nodig heeft onbepaald")"
    }
    return "de eerstvolgende dag waarop een gebruikte parameter verandert: \(dag) (\(wat.joined(separator: "; "))); "
      + "dat raakt latere uitkomsten, niet deze"
  }
}

extension Motivering {
  /// The first day after the one it was asked for on which a used parameter has another row or none, and which.
  func eerstvolgendeVerandering(_ regels: Regels) -> (dag: CivilDate, parameters: [Gebruikt])? {
    let grenzen = parameters.compactMap { gebruikt in gebruikt.rij(regels)?.tot.map { (dag: $0, gebruikt: gebruikt) } }
    guard let dag = grenzen.map(\.dag).min() else { return nil }
    return (dag, grenzen.filter { $0.dag == dag }.map(\.gebruikt))
  }

  /// The systems that sent the facts, once.
  var bronnen: String? {
    let bronnen = feiten.reduce(into: [String]()) { if !$0.contains($1.feit.source) { $0.append($1.feit.source) } }
    return bronnen.isEmpty ? nil : "Gemeld door \(bronnen.joined(separator: ", "))."
  }
}

extension BesluitUitkomst {
  var kort: String { self == .vastgesteld ? "vastgesteld" : inWoorden }

  var inWoorden: String {
    switch self {
    case .vastgesteld: "vastgesteld, als berekening"
    case .zonderRecht: "zonder recht"
    case .onbepaald(let parameter, let datum): "onbepaald: er is geen \(parameter) op \(datum)"
    }
  }
}

extension Regels {
  /// `GM0010 (Delfzijl)`.
  func naam(_ gemeente: Gemeente) -> String {
    leden.first { $0.gemeente == gemeente }.map { "\(gemeente) (\($0.naam))" } ?? gemeente.description
  }
}

extension Besluit {
  /// Each field that two besluiten of one key differ in, `betaalbaar € 912,34 in plaats van € 572,04`.
  func verandering(tenOpzichte opzichte: Besluit) -> String {
    var delen: [String] = []
    if uitkomst != opzichte.uitkomst { delen.append("\(uitkomst.kort) in plaats van \(opzichte.uitkomst.kort)") }
    let hoofdzaak = ["betaalbaar", "subsidie", "resultaat", "percentage", "verschil"]
    let nu = platteVelden.filter { uitkomst == opzichte.uitkomst || hoofdzaak.contains($0.naam) }
    let toen = opzichte.platteVelden
    for (naam, waarde) in nu {
      let oud = toen.first { $0.naam == naam }?.waarde
      if oud != waarde { delen.append("\(naam) \(waarde)" + (oud.map { " in plaats van \($0)" } ?? "")) }
    }
    if uitkomst == opzichte.uitkomst {
      for (naam, waarde) in toen where !nu.contains(where: { $0.naam == naam }) {
        delen.append("geen \(naam) meer (was \(waarde))")
      }
    }
    if gemeente != opzichte.gemeente { delen.append("gemeente \(gemeente) in plaats van \(opzichte.gemeente)") }
    return delen.isEmpty ? "dezelfde uitkomst op een andere grond" : delen.joined(separator: "; ")
  }

  /// The fields as they are shown: `betaalbaar`, `€ 912,34`.
  var platteVelden: [(naam: String, waarde: String)] {
    switch inhoud {
    case .leeg: []
    case .spoor(let spoor): [("spoor", spoor.tekst)]
    case .uitkering(let b):
      [
        ("norm", Getallen.euro(b.norm)), ("vrijlating", Getallen.euro(b.vrijlating)),
        ("verlaging", Getallen.euro(b.verlaging)), ("recht", Getallen.euro(b.recht)),
        ("betaalbaar", Getallen.euro(b.betaalbaar)), ("vakantietoeslag", Getallen.euro(b.vakantietoeslag)),
        ("verschil", Getallen.euro(b.verschil)),
      ]
    case .loonkostensubsidie(let basis, let subsidie, let verschil):
      [
        ("basis", Getallen.euro(basis)), ("subsidie", Getallen.euro(subsidie)), ("verschil", Getallen.euro(verschil)),
      ]
    case .wsw(let rijksbijdrage, let tenantbijdrage, let resultaat):
      [
        ("rijksbijdrage", Getallen.euro(rijksbijdrage)), ("tenantbijdrage", Getallen.euro(tenantbijdrage)),
        ("resultaat", Getallen.euro(resultaat)),
      ]
    case .maatregel(let percentage, let maanden, let isWaarschuwing):
      [
        ("percentage", Getallen.procent(percentage.procent)), ("maanden", Rekenwaarde.maanden(maanden).tekst),
        ("waarschuwing", isWaarschuwing ? "ja" : "nee"),
      ]
    case .integraleIntake(let vorm, let plan): [("vorm", vorm.tekst)] + (plan.map { [("plan", $0.description)] } ?? [])
    case .herziening(let verschil): [("verschil", Getallen.euro(verschil))]
    }
  }
}
