public import Domain

/// That a client's dossier was erased: who, why, when, and how far it is. Whose it was stands nowhere.
public struct WissingRecord: Hashable, Sendable {
  public enum Stand: String, Code {
    /// The records are gone; bytes of them may be left in files.
    case begonnen
    case voltooid
  }

  public var tenant: TenantID
  /// Of the erasures of the tenant, from 1.
  public var nummer: Int
  public var wie: String
  public var grond: String
  /// Milliseconds since 1970.
  public var tijd: Int64
  public var stand: Stand
  /// Records that were taken out.
  public var records: Int

  public init(tenant: TenantID, nummer: Int, wie: String, grond: String, tijd: Int64, stand: Stand, records: Int) {
    self.tenant = tenant
    self.nummer = nummer
    self.wie = wie
    self.grond = grond
    self.tijd = tijd
    self.stand = stand
    self.records = records
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }

  /// Key of the record.
  public var sleutel: [UInt8] { Array(String(nummer).utf8) }
}

extension WissingRecord.Stand: FieldValue {}

extension WissingRecord: Payload {
  static let fields: [StaticString] = ["grond", "nummer", "records", "stand", "tenant", "tijd", "wie"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    grond = try r.required("grond")
    nummer = try r.required("nummer", in: 1...Int.max)
    records = try r.required("records", in: 0...Int.max)
    stand = try r.required("stand")
    tenant = try r.required("tenant")
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
    wie = try r.required("wie")
  }

  func write(to w: inout FieldWriter) {
    w.field("grond", grond)
    w.field("nummer", nummer)
    w.field("records", records)
    w.field("stand", stand)
    w.field("tenant", tenant)
    w.field("tijd", Moment(tijd))
    w.field("wie", wie)
  }
}
