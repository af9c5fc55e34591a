import Domain

/// Fills the columns of one row from facts.
struct Rijschrijver {
  let mapping: FeedMapping
  let bestand: Bestandvorm
  let rij: Rijsoort
  /// By column; an absent one is empty.
  private(set) var velden: [Int: [UInt8]] = [:]

  init(mapping: FeedMapping, bestand: Bestandvorm, rij: Rijsoort) {
    self.mapping = mapping
    self.bestand = bestand
    self.rij = rij
    if let kolom = bestand.recordtype { velden[kolom] = rij.recordtypen.first }
  }

  var kolommen: [[UInt8]] { rij.kolommen.indices.map { velden[$0] ?? [] } }

  mutating func voegToe(_ feit: Feit, _ vorm: Gebeurtenisvorm) throws(MappingWriterError) {
    for bron in vorm.velden { try veld(bron, feit.velden[bron.contract.naam], feit) }
    try onderwerp(feit)
    var over = feit.sleutel[...]
    for kolom in rij.sleutel where velden[kolom] == nil {
      guard let deel = over.popFirst() else { throw fout(feit, "its business key has too few parts for row \(rij.naam)") }
      try zet(kolom, try bytes(deel, feit), feit)
    }
    if let als = vorm.als, case .een(let waarden) = als.toets, velden[als.kolom] == nil { velden[als.kolom] = waarden.first }
    if feit.isIngetrokken {
      guard let ingetrokken = rij.ingetrokken, case .een(let waarden) = ingetrokken.toets, let waarde = waarden.first else {
        throw fout(feit, "row \(rij.naam) cannot say that it is withdrawn")
      }
      velden[ingetrokken.kolom] = waarde
    }
    if let (kolom, vorm) = rij.registratie, let datum = feit.geregistreerd { velden[kolom] = schrijf(datum, vorm) }
    for (naam, tekst) in feit.overig {
      guard let kolom = rij.kolommen.firstIndex(of: naam), velden[kolom] == nil else { continue }
      velden[kolom] = mapping.vorm.codering.bytes(tekst) ?? []
    }
  }

  /// Spoils the first filled column of the kind.
  mutating func beschadig(_ wat: Beschadiging) {
    func kolom(_ past: (Veldbron) -> Bool) -> Int? {
      rij.gebeurtenissen.flatMap(\.velden).first { past($0) && $0.kolom.map { velden[$0]?.isEmpty == false } == true }?.kolom
    }
    switch wat {
    case .bsn:
      guard case .bsn(let kolom) = rij.onderwerp, var bsn = velden[kolom], let laatste = bsn.popLast() else { return }
      velden[kolom] = bsn + [laatste == 0x39 ? 0x30 : laatste + 1]
    case .datum:
      guard let kolom = kolom({ $0.contract.soort == .datum || $0.contract.soort == .maand }) else { return }
      velden[kolom] = velden[kolom]?.map { $0 >= 0x30 && $0 <= 0x39 ? 0x39 : $0 }
    case .getal:
      guard let kolom = kolom({ $0.contract.soort.isGetal }) else { return }
      velden[kolom]?.append(UInt8(ascii: "o"))
    case .code:
      guard let kolom = kolom({ $0.codes != nil }) else { return }
      velden[kolom] = Array("??".utf8)
    case .kolomTeVeel: break
    }
  }

  private mutating func onderwerp(_ feit: Feit) throws(MappingWriterError) {
    switch (rij.onderwerp, feit.onderwerp) {
    case (.bsn(let kolom), .bsn(let bsn)): try zet(kolom, Array(bsn.utf8), feit)
    case (.gemeente(let bron), .gemeente(let gemeente)): try veld(bron, .tekst(gemeente.description), feit)
    case (.werkgever(let kolom), .werkgever(let nummer)): try zet(kolom, try bytes(nummer, feit), feit)
    default: throw fout(feit, "row \(rij.naam) is about another kind of subject")
    }
  }

  private mutating func veld(_ bron: Veldbron, _ waarde: Veldwaarde?, _ feit: Feit) throws(MappingWriterError) {
    if let verwijst = bron.verwijst {
      guard case .sleutel(let delen) = waarde, delen.count == verwijst.kolommen.count else {
        throw fout(feit, "\(bron.contract.naam) needs the business key of \(verwijst.type.naam)")
      }
      for (kolom, deel) in zip(verwijst.kolommen, delen) { try zet(kolom, try bytes(deel, feit), feit) }
      return
    }
    guard let kolom = bron.kolom, let waarde else { return }
    let bytes = try self.bytes(bron, waarde, feit)
    try zet(kolom, bytes, feit)
  }

  private mutating func zet(_ kolom: Int, _ bytes: [UInt8], _ feit: Feit) throws(MappingWriterError) {
    if let eerder = velden[kolom], !eerder.isEmpty, eerder != bytes {
      throw fout(feit, "column \(rij.kolommen[kolom]) would hold two values")
    }
    velden[kolom] = bytes
  }

