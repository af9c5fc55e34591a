public import Domain

/// Which generation of a tenant's state is in force: the record on `generatie` that switches it, for the tenant's workers and
/// for the region alike.
///
/// With it, in one commit, stand the tenant's cells as they are at that moment, in `delen` records beside it.
public struct GeneratieRecord: Hashable, Sendable {
  /// Key of the record in force.
  public static let sleutel = Array("geldend".utf8)

  /// Key of the `n`-th part of the cells, from 0.
  public static func sleutel(deel n: Int) -> [UInt8] { Array("som/\(n)".utf8) }

  public var tenant: TenantID
  public var generatie: Int
  /// Of the inputs and of what is written by partition.
  public var partities: Int
  /// Records of cells beside this one.
  public var delen: Int
  /// The generation before it.
  public var vorige: Int
  /// Milliseconds since 1970.
  public var tijd: Int64
  public var wie: String
  public var grond: String
  /// Up to where the inputs were in the dossiers from which it was made: what comes after is read as ever.
  public var posities: [QuarantineRecord.Plaats]

  public init(
    tenant: TenantID, generatie: Int, partities: Int, delen: Int, vorige: Int, tijd: Int64, wie: String, grond: String,
    posities: [QuarantineRecord.Plaats]
  ) {
    self.tenant = tenant
    self.generatie = generatie
    self.partities = partities
    self.delen = delen
    self.vorige = vorige
    self.tijd = tijd
    self.wie = wie
    self.grond = grond
    self.posities = posities
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }
}

extension GeneratieRecord: Payload {
  static let fields: [StaticString] = [
    "delen", "generatie", "grond", "partities", "posities", "tenant", "tijd", "vorige", "wie",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    delen = try r.required("delen", in: 0...Int.max)
    generatie = try r.required("generatie", in: 1...Int.max)
    grond = try r.required("grond")
    partities = try r.required("partities", in: 1...1024)
    posities = try r.required("posities")
    tenant = try r.required("tenant")
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
    vorige = try r.required("vorige", in: 1...Int.max)
    wie = try r.required("wie")
  }

  func write(to w: inout FieldWriter) {
    w.field("delen", delen)
    w.field("generatie", generatie)
    w.field("grond", grond)
    w.field("partities", partities)
    w.field("posities", posities)
    w.field("tenant", tenant)
    w.field("tijd", Moment(tijd))
    w.field("vorige", vorige)
    w.field("wie", wie)
  }
}

/// That something is done to the whole state of a tenant: as long as it stands, the tenant's workers wait.
public struct OnderhoudRecord: Hashable, Sendable {
  public static let sleutel = Array("onderhoud".utf8)

  public enum Werk: String, Code { case herbouw, wissing }

  public var tenant: TenantID
  public var werk: Werk
  public var wie: String
  /// Milliseconds since 1970.
  public var tijd: Int64

  public init(tenant: TenantID, werk: Werk, wie: String, tijd: Int64) {
    self.tenant = tenant
    self.werk = werk
    self.wie = wie
    self.tijd = tijd
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }
}

extension OnderhoudRecord.Werk: FieldValue {}

extension OnderhoudRecord: Payload {
  static let fields: [StaticString] = ["tenant", "tijd", "werk", "wie"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    tenant = try r.required("tenant")
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
    werk = try r.required("werk")
    wie = try r.required("wie")
  }

  func write(to w: inout FieldWriter) {
    w.field("tenant", tenant)
    w.field("tijd", Moment(tijd))
    w.field("werk", werk)
    w.field("wie", wie)
  }
}
