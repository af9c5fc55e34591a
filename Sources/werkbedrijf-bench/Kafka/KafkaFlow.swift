import Domain
import Foundation
import Glibc
import KafkaTesting
import TopicContracts

/// A steady stream of payments, each timed from its sending until its besluit can be read. One thread.
final class KafkaFlow {
  private let field: KafkaField
  private let producer: PlainProducer
  private let consumer: PlainConsumer
  private let clients: [Onderwerp]
  private let months: Int
  private let perSecond: Double
  private var sent = 0
  /// When each besluit that is still to come was asked for, by its key.
  private var waiting: [[UInt8]: Double] = [:]
  private var due = 0.0

  /// - Parameters:
  ///   - dossiers: That have this many facts already, with an aanvraag first.
  ///   - facts: Of each.
  init(_ field: KafkaField, dossiers: Int, facts: Int, seed: UInt64, perSecond: Int) throws {
    self.field = field
    self.perSecond = Double(perSecond)
    producer = try PlainProducer(bootstrap: field.broker.bootstrap, lingerMs: 0)
    consumer = try PlainConsumer(
      bootstrap: field.broker.bootstrap, topic: field.besluit, partitions: field.topics.besluitPartitions)
    clients = (0..<dossiers).map { KafkaField.facts(1, seed: seed, number: $0)[0].onderwerp }
    months = facts
  }

  /// Runs for so many seconds; gives the milliseconds of each event sent in them, whose besluit came.
  func run(seconds: Double, patience: Double = 30) throws -> [Double] {
    var taken: [Double] = []
    let begin = klok(CLOCK_MONOTONIC)
    due = begin
    while klok(CLOCK_MONOTONIC) < begin + seconds {
      if klok(CLOCK_MONOTONIC) >= due {
        try sendNext()
        due += 1 / perSecond
      }
      take(&taken, waitMs: 1)
    }
    let end = klok(CLOCK_MONOTONIC) + patience
    while !waiting.isEmpty {
      take(&taken, waitMs: 10)
      guard klok(CLOCK_MONOTONIC) < end else {
        throw Fout(.software, "\(waiting.count) of \(sent) events gave no besluit within \(patience) s")
      }
    }
    return taken.sorted()
  }

  private func sendNext() throws {
    // Each client the next month, one after another.
    let client = clients[sent % clients.count]
    let maand = Maand(jaar: 2015, maand: 1) + (months + sent / clients.count)
    let event = Gebeurtenis(
      source: "urn:nld:oin:00000000000000000000:systeem:bench", id: "flow-\(sent)", tijd: FaultFeeder.now(), onderwerp: client,
      inhoud: .uitkeringVerwerkt(
        UitkeringVerwerkt(
          maand: maand, inkomstenUitArbeidCent: .nul, overigeInkomstenCent: .nul, betaaldCent: Eurocent(91_279))))
    waiting[Array("\(client)/uitkering/\(maand)".utf8)] = klok(CLOCK_MONOTONIC)
    try field.send(event, with: producer)
    sent += 1
  }

  private func take(_ taken: inout [Double], waitMs: Int) {
    while let key = consumer.next(waitMs: waiting.isEmpty ? waitMs : 0) ?? consumer.next(waitMs: waitMs) {
      if let since = waiting.removeValue(forKey: key) { taken.append((klok(CLOCK_MONOTONIC) - since) * 1_000) }
      if klok(CLOCK_MONOTONIC) >= due { return }
    }
  }
}

/// The value below which this part of sorted values is.
func percentile(_ sorted: [Double], _ part: Double) -> Double {
  sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
}
