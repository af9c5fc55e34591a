import Domain
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
}
