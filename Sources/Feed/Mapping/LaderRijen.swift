import YAML

extension Lader {
  mutating func bestand(_ knoop: YAMLNode) -> Bestandvorm? {
    let paren = problemen.sleutels(
      knoop, van: "a file", verplicht: ["bestand", "rijen"], mag: ["kolommen", "recordtype", "negeer"])
    let patroon = problemen.tekst(paren["bestand"], "bestand") ?? ""
    let kolommen = kolomnamen(paren["kolommen"])
    if vorm.kopregel, paren["kolommen"] == nil {
      problemen.meld(knoop.place, "file '\(patroon)' has a header and lacks 'kolommen'; name its columns in order")
    }
    let knopen = paren["rijen"]?.sequence ?? []
    if knopen.isEmpty { problemen.meld(knoop.place, "file '\(patroon)' has no rijen") }
    var type: String?
    if let recordtype = paren["recordtype"] { type = problemen.tekst(recordtype, "recordtype") }
    var plaats: Int?
    var rijen: [Rijsoort] = []
    for rij in knopen {
      guard let (gelezen, eigen) = rijsoort(rij, kolommen: kolommen, recordtype: type) else { continue }
      if let type, let knoop = paren["recordtype"] {
        let hier = eigen.firstIndex(of: type)
        if hier == nil || (plaats != nil && plaats != hier) {
          problemen.meld(knoop.place, "recordtype column '\(type)' is not at one place in every kind of row")
        }
        plaats = hier
      }
      rijen.append(gelezen)
    }
    if type == nil, rijen.count > 1 {
      problemen.meld(
        knoop.place, "file '\(patroon)' has \(rijen.count) kinds of row and no 'recordtype' column to tell them apart")
    }
    return Bestandvorm(
      patroon: patroon, kolommen: kolommen, recordtype: plaats, negeer: codes(paren["negeer"], "negeer"), rijen: rijen)
  }

  private mutating func kolomnamen(_ knoop: YAMLNode?) -> [String] {
    var gezien: [String] = []
    for (naam, plaats) in problemen.teksten(knoop, "kolommen") {
      if gezien.contains(naam) { problemen.meld(plaats, "column '\(naam)' stands twice in kolommen") }
      gezien.append(naam)
    }
    return gezien
  }

  private mutating func rijsoort(
    _ knoop: YAMLNode, kolommen bestandskolommen: [String], recordtype: String?
  ) -> (Rijsoort, [String])? {
    let paren = problemen.sleutels(
      knoop, van: "a kind of row", verplicht: ["naam", "sleutel", "gebeurtenissen"] + (recordtype == nil ? [] : ["recordtype"]),
      mag: ["kolommen", "bsn", "gemeente", "werkgever", "ingetrokken", "overslaan", "registratie"])
    if let eigen = paren["kolommen"], !bestandskolommen.isEmpty {
      problemen.meld(eigen.place, "kolommen of the file hold for all its rows; a kind of row cannot have its own")
    }
    let kolommen = bestandskolommen.isEmpty ? kolomnamen(paren["kolommen"]) : bestandskolommen
    guard let naam = problemen.tekst(paren["naam"], "naam"), !kolommen.isEmpty else {
      if kolommen.isEmpty { problemen.meld(knoop.place, "a kind of row has no kolommen") }
      return nil
    }
    let sleutel = problemen.teksten(paren["sleutel"], "sleutel").compactMap { kolom($0.tekst, $0.plaats, kolommen) }
    let soort = onderwerp(paren, knoop, naam, kolommen)
    var gebeurtenissen: [Gebeurtenisvorm] = []
    for deel in paren["gebeurtenissen"]?.sequence ?? [] {
      guard let gelezen = gebeurtenis(deel, kolommen) else { continue }
      if let soort, !gelezen.type.onderwerp.contains(soort.soort) {
        problemen.meld(
          deel.place,
          "\(gelezen.type.naam) is about \(gelezen.type.onderwerp.map(\.rawValue).sorted().joined(separator: " or ")); "
            + "row '\(naam)' is about \(soort.soort.rawValue)")
      }
      gebeurtenissen.append(gelezen)
    }
    if gebeurtenissen.isEmpty, paren["gebeurtenissen"]?.sequence?.isEmpty ?? true {
      problemen.meld(knoop.place, "row '\(naam)' gives no gebeurtenissen; expected a list")
    }
    let rij = Rijsoort(
      naam: naam, recordtypen: codes(paren["recordtype"], "recordtype"), kolommen: kolommen, sleutel: sleutel,
      onderwerp: soort?.onderwerp ?? .bsn(0), ingetrokken: voorwaarde(paren["ingetrokken"], "ingetrokken", kolommen),
      overslaan: voorwaarde(paren["overslaan"], "overslaan", kolommen), registratie: registratie(paren["registratie"], kolommen),
      gebeurtenissen: gebeurtenissen)
    return (rij, kolommen)
  }

