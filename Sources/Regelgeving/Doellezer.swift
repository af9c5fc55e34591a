import Domain
package import YAML

extension Lezer {
  /// `doelen.yaml`: the indicators of the tenant's paper, each with a formula over maten that exist.
  mutating func doelen(_ wortel: YAMLNode, _ sporen: [String]?, _ leden: [Lid]?) -> [Doel] {
    guard let velden = velden(wortel, "", verplicht: ["doelen"]) else { return [] }
    let doelen = lijst(velden["doelen"]?.value, "doelen").compactMap { doel($0, sporen, leden) }
    for (plaats, doel) in doelen.enumerated() {
      guard let eerder = doelen[..<plaats].first(where: { $0.id == doel.id }) else { continue }
      meld(
        regel: doel.regel, "doelen id", "'\(doel.id)' twice (also on line \(eerder.regel))", verwacht: "every id once",
        schrijf: "write another id")
    }
    return doelen
  }

  private mutating func doel(_ node: YAMLNode, _ sporen: [String]?, _ leden: [Lid]?) -> Doel? {
    let sleutel = "doelen"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["id", "omschrijving", "formule", "eenheid", "periode", "bron"], mag: ["streefwaarden"])
    else { return nil }
    let id = code(velden["id"], sleutel)
    let omschrijving = tekst(velden["omschrijving"], sleutel)
    let formule = formule(velden["formule"], sporen)
    let eenheid = keuze(velden["eenheid"], sleutel, Doel.Eenheid.allCases.map(\.rawValue)).flatMap(Doel.Eenheid.init)
    let periode = keuze(velden["periode"], sleutel, Doel.Periode.allCases.map(\.rawValue)).flatMap(Doel.Periode.init)
    let bron = tekst(velden["bron"], sleutel)
    let streefwaarden = lijst(velden["streefwaarden"]?.value, samen(sleutel, "streefwaarden"))
      .compactMap { streefwaarde($0, leden) }
    guard let id, let omschrijving, let formule, let eenheid, let periode, let bron else { return nil }
    return Doel(
      id: id, omschrijving: omschrijving, formule: formule, eenheid: eenheid, periode: periode, streefwaarden: streefwaarden,
      bron: bron, bestand: bestand, regel: node.place.line)
  }

  private mutating func code(_ entry: YAMLEntry?, _ sleutel: String) -> Symbool? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, isCode(tekst) { return Symbool(tekst) }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape,
      verwacht: "a code of lower-case letters, digits and hyphens", schrijf: "write another code")
    return nil
  }

  /// A formula over maten that exist.
  package mutating func formule(_ entry: YAMLEntry?, _ sporen: [String]?, sleutel: String = "doelen formule") -> Formule? {
    guard let tekst = tekst(entry, String(sleutel.prefix { $0 != " " })), let entry else { return nil }
    do throws(Formulefout) {
      let formule = try Formulelezer(sporen: sporen).lees(tekst)
      if !formule.maten.isEmpty { return formule }
      meld(
        entry.value.place, sleutel, "no maat in '\(tekst)'", verwacht: "a formula over maten",
        schrijf: "write the maat that it is about")
    } catch {
      meld(entry.value.place, sleutel, error.gevonden, verwacht: error.verwacht, schrijf: error.schrijf)
    }
    return nil
  }

  /// A number to compare with, a figure from outside and a difference, or neither: the year before.
  private mutating func streefwaarde(_ node: YAMLNode, _ leden: [Lid]?) -> Doel.Streefwaarde? {
    let sleutel = "doelen streefwaarden"
    guard
      let velden = velden(
        node, sleutel, verplicht: ["vergelijking", "status", "bron"],
        mag: ["jaar", "gemeente", "waarde", "referentie", "verschil", "toelichting"])
    else { return nil }
    let begin = problemen.count
    let vergelijking = keuze(velden["vergelijking"], sleutel, Doel.Vergelijking.allCases.map(\.rawValue))
      .flatMap(Doel.Vergelijking.init)
    let jaar = getal(velden["jaar"], sleutel, 1900...2199)
    let gemeente = gemeente(velden["gemeente"], sleutel)
    if let gemeente, let leden, !leden.contains(where: { $0.gemeente == gemeente }), let entry = velden["gemeente"] {
      meld(
        entry.value.place, samen(sleutel, "gemeente"), "\(gemeente)", verwacht: "a gemeente of this tenant",
        schrijf: "write one of \(opsomming(leden.map(\.gemeente.description)))")
    }
    let waarde = verhouding(velden["waarde"], sleutel)
    let referentie = tekst(velden["referentie"], sleutel)
    let verschil = verhouding(velden["verschil"], sleutel)
    let status = keuze(velden["status"], sleutel, Status.allCases.map(\.rawValue)).flatMap(Status.init)
    let bron = tekst(velden["bron"], sleutel)
    let toelichting = tekst(velden["toelichting"], sleutel)
    if let vergelijking { past(vergelijking, velden, node) }
    if status == .aanname, velden["toelichting"] == nil {
      meld(
        node.place, samen(sleutel, "toelichting"), "is missing", verwacht: "the reason of every 'aanname'",
        schrijf: "add 'toelichting:'")
    }
    guard problemen.count == begin, let vergelijking, let status, let bron else { return nil }
    return Doel.Streefwaarde(
      jaar: jaar, gemeente: gemeente, vergelijking: vergelijking, waarde: waarde, referentie: referentie, verschil: verschil,
      status: status, bron: bron, toelichting: toelichting, regel: node.place.line)
  }

  private mutating func past(_ vergelijking: Doel.Vergelijking, _ velden: Velden, _ node: YAMLNode) {
    let metVorigJaar = vergelijking == .stijgend || vergelijking == .dalend
    let aantal = ["waarde", "referentie"].filter { velden[$0] != nil }.count
    if metVorigJaar, aantal > 0 || velden["verschil"] != nil {
      meld(
        node.place, "doelen streefwaarden", "'\(vergelijking.rawValue)' with a value", verwacht: "the year before as its measure",
        schrijf: "remove the value, or write hoogstens or minstens")
    } else if !metVorigJaar, aantal != 1 {
      meld(
        node.place, "doelen streefwaarden", aantal == 0 ? "no value" : "a value and a referentie",
        verwacht: "'waarde', or 'referentie' with 'verschil'", schrijf: "write one of them")
    } else if velden["verschil"] != nil, velden["referentie"] == nil {
      meld(
        node.place, "doelen streefwaarden verschil", "without a referentie", verwacht: "the figure that it differs from",
        schrijf: "add 'referentie:', or write 'waarde:'")
    }
  }

  /// A number, or two whole numbers with / between them: `1020`, `4.6`, `-1`, `100/3`.
  private mutating func verhouding(_ entry: YAMLEntry?, _ sleutel: String) -> Breuk? {
    guard let entry else { return nil }
    if let tekst = entry.value.text {
      let delen = tekst.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if delen.count == 2, let teller = geheelGetal(delen[0]), let noemer = geheelGetal(delen[1]), noemer > 0 {
        return Breuk(Int128(teller), Int128(noemer))
      }
      if delen.count == 1, tekst.utf8.count <= 16, let getal = Decimaal(tekst) { return getal.breuk }
    }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape,
      verwacht: "a number with a point, or a fraction like 100/3",
      schrijf: "write digits only, with a point before decimals")
    return nil
  }
}
