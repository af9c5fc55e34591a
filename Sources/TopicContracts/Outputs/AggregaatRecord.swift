public import Domain

/// One figure of a sealed publication of the region: a record on `werk.regio.aggregaat.v1`, after disclosure control.
public struct AggregaatRecord: Hashable, Sendable {
  /// What disclosure control did with the figure.
  public enum Status: String, Code {
    case afgerond
    /// Withheld because the count is below the threshold.
    case onderdrukt
    /// Withheld because it would give away a withheld one.
    case onderdruktTweede = "onderdrukt-tweede"
  }

  /// Number of the publication, from 1.
  public var publicatie: Int
  /// `AM01`.
  public var arbeidsmarktregio: String
  public var tenant: TenantID
  public var cel: Cel
  public var status: Status
  /// Whole units, or millionths where the maat is decimal; nil when withheld.
  public var waarde: Int64?
  /// Digest of the policy under which it was published.
  public var beleidDigest: String

  public init(
    publicatie: Int, arbeidsmarktregio: String, tenant: TenantID, cel: Cel, status: Status, waarde: Int64?, beleidDigest: String
  ) {
    self.publicatie = publicatie
    self.arbeidsmarktregio = arbeidsmarktregio
    self.tenant = tenant
    self.cel = cel
    self.status = status
    self.waarde = waarde
    self.beleidDigest = beleidDigest
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }
}

extension AggregaatRecord.Status: FieldValue {}

extension AggregaatRecord: Payload {
  static let fields: [StaticString] = [
    "arbeidsmarktregio", "beleidDigest", "dimensies", "gemeente", "maand", "maat", "publicatie", "status", "tenant", "waarde",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    arbeidsmarktregio = try r.required("arbeidsmarktregio")
    beleidDigest = try r.requiredDigest("beleidDigest")
    let dimensies: Dimensies = try r.required("dimensies")
    let gemeente: CelGemeente = try r.required("gemeente")
    let maand: Maand = try r.required("maand")
    let maat: Maat = try r.required("maat")
    publicatie = try r.required("publicatie", in: 1...Int.max)
    status = try r.required("status")
    tenant = try r.required("tenant")
    let som: Som? = try r.nullable("waarde")
    cel = Cel(maat, gemeente.gemeente, maand, dimensies)
    waarde = try som?.waarde(maat, "waarde")
    guard (waarde == nil) == (status != .afgerond) else {
      throw FieldFault(.ongeldigeWaarde, "veld \"waarde\" past niet bij status \(status.rawValue)")
    }
  }

  func write(to w: inout FieldWriter) {
    w.field("arbeidsmarktregio", arbeidsmarktregio)
    w.field("beleidDigest", beleidDigest)
    w.field("dimensies", cel.dimensies)
    w.field("gemeente", CelGemeente(cel.gemeente))
    w.field("maand", cel.maand)
    w.field("maat", cel.maat)
    w.field("publicatie", publicatie)
    w.field("status", status)
    w.field("tenant", tenant)
    w.nullable("waarde", waarde.map { Som($0, cel.maat) })
  }
}
