extension Parameter {
  /// Path, unit, rhythm, lowest level that may set it, and where its codes come from.
  struct Beschrijving: Sendable {
    let pad: String
    let eenheid: Eenheid
    let ritme: Ritme
    let laagste: Niveau
    let codes: Codelijst
  }

  /// One row a case, in the order of the cases.
  ///
  /// Rhythm, from the law and the specification: the norms, the WML and the maximum of the vrijlating are set anew each half
  /// year; the Rijksbijdrage of the Wsw each year; percentages and terms hold until the law changes (`doorlopend`).
  /// Level: `landelijk` is what the law settles itself, `tenant` what the papers of the regions settle for all their
  /// gemeenten, `gemeente` what a verordening may settle, when its tenant marks it `lokaal`.
  static let beschrijvingen: [Beschrijving] = regelbeschrijvingen + naslagbeschrijvingen

  private static let regelbeschrijvingen: [Beschrijving] = [
    rij("zoektermijn.dagen", .dagen, .doorlopend, .landelijk),
    rij("zoektermijn.leeftijd", .getal, .doorlopend, .landelijk),
    rij("zoektermijn.mag_vervallen", .jaNee, .doorlopend, .landelijk),
    rij("zoektermijn.vervalt", .jaNee, .doorlopend, .gemeente),
    rij("aanvraag.besluit_vereist", .jaNee, .doorlopend, .gemeente),
    rij("aanvraag.terugwerkend.hoogste", .maanden, .doorlopend, .landelijk),
    rij("aanvraag.terugwerkend.maanden", .maanden, .doorlopend, .gemeente),
    rij("norm.alleenstaande.18-20", .euro, .halfjaar, .landelijk),
    rij("norm.alleenstaande.21-aow", .euro, .halfjaar, .landelijk),
    rij("norm.alleenstaande.aow", .euro, .halfjaar, .landelijk),
    rij("norm.gehuwd.18-20.zonder-kinderen", .euro, .halfjaar, .landelijk),
    rij("norm.gehuwd.18-20-en-21.zonder-kinderen", .euro, .halfjaar, .landelijk),
    rij("norm.gehuwd.18-20.met-kinderen", .euro, .halfjaar, .landelijk),
    rij("norm.gehuwd.18-20-en-21.met-kinderen", .euro, .halfjaar, .landelijk),
    rij("norm.gehuwd.21-aow", .euro, .halfjaar, .landelijk),
    rij("norm.gehuwd.aow", .euro, .halfjaar, .landelijk),
    rij("kostendelersnorm.vast", .procent, .doorlopend, .landelijk),
    rij("kostendelersnorm.perPersoon", .procent, .doorlopend, .landelijk),
    rij("kostendelersnorm.kinderen", .procent, .doorlopend, .landelijk),
    rij("grondslag.ioaw", .euro, .halfjaar, .landelijk),
    rij("grondslag.ioaz", .euro, .halfjaar, .landelijk),
    rij("vrijlating.arbeid.percentage", .procent, .doorlopend, .landelijk),
    rij("vrijlating.arbeid.maximum", .euro, .halfjaar, .landelijk),
    rij("vrijlating.arbeid.maanden", .maanden, .doorlopend, .landelijk),
    rij("vrijlating.arbeid.leeftijd", .getal, .doorlopend, .landelijk),
    rij("vakantietoeslag.percentage", .procent, .doorlopend, .landelijk),
    rij("wml.maand", .euro, .halfjaar, .landelijk),
    rij("wml.uur", .euro, .halfjaar, .landelijk),
    rij("wml.urenPerMaand", .getal, .doorlopend, .landelijk),
    rij("wml.vakantiebijslag", .procent, .doorlopend, .landelijk),
    rij("lks.forfait", .procent, .doorlopend, .landelijk),
    rij("lks.forfaitMaanden", .maanden, .doorlopend, .landelijk),
    rij("lks.maximum", .procent, .doorlopend, .landelijk),
    rij("lks.werkgeverslasten", .procent, .doorlopend, .landelijk),
    rij("lks.urenPerWeek", .getal, .doorlopend, .landelijk),
    rij("wsw.rijksbijdragePerSe", .euro, .jaar, .tenant),
    rij("wsw.bijdragePerWerknemer", .euro, .doorlopend, .gemeente),
    rij("maatregel.uniform.gedragingen", .codes, .doorlopend, .landelijk, .gedragingen),
    rij("maatregel.uniform.percentage", .procent, .doorlopend, .landelijk),
    rij("maatregel.uniform.venster", .maanden, .doorlopend, .landelijk),
    rij("maatregel.uniform.p1", .maanden, .doorlopend, .gemeente),
    rij("maatregel.uniform.p2", .maanden, .doorlopend, .gemeente),
    rij("maatregel.uniform.p3", .maanden, .doorlopend, .landelijk),
    rij("maatregel.categorie-1.gedragingen", .codes, .doorlopend, .gemeente, .gedragingen),
    rij("maatregel.categorie-1.percentage", .procent, .doorlopend, .gemeente),
    rij("maatregel.categorie-1.maanden", .maanden, .doorlopend, .gemeente),
    rij("maatregel.categorie-1.waarschuwing_eerste", .jaNee, .doorlopend, .gemeente),
    rij("maatregel.categorie-2.gedragingen", .codes, .doorlopend, .gemeente, .gedragingen),
    rij("maatregel.categorie-2.percentage", .procent, .doorlopend, .gemeente),
    rij("maatregel.categorie-2.maanden", .maanden, .doorlopend, .gemeente),
    rij("maatregel.categorie-2.waarschuwing_eerste", .jaNee, .doorlopend, .gemeente),
    rij("maatregel.categorie-3.gedragingen", .codes, .doorlopend, .gemeente, .gedragingen),
    rij("maatregel.categorie-3.percentage", .procent, .doorlopend, .gemeente),
    rij("maatregel.categorie-3.maanden", .maanden, .doorlopend, .gemeente),
    rij("maatregel.categorie-3.waarschuwing_eerste", .jaNee, .doorlopend, .gemeente),
    rij("maatregel.misdraging.gedragingen", .codes, .doorlopend, .gemeente, .gedragingen),
    rij("maatregel.misdraging.percentage", .procent, .doorlopend, .gemeente),
    rij("maatregel.misdraging.maanden", .maanden, .doorlopend, .gemeente),
    rij("maatregel.misdraging.waarschuwing_eerste", .jaNee, .doorlopend, .gemeente),
    rij("maatregel.besef.gedragingen", .codes, .doorlopend, .gemeente, .gedragingen),
    rij("maatregel.besef.percentage", .procent, .doorlopend, .gemeente),
    rij("maatregel.besef.maanden", .maanden, .doorlopend, .gemeente),
    rij("maatregel.besef.waarschuwing_eerste", .jaNee, .doorlopend, .gemeente),
    rij(
      "maatregel.recidive.regel", .code, .doorlopend, .gemeente,
      .uit(["verdubbel-duur", "verdubbel-percentage", "plus-punten"])),
    rij("maatregel.recidive.plus_punten", .procent, .doorlopend, .gemeente),
    rij("maatregel.recidive.venster", .maanden, .doorlopend, .gemeente),
    rij("tegenprestatie.sporen", .codes, .doorlopend, .gemeente, .sporen),
    rij("tegenprestatie.soorten", .codes, .doorlopend, .gemeente, .activiteiten),
    rij("tegenprestatie.vanaf", .code, .doorlopend, .gemeente, .uit(["aanvraag", "start"])),
    rij("actief.niet_geteld", .codes, .doorlopend, .tenant, .activiteitenEnInstrumenten),
    rij("integraleIntake.drempel", .getal, .doorlopend, .gemeente),
    rij("integraleIntake.vorm", .code, .doorlopend, .tenant, .vrij),
    rij("integraleIntake.lopendePeriodenOp", .datum, .doorlopend, .tenant),
    rij("termijn.wachtlijst-activiteit", .maanden, .doorlopend, .gemeente),
    rij("termijn.werken-met-behoud", .maanden, .doorlopend, .gemeente),
    rij("termijn.werken-met-behoud.verlengd", .maanden, .doorlopend, .gemeente),
    rij("termijn.diagnose", .dagen, .doorlopend, .gemeente),
    rij("termijn.nieuwe-diagnose", .maanden, .doorlopend, .gemeente),
    rij("termijn.overdracht", .dagen, .doorlopend, .gemeente),
    rij("overdracht.spoor", .code, .doorlopend, .tenant, .sporen),
    rij("duurzaam.maanden", .maanden, .doorlopend, .tenant),
    rij("duurzaam.wsw_onderbreking", .dagen, .doorlopend, .tenant),
    rij("fonds.uitkering", .code, .doorlopend, .tenant, .fondsen),
    rij("fonds.loonkostensubsidie", .code, .doorlopend, .tenant, .fondsen),
    rij("fonds.wsw", .code, .doorlopend, .tenant, .fondsen),
    rij("fonds.voorziening", .code, .doorlopend, .tenant, .fondsen),
    rij("besteding.buiten_regel", .codes, .doorlopend, .tenant, .besteding),
    rij("verdeling.sleutel", .code, .doorlopend, .tenant, .uit(["personen", "wsw-personen", "standaardeenheden", "inwoners"])),
    rij("verdringing.maximum", .getal, .doorlopend, .gemeente),
    rij("stappen.tellen", .jaNee, .doorlopend, .tenant),
  ]

