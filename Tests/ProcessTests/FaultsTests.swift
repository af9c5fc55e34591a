import Foundation
import KafkaTesting
import Testing

/// The short form of `werkbedrijf-bench faults`: the real programs on three real brokers.
@Suite(.serialized, .enabled(if: Broker.isThere, "\(Broker.whyNot)")) struct FaultsTests {
  @Test func `faults of every kind lose and double nothing`() throws {
    let outcome = try Program.run(
      ["faults", "--count", "25", "--per-round", "25", "--timeout-ms", "4000"], program: "werkbedrijf-bench")
    print(outcome.output)
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
    #expect(outcome.output.contains("25 faults in 1 rounds"))
  }
}
