public import Domain

/// A besluit of one dossier in its present revision: a record on `besluit`, for the gemeente.
public struct BesluitRecord: Hashable, Sendable {
  public enum Status: String, Code { case genomen, herzien, vervallen }

  public enum Soort: String, Code {
    case spoor, uitkering, loonkostensubsidie, wsw, maatregel
    case integraleIntake = "integrale-intake"
    case herziening
  }

  public enum Uitkomst: String, Code {
    case vastgesteld
    case zonderRecht = "zonder-recht"
    case onbepaald
  }

  /// The parameter that has no value, and the date on which it was asked for.
  public struct Ontbreekt: Hashable, Sendable {
    public var parameter: String
    public var datum: CivilDate

    public init(parameter: String, datum: CivilDate) {
      self.parameter = parameter
      self.datum = datum
    }
  }

  /// A parameter used; source and period are looked up by path and date under `parameterDigest`.
  public struct Grond: Hashable, Sendable {
    public var pad: String
    public var waarde: GrondWaarde
    public var geldigVanaf: CivilDate?

    public init(pad: String, waarde: GrondWaarde, geldigVanaf: CivilDate? = nil) {
      self.pad = pad
      self.waarde = waarde
      self.geldigVanaf = geldigVanaf
    }
  }

  public var tenant: TenantID
  /// `Gemeente.onbekend` where none is known.
  public var gemeente: Gemeente
  public var dossier: Onderwerp
  /// Stable inside the dossier: `uitkering/2016-03`.
  public var sleutel: String
  /// From 1.
  public var revisie: Int
  public var status: Status
  public var soort: Soort
  public var uitkomst: Uitkomst
  /// In any order; written by name.
  public var bedragen: [(naam: String, waarde: BedragWaarde)] {
    get { gesorteerd.paren.map { ($0.naam, $0.waarde) } }
    set { gesorteerd = Bedragen(newValue) }
  }
  public var spoor: String?
  public var vorm: String?
  public var plan: String?
  public var richting: String?
  public var ontbreekt: Ontbreekt?
  public var grondslag: [Grond]
  /// SHA-256 of the parameter set, hex.
  public var parameterDigest: String
  private var gesorteerd: Bedragen

  public init(
    tenant: TenantID, gemeente: Gemeente, dossier: Onderwerp, sleutel: String, revisie: Int, status: Status, soort: Soort,
    uitkomst: Uitkomst, bedragen: [(naam: String, waarde: BedragWaarde)], spoor: String? = nil, vorm: String? = nil,
    plan: String? = nil, richting: String? = nil, ontbreekt: Ontbreekt? = nil, grondslag: [Grond], parameterDigest: String
  ) {
    self.tenant = tenant
    self.gemeente = gemeente
    self.dossier = dossier
    self.sleutel = sleutel
    self.revisie = revisie
    self.status = status
    self.soort = soort
    self.uitkomst = uitkomst
    gesorteerd = Bedragen(bedragen)
    self.spoor = spoor
    self.vorm = vorm
    self.plan = plan
    self.richting = richting
    self.ontbreekt = ontbreekt
    self.grondslag = grondslag
    self.parameterDigest = parameterDigest
  }

  public init(decoding bytes: [UInt8]) throws(RecordFault) { self = try decoded(bytes) }

  public var encoded: [UInt8] { TopicContracts.encoded(self, capacity: 416 + 72 * grondslag.count) }

  /// Key of the record; its partition is that of the dossier's own key.
  public var recordSleutel: [UInt8] { Array("\(dossier)/\(sleutel)".utf8) }
}

extension BesluitRecord.Status: FieldValue {}
extension BesluitRecord.Soort: FieldValue {}
extension BesluitRecord.Uitkomst: FieldValue {}

extension BesluitRecord: Payload {
  static let fields: [StaticString] = [
    "bedragen", "dossier", "gemeente", "grondslag", "ontbreekt", "parameterDigest", "plan", "revisie", "richting", "sleutel",
    "soort", "spoor", "status", "tenant", "uitkomst", "vorm",
  ]

  init(reading r: inout FieldReader) throws(FieldFault) {
    gesorteerd = try r.required("bedragen")
    dossier = try r.required("dossier")
    let celGemeente: CelGemeente = try r.required("gemeente")
    gemeente = celGemeente.gemeente
    grondslag = try r.required("grondslag")
    ontbreekt = try r.optional("ontbreekt")
    parameterDigest = try r.requiredDigest("parameterDigest")
    plan = try r.optional("plan")
    revisie = try r.required("revisie", in: 1...Int.max)
    richting = try r.optional("richting")
    sleutel = try r.required("sleutel")
    soort = try r.required("soort")
    spoor = try r.optional("spoor")
    status = try r.required("status")
    tenant = try r.required("tenant")
    uitkomst = try r.required("uitkomst")
    vorm = try r.optional("vorm")
  }

  func write(to w: inout FieldWriter) {
    w.field("bedragen", gesorteerd)
    w.field("dossier", dossier)
    w.field("gemeente", CelGemeente(gemeente))
    w.field("grondslag", grondslag)
    w.field("ontbreekt", ontbreekt)
    w.field("parameterDigest", parameterDigest)
    w.field("plan", plan)
    w.field("revisie", revisie)
    w.field("richting", richting)
    w.field("sleutel", sleutel)
    w.field("soort", soort)
    w.field("spoor", spoor)
    w.field("status", status)
    w.field("tenant", tenant)
    w.field("uitkomst", uitkomst)
    w.field("vorm", vorm)
  }
}

extension BesluitRecord.Ontbreekt: Payload {
  static let fields: [StaticString] = ["datum", "parameter"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    datum = try r.required("datum")
    parameter = try r.required("parameter")
  }

  func write(to w: inout FieldWriter) {
    w.field("datum", datum)
    w.field("parameter", parameter)
  }
}

extension BesluitRecord.Grond: Payload {
  static let fields: [StaticString] = ["geldigVanaf", "pad", "waarde"]

  init(reading r: inout FieldReader) throws(FieldFault) {
    geldigVanaf = try r.optional("geldigVanaf")
    pad = try r.required("pad")
    waarde = try r.required("waarde")
  }

  func write(to w: inout FieldWriter) {
    w.field("geldigVanaf", geldigVanaf)
    w.field("pad", pad)
    w.field("waarde", waarde)
  }
}
