public import Domain

/// That somebody works, or did, with an employer: without the client. Withdrawn (a tombstone) with the plaatsing.
public struct WerkgeverlinkRecord: Hashable, Sendable {
  public var tenant: TenantID
  /// SHA-256 in hex over tenant, dossier and plaatsing: the same plaatsing gives the same id.
  public var id: String
  public var werkgever: Pseudonym
  public var soort: PlaatsingSoort
  /// The instrument under which nobody pays a wage; nil: a paid plaatsing.
  public var onbetaald: Instrument?
  public var gemeenteWerkplek: Gemeente?
  public var van: CivilDate
  public var tot: CivilDate?
  public var urenPerWeek: Decimaal

  public init(
    tenant: TenantID, id: String, werkgever: Pseudonym, soort: PlaatsingSoort, onbetaald: Instrument?,
    gemeenteWerkplek: Gemeente?, van: CivilDate, tot: CivilDate?, urenPerWeek: Decimaal
  ) {
    self.tenant = tenant
    self.id = id
    self.werkgever = werkgever
    self.soort = soort
    self.onbetaald = onbetaald
    self.gemeenteWerkplek = gemeenteWerkplek
    self.van = van
    self.tot = tot
    self.urenPerWeek = urenPerWeek
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self) }

  /// Key of the record.
  public var sleutel: [UInt8] { Array(id.utf8) }
}

extension WerkgeverlinkRecord: Payload {
  static let fields: [StaticString] = [
    "gemeenteWerkplek", "id", "onbetaald", "soort", "tenant", "tot", "urenPerWeek", "van", "werkgever",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    gemeenteWerkplek = try r.optional("gemeenteWerkplek")
    id = try r.requiredDigest("id")
    onbetaald = try r.optional("onbetaald")
    soort = try r.required("soort")
    tenant = try r.required("tenant")
    tot = try r.optional("tot")
    urenPerWeek = try r.required("urenPerWeek", .nulOfMeer)
    van = try r.required("van")
    guard let pseudonym = try r.optionalWerkgever("werkgever") else {
      throw FieldFault(.ontbrekendVeld, "veld \"werkgever\" ontbreekt")
    }
    werkgever = pseudonym
  }

  func write(to w: inout FieldWriter) {
    w.field("gemeenteWerkplek", gemeenteWerkplek)
    w.field("id", id)
    w.field("onbetaald", onbetaald)
    w.field("soort", soort)
    w.field("tenant", tenant)
    w.field("tot", tot)
    w.field("urenPerWeek", urenPerWeek)
    w.field("van", van)
    w.field("werkgever", Onderwerp.werkgever(werkgever))
  }
}
