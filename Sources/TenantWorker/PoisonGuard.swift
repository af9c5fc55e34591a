public import EventLog

/// What a worker has in hand, noted before it is processed and cleared by the next commit.
public struct Mark: Hashable, Sendable {
  /// First and next offset of the events in hand, per input partition.
  public var inHand: [TopicPartition: Range<Int64>]
  /// How many processes died on it already.
  public var deaths: Int
  /// Where the search for a poisoned event ends; empty outside a search.
  public var searchUntil: [TopicPartition: Int64]
  /// At most so many events a unit while a search runs.
  public var limit: Int

  public init(
    inHand: [TopicPartition: Range<Int64>] = [:], deaths: Int = 0, searchUntil: [TopicPartition: Int64] = [:], limit: Int = 0
  ) {
    self.inHand = inHand
    self.deaths = deaths
    self.searchUntil = searchUntil
    self.limit = limit
  }

  public static let none = Mark()
  public var count: Int { inHand.values.reduce(0) { $0 + $1.count } }
}

/// Finds the one event on which the process dies: after three deaths at one place the unit is halved, and halved again
/// at each further three, until it is one event; three deaths on that one, and it is to be quarantined.
///
/// A death counts at the place of the first event in hand. A search ends when the committed positions have passed all
/// that was in hand when it began.
public struct PoisonGuard: Sendable {
  /// Deaths at one place before the unit is halved.
  public static let deathsBeforeHalving = 3

  /// Events that must go to quarantine unread.
  public private(set) var poison: Set<Place> = []
  /// Events a unit, nil when there is no search.
  public private(set) var limit: Int?
  private var searchUntil: [TopicPartition: Int64] = [:]
  private var previous: Mark
  private var deaths = 0

  public struct Place: Hashable, Sendable {
    public var partition: TopicPartition
    public var offset: Int64

    public init(_ partition: TopicPartition, _ offset: Int64) {
      self.partition = partition
      self.offset = offset
    }
  }

  /// - Parameter left: The mark that the previous process left; `.none` when it had nothing in hand.
  public init(left: Mark) {
    previous = left
    guard left.count > 0 else { return }
    deaths = left.deaths + 1
    searchUntil = left.searchUntil
    limit = left.limit > 0 ? left.limit : nil
    guard deaths >= Self.deathsBeforeHalving else { return }
    deaths = 0
    if left.count == 1, let (partition, offsets) = left.inHand.first(where: { !$0.value.isEmpty }) {
      poison = [Place(partition, offsets.lowerBound)]
      return
    }
    limit = max(1, left.count / 2)
    if searchUntil.isEmpty { searchUntil = left.inHand.mapValues(\.upperBound) }
  }

  /// The mark for these events, added to those already in hand.
  public mutating func take(_ records: [LogRecord], onto open: Mark) -> Mark {
    var mark = open
    for record in records {
      let next = record.offset + 1
      let range = mark.inHand[record.source] ?? record.offset..<next
      mark.inHand[record.source] = min(range.lowerBound, record.offset)..<max(range.upperBound, next)
    }
    // The same place as the death before: it counts on. Another place: a new count.
    let isSamePlace = previous.inHand.contains { partition, range in mark.inHand[partition]?.lowerBound == range.lowerBound }
    mark.deaths = isSamePlace ? deaths : 0
    mark.searchUntil = searchUntil
    mark.limit = limit ?? 0
    return mark
  }

  /// These positions are committed.
  public mutating func passed(_ positions: [TopicPartition: Int64]) {
    for (partition, position) in positions {
      if let end = searchUntil[partition], position >= end { searchUntil[partition] = nil }
      if let range = previous.inHand[partition], position > range.lowerBound {
        previous.inHand[partition] = nil
        deaths = previous.inHand.isEmpty ? 0 : deaths
      }
      poison = poison.filter { $0.partition != partition || $0.offset >= position }
    }
    if searchUntil.isEmpty { limit = nil }
  }
}
