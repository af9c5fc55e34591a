import Domain
import Testing
import TopicContracts

@testable import Feed

/// The five clients' systems, written by the inverse of their mapping and fed again.
struct WriterTests {
  static let bsn = "999990019"

  static func inhouden(_ gemeente: String) -> [(Inhoud, [String: Veldwaarde])] {
    func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }
    let g = Gemeente(gemeente)!
    let diagnose = Diagnose(arbeidsvermogen: .beperkt, verdiencapaciteit: 45, afstandMaanden: 18, onderwijsMogelijk: true)
    return [
      (
        .aanvraagOntvangen(
          AanvraagOntvangen(
            gemeente: g, regeling: .pw, meldingsdatum: dag("2015-03-02"), ingangsdatum: dag("2015-03-09"),
            geboortedatum: dag("1979-02-28"), leefvorm: .gehuwd, partnerGeboortedatum: dag("1981-12-31"),
            kostendelendeMedebewoners: 2, geboortedatumJongsteKind: dag("2012-02-29"), leefgebieden: [.werk, .schulden, .taal],
            zoektermijnUitzondering: true, kanaal: .loket, redenInstroom: .eindeWw)), [:]
      ),
      (
        .aanvraagBesloten(AanvraagBesloten(aanvraag: "x", datum: dag("2015-04-01"), uitkomst: .toegekend)),
        ["aanvraag": .sleutel(["A1"])]
      ),
      (.diagnoseGesteld(DiagnoseGesteld(datum: dag("2015-04-15"), diagnose: diagnose)), [:]),
      (.huishoudenGewijzigd(HuishoudenGewijzigd(datum: dag("2015-06-01"), leefvorm: .alleenstaande)), [:]),
      (
        .uitkeringVerwerkt(
          UitkeringVerwerkt(
            maand: Maand("2015-05")!, inkomstenUitArbeidCent: Eurocent(123_400), overigeInkomstenCent: .nul,
            betaaldCent: Eurocent(-4_500), precisie: nil)), [:]
      ),
      (
        .loonkostenGedeclareerd(
          LoonkostenGedeclareerd(
            maand: Maand("2015-06")!, plaatsing: "A6", loonwaarde: 60, urenPerWeek: Decimaal("32.5")!, forfaitair: false,
            gedeclareerdCent: Eurocent(1_023_100))), [:]
      ),
      (
        .plaatsingGestart(
          PlaatsingGestart(plaatsing: "A6", soort: .lks, datum: dag("2015-06-01"), urenPerWeek: Decimaal("32.5")!, loonwaarde: 60)
        ), [:]
      ),
      (.plaatsingBeeindigd(PlaatsingBeeindigd(plaatsing: "A6", datum: dag("2015-09-01"))), [:]),
      (.voorzieningGestart(VoorzieningGestart(voorziening: "A8", instrument: .taal, datum: dag("2015-05-01"))), [:]),
      (.voorzieningBeeindigd(VoorzieningBeeindigd(voorziening: "A8", datum: dag("2015-08-01"), uitkomst: .afgerond)), [:]),
      (
        .activiteitGemeld(
          ActiviteitGemeld(soort: .mantelzorg, van: dag("2015-07-01"), tot: dag("2015-07-31"), urenPerWeek: Decimaal("8")!)), [:]
      ),
      (.ontheffingVerleend(OntheffingVerleend(soort: .artikel9a, van: dag("2015-07-01"), tot: dag("2016-01-01"))), [:]),
      (.gedragingGemeld(GedragingGemeld(datum: dag("2015-08-03"), gedraging: "18-4-c", verwijtbaar: true)), [:]),
      (.wachtlijstGeplaatst(Wachtlijst(datum: dag("2015-05-01"), soort: .beschut)), [:]),
      (.uitstroomGemeld(UitstroomGemeld(datum: dag("2016-01-01"), reden: .arbeidLks)), [:]),
    ]
  }

  @Test(arguments: zip(tenants, ["GM0003", "GM0053", "GM0613", "GM0106", "GM0375"]))
  func `what the writer writes, feed reads as the same event`(tenant: TenantID, gemeente: String) throws {
    let mapping = try #require(try Repo.mappings(tenant).first { $0.systeem != "financien" })
    var writer = MappingWriter(mapping)
    var bestanden: [String: [UInt8]] = [:]
    var verwacht: [Inhoud] = []
    for (nummer, (inhoud, aangevuld)) in Self.inhouden(gemeente).enumerated() {
      let sleutel = inhoud.type.contains("aanvraag") ? "A1" : "A\(nummer)"
      let feit = Feit(inhoud, sleutel: [sleutel], onderwerp: .bsn(Self.bsn), aangevuld: aangevuld)
      let regel = try #require(try writer.regel(feit))
      bestanden[regel.patroon, default: writer.kop(patroon: regel.patroon)] += regel.bytes
      verwacht.append(inhoud)
    }
    let proef = try Proef(tenant)
    for (patroon, bytes) in bestanden {
      try proef.feed(mapping, patroon.split(separator: "*").joined(separator: "2016"), bytes, brok: 7)
    }
    #expect(proef.afgekeurd.map(\.fout.description) == [])
    let gebeurtenissen = try proef.gebeurtenissen()
    let vervangen = Set(gebeurtenissen.compactMap(\.vervangt))
    var gevonden = gebeurtenissen.filter { !vervangen.contains($0.id) }.map(\.inhoud)
    for verwacht in verwacht {
      let plaats = gevonden.firstIndex { $0.zonderBijzonders == verwacht.zonderBijzonders }
      #expect(plaats != nil, "\(verwacht)")
      if let plaats { gevonden.remove(at: plaats) }
    }
    #expect(gevonden == [])
  }

  @Test(arguments: tenants, Beschadiging.allCases)
  func `a line that the writer spoils is put aside`(tenant: TenantID, wat: Beschadiging) throws {
    let mapping = try #require(try Repo.mappings(tenant).first { $0.systeem != "financien" })
    var writer = MappingWriter(mapping)
    let plaatsing = PlaatsingGestart(
      plaatsing: "P1", soort: .lks, datum: CivilDate("2015-06-01")!, urenPerWeek: Decimaal("32.5")!, loonwaarde: 60)
    let feit = Feit(.plaatsingGestart(plaatsing), sleutel: ["P1"], onderwerp: .bsn(Self.bsn))
    let regel = try #require(try writer.regel(feit, beschadigd: wat))
    let proef = try Proef(tenant)
    let telling = try proef.feed(
      mapping, regel.patroon.split(separator: "*").joined(separator: "2016"), writer.kop(patroon: regel.patroon) + regel.bytes)
    #expect((telling.afgekeurd, telling.gebeurtenissen) == (1, 0), "\(String(decoding: regel.bytes, as: UTF8.self))")
  }

  @Test func `an end waits for its start, a withdrawn end leaves its row, a withdrawn start withdraws it`() throws {
    let mapping = try #require(try Repo.mappings(tenants[0]).first { $0.systeem == "sociale-dienst" })
    var writer = MappingWriter(mapping)
    let dag = CivilDate("2015-06-01")!
    var einde = Feit(
      .plaatsingBeeindigd(PlaatsingBeeindigd(plaatsing: "P1", datum: dag + 60)), sleutel: ["9"], onderwerp: .bsn(Self.bsn))
    var start = Feit(
      .plaatsingGestart(PlaatsingGestart(plaatsing: "P1", soort: .intern, datum: dag, urenPerWeek: Decimaal("8")!)),
      sleutel: ["8"], onderwerp: .bsn(Self.bsn))
    func tekst(_ feit: Feit) throws -> String? { try writer.regel(feit).map { String(decoding: $0.bytes, as: UTF8.self) } }
    #expect(try tekst(einde) == nil)
    #expect(try tekst(start) == "P1;999990019;INT;01-06-2015;30-07-2015;8;;;;\r\n")
    einde.isIngetrokken = true
    #expect(try tekst(einde) == "P1;999990019;INT;01-06-2015;;8;;;;\r\n")
    start.isIngetrokken = true
    #expect(try tekst(start) == "P1;999990019;INT;01-06-2015;;8;;;;V\r\n")
  }
}

extension Inhoud {
  /// Without what the round trip adds on purpose: the id of the aanvraag, the precision of whole euros.
  var zonderBijzonders: Inhoud {
    switch self {
    case .aanvraagBesloten(var d):
      d.aanvraag = ""
      return .aanvraagBesloten(d)
    case .uitkeringVerwerkt(var d):
      d.precisie = nil
      return .uitkeringVerwerkt(d)
    default: return self
    }
  }
}
