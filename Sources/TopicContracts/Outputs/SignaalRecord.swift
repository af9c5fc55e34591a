public import Domain

/// A notice for the colleges: an indicator has crossed its norm, or is back. Once for each time.
public struct SignaalRecord: Hashable, Sendable {
  public enum Stand: String, Code { case bijsturen, hersteld }

  public var tenant: TenantID
  /// Id of the indicator in the tenant's doelen.
  public var indicator: String
  public var jaar: Int
  /// Of the notices of this indicator and year, from 1.
  public var nummer: Int
  public var stand: Stand
  public var peilmaand: Maand
  /// What is expected of the year, or came of it, in the unit of the indicator.
  public var waarde: String
  public var norm: String
  public var omschrijving: String
  /// Where it was seen: the product made.
  public var product: String
  /// Milliseconds since 1970.
  public var tijd: Int64

  public init(
    tenant: TenantID, indicator: String, jaar: Int, nummer: Int, stand: Stand, peilmaand: Maand, waarde: String, norm: String,
    omschrijving: String, product: String, tijd: Int64
  ) {
    self.tenant = tenant
    self.indicator = indicator
    self.jaar = jaar
    self.nummer = nummer
    self.stand = stand
    self.peilmaand = peilmaand
    self.waarde = waarde
    self.norm = norm
    self.omschrijving = omschrijving
    self.product = product
    self.tijd = tijd
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }

  /// Key of the record: `instroom/2016/1`.
  public var sleutel: [UInt8] { Array("\(indicator)/\(jaar)/\(nummer)".utf8) }
}

extension SignaalRecord.Stand: FieldValue {}

extension SignaalRecord: Payload {
  static let fields: [StaticString] = [
    "indicator", "jaar", "norm", "nummer", "omschrijving", "peilmaand", "product", "stand", "tenant", "tijd", "waarde",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    indicator = try r.required("indicator")
    jaar = try r.required("jaar", in: 1900...2199)
    norm = try r.required("norm")
    nummer = try r.required("nummer", in: 1...Int.max)
    omschrijving = try r.required("omschrijving")
    peilmaand = try r.required("peilmaand")
    product = try r.required("product")
    stand = try r.required("stand")
    tenant = try r.required("tenant")
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
    waarde = try r.required("waarde")
  }

  func write(to w: inout FieldWriter) {
    w.field("indicator", indicator)
    w.field("jaar", jaar)
    w.field("norm", norm)
    w.field("nummer", nummer)
    w.field("omschrijving", omschrijving)
    w.field("peilmaand", peilmaand)
    w.field("product", product)
    w.field("stand", stand)
    w.field("tenant", tenant)
    w.field("tijd", Moment(tijd))
    w.field("waarde", waarde)
  }
}
