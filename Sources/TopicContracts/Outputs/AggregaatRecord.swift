public import Domain
import JSON

/// One figure of a sealed publication of the region: a record on `werk.regio.aggregaat.v1`, after disclosure control.
///
/// A publication writes what is new or other than in the one before it; a figure holds until a later one takes its place. What a
/// publication says as a whole stands in the ``PublicatieRecord`` behind its figures.
public struct AggregaatRecord: Hashable, Sendable {
  /// What disclosure control did with the figure.
  public enum Status: String, Code {
    case afgerond
    /// Withheld because the count is below the threshold.
    case onderdrukt
    /// Withheld because it would give away a withheld one.
    case onderdruktTweede = "onderdrukt-tweede"
    /// A sum whose count is withheld.
    case onderdruktTelling = "onderdrukt-telling"
    /// Published before, and from this publication on no more.
    case vervallen
  }

  /// Number of the publication, from 1.
  public var publicatie: Int
  /// `AM01`; nil over all tenants together.
  public var arbeidsmarktregio: String?
  /// Nil above the tenants.
  public var tenant: TenantID?
  /// Nil above the gemeenten.
  public var gemeente: Gemeente?
  public var maat: Maat
  public var dimensies: Dimensies
  /// Nil when it is over a year.
  public var maand: Maand?
  /// Nil when it is over a month.
  public var jaar: Int?
  public var status: Status
  /// Whole units, or millionths where the maat is decimal; nil when withheld.
  public var waarde: Int64?
  /// The publication since which it has this value.
  public var sinds: Int

  public init(
    publicatie: Int, arbeidsmarktregio: String?, tenant: TenantID?, gemeente: Gemeente?, maat: Maat, dimensies: Dimensies,
    maand: Maand?, jaar: Int?, status: Status, waarde: Int64?, sinds: Int
  ) {
    self.publicatie = publicatie
    self.arbeidsmarktregio = arbeidsmarktregio
    self.tenant = tenant
    self.gemeente = gemeente
    self.maat = maat
    self.dimensies = dimensies
    self.maand = maand
    self.jaar = jaar
    self.status = status
    self.waarde = waarde
    self.sinds = sinds
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }

  /// Key of the record: publication and figure, as a canonical JSON list.
  public var sleutel: [UInt8] {
    var json = JSONWriter(capacity: 96)
    json.beginArray()
    json.integer(publicatie)
    for deel in [arbeidsmarktregio, tenant?.description, gemeente?.description] {
      if let deel { json.string(deel) } else { json.null() }
    }
    json.string(maat.naam)
    dimensies.write(to: &json)
    json.string(maand?.description ?? jaar.map(String.init) ?? "")
    json.endArray()
    return json.bytes
  }
}

extension AggregaatRecord.Status: FieldValue {}

extension AggregaatRecord: Payload {
  static let fields: [StaticString] = [
    "arbeidsmarktregio", "dimensies", "gemeente", "jaar", "maand", "maat", "publicatie", "sinds", "status", "tenant", "waarde",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    arbeidsmarktregio = try r.nullable("arbeidsmarktregio")
    dimensies = try r.required("dimensies")
    gemeente = try r.nullable("gemeente")
    jaar = try r.nullable("jaar", in: 1900...2199)
    maand = try r.nullable("maand")
    maat = try r.required("maat")
    publicatie = try r.required("publicatie", in: 1...Int.max)
    sinds = try r.required("sinds", in: 1...Int.max)
    status = try r.required("status")
    tenant = try r.nullable("tenant")
    let som: Som? = try r.nullable("waarde")
    waarde = try som?.waarde(maat, "waarde")
    guard (waarde == nil) == (status != .afgerond) else {
      throw FieldFault(.ongeldigeWaarde, "veld \"waarde\" past niet bij status \(status.rawValue)")
    }
    guard (maand == nil) != (jaar == nil) else {
      throw FieldFault(.ongeldigeWaarde, "een van de velden \"maand\" en \"jaar\" is null, en niet beide")
    }
    guard gemeente == nil || tenant != nil else {
      throw FieldFault(.ongeldigeWaarde, "veld \"gemeente\" staat niet zonder \"tenant\"")
    }
  }

  func write(to w: inout FieldWriter) {
    w.nullable("arbeidsmarktregio", arbeidsmarktregio)
    w.field("dimensies", dimensies)
    w.nullable("gemeente", gemeente)
    w.nullable("jaar", jaar)
    w.nullable("maand", maand)
    w.field("maat", maat)
    w.field("publicatie", publicatie)
    w.field("sinds", sinds)
    w.field("status", status)
    w.nullable("tenant", tenant)
    w.nullable("waarde", waarde.map { Som($0, maat) })
  }
}
