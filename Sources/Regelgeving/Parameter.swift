/// Every dated value that the law of the service uses, by its path.
///
/// A path is one spelling from the law to the YAML key, the grondslag and the report. Raw values are stable in a build
/// only; what is stored or sent is `pad`.
public enum Parameter: UInt16, CaseIterable, Sendable {
  // Aanvraag
  case zoektermijnDagen, zoektermijnLeeftijd, zoektermijnMagVervallen, zoektermijnVervalt
  case aanvraagBesluitVereist, aanvraagTerugwerkendHoogste, aanvraagTerugwerkendMaanden
  // Norm and kostendelersnorm
  case normAlleenstaande18Tot20, normAlleenstaande21TotAow, normAlleenstaandeAow
  case normGehuwd18Tot20ZonderKinderen, normGehuwd18Tot20En21ZonderKinderen
  case normGehuwd18Tot20MetKinderen, normGehuwd18Tot20En21MetKinderen
  case normGehuwd21TotAow, normGehuwdAow
  case kostendelersnormVast, kostendelersnormPerPersoon, kostendelersnormKinderen
  case grondslagIoaw, grondslagIoaz
  // Uitkering
  case vrijlatingArbeidPercentage, vrijlatingArbeidMaximum, vrijlatingArbeidMaanden, vrijlatingArbeidLeeftijd
  case vakantietoeslagPercentage
  // Loonkostensubsidie
  case wmlMaand, wmlUur, wmlUrenPerMaand, wmlVakantiebijslag
  case lksForfait, lksForfaitMaanden, lksMaximum, lksWerkgeverslasten, lksUrenPerWeek
  // Wsw
  case wswRijksbijdragePerSe, wswBijdragePerWerknemer
  // Maatregelen
  case maatregelUniformGedragingen, maatregelUniformPercentage, maatregelUniformVenster
  case maatregelUniformP1, maatregelUniformP2, maatregelUniformP3
  case maatregel1Gedragingen, maatregel1Percentage, maatregel1Maanden, maatregel1WaarschuwingEerste
  case maatregel2Gedragingen, maatregel2Percentage, maatregel2Maanden, maatregel2WaarschuwingEerste
  case maatregel3Gedragingen, maatregel3Percentage, maatregel3Maanden, maatregel3WaarschuwingEerste
  case maatregelMisdragingGedragingen, maatregelMisdragingPercentage, maatregelMisdragingMaanden
  case maatregelMisdragingWaarschuwingEerste
  case maatregelBesefGedragingen, maatregelBesefPercentage, maatregelBesefMaanden, maatregelBesefWaarschuwingEerste
  case maatregelRecidiveRegel, maatregelRecidivePlusPunten, maatregelRecidiveVenster
  // Verplichtingen
  case tegenprestatieSporen, tegenprestatieSoorten, tegenprestatieVanaf, actiefNietGeteld
  // Integrale intake
  case integraleIntakeDrempel, integraleIntakeVorm, integraleIntakeLopendePeriodenOp
  // Termijnen
  case termijnWachtlijstActiviteit, termijnWerkenMetBehoud, termijnWerkenMetBehoudVerlengd
  case termijnDiagnose, termijnNieuweDiagnose, termijnOverdracht, overdrachtSpoor
  // Duur
  case duurzaamMaanden, duurzaamWswOnderbreking
  // Fondsen and spending
  case fondsUitkering, fondsLoonkostensubsidie, fondsWsw, fondsVoorziening
  case bestedingBuitenRegel, verdelingSleutel, verdringingMaximum
  // Stappen between melding and the first voorziening or plaatsing
  case stappenTellen
}

/// What a value is counted in; it decides how its text is read.
public enum Eenheid: String, Sendable {
  /// Euros with two decimals in the file (`1372.62`), cents in memory.
  case euro
  case procent, dagen, maanden, getal
  case jaNee = "ja/nee"
  case codes, code, datum
}

/// The level that gave a value: national law, the tenant's paper, one gemeente's verordening.
public enum Niveau: String, Comparable, Sendable {
  case landelijk, tenant, gemeente

  private var hoogte: Int {
    switch self {
    case .landelijk: 0
    case .tenant: 1
    case .gemeente: 2
    }
  }
  public static func < (a: Self, b: Self) -> Bool { a.hoogte < b.hoogte }
}

/// How long a value holds without a row of its own.
public enum Ritme: String, CaseIterable, Sendable {
  /// Until the next 1 January or 1 July.
  case halfjaar
  /// Until the next 1 January.
  case jaar
  /// Until the next row or an explicit null.
  case doorlopend
}

/// Where a value comes from.
public enum Status: String, CaseIterable, Sendable {
  /// Printed in a source that was read.
  case bron
  /// Taken from another municipality's published verordening.
  case model
  /// Our assumption.
  case aanname
}
