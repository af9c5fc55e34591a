import Domain
import JSON
import Testing

@testable import TopicContracts

struct OutputTests {
  static let seed: UInt64 = 20_170_701

  @Test func `every output reads back as it was written, and meets its schema`() throws {
    var random = RandomEvents(seed: Self.seed)
    let tenant = try #require(TenantID("drentsche-aa"))
    for ronde in 0..<40 {
      let cellen = (0..<4).map { _ in random.cel() }
      let bijdrage = BijdrageRecord(
        tenant: tenant, generatie: 1 + ronde, partitie: ronde % 4, nummer: Int64(ronde) + 1,
        bijdragen: cellen.map { Bijdrage($0, random.delta($0)) })
      #expect(try BijdrageRecord(decoding: bijdrage.encoded) == bijdrage, "seed \(Self.seed)")
      let cel = CelRecord(tenant: tenant, cel: cellen[0], waarde: random.delta(cellen[0]))
      #expect(try CelRecord(decoding: cel.encoded) == cel, "seed \(Self.seed)")
      #expect(try RegioRecord(key: cel.sleutel, value: cel.encoded) == .cel(cel), "seed \(Self.seed)")
      let stand = StandRecord(tenant: tenant, partitie: ronde, generatie: 1, nummer: Int64(ronde))
      #expect(try RegioRecord(key: stand.sleutel, value: stand.encoded) == .stand(stand))
      let isVrij = random.bool()
      let (maand, jaar) = isVrij ? (cellen[1].maand, nil) : (nil, cellen[1].maand.jaar)
      let aggregaat = AggregaatRecord(
        publicatie: ronde + 2, arbeidsmarktregio: ronde % 4 == 0 ? nil : "AM01", tenant: ronde % 4 > 1 ? tenant : nil,
        gemeente: ronde % 4 == 3 ? Gemeente(nummer: 10) : nil, maat: cellen[1].maat, dimensies: cellen[1].dimensies,
        maand: maand, jaar: jaar, status: isVrij ? .afgerond : .vervallen,
        waarde: isVrij ? random.delta(cellen[1]) : nil, sinds: ronde + 1)
      #expect(try AggregaatRecord(decoding: aggregaat.encoded) == aggregaat, "seed \(Self.seed)")
      #expect(try GepubliceerdRecord(key: aggregaat.sleutel, value: aggregaat.encoded) == .cijfer(aggregaat))
      let publicatie = PublicatieRecord(
        nummer: ronde + 1, vanaf: cellen[1].maand, totEnMet: cellen[1].maand + ronde,
        beleidDigest: String(repeating: "0a", count: 32),
        invoerDigest: String(repeating: "0b", count: 32), vorigZegel: isVrij ? String(repeating: "0c", count: 32) : nil,
        zegel: String(repeating: "0d", count: 32), cijfers: ronde,
        laat: [.init(tenant: tenant, laatsteGebeurtenis: isVrij ? 86_400_123 : nil, totEnMet: isVrij ? nil : cellen[1].maand)],
        tijd: Int64(ronde) * 86_400_123, wie: "uid 990")
      #expect(try GepubliceerdRecord(key: publicatie.sleutel, value: publicatie.encoded) == .publicatie(publicatie))
      let quarantine = random.quarantine(tenant)
      #expect(try QuarantineRecord(decoding: quarantine.encoded) == quarantine, "seed \(Self.seed)")
      let besluit = random.besluit(tenant)
      let terug = try BesluitRecord(decoding: besluit.encoded)
      #expect(terug.encoded == besluit.encoded, "seed \(Self.seed)")
      #expect(terug.grondslag == besluit.grondslag && terug.bedragen.count == besluit.bedragen.count)
      let wissing = WissingRecord(
        tenant: tenant, nummer: 1 + ronde, wie: "uid \(ronde)", grond: "AVG artikel 17", tijd: Int64(ronde) * 86_400_123,
        stand: isVrij ? .begonnen : .voltooid, records: ronde)
      #expect(try WissingRecord(decoding: wissing.encoded) == wissing)
      for (schema, bytes) in [
        ("bijdrage.v1", bijdrage.encoded), ("cel.v1", cel.encoded), ("stand.v1", stand.encoded),
        ("aggregaat.v1", aggregaat.encoded), ("publicatie.v1", publicatie.encoded),
        ("wissing.v1", wissing.encoded), ("quarantine.v1", quarantine.encoded), ("besluit.v1", besluit.encoded),
      ] {
        let value = try JSONValue.parse(bytes)
        #expect(try schemafouten(schema, value).isEmpty, "seed \(Self.seed)")
        #expect(value.canonical == bytes, "\(schema) is not canonical")
      }
    }
  }

