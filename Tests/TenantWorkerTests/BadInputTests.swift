import Crypto
import Domain
import EventLog
import Testing
import TopicContracts

@testable import TenantWorker

/// Everything a source can do wrong ends in quarantine with a code, and never anywhere else.
struct BadInputTests {
  static let good = String(decoding: EventEncoder().structured(People.aanvraag(1)), as: UTF8.self)
  static let payment = String(decoding: EventEncoder().structured(People.uitkering(1, 1, cent: 91_450)), as: UTF8.self)

  static func changed(_ text: String, _ from: String, _ to: String) -> [UInt8] {
    precondition(text.contains(from), "\(from) is not in the example")
    return Array(text.replacing(from, with: to).utf8)
  }

  /// Bytes by what is wrong with them.
  static let inputs: [(name: String, bytes: [UInt8], invoer: Invoer)] = {
    var inputs: [(name: String, bytes: [UInt8], invoer: Invoer)] = []
    func add(_ name: String, _ bytes: [UInt8], _ invoer: Invoer = .intake) { inputs.append((name, bytes, invoer)) }
    let bytes = Array(good.utf8)
    for cut in stride(from: 0, to: bytes.count, by: bytes.count / 24) { add("cut off at \(cut)", Array(bytes[..<cut])) }
    for place in stride(from: 40, to: bytes.count - 2, by: bytes.count / 10) {
      var broken = bytes
      broken[place] = 0xFF
      add("invalid UTF-8 at \(place)", broken)
    }
    add("10,000 deep", Array(String(repeating: "[", count: 10_000).utf8))
    add("10,000 deep in data", changed(good, "\"data\":{", "\"data\":{\"x\":\(String(repeating: "{\"a\":", count: 10_000))1"))
    add("a string of 1 MiB", changed(good, "\"id\":\"a-1\"", "\"id\":\"\(String(repeating: "x", count: 1 << 20))\""))
    add(
      "an unknown field of 1 MiB", changed(good, "\"data\":{", "\"data\":{\"x\":\"\(String(repeating: "y", count: 1 << 20))\","))
    for number in [
      "9223372036854775808", "-9223372036854775809", "1e400", "1.0", "1e3", "0x10", "01", "NaN", "\"91450\"", "null", "true",
      "[]", "{}",
    ] {
      add("betaaldCent \(number)", changed(payment, "\"betaaldCent\":91450", "\"betaaldCent\":\(number)"), .payment)
    }
    for date in [
      "2015-02-29", "2015-13-01", "2015-00-10", "2015-04-31", "1899-12-31", "2200-01-01", "2015-2-1", "20150302", "02-03-2015",
      "2015-03-02T00:00:00Z", "", " 2015-03-02",
    ] {
      add("date \(date)", changed(good, "\"meldingsdatum\":\"2015-03-02\"", "\"meldingsdatum\":\"\(date)\""))
    }
    for subject in [
      "123456782", "111222333", "12345678", "", "dal", "0123456789ABCDEF0123456789ABCDEF", "wg-1", "GM0363", "GM10",
      People.pseudonym(1).description + "0", "wg-" + People.pseudonym(1).description,
    ] {
      add("subject \(subject)", changed(good, People.pseudonym(1).description, subject))
    }
    for gemeente in ["GM0363", "GM1979", "gm0010", "10", "onbekend", ""] {
      add("gemeente \(gemeente)", changed(good, "\"gemeente\":\"GM0010\"", "\"gemeente\":\"\(gemeente)\""))
    }
    for (from, to) in [
      ("\"regeling\":\"pw\"", "\"regeling\":\"PW\""), ("\"regeling\":\"pw\"", "\"regeling\":null"), ("\"regeling\":\"pw\",", ""),
      ("\"leefvorm\":\"alleenstaande\"", "\"leefvorm\":\"alleen\""), ("[\"werk\"]", "[\"werk\",\"werk\"]"), ("[\"werk\"]", "[1]"),
      ("[\"werk\"]", "\"werk\""), ("\"zoektermijnUitzondering\":false", "\"zoektermijnUitzondering\":\"false\""),
      ("\"kostendelendeMedebewoners\":0", "\"kostendelendeMedebewoners\":-1"),
      ("\"kostendelendeMedebewoners\":0", "\"kostendelendeMedebewoners\":0.5"), ("\"data\":{", "\"data\":{\"extra\":1,"),
      ("\"data\":{", "\"data\":{\"gemeente\":\"GM0010\","), ("aanvraag-ontvangen.v1", "aanvraag-ontvangen.v2"),
      ("aanvraag-ontvangen.v1", "uitkering-verwerkt.v1"), ("nl.werkeninkomen.", "nl.anders."),
      ("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\""),
      ("\"specversion\":\"1.0\",", ""), ("\"id\":\"a-1\",", ""), ("\"id\":\"a-1\"", "\"id\":\"\""),
      ("\"id\":\"a-1\"", "\"id\":7"),
      ("application/json", "text/plain"), ("\"datacontenttype\":\"application/json\",", ""), (People.source, "not a uri"),
      ("Z\"", "\""),
      ("\"time\":\"", "\"time\":\"x"), ("\"data\":", "\"Data\":"), ("\"data\":", "\"data_base64\":"), ("{\"spec", "[{\"spec"),
      ("{\"spec", "{}{\"spec"), ("{\"spec", "nul{\"spec"),
      ("\"specversion\"", "\"specversion\":\"1.0\",\"specversion\""),
    ] {
      add("\(from) → \(to)", changed(good, from, to))
    }
    add("nothing", [])
    add("NUL", [0])
    add("a BOM", [0xEF, 0xBB, 0xBF] + bytes)
    add("UTF-16", good.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    return inputs
  }()

  @Test func `there are at least a hundred of them`() { #expect(Self.inputs.count >= 100) }

  @Test func `each is quarantined with a code and its place, and the good ones around them are processed`() throws {
    let lab = try Lab()
    lab.limits.unitEvents = 64
    for (number, input) in Self.inputs.enumerated() {
      // The key is that of the good event: what is wrong is in the value.
      let key = People.pseudonym(1).description
      let home = partition(key: Array(key.utf8), count: 2)
      try lab.send(raw: input.bytes, key: key, on: input.invoer, partition: home)
      if number % 10 == 0 { try lab.send([People.aanvraag(100 + number)]) }
    }
    let status = try lab.work()
    let places = Dictionary(grouping: try lab.quarantine(), by: \.plaats)
    #expect(places.count == Self.inputs.count, "\(missing(lab, places))")
    #expect(status.events == Int64(Self.inputs.count + (Self.inputs.count + 9) / 10))
    #expect(try lab.inForce(lab.topics.dossier).count == (Self.inputs.count + 9) / 10)
    for record in try lab.records(lab.topics.quarantine) {
      let text = String(decoding: record.value ?? [], as: UTF8.self)
      #expect(!text.contains("123456782") && !text.contains("111222333"))
    }
  }

  /// Which inputs did not end in quarantine.
  private func missing(_ lab: Lab, _ places: [QuarantineRecord.Plaats: [QuarantineRecord]]) -> [String] {
    let found = Set(places.values.flatMap { $0 }.map(\.digest))
    return Self.inputs.filter { !found.contains(hex(sha256($0.bytes))) }.map(\.name)
  }

  @Test func `a tombstone and headers that are no text are quarantined too`() throws {
    let lab = try Lab()
    try lab.send(raw: nil, key: People.pseudonym(1).description)
    try lab.send(
      raw: Array("{}".utf8), key: nil, headers: [LogHeader("ce_id", [0xFF]), LogHeader("ce_subject", Array("123456782".utf8))])
    try lab.work()
    #expect(try lab.quarantine().count == 2)
    #expect(try lab.quarantine().allSatisfy { $0.reden.contains("123456782") == false })
  }
}
