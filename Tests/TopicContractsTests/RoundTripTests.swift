import Domain
import JSON
import Testing

@testable import TopicContracts

struct RoundTripTests {
  /// Printed with every failure; change it to try others.
  static let seed: UInt64 = 20_160_301

  @Test func `every event reads back as it was written, structured and binary`() throws {
    var random = RandomEvents(seed: Self.seed)
    let encoder = EventEncoder()
    let decoder = EventDecoder()
    for ronde in 0..<200 {
      for volgorde in Inhoud.namen.indices {
        let g = random.gebeurtenis(volgorde)
        let structured = encoder.structured(g)
        #expect(try decoder.decode(structured: structured) == g, "seed \(Self.seed), ronde \(ronde), type \(volgorde)")
        let (headers, value) = encoder.binary(g)
        #expect(try decoder.decode(headers: headers, value: value) == g, "seed \(Self.seed), ronde \(ronde), type \(volgorde)")
      }
    }
  }

  @Test func `canonical content is canonical JSON of data, subject, type and vervangt, and time is no part of it`() throws {
    var random = RandomEvents(seed: Self.seed)
    for volgorde in Inhoud.namen.indices {
      var g = random.gebeurtenis(volgorde)
      let inhoud = EventEncoder().canonicalContent(g)
      let value = try JSONValue.parse(inhoud)
      #expect(value.canonical == inhoud)
      #expect(value.members?.map(\.key) == ["data", "subject", "type"] + (g.vervangt == nil ? [] : ["vervangt"]))
      g.tijd += 1
      #expect(EventEncoder().canonicalContent(g) == inhoud)
      g.vervangt = (g.vervangt ?? "") + "x"
      #expect(EventEncoder().canonicalContent(g) != inhoud)
    }
  }

  @Test func `random changes of bytes never crash the reader, and what it accepts it writes again`() throws {
    var random = RandomEvents(seed: Self.seed)
    let decoder = EventDecoder()
    var gelezen = 0
    for ronde in 0..<6000 {
      var bytes = EventEncoder().structured(random.gebeurtenis(Int(random.getal(35))))
      for _ in 0...random.getal(3) {
        let plaats = Int(random.getal(UInt64(bytes.count)))
        switch random.getal(4) {
        case 0: bytes[plaats] = UInt8(truncatingIfNeeded: random.volgende())
        case 1: bytes.remove(at: plaats)
        case 2: bytes.insert(bytes[Int(random.getal(UInt64(bytes.count)))], at: plaats)
        default: bytes.removeSubrange(plaats..<min(bytes.count, plaats + 12))
        }
      }
      do throws(EnvelopeFault) {
        let g = try decoder.decode(structured: bytes)
        gelezen += 1
        #expect(try decoder.decode(structured: EventEncoder().structured(g)) == g, "seed \(Self.seed), ronde \(ronde)")
      } catch {
        #expect(
          !error.reden.isEmpty && error.reden.unicodeScalars.count < 700, "seed \(Self.seed), ronde \(ronde): \(error.reden)")
      }
    }
    #expect(gelezen > 100)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2016-02-29T23:59:59.999Z", 1_456_790_399_999),
      ("2016-03-01T00:30:00+01:00", 1_456_788_600_000),
      ("2016-03-01t12:00:00.1234567z", 1_456_833_600_123), ("1969-12-31T23:59:59.5Z", -500),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000),
      ("2017-01-01T00:59:60+01:00", 1_483_228_800_000), ("1900-01-01T00:00:00Z", -2_208_988_800_000),
      ("2199-12-31T23:59:59Z", 7_258_118_399_000), ("2016-03-01T12:00:00-00:00", 1_456_833_600_000),
    ] as [(String, Int64)])
  func `a moment is read to the millisecond`(text: String, milliseconds: Int64) throws {
    let tijd = Array(text.utf8).withUnsafeBufferPointer { Tijdstip.parse($0) }
    #expect(tijd == milliseconds)
    let again = Array(Tijdstip.text(milliseconds).utf8).withUnsafeBufferPointer { Tijdstip.parse($0) }
    #expect(again == milliseconds)
  }
}
