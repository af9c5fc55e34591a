import Domain
import EventLog
import Foundation
import Regelgeving
import Regio
import SQLiteLog
import TenantWorker
import Testing
import TopicContracts

@Suite struct `Publications on the log` {
  private static let vanaf = Maand(jaar: 2015, maand: 1)
  private static let tenants = ["dal", "bmwe"].map { TenantID($0)! }
  private static let aggregaat = TopicConfiguration(name: RegionTopics.aggregaat, partitions: 1, cleanup: .compact)

  private static func beleid(_ tabellen: [String] = ["bestand", "naarSchool"]) -> Publicatiebeleid {
    let tekst = """
      publicatie: { afronding: 10, drempel: 10, breedte: 5, wijziging: 10, vanaf: 2015-01, bron: "test" }
      tabellen:
      \(tabellen.map { "  - { maat: \($0), niveau: gemeente }" }.joined(separator: "\n"))
      sommen:
        - { som: uitgavenCent, telling: bestand, niveau: gemeente }
      """
    switch laadPublicatiebeleid(pad: "publicatie.yaml", inhoud: Array(tekst.utf8)) {
    case .success(let beleid): return beleid
    case .failure(let fouten): preconditionFailure("\(fouten)")
    }
  }

  /// Two tenants of two gemeenten, `mensen` and twice as many people in each; one of them with few to school.
  private static func maak(
    _ mensen: Int64, na vorige: Publicatie? = nil, tot: Int = 11, bmwe: Int? = nil,
    tabellen: [String] = ["bestand", "naarSchool"]
  ) throws -> Publicatie {
    var cellen: [TenantCel: Int64] = [:]
    let indeling = Indeling(
      tenants.enumerated().map { plaats, tenant in
        Indeling.Tenant(
          id: tenant, arbeidsmarktregio: plaats == 0 ? "AM01" : "AM02",
          gemeenten: (1...2).map {
            Indeling.Lidgemeente(
              Gemeente(nummer: UInt16(plaats * 10 + $0)), maanden: Maand(jaar: 1900, maand: 1)...Maand(jaar: 2199, maand: 12))
          }, sporen: ["werk"], compleetTotEnMet: vanaf + (plaats == 1 ? bmwe ?? tot : tot), laatsteGebeurtenis: 1_450_000_000_000)
      })
    for tenant in indeling.tenants {
      for (plaats, lid) in tenant.gemeenten.enumerated() {
        let dimensies = Dimensies((.leeftijdsklasse, "<27"), (.spoor, "werk"))
        cellen[TenantCel(tenant.id, Cel(.bestand, lid.gemeente, vanaf, dimensies))] = mensen * Int64(plaats + 1)
        cellen[TenantCel(tenant.id, Cel(.naarSchool, lid.gemeente, vanaf + 8))] = Int64(plaats * 140 + 3)
      }
    }
    return try Onthullingscontrole.publiceer(cellen, indeling, beleid(tabellen), totEnMet: vanaf + tot, vorige: vorige).publicatie
  }

  private static func schrijf(_ publicatie: Publicatie, na vorige: Publicatie? = nil, _ log: any EventLog) throws {
    let uitgever = try Uitgever(log)
    defer { uitgever.close() }
    try uitgever.schrijf(
      publicatie, na: vorige, regio: { $0 == tenants[0] ? "AM01" : "AM02" }, wie: "test", now: 1_480_000_000_000)
  }

  private static func alle(_ log: any EventLog) throws -> [LogRecord] {
    try log.reader().read(Publicaties.plaats, from: 0, limit: 1_000_000)
  }

