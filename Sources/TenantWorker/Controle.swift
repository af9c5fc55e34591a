public import Domain
import Dossiers
public import EventLog
public import Regelgeving
import Regio
import TopicContracts

/// Holds what a log has of a tenant against what follows from its facts: every dossier, the besluit in force of each key, and
/// the region's cells. Takes a reader and gives what differs, with the place.
///
/// The cells are those of a moment at which the region has added everything up; a running tenant is a moment ahead of it.
public struct Controle: Sendable {
  public enum Soort: String, CaseIterable, Sendable { case invoer, dossier, besluit, cel }

  public struct Verschil: Hashable, Sendable, CustomStringConvertible {
    public var soort: Soort
    /// The topic and the key in it.
    public var plaats: String
    public var gevonden: String
    public var verwacht: String

    public var description: String { "\(plaats): \(gevonden) found, \(verwacht) expected" }
  }

  /// Differences that are kept in full; more are only counted.
  public static let meeste = 100

  /// Events of the inputs that were held against the dossiers.
  public internal(set) var gebeurtenissen = 0
  public private(set) var dossiers = 0
  public private(set) var besluiten = 0
  public private(set) var cellen = 0
  public private(set) var aantalVerschillen = 0
  public private(set) var verschillen: [Verschil] = []

  private let topics: TenantTopics
  private let regels: Regels
  private var sommen: [Cel: Int64] = [:]
  private var verwachteBesluiten: [Besluitplaats: BesluitRecord] = [:]

  /// A besluit in the log of its gemeente.
  private struct Besluitplaats: Hashable, CustomStringConvertible {
    var topic: String
    var key: [UInt8]
    var description: String { "\(topic) \(String(decoding: key, as: UTF8.self))" }
  }

  /// - Parameters:
  ///   - events: What must be in the dossiers, all of it and nothing else; nil: the dossiers are taken as they are.
  ///   - invoer: Whether what the inputs still hold, as far as it is committed, is held against the dossiers.
  public init(
    _ topics: TenantTopics, _ regels: Regels, events: [Gebeurtenis]? = nil, invoer: Bool = false, _ reader: any LogReader
  ) throws(EventLogError) {
    self.topics = topics
    self.regels = regels
    if invoer {
      let committed = try reader.committed(role: topics.role)
      try compareInvoer(upTo: committed, topics, Intake(topics: topics, regels: regels), reader)
    }
    try compareDossiers(events.map { Self.dossiers($0) }, reader)
    try compareBesluiten(reader)
    try addRemainder(reader)
    try compareCellen(reader)
  }

  /// The dossiers that these events make, each event once or more, in any order.
  static func dossiers(_ events: [Gebeurtenis]) -> [Onderwerp: Dossier] {
    var dossiers: [Onderwerp: Dossier] = [:]
    let encoder = EventEncoder()
    for event in events {
      _ = dossiers[event.onderwerp, default: Dossier(onderwerp: event.onderwerp)].voegToe(event) { encoder.canonicalContent($0) }
    }
    return dossiers
  }

  private mutating func compareDossiers(_ expected: [Onderwerp: Dossier]?, _ reader: any LogReader) throws(EventLogError) {
    var missing = expected ?? [:]
    for partition in 0..<topics.partitions {
      for bytes in try DossierState.records(topics, partition: partition, reader) {
        guard let dossier = try? Dossier(record: bytes) else {
          note(.dossier, "\(topics.dossier)/\(partition)", "a record that cannot be read", "a dossier")
          continue
        }
        dossiers += 1
        let place = "\(topics.dossier)/\(partition) \(dossier.onderwerp)"
        if topics.partition(of: Array(dossier.onderwerp.description.utf8)) != partition {
          note(.dossier, place, "partition \(partition)", "the partition of its key: this is the half of a dossier")
        }
        if expected != nil {
          let wanted = missing.removeValue(forKey: dossier.onderwerp)
          if wanted?.feiten != dossier.feiten {
            let feiten = wanted.map { "\($0.feiten.count) facts" } ?? "no dossier"
            note(.dossier, place, "\(dossier.feiten.count) facts", feiten + (wanted == nil ? "" : ", with this content"))
          }
        }
        derive(dossier)
      }
    }
    for (onderwerp, dossier) in missing {
      note(.dossier, "\(topics.dossier) \(onderwerp)", "no dossier", "\(dossier.feiten.count) facts")
      derive(dossier)
    }
  }

  private mutating func derive(_ dossier: Dossier) {
    let difference = Afleiding(dossier, regels, grondslag: true).verschil(met: nil)
    for wijziging in difference.besluiten {
      let record = BesluitRecord(wijziging, dossier, regels)
      verwachteBesluiten[Besluitplaats(topic: topics.besluit(record.gemeente), key: record.recordSleutel)] =
        record.zonderGeschiedenis
    }
    for bijdrage in difference.bijdragen { sommen[bijdrage.cel, default: 0] += bijdrage.delta }
  }

  private mutating func compareBesluiten(_ reader: any LogReader) throws(EventLogError) {
    var found: [Besluitplaats: BesluitRecord] = [:]
    for topic in try topics.besluiten(reader) {
      for partition in 0..<(try reader.partitions(of: topic)) {
        for (key, value) in try reader.inForce(TopicPartition(topic, partition)) {
          guard let record = try? BesluitRecord(decoding: value) else {
            note(.besluit, "\(topic)/\(partition)", "a record that cannot be read", "a besluit")
            continue
          }
          guard record.status != .vervallen else { continue }
          found[Besluitplaats(topic: topic, key: key)] = record.zonderGeschiedenis
        }
      }
    }
    besluiten = found.count
    for (place, record) in verwachteBesluiten where found[place] != record {
      note(.besluit, "\(place)", found[place].map { Self.text($0) } ?? "no besluit", Self.text(record))
    }
    for (place, record) in found where verwachteBesluiten[place] == nil {
      note(.besluit, "\(place)", Self.text(record), "no besluit")
    }
  }

  private static func text(_ record: BesluitRecord) -> String { String(decoding: record.encoded, as: UTF8.self) }

  /// What erased dossiers contributed is still in the cells.
  private mutating func addRemainder(_ reader: any LogReader) throws(EventLogError) {
    for partition in 0..<topics.partitions {
      for bijdrage in try Erasure.remainder(topics, partition, reader)?.bijdragen ?? [] {
        sommen[bijdrage.cel, default: 0] += bijdrage.delta
      }
    }
  }

  private mutating func compareCellen(_ reader: any LogReader) throws(EventLogError) {
    // What the region works out over employers follows from no dossier of this tenant alone.
    let found = try Cells.all(reader, of: topics.tenant) { !$0.isVanRegio }.filter { $0.value != 0 }
    cellen = found.count
    let wanted = sommen.filter { $0.value != 0 }
    for (cel, som) in wanted {
      let there = found[TenantCel(topics.tenant, cel)] ?? 0
      if there != som { note(.cel, "\(RegionTopics.cel) \(cel)", "\(there)", "\(som)") }
    }
    for (cel, som) in found where wanted[cel.cel] == nil { note(.cel, "\(RegionTopics.cel) \(cel.cel)", "\(som)", "0") }
  }

  mutating func note(_ soort: Soort, _ plaats: String, _ gevonden: String, _ verwacht: String) {
    aantalVerschillen += 1
    guard verschillen.count < Self.meeste else { return }
    verschillen.append(Verschil(soort: soort, plaats: plaats, gevonden: gevonden, verwacht: verwacht))
  }
}
