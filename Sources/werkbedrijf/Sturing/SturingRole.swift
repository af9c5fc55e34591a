import Domain
import EventLog
import Glibc
import TenantWorker

/// The role `sturing`: what follows from the figures of all tenants together, as soon as they are still. It tells the colleges of
/// every indicator that crosses its norm, once, and once when it is back; and adds to the cells what no tenant can know of employers
/// by itself.
///
/// Keeps no state of its own: everything that it writes follows from what the topics hold, under keys that follow from it too, so
/// that dying anywhere and beginning again writes the same. One thread.
final class SturingRole: RoleDriver {
  private(set) var status = MachineStatus()
  private let reader: any LogReader
  private let notices: Notices
  private let employers: EmployerCells
  private let topics: () -> [TenantTopics]
  private var ends: [TopicPartition: Int64] = [:]
  /// When something was first appended that was not looked at, and when last.
  private var unseen: (first: Int64, last: Int64)?
  /// Until then nothing is done: the last time took so long.
  private var restsUntil: Int64 = 0
  private var isStopping = false
  private var isDraining = false

  /// Between two looks at the ends of the topics.
  private static let lookMs: UInt32 = 250
  /// Figures that did not change for so long are still …
  private static let stillMs: Int64 = 2_000
  /// … and those that never are still are looked at as often.
  private static let mostMs: Int64 = 60_000
  /// It rests so many times as long as it worked, so that it takes a twentieth of a processor at most.
  private static let restFactor: Int64 = 20

  init(_ reader: any LogReader, notices: Notices, employers: EmployerCells, topics: @escaping () -> [TenantTopics]) {
    (self.reader, self.notices, self.employers, self.topics) = (reader, notices, employers, topics)
  }

  func step() throws(WorkerError) -> Bool {
    if isStopping { return false }
    let now = Shell.now()
    do throws(EventLogError) {
      let found = try look()
      if found != ends {
        unseen = (unseen?.first ?? now, now)
        ends = found
      }
      let isStill = unseen.map { now - $0.last >= Self.stillMs || now - $0.first >= Self.mostMs } ?? false
      if isDraining || isStill && now >= restsUntil {
        unseen = nil
        try work(now: now)
        let ended = Shell.now()
        restsUntil = ended + Self.restFactor * (ended - now)
      }
    } catch {
      throw WorkerError(.log, error.message, place: error.place)
    }
    if isDraining { return false }
    usleep(Self.lookMs * 1_000)
    return true
  }

  private func work(now: Int64) throws(EventLogError) {
    let there = topics().filter { (try? reader.partitions(of: $0.bijdrage)) != nil }
    let added = try employers.work(there, reader, now: now)
    let told = try notices.work(there, reader, now: now)
    status.events += Int64(added + told)
    status.units += 1
  }

  /// The ends of everything that the work hangs on; of a tenant that is not there yet nothing.
  private func look() throws(EventLogError) -> [TopicPartition: Int64] {
    var found: [TopicPartition: Int64] = [:]
    for number in 0..<(try reader.partitions(of: RegionTopics.cel)) {
      let place = TopicPartition(RegionTopics.cel, number)
      found[place] = try reader.bounds(place).upperBound
    }
    for tenant in topics() {
      let place = TopicPartition(tenant.werkgever, 0)
      if let bounds = try? reader.bounds(place) { found[place] = bounds.upperBound }
    }
    return found
  }

  func stop() { isStopping = true }
  func drain() { isDraining = true }
  func close() {}
}
