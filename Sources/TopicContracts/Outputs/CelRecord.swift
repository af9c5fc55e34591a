public import Domain
import JSON

/// The exact sum of one cell of the region: a record on `werk.regio.cel.v1`, internal to the region.
public struct CelRecord: Hashable, Sendable {
  public var tenant: TenantID
  public var cel: Cel
  /// Whole units, or millionths where the maat is decimal.
  public var waarde: Int64

  public init(tenant: TenantID, cel: Cel, waarde: Int64) {
    self.tenant = tenant
    self.cel = cel
    self.waarde = waarde
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }

  /// Key of the record: the cell without its value, as a canonical JSON list.
  public var sleutel: [UInt8] {
    var json = JSONWriter(capacity: 128)
    json.beginArray()
    tenant.write(to: &json)
    CelGemeente(cel.gemeente).write(to: &json)
    cel.maand.write(to: &json)
    cel.maat.write(to: &json)
    cel.dimensies.write(to: &json)
    json.endArray()
    return json.bytes
  }
}

extension CelRecord: Payload {
  static let fields: [StaticString] = ["dimensies", "gemeente", "maand", "maat", "tenant", "waarde"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let dimensies: Dimensies = try r.required("dimensies")
    let gemeente: CelGemeente = try r.required("gemeente")
    let maand: Maand = try r.required("maand")
    let maat: Maat = try r.required("maat")
    tenant = try r.required("tenant")
    let som: Som = try r.required("waarde")
    cel = Cel(maat, gemeente.gemeente, maand, dimensies)
    waarde = try som.waarde(maat, "waarde")
  }

  func write(to w: inout FieldWriter) {
    w.field("dimensies", cel.dimensies)
    w.field("gemeente", CelGemeente(cel.gemeente))
    w.field("maand", cel.maand)
    w.field("maat", cel.maat)
    w.field("tenant", tenant)
    w.field("waarde", Som(waarde, cel.maat))
  }
}

/// How far the region has added the units of one partition of a tenant: a record on `werk.regio.cel.v1` beside the
/// cells, written with them in one unit of work.
public struct StandRecord: Hashable, Sendable {
  public var tenant: TenantID
  public var partitie: Int
  public var generatie: Int
  /// The last unit added.
  public var nummer: Int64

  public init(tenant: TenantID, partitie: Int, generatie: Int, nummer: Int64) {
    self.tenant = tenant
    self.partitie = partitie
    self.generatie = generatie
    self.nummer = nummer
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }

  /// Key of the record, as a canonical JSON list: two items, where a cell has five.
  public var sleutel: [UInt8] {
    var json = JSONWriter(capacity: 48)
    json.beginArray()
    tenant.write(to: &json)
    json.integer(partitie)
    json.endArray()
    return json.bytes
  }
}

extension StandRecord: Payload {
  static let fields: [StaticString] = ["generatie", "nummer", "partitie", "tenant"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    generatie = try r.required("generatie", in: 1...Int.max)
    nummer = Int64(try r.required("nummer", in: 0...Int.max))
    partitie = try r.required("partitie", in: 0...Int.max)
    tenant = try r.required("tenant")
  }

  func write(to w: inout FieldWriter) {
    w.field("generatie", generatie)
    w.field("nummer", nummer)
    w.field("partitie", partitie)
    w.field("tenant", tenant)
  }
}

/// A record of `werk.regio.cel.v1`, told apart by its fields.
public enum RegioRecord: Hashable, Sendable {
  case cel(CelRecord)
  case stand(StandRecord)

  /// - Parameter key: a key with a number in it is a stand's.
  public init(key: [UInt8], value: [UInt8]) throws(RecordFault) {
    self =
      key.last == UInt8(ascii: "]") && key.dropLast().last.map { (48...57).contains($0) } == true
      ? .stand(try StandRecord(decoding: value)) : .cel(try CelRecord(decoding: value))
  }
}
