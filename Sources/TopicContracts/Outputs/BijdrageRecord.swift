public import Domain

/// What one unit of work of one partition adds to the region: one record on `bijdrage`, without a client.
///
/// `generatie`, `partitie` and `nummer` are consecutive, so that the region sees a gap or a repeat.
public struct BijdrageRecord: Hashable, Sendable {
  public var tenant: TenantID
  public var generatie: Int
  public var partitie: Int
  /// Counts up by one per partition, from 1.
  public var nummer: Int64
  /// One per cell, without zero deltas.
  public var bijdragen: [Bijdrage]

  public init(tenant: TenantID, generatie: Int, partitie: Int, nummer: Int64, bijdragen: [Bijdrage]) {
    self.tenant = tenant
    self.generatie = generatie
    self.partitie = partitie
    self.nummer = nummer
    self.bijdragen = bijdragen
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self, capacity: 96 + 128 * bijdragen.count) }

  /// Key of the record: the partition it comes from.
  public var sleutel: [UInt8] { Array("\(tenant)/\(partitie)".utf8) }
}

extension BijdrageRecord: Payload {
  static let fields: [StaticString] = ["bijdragen", "generatie", "nummer", "partitie", "tenant"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    bijdragen = try r.required("bijdragen")
    generatie = try r.required("generatie", in: 1...Int.max)
    nummer = Int64(try r.required("nummer", in: 1...Int.max))
    partitie = try r.required("partitie", in: 0...Int.max)
    tenant = try r.required("tenant")
  }

  func write(to w: inout FieldWriter) {
    w.field("bijdragen", bijdragen)
    w.field("generatie", generatie)
    w.field("nummer", nummer)
    w.field("partitie", partitie)
    w.field("tenant", tenant)
  }
}

/// As in the output of `derive`.
extension Bijdrage: Payload {
  static let fields: [StaticString] = ["delta", "dimensies", "gemeente", "maand", "maat"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let delta: Som = try r.required("delta")
    let dimensies: Dimensies = try r.required("dimensies")
    let gemeente: CelGemeente = try r.required("gemeente")
    let maand: Maand = try r.required("maand")
    let maat: Maat = try r.required("maat")
    self.init(Cel(maat, gemeente.gemeente, maand, dimensies), try delta.waarde(maat, "delta"))
  }

  func write(to w: inout FieldWriter) {
    w.field("delta", Som(delta, cel.maat))
    w.field("dimensies", cel.dimensies)
    w.field("gemeente", CelGemeente(cel.gemeente))
    w.field("maand", cel.maand)
    w.field("maat", cel.maat)
  }
}