  static func rij(
    _ pad: String, _ eenheid: Eenheid, _ ritme: Ritme, _ laagste: Niveau, _ codes: Codelijst = .geen
  ) -> Beschrijving {
    Beschrijving(pad: pad, eenheid: eenheid, ritme: ritme, laagste: laagste, codes: codes)
  }

  private static let perPad: [String: Parameter] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.beschrijving.pad, $0) })

  var beschrijving: Beschrijving { Self.beschrijvingen[Int(rawValue)] }

  /// The path, as in the files and in a besluit: `norm.alleenstaande.21-aow`.
  public var pad: String { beschrijving.pad }
  public var eenheid: Eenheid { beschrijving.eenheid }
  public var ritme: Ritme { beschrijving.ritme }
  /// The lowest level that may set it.
  public var laagste: Niveau { beschrijving.laagste }

  /// The parameter of a path, or nil.
  public init?(pad: String) {
    guard let parameter = Self.perPad[pad] else { return nil }
    self = parameter
  }
}

/// The codes that a parameter may name.
enum Codelijst: Sendable {
  case geen
  /// The sporen of the tenant's own decision tables, and `alle`.
  case sporen
  case activiteiten, activiteitenEnInstrumenten, fondsen
  /// `spoor/instrument`; either may be `*`.
  case besteding
  /// Codes that the verordening itself makes: lower-case letters, digits and hyphens.
  case gedragingen, vrij
  case uit([String])
}
