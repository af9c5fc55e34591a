import Crypto
import Domain
import Dossiers
public import EventLog
public import TopicContracts

/// The links to employers that a tenant publishes: who works where, without the client.
public enum Werkgeverlinks {
  /// Records for what changed between two outcomes of a dossier; nearly always none.
  static func records(
    _ onderwerp: Onderwerp, _ before: [Werkgeverlink], _ after: [Werkgeverlink], _ topics: TenantTopics, now: Int64
  ) -> [OutgoingRecord] {
    if before == after { return [] }
    var old = Dictionary(before.map { (key(onderwerp, $0, topics), $0) }, uniquingKeysWith: { $1 })
    var records: [OutgoingRecord] = []
    func append(_ key: [UInt8], _ value: [UInt8]?) {
      records.append(OutgoingRecord(topic: topics.werkgever, partition: 0, timestamp: now, key: key, value: value))
    }
    for link in after {
      let key = key(onderwerp, link, topics)
      if old.removeValue(forKey: key) != link { append(key, record(key, link, topics).encoded) }
    }
    for key in old.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) { append(key, nil) }
    return records
  }

  /// Keys of the links of a dossier: what goes with it when it is erased.
  static func keys(_ dossier: Dossier, _ topics: TenantTopics) -> Set<[UInt8]> {
    Set(Werkgeverlink.van(dossier).map { key(dossier.onderwerp, $0, topics) })
  }

  /// SHA-256 over tenant, dossier, plaatsing and its first day, in hex: deterministic, and no client in it.
  private static func key(_ onderwerp: Onderwerp, _ link: Werkgeverlink, _ topics: TenantTopics) -> [UInt8] {
    Array(hex(sha256(Array("\(topics.tenant)\u{0}\(onderwerp)\u{0}\(link.plaatsing)\u{0}\(link.van)".utf8))).utf8)
  }

  private static func record(_ key: [UInt8], _ link: Werkgeverlink, _ topics: TenantTopics) -> WerkgeverlinkRecord {
    WerkgeverlinkRecord(
      tenant: topics.tenant, id: String(decoding: key, as: UTF8.self), werkgever: link.werkgever, soort: link.soort,
      onbetaald: link.onbetaald, gemeenteWerkplek: link.gemeenteWerkplek, van: link.van, tot: link.tot,
      urenPerWeek: link.urenPerWeek)
  }

  /// Every link in force.
  public static func all(_ topics: TenantTopics, _ reader: any LogReader) throws(EventLogError) -> [WerkgeverlinkRecord] {
    try reader.inForce(TopicPartition(topics.werkgever, 0)).values.compactMap { try? WerkgeverlinkRecord(decoding: $0) }
  }
}