  private func bytes(_ bron: Veldbron, _ waarde: Veldwaarde, _ feit: Feit) throws(MappingWriterError) -> [UInt8] {
    if case .lijst(let delen) = waarde {
      var uit: [[UInt8]] = []
      for deel in delen { uit.append(try code(bron, deel, feit)) }
      return Array(uit.joined(separator: [bron.lijst]))
    }
    switch (bron.contract.soort, waarde) {
    case (.jaNee, .jaNee(let ja)) where bron.codes != nil: return try code(bron, ja ? "ja" : "nee", feit)
    case (.jaNee, .jaNee(let ja)): return (ja ? mapping.vorm.ja : mapping.vorm.nee).first ?? []
    case (_, .tekst(let tekst)) where bron.codes != nil: return try code(bron, tekst, feit)
    case (.bedrag, .getal(let cent)): return try bedrag(cent, bron.bedrag, feit)
    case (_, .getal(let getal)): return Array(String(getal).utf8)
    case (.datum, .tekst(let tekst)):
      guard let datum = CivilDate(tekst) else { throw fout(feit, "\(bron.contract.naam) is no date") }
      return schrijf(datum - bron.dagen, bron.datum)
    case (.maand, .tekst(let tekst)):
      guard let maand = Maand(tekst) else { throw fout(feit, "\(bron.contract.naam) is no month") }
      return schrijf(maand, bron.maand)
    case (.decimaal, .tekst(let tekst)):
      return Array(tekst.utf8).map { $0 == UInt8(ascii: ".") ? mapping.vorm.decimaalteken : $0 }
    case (.gemeente, .tekst(let tekst)): return Array(tekst.utf8.dropFirst(2))
    case (_, .tekst(let tekst)): return try bytes(tekst, feit)
    default: throw fout(feit, "\(bron.contract.naam) cannot hold \(waarde)")
    }
  }

  private func code(_ bron: Veldbron, _ ons: String, _ feit: Feit) throws(MappingWriterError) -> [UInt8] {
    guard let codes = bron.codes else { return try bytes(ons, feit) }
    guard let hun = codes.hun(ons) else { throw fout(feit, "the system has no code for \(bron.contract.naam) \(ons)") }
    return hun
  }

  private func bytes(_ tekst: String, _ feit: Feit) throws(MappingWriterError) -> [UInt8] {
    guard let bytes = mapping.vorm.codering.bytes(tekst) else {
      throw fout(feit, "a text has characters that the encoding lacks")
    }
    return bytes
  }

  private func bedrag(_ cent: Int64, _ vorm: Bedragvorm, _ feit: Feit) throws(MappingWriterError) -> [UInt8] {
    let teken = cent < 0 ? "-" : ""
    let absoluut = cent.magnitude
    switch vorm {
    case .cent: return Array(String(cent).utf8)
    case .heleEuro:
      guard absoluut % 100 == 0 else { throw fout(feit, "an amount of whole euros has cents") }
      return Array((teken + metDuizendtal(absoluut / 100)).utf8)
    case .euro:
      let rest = absoluut % 100
      let decimaal = String(Unicode.Scalar(mapping.vorm.decimaalteken))
      return Array("\(teken)\(metDuizendtal(absoluut / 100))\(decimaal)\(rest < 10 ? "0" : "")\(rest)".utf8)
    }
  }

  private func metDuizendtal(_ getal: UInt64) -> String {
    let cijfers = String(getal)
    guard let teken = mapping.vorm.duizendtal else { return cijfers }
    var uit = ""
    for (plaats, cijfer) in cijfers.enumerated() {
      if plaats > 0, (cijfers.count - plaats) % 3 == 0 { uit.append(Character(Unicode.Scalar(teken))) }
      uit.append(cijfer)
    }
    return uit
  }

  private func schrijf(_ datum: CivilDate, _ vorm: Datumvorm) -> [UInt8] {
    let delen = datum.description.split(separator: "-")
    return switch vorm {
    case .isoDatum: Array(datum.description.utf8)
    case .dagEerst: Array(delen.reversed().joined(separator: "-").utf8)
    case .aaneen: Array(delen.joined().utf8)
    }
  }

  private func schrijf(_ maand: Maand, _ vorm: Maandvorm) -> [UInt8] {
    let delen = maand.description.split(separator: "-")
    return switch vorm {
    case .isoMaand: Array(maand.description.utf8)
    case .maandEerst: Array(delen.reversed().joined(separator: "-").utf8)
    case .aaneen: Array(delen.joined().utf8)
    }
  }

  private func fout(_ feit: Feit, _ tekst: String) -> MappingWriterError {
    MappingWriterError(description: "\(mapping.pad): \(feit.type) \(feit.sleutel.joined(separator: "/")): \(tekst)")
  }
}

extension Feit.Onderwerp {
  var soort: Onderwerpsoort {
    switch self {
    case .bsn: .client
    case .gemeente: .boekhouding
    case .werkgever: .werkgever
    }
  }
}

extension Veldsoort {
  fileprivate var isGetal: Bool {
    switch self {
    case .bedrag, .geheel, .decimaal: true
    default: false
    }
  }
}
