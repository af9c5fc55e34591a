public import Domain
import JSON

/// The head of a sealed publication of the region: the last record of it on `werk.regio.aggregaat.v1`, in one commit with its
/// figures (``AggregaatRecord``).
public struct PublicatieRecord: Hashable, Sendable {
  /// A tenant whose events were not all in.
  public struct Laat: Hashable, Sendable {
    public var tenant: TenantID
    /// Milliseconds since 1970; nil when nothing ever came.
    public var laatsteGebeurtenis: Int64?
    /// Up to which month its figures are in it; nil: none are.
    public var totEnMet: Maand?

    public init(tenant: TenantID, laatsteGebeurtenis: Int64?, totEnMet: Maand?) {
      self.tenant = tenant
      self.laatsteGebeurtenis = laatsteGebeurtenis
      self.totEnMet = totEnMet
    }
  }

  /// From 1, without gaps.
  public var nummer: Int
  public var vanaf: Maand
  public var totEnMet: Maand
  public var beleidDigest: String
  public var invoerDigest: String
  /// Nil for the first.
  public var vorigZegel: String?
  /// SHA-256 over the publication as text, hex.
  public var zegel: String
  /// Figures in force after it, shown or not.
  public var cijfers: Int
  public var laat: [Laat]
  /// Milliseconds since 1970 at which it was made.
  public var tijd: Int64
  public var wie: String

  public init(
    nummer: Int, vanaf: Maand, totEnMet: Maand, beleidDigest: String, invoerDigest: String, vorigZegel: String?, zegel: String,
    cijfers: Int, laat: [Laat], tijd: Int64, wie: String
  ) {
    self.nummer = nummer
    self.vanaf = vanaf
    self.totEnMet = totEnMet
    self.beleidDigest = beleidDigest
    self.invoerDigest = invoerDigest
    self.vorigZegel = vorigZegel
    self.zegel = zegel
    self.cijfers = cijfers
    self.laat = laat
    self.tijd = tijd
    self.wie = wie
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self, capacity: 1024) }

  /// Key of the record: the number in a canonical JSON list of one item, where a figure has seven.
  public var sleutel: [UInt8] { Self.sleutel(nummer) }

  public static func sleutel(_ nummer: Int) -> [UInt8] { Array("[\(nummer)]".utf8) }
}

extension PublicatieRecord.Laat: Payload {
  static let fields: [StaticString] = ["laatsteGebeurtenis", "tenant", "totEnMet"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    let moment: Moment? = try r.nullable("laatsteGebeurtenis")
    laatsteGebeurtenis = moment?.milliseconden
    tenant = try r.required("tenant")
    totEnMet = try r.nullable("totEnMet")
  }

  func write(to w: inout FieldWriter) {
    w.nullable("laatsteGebeurtenis", laatsteGebeurtenis.map { Moment($0) })
    w.field("tenant", tenant)
    w.nullable("totEnMet", totEnMet)
  }
}

extension PublicatieRecord: Payload {
  static let fields: [StaticString] = [
    "beleidDigest", "cijfers", "invoerDigest", "laat", "nummer", "tijd", "totEnMet", "vanaf", "vorigZegel", "wie", "zegel",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    beleidDigest = try r.requiredDigest("beleidDigest")
    cijfers = try r.required("cijfers", in: 0...Int.max)
    invoerDigest = try r.requiredDigest("invoerDigest")
    laat = try r.required("laat")
    nummer = try r.required("nummer", in: 1...Int.max)
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
    totEnMet = try r.required("totEnMet")
    vanaf = try r.required("vanaf")
    vorigZegel = try r.nullableDigest("vorigZegel")
    wie = try r.required("wie")
    zegel = try r.requiredDigest("zegel")
  }

  func write(to w: inout FieldWriter) {
    w.field("beleidDigest", beleidDigest)
    w.field("cijfers", cijfers)
    w.field("invoerDigest", invoerDigest)
    w.field("laat", laat)
    w.field("nummer", nummer)
    w.field("tijd", Moment(tijd))
    w.field("totEnMet", totEnMet)
    w.field("vanaf", vanaf)
    w.nullable("vorigZegel", vorigZegel)
    w.field("wie", wie)
    w.field("zegel", zegel)
  }
}

/// A record of `werk.regio.aggregaat.v1`, told apart by its key.
public enum GepubliceerdRecord: Hashable, Sendable {
  case cijfer(AggregaatRecord)
  case publicatie(PublicatieRecord)

  /// - Parameter key: a figure's has a comma in it, a publication's is a number alone.
  public init(key: [UInt8], value: [UInt8]) throws(RecordFault) {
    self =
      key.contains(UInt8(ascii: ","))
      ? .cijfer(try AggregaatRecord(decoding: value)) : .publicatie(try PublicatieRecord(decoding: value))
  }
}
