import EventLog
import Foundation
import KafkaTesting
import Testing

@testable import KafkaLog

/// A broker that hangs, and one that dies: on a broker of their own.
@Suite(.serialized, .broker) struct TimeoutTests {
  private func site(_ broker: Broker) throws -> Site {
    try Site {
      $0.bootstrap = broker.bootstrap
      $0.transactionTimeoutMs = 3_000
      $0.settings["socket.timeout.ms"] = "2000"
    }
  }

  @Test func `after a time-out of a commit a new producer settles it, and every record comes out once`() throws {
    let broker = try Broker()
    let site = try site(broker)
    let owner = try site.owner()
    try owner.assignment()
    try site.send(0..<4)
    try owner.work()
    #expect(owner.transactions.made == 1)
    try site.send(4..<8)
    let unit = Site.unit(try owner.records())
    try broker.pause(node: 1)
    let error = #expect(throws: EventLogError.self) { try owner.commit(unit) }
    try broker.resume(node: 1)
    #expect(error?.canRetry == true && error?.place == owner.transactions.id, "\(error as Any)")
    try patiently { try owner.rewind() }
    try patiently { try owner.work() }
    // Whether the broker had committed it after all or not, it counts once.
    try patiently { try site.send(8..<12) }
    try patiently { try owner.work() }
    // On a machine so busy that the session ended as well, the group rejects the unit first, and the producer lives on.
    #expect(owner.transactions.made == 2 || error?.code == .afgezet)
    #expect(try site.output().sorted() == Array(0..<12))
  }

  @Test func `a broker that is killed and comes back is waited for`() throws {
    let broker = try Broker()
    let site = try site(broker)
    try site.send(0..<8)
    let owner = try site.owner()
    try owner.assignment()
    try owner.work()
    try broker.kill(node: 1)
    try broker.restart(node: 1)
    try patiently { try site.send(8..<16) }
    try patiently { try owner.work() }
    #expect(try site.output().sorted() == Array(0..<16))
  }

  /// As a role does: what can be tried again is, for a while.
  private func patiently(_ body: () throws -> Void) throws {
    let end = Date(timeIntervalSinceNow: 60)
    while true {
      do { return try body() } catch let error as EventLogError where error.canRetry && Date() < end { usleep(200_000) }
    }
  }
}
