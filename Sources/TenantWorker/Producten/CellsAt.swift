public import Domain
public import EventLog
import Regio
import TopicContracts

/// The cells of one tenant as they were when so many units of work of each partition were added up.
///
/// The region's cells are those of now; what later units added is taken off again, so that a position can be told for as long as
/// the contributions after it are kept. What the region works out over employers (`Maat.isVanRegio`) has no position and is left
/// out.
public struct CellsAt: Sendable {
  public let cells: [Cel: Int64]
  /// By partition, the number of the last unit in them.
  public let units: [Int64]
  /// The generation of the state whose units these are: a rebuild counts anew.
  public let generation: Int

  /// Why a position cannot be told; a person reads it.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable {
      /// The region has not come there yet, or never will.
      case ahead
      /// The contributions after it are not all kept any more.
      case passed
      /// The region wrote all the while.
      case busy
      case log(EventLogError)
      case unreadable
    }
    public var code: Code
    public var description: String

    init(code: Code, description: String) {
      self.code = code
      self.description = description
    }
    init(_ error: EventLogError) { self.init(code: .log(error), description: error.description) }
  }

  /// How often the cells are read again when the region writes meanwhile.
  private static let looks = 10

  /// - Parameter units: By partition; nil: all that the region has added.
  public init(_ topics: TenantTopics, _ reader: any LogReader, units: [Int64]? = nil, generation: Int? = nil) throws(Fault) {
    var (cells, stands) = try Self.now(topics, reader)
    let now = stands.map(\.nummer)
    let current = stands.map(\.generatie).max() ?? Generatie.eerste
    if let generation, generation != current {
      throw Fault(
        code: .passed,
        description:
          "the position is of generation \(generation) of the state of tenant \(topics.tenant); since it was rebuilt the figures "
          + "are of generation \(current)")
    }
    let wanted = units ?? now
    guard wanted.count == now.count else {
      throw Fault(
        code: .ahead,
        description: "position \(Self.text(wanted)) has \(wanted.count) partitions, tenant \(topics.tenant) has \(now.count)")
    }
    for (partition, number) in wanted.enumerated() where number != now[partition] {
      guard number < now[partition] else {
        throw Fault(
          code: .ahead,
          description:
            "position \(Self.text(wanted)) lies ahead: of \(topics.bijdrage)/\(partition) the region has added up to unit "
            + "\(now[partition])")
      }
      try Self.take(off: &cells, topics, partition, current, after: number, upTo: now[partition], reader)
    }
    self.cells = cells.filter { $0.value != 0 }
    self.units = wanted
    self.generation = current
  }

  private static func text(_ units: [Int64]) -> String { units.map(String.init).joined(separator: ".") }

  /// The cells and the units in them, of one moment.
  private static func now(
    _ topics: TenantTopics, _ reader: any LogReader
  ) throws(Fault) -> (cells: [Cel: Int64], stands: [Stand]) {
    do throws(EventLogError) {
      var before = try stands(topics, reader)
      for _ in 0..<looks {
        var cells: [Cel: Int64] = [:]
        let all = try Cells.all(reader, of: topics.tenant) { !$0.isVanRegio }
        for (cel, waarde) in all { cells[cel.cel] = waarde }
        let after = try stands(topics, reader)
        if before == after { return (cells, after) }
        before = after
      }
    } catch {
      throw Fault(error)
    }
    throw Fault(code: .busy, description: "the region writes all the while; try again when it is less busy")
  }

  private static func stands(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) -> [Stand] {
    let cells = Cells(partitions: try reader.partitions(of: RegionTopics.cel))
    let keys = (0..<topics.partitions).map { cells.key(Herkomst(topics.tenant, $0)) }
    return try reader.latest(keys.map { (partition: $0.partition, key: $0.key) }).map { record in
      let stand = record?.value.flatMap { try? StandRecord(decoding: $0) }
      return Stand(generatie: stand?.generatie ?? Generatie.eerste, nummer: stand?.nummer ?? 0)
    }
  }

  /// Takes the units after one up to another off the cells.
  private static func take(
    off cells: inout [Cel: Int64], _ topics: TenantTopics, _ partition: Int, _ generation: Int, after: Int64, upTo: Int64,
    _ reader: any LogReader
  ) throws(Fault) {
    let place = TopicPartition(topics.bijdrage, partition)
    var expected = after + 1
    var next: Int64
    do throws(EventLogError) { next = try begin(place, generation, after: after, reader) } catch { throw Fault(error) }
    while expected <= upTo {
      let records: [LogRecord]
      do throws(EventLogError) { records = try reader.read(place, from: next, limit: 500) } catch { throw Fault(error) }
      guard let last = records.last else { break }
      for record in records {
        guard let unit = record.value.flatMap({ try? BijdrageRecord(decoding: $0) }) else {
          throw Fault(
            code: .unreadable, description: "a unit of \(place.topic)/\(partition) at offset \(record.offset) cannot be read")
        }
        if unit.generatie != generation || unit.nummer < expected || unit.nummer > upTo { continue }
        if unit.nummer != expected { throw Fault(code: .passed, description: passed(place, after, unit.nummer)) }
        for bijdrage in unit.bijdragen { cells[bijdrage.cel, default: 0] -= bijdrage.delta }
        expected += 1
      }
      next = last.offset + 1
    }
    if expected <= upTo { throw Fault(code: .passed, description: passed(place, after, nil)) }
  }

  private static func passed(_ place: TopicPartition, _ after: Int64, _ first: Int64?) -> String {
    "the position is passed by retention: of \(place.topic)/\(place.partition) unit \(after + 1) is not kept any more"
      + (first.map { ", the first that is kept is \($0)" } ?? "")
  }

  /// The offset at or before the first unit after this one: units count up with offsets.
  private static func begin(_ place: TopicPartition, _ generation: Int, after: Int64, _ reader: any LogReader)
    throws(EventLogError) -> Int64
  {
    let bounds = try reader.bounds(place)
    var (low, high) = (bounds.lowerBound, bounds.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      guard let record = try reader.read(place, from: middle, limit: 1).first, record.offset < high,
        let unit = record.value.flatMap({ try? BijdrageRecord(decoding: $0) })
      else {
        high = middle
        continue
      }
      if unit.generatie < generation || unit.nummer <= after { low = record.offset + 1 } else { high = middle }
    }
    return low
  }
}
