public import Domain

/// An input record that could not be processed: a record on `quarantine`, with its error and its place.
///
/// The original is kept whole, to be replayed, or as digest only when it may hold a BSN; then it is read again at its
/// place, as long as the input topic keeps it.
public struct QuarantineRecord: Hashable, Sendable {
  /// Where it stands in the log.
  public struct Plaats: Hashable, Sendable {
    public var topic: String
    public var partitie: Int
    public var offset: Int64

    public init(topic: String, partitie: Int, offset: Int64) {
      self.topic = topic
      self.partitie = partitie
      self.offset = offset
    }
  }

  /// The record as it came.
  public struct Origineel: Hashable, Sendable {
    public struct Header: Hashable, Sendable {
      public var naam: String
      public var waarde: [UInt8]

      public init(naam: String, waarde: [UInt8]) {
        self.naam = naam
        self.waarde = waarde
      }
    }

    public var sleutel: [UInt8]?
    /// Nil for a tombstone.
    public var waarde: [UInt8]?
    public var headers: [Header]

    public init(sleutel: [UInt8]?, waarde: [UInt8]?, headers: [Header]) {
      self.sleutel = sleutel
      self.waarde = waarde
      self.headers = headers
    }
  }

  public var tenant: TenantID
  public var plaats: Plaats
  /// Milliseconds since 1970 at which it was put aside.
  public var tijd: Int64
  /// A `WeigerCode`, or a code of the worker; closed, safe as a metric label.
  public var code: String
  /// For people, masked.
  public var reden: String
  /// The event's id, empty when it cannot be read or may hold a BSN.
  public var gebeurtenis: String
  public var onderwerp: Onderwerp?
  /// SHA-256 of the value, hex.
  public var digest: String
  /// Bytes of the value.
  public var grootte: Int
  /// Nil when it may hold a BSN.
  public var origineel: Origineel?

  public init(
    tenant: TenantID, plaats: Plaats, tijd: Int64, code: String, reden: String, gebeurtenis: String, onderwerp: Onderwerp?,
    digest: String, grootte: Int, origineel: Origineel?
  ) {
    self.tenant = tenant
    self.plaats = plaats
    self.tijd = tijd
    self.code = code
    self.reden = reden
    self.gebeurtenis = gebeurtenis
    self.onderwerp = onderwerp
    self.digest = digest
    self.grootte = grootte
    self.origineel = origineel
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self, capacity: 512 + 2 * (origineel?.waarde?.count ?? 0)) }

  /// Key of the record: the place, so that the same record put aside twice stands there once.
  public var sleutel: [UInt8] { Array("\(plaats.topic)/\(plaats.partitie)/\(plaats.offset)".utf8) }
}

extension QuarantineRecord: Payload {
  static let fields: [StaticString] = [
    "code", "digest", "gebeurtenis", "grootte", "onderwerp", "origineel", "plaats", "reden", "tenant", "tijd",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    code = try r.required("code")
    digest = try r.requiredDigest("digest")
    gebeurtenis = try r.requiredText("gebeurtenis")
    grootte = try r.required("grootte", in: 0...Int.max)
    onderwerp = try r.nullable("onderwerp")
    origineel = try r.nullable("origineel")
    plaats = try r.required("plaats")
    reden = try r.required("reden")
    tenant = try r.required("tenant")
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
  }

  func write(to w: inout FieldWriter) {
    w.field("code", code)
    w.field("digest", digest)
    w.field("gebeurtenis", gebeurtenis)
    w.field("grootte", grootte)
    w.nullable("onderwerp", onderwerp)
    w.nullable("origineel", origineel)
    w.field("plaats", plaats)
    w.field("reden", reden)
    w.field("tenant", tenant)
    w.field("tijd", Moment(tijd))
  }
}

extension QuarantineRecord.Plaats: Payload {
  static let fields: [StaticString] = ["offset", "partitie", "topic"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    offset = Int64(try r.required("offset", in: 0...Int.max))
    partitie = try r.required("partitie", in: 0...Int.max)
    topic = try r.required("topic")
  }

  func write(to w: inout FieldWriter) {
    w.field("offset", offset)
    w.field("partitie", partitie)
    w.field("topic", topic)
  }
}

extension QuarantineRecord.Origineel: Payload {
  static let fields: [StaticString] = ["headers", "sleutel", "waarde"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    headers = try r.required("headers")
    let sleutel: Base64? = try r.nullable("sleutel")
    let waarde: Base64? = try r.nullable("waarde")
    self.sleutel = sleutel?.bytes
    self.waarde = waarde?.bytes
  }

  func write(to w: inout FieldWriter) {
    w.field("headers", headers)
    w.nullable("sleutel", sleutel.map(Base64.init))
    w.nullable("waarde", waarde.map(Base64.init))
  }
}

extension QuarantineRecord.Origineel.Header: Payload {
  static let fields: [StaticString] = ["naam", "waarde"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    naam = try r.requiredText("naam")
    let bytes: Base64 = try r.required("waarde")
    waarde = bytes.bytes
  }

  func write(to w: inout FieldWriter) {
    w.field("naam", naam)
    w.field("waarde", Base64(waarde))
  }
}
