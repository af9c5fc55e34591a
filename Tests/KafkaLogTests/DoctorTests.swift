import Testing

@testable import KafkaLog

@Suite struct DoctorTests {
  private func remedies(_ version: String, _ settings: [String: String]) -> [String] {
    KafkaDoctor.library(version, settings.merging(["security.protocol": "ssl"]) { given, _ in given }).map(\.remedy).filter {
      $0 != ""
    }
  }

  @Test func `what is known of a version is told, and nothing of a version that is beyond it`() {
    #expect(remedies("2.0.2", [:]).count == 2)
    #expect(remedies("2.3.0", [:]).count == 1)
    #expect(remedies("2.12.0", [:]) == [])
    #expect(remedies("2.6.0", ["sasl.mechanism": "SCRAM-SHA-512"]).contains { $0.contains("client certificates") })
    #expect(!remedies("2.6.1", ["sasl.mechanism": "SCRAM-SHA-512"]).contains { $0.contains("client certificates") })
    #expect(!remedies("2.6.0", ["sasl.mechanism": "PLAIN"]).contains { $0.contains("client certificates") })
    #expect(remedies("2.14.0", ["security.protocol": "plaintext"]).count == 1)
    #expect(KafkaDoctor.libraryVersion.hasPrefix("2."))
  }
}