  @Test func `the keys of cells tell cells apart, whatever the codes hold`() throws {
    let tenant = try #require(TenantID("dal"))
    let maand = Maand(jaar: 2016, maand: 2)
    let een = CelRecord(
      tenant: tenant, cel: Cel(.uitvoeringskostenCent, Gemeente(nummer: 10), maand, Dimensies((Dimensie.soort, "a\",\"b"))),
      waarde: 1)
    #expect(
      String(decoding: een.sleutel, as: UTF8.self) == #"["dal","GM0010","2016-02","uitvoeringskostenCent",{"soort":"a\",\"b"}]"#)
    let leeg = CelRecord(tenant: tenant, cel: Cel(.aanvraag, .onbekend, maand), waarde: 3)
    #expect(String(decoding: leeg.sleutel, as: UTF8.self) == #"["dal","onbekend","2016-02","aanvraag",{}]"#)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 is that of RFC 4648 section 10`(text: String, code: String) throws {
    #expect(Base64(Array(text.utf8)).description == code)
    let terug = Array(code.utf8).withUnsafeBufferPointer { Base64(utf8: $0) }
    #expect(terug?.bytes == Array(text.utf8))
  }

  @Test(arguments: ["Zg=", "Zg", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", "Zm 9", "Zg==Zg==", "Zm9_", "=m9v"])
  func `other base64 is refused`(code: String) {
    #expect(Array(code.utf8).withUnsafeBufferPointer { Base64(utf8: $0) } == nil)
  }
}

extension RandomEvents {
  fileprivate mutating func cel() -> Cel {
    let namen = Dimensie.allCases.filter { _ in getal(8) == 0 }.prefix(4)
    let dimensies = Dimensies(paren: namen.map { ($0, Symbool("code-\(getal(20))")) })
    return Cel(keuze(Maat.self), bool() ? gemeente() : .onbekend, maand(), dimensies ?? Dimensies())
  }

  fileprivate mutating func delta(_ cel: Cel) -> Int64 {
    let waarde = Int64(getal(1_000_000_000)) - 500_000_000
    return cel.maat.isDecimaal ? waarde * 1000 : waarde
  }

  fileprivate mutating func bytes() -> [UInt8] { (0..<getal(40)).map { _ in UInt8(truncatingIfNeeded: volgende()) } }

  fileprivate mutating func quarantine(_ tenant: TenantID) -> QuarantineRecord {
    let origineel: QuarantineRecord.Origineel? = soms { r in
      .init(
        sleutel: r.soms { $0.bytes() }, waarde: r.soms { $0.bytes() },
        headers: (0..<r.getal(3)).map { _ in .init(naam: r.tekst(), waarde: r.bytes()) })
    }
    return QuarantineRecord(
      tenant: tenant, plaats: .init(topic: "werk.dal.intake.v1", partitie: Int(getal(4)), offset: Int64(getal(1_000_000))),
      tijd: Int64(getal(4_000_000_000_000)), code: keuze(WeigerCode.self).rawValue, reden: tekst(),
      gebeurtenis: bool() ? "" : tekst(),
      onderwerp: soms { $0.onderwerp(Int($0.getal(35))) }, digest: String(repeating: "f0", count: 32), grootte: Int(getal(9000)),
      origineel: origineel)
  }

  fileprivate mutating func besluit(_ tenant: TenantID) -> BesluitRecord {
    let bedragen: [(naam: String, waarde: BedragWaarde)] = [
      ("verschilCent", .cent(cent())), ("percentage", .decimaal(decimaal(0...100))),
      ("maanden", .maanden([maand(), maand() + 1200])),
      ("waarschuwing", .jaNee(bool())), ("betaalbaarCent", .cent(cent())),
    ]
    let grondslag: [BesluitRecord.Grond] = [
      .init(pad: "norm.alleenstaande.21-aow", waarde: .geheel(97_270), geldigVanaf: datum()),
      .init(pad: "vakantietoeslag.percentage", waarde: .tekst("5")),
      .init(pad: "aanvraag.besluit_vereist", waarde: .jaNee(bool())),
      .init(pad: "tegenprestatie.sporen", waarde: .codes(["a", "b"])),
      .init(pad: "lks.werkgeverslasten", waarde: .geen, geldigVanaf: datum()),
    ]
    return BesluitRecord(
      tenant: tenant, gemeente: gemeente(), dossier: onderwerp(0), sleutel: "uitkering/2016-03", revisie: 1 + Int(getal(9)),
      status: keuze(BesluitRecord.Status.self), soort: keuze(BesluitRecord.Soort.self),
      uitkomst: keuze(BesluitRecord.Uitkomst.self),
      bedragen: bool() ? bedragen : [], spoor: soms { $0.tekst() }, vorm: soms { $0.tekst() }, plan: soms { $0.tekst() },
      richting: soms { $0.tekst() }, ontbreekt: soms { .init(parameter: "norm.gehuwd.aow", datum: $0.datum()) },
      grondslag: bool() ? grondslag : [], parameterDigest: String(repeating: "1b", count: 32))
  }
}
