public import Domain

/// A product of planning and control that was made: what it was made from, its seal, and its key figures, so that a later one can
/// tell what was corrected. The document itself is made again from these.
public struct ProductRecord: Hashable, Sendable {
  public struct Cijfer: Hashable, Sendable {
    public var naam: String
    public var waarde: String

    public init(naam: String, waarde: String) {
      self.naam = naam
      self.waarde = waarde
    }
  }

  public var tenant: TenantID
  /// `kwartaalrapportage`, …
  public var product: String
  public var jaar: Int
  public var kwartaal: Int?
  /// The last month that it tells of.
  public var peilmaand: Maand
  /// Of each partition the last unit of work that is in it, `12.7.30.9`.
  public var positie: String
  /// Key of the product whose corrections it tells; nil for the first.
  public var vorige: String?
  public var regelsDigest: String
  public var planDigest: String
  public var invoerDigest: String
  /// SHA-256 over everything that it says, hex.
  public var zegel: String
  /// An indicator is off course and no verbetermaatregel is recorded.
  public var isOnvolledig: Bool
  /// Milliseconds since 1970 at which it was first made.
  public var tijd: Int64
  public var wie: String
  public var cijfers: [Cijfer]

  public init(
    tenant: TenantID, product: String, jaar: Int, kwartaal: Int?, peilmaand: Maand, positie: String, vorige: String?,
    regelsDigest: String, planDigest: String, invoerDigest: String, zegel: String, isOnvolledig: Bool, tijd: Int64, wie: String,
    cijfers: [Cijfer]
  ) {
    self.tenant = tenant
    self.product = product
    self.jaar = jaar
    self.kwartaal = kwartaal
    self.peilmaand = peilmaand
    self.positie = positie
    self.vorige = vorige
    self.regelsDigest = regelsDigest
    self.planDigest = planDigest
    self.invoerDigest = invoerDigest
    self.zegel = zegel
    self.isOnvolledig = isOnvolledig
    self.tijd = tijd
    self.wie = wie
    self.cijfers = cijfers
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self, capacity: 1024 + 64 * cijfers.count) }

  /// `kwartaalrapportage/2016/3/12.7.30.9`; without a kwartaal a 0.
  public var naam: String { Self.naam(product, jaar: jaar, kwartaal: kwartaal, positie: positie) }

  public static func naam(_ product: String, jaar: Int, kwartaal: Int?, positie: String) -> String {
    "\(product)/\(jaar)/\(kwartaal ?? 0)/\(positie)"
  }

  /// Key of the record.
  public var sleutel: [UInt8] { Array(naam.utf8) }
}

extension ProductRecord.Cijfer: Payload {
  static let fields: [StaticString] = ["naam", "waarde"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    naam = try r.required("naam")
    waarde = try r.required("waarde")
  }

  func write(to w: inout FieldWriter) {
    w.field("naam", naam)
    w.field("waarde", waarde)
  }
}

extension ProductRecord: Payload {
  static let fields: [StaticString] = [
    "cijfers", "invoerDigest", "jaar", "kwartaal", "onvolledig", "peilmaand", "planDigest", "positie", "product", "regelsDigest",
    "tenant", "tijd", "vorige", "wie", "zegel",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    cijfers = try r.required("cijfers")
    invoerDigest = try r.requiredDigest("invoerDigest")
    jaar = try r.required("jaar", in: 1900...2199)
    kwartaal = try r.optional("kwartaal", in: 1...4)
    isOnvolledig = try r.required("onvolledig")
    peilmaand = try r.required("peilmaand")
    planDigest = try r.requiredDigest("planDigest")
    positie = try r.required("positie")
    product = try r.required("product")
    regelsDigest = try r.requiredDigest("regelsDigest")
    tenant = try r.required("tenant")
    let moment: Moment = try r.required("tijd")
    tijd = moment.milliseconden
    vorige = try r.optional("vorige")
    wie = try r.required("wie")
    zegel = try r.requiredDigest("zegel")
  }

  func write(to w: inout FieldWriter) {
    w.field("cijfers", cijfers)
    w.field("invoerDigest", invoerDigest)
    w.field("jaar", jaar)
    w.field("kwartaal", kwartaal)
    w.field("onvolledig", isOnvolledig)
    w.field("peilmaand", peilmaand)
    w.field("planDigest", planDigest)
    w.field("positie", positie)
    w.field("product", product)
    w.field("regelsDigest", regelsDigest)
    w.field("tenant", tenant)
    w.field("tijd", Moment(tijd))
    w.field("vorige", vorige)
    w.field("wie", wie)
    w.field("zegel", zegel)
  }
}