  private mutating func onderwerp(
    _ paren: [String: YAMLNode], _ knoop: YAMLNode, _ naam: String, _ kolommen: [String]
  ) -> (onderwerp: Rijsoort.Onderwerp, soort: Onderwerpsoort)? {
    let genoemd = ["bsn", "gemeente", "werkgever"].filter { paren[$0] != nil }
    guard genoemd.count == 1, let waarde = paren[genoemd[0]] else {
      problemen.meld(knoop.place, "row '\(naam)' names \(genoemd.count) of bsn, gemeente and werkgever; expected exactly one")
      return nil
    }
    if genoemd[0] == "gemeente" {
      return veldbron(Contractveld("gemeente", .gemeente), waarde, kolommen).map { (.gemeente($0), .boekhouding) }
    }
    guard let tekst = problemen.tekst(waarde, genoemd[0]), let plaats = kolom(tekst, waarde.place, kolommen) else { return nil }
    return genoemd[0] == "bsn" ? (.bsn(plaats), .client) : (.werkgever(plaats), .werkgever)
  }

  private mutating func gebeurtenis(_ knoop: YAMLNode, _ kolommen: [String]) -> Gebeurtenisvorm? {
    let paren = problemen.sleutels(knoop, van: "a gebeurtenis", verplicht: ["type", "velden"], mag: ["reeks", "als"])
    guard let naam = problemen.tekst(paren["type"], "type") else { return nil }
    guard let type = Gebeurtenistype.met(naam: naam) else {
      problemen.meld(
        knoop.place,
        "type is '\(naam)'; expected one of \(Gebeurtenistype.alle.map(\.naam).joined(separator: ", "))")
      return nil
    }
    let als = paren["als"].flatMap { voorwaarde($0, "als", kolommen) }
    let velden = paren["velden"].map { self.velden($0, type, kolommen) } ?? []
    let reeks = paren["reeks"]?.text ?? ""
    return Gebeurtenisvorm(
      type: type, reeks: reeks, voorvoegsel: sleutelvoorvoegsel(bron: bron, type: type.naam, reeks: reeks), als: als,
      velden: velden)
  }

  /// A column that is filled, or one with (or without) certain values.
  private mutating func voorwaarde(_ knoop: YAMLNode?, _ wat: String, _ kolommen: [String]) -> Voorwaarde? {
    guard let knoop else { return nil }
    if let tekst = knoop.text { return kolom(tekst, knoop.place, kolommen).map { Voorwaarde(kolom: $0, toets: .gevuld) } }
    let paren = problemen.sleutels(knoop, van: wat, verplicht: ["kolom"], mag: ["waarden", "behalve"])
    guard let tekst = problemen.tekst(paren["kolom"], "kolom"), let plaats = kolom(tekst, knoop.place, kolommen) else {
      return nil
    }
    guard (paren["waarden"] == nil) != (paren["behalve"] == nil) else {
      problemen.meld(knoop.place, "\(wat) expects either waarden or behalve")
      return nil
    }
    let waarden = codes(paren["waarden"] ?? paren["behalve"], wat)
    return Voorwaarde(kolom: plaats, toets: paren["waarden"] != nil ? .een(waarden) : .geen(waarden))
  }

  private mutating func registratie(_ knoop: YAMLNode?, _ kolommen: [String]) -> (kolom: Int, vorm: Datumvorm)? {
    guard let knoop, let tekst = problemen.tekst(knoop, "registratie") else { return nil }
    return kolom(tekst, knoop.place, kolommen).map { ($0, vorm.datum) }
  }

  mutating func kolom(_ naam: String, _ plaats: YAMLPlace, _ kolommen: [String]) -> Int? {
    if let gevonden = kolommen.firstIndex(of: naam) { return gevonden }
    problemen.meld(plaats, "column '\(naam)' is not one of kolommen: \(kolommen.joined(separator: ", "))")
    return nil
  }
}