  @Test(arguments: ["memory", "shared memory", "sqlite"])
  func `are read back to the byte of what was sealed, one after another`(kind: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "werkbedrijf-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log: any EventLog =
      switch kind {
      case "memory": MemoryLog()
      case "shared memory": MemoryLog(abilities: [.sharesRoles])
      default: try SQLiteLog(directory: folder)
      }
    try log.ensure([Self.aggregaat])
    let een = try Self.maak(120)
    try Self.schrijf(een, log)
    let aantal = try Self.alle(log).count
    #expect(aantal == een.cijfers.count + 1)
    // A correction of a gemeente that moved by the policy's width, and another month.
    let twee = try Self.maak(150, na: een, tot: 12)
    try Self.schrijf(twee, na: een, log)
    // Only what is new or other is written.
    let anders = twee.verschil(met: een).anders.count
    #expect(anders < twee.cijfers.count && anders > 0)
    #expect(try Self.alle(log).count == aantal + anders + 1)
    var gelezen: [Publicaties.Uitgegeven] = []
    try Publicaties.lees(1...9, log.reader()) { gelezen.append($0) }
    #expect(gelezen.map(\.publicatie.tekst) == [een.tekst, twee.tekst])
    #expect(gelezen.map(\.kop.nummer) == [1, 2])
    #expect(try Publicaties.laatste(log.reader())?.publicatie.zegel == twee.zegel)
    #expect(try Publicaties.lees(1, log.reader())?.publicatie.zegel == een.zegel)
    #expect(try Publicaties.lees(3, log.reader())?.kop == nil)
    #expect(try Publicaties.kop(3, log.reader()) == nil)
  }

  @Test func `tell a late tenant, and a table that is published no more`() throws {
    let log = MemoryLog()
    try log.ensure([Self.aggregaat])
    let een = try Self.maak(120, bmwe: 5)
    try Self.schrijf(een, log)
    let twee = try Self.maak(120, na: een, tabellen: ["bestand"])
    #expect(!twee.verschil(met: een).vervallen.isEmpty)
    try Self.schrijf(twee, na: een, log)
    let gelezen = try #require(try Publicaties.laatste(log.reader()))
    #expect(gelezen.publicatie.tekst == twee.tekst)
    #expect(!gelezen.publicatie.cijfers.contains { $0.sleutel.maat == .naarSchool })
    let eerste = try #require(try Publicaties.lees(1, log.reader()))
    #expect(eerste.kop.laat == [.init(tenant: Self.tenants[1], laatsteGebeurtenis: 1_450_000_000_000, totEnMet: Self.vanaf + 5)])
    #expect(twee.laat.isEmpty)
  }

  @Test func `are there whole or not at all, and once`() throws {
    let log = MemoryLog(abilities: [.sharesRoles])
    try log.ensure([Self.aggregaat])
    let een = try Self.maak(120)
    let records = { try Self.alle(log).map(\.key) }
    for isApplied in [false, true] {
      let uitgever = try Uitgever(log)
      log.failNextCommit(EventLogError(.invoerUitvoer, "cut", place: "test", uitkomst: .onbekend), applying: isApplied)
      #expect(throws: EventLogError.self) {
        try uitgever.schrijf(een, na: nil, regio: { _ in "AM01" }, wie: "test", now: 0)
      }
      uitgever.close()
      // Whoever runs it again looks first.
      #expect(try Publicaties.laatste(log.reader())?.publicatie.tekst == (isApplied ? een.tekst : nil))
      #expect(try records().count == (isApplied ? een.cijfers.count + 1 : 0))
    }
  }

  @Test func `are refused when a record is not what was sealed`() throws {
    let een = try Self.maak(120)
    func fout(_ verander: (inout [OutgoingRecord]) throws -> Void) throws -> String {
      let log = MemoryLog()
      try log.ensure([Self.aggregaat])
      try Self.schrijf(een, log)
      var records = try Self.alle(log).map {
        OutgoingRecord(topic: RegionTopics.aggregaat, partition: 0, timestamp: 0, key: $0.key, value: $0.value)
      }
      try verander(&records)
      let ander = MemoryLog()
      try ander.ensure([Self.aggregaat])
      try ander.producer().append(records)
      let reader = try ander.reader()
      do throws(Publicaties.Fout) {
        _ = try Publicaties.lees(1, reader)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(try fout { _ in } == "")
    let getoond = try fout { records in
      let plaats = try #require(records.firstIndex { String(decoding: $0.value!, as: UTF8.self).contains("\"waarde\":120}") })
      records[plaats].value = Array(
        String(decoding: records[plaats].value!, as: UTF8.self).replacing("\"waarde\":120}", with: "\"waarde\":130}").utf8)
    }
    #expect(getoond.contains("the seal does not fit its figures"))
    #expect(try fout { $0.removeFirst() }.contains("does not follow number 0"))
    #expect(try fout { $0[0].value = Array("{}".utf8) }.contains("the record cannot be read"))
  }
}
