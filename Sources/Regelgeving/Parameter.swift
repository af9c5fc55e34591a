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

  // Naslag: values of the law that are kept to be looked up; no rule derives from them. The first one is named below.
  case normInrichtingAlleenstaande, normInrichtingAlleenstaandeVerhoging, normInrichtingGehuwd
  case normInrichtingGehuwdVerhoging
  case normNietRechthebbendePartner, wwbNormGezin, wwbNorm65Alleenstaande, wwbNorm65Ouder, wwbNorm65Gezin
  case indexeringAfbouw, verlagingSchoolverlater, kostendelersnormLeeftijdMedebewoner
  case kostendelersnormLeeftijdStudent, kostendelersnormLopendVanaf
  case vermogensgrensAlleenstaande, vermogensgrensGezin, vermogensgrensWoning
  case vrijlatingOuderPercentage, vrijlatingOuderMaximum, vrijlatingOuderMaanden, vrijlatingOuderLeeftijdKind
  case vrijlatingUrenbeperktPercentage, vrijlatingUrenbeperktMaximum, vrijlatingLksPercentage, vrijlatingLksMaximum
  case vrijlatingLksMaanden, vrijlatingLksVervolgPercentage, vrijlatingLksVervolgMaximum
  case wmlLeeftijd, wmlJeugd20, wmlJeugd19, wmlJeugd18, wmlJeugd17, wmlJeugd16, wmlJeugd15, wmlReferentiemaand
  case lksBesluittermijn, lksAanvraagtermijn, lksHermeting, lksHermetingBeschut, lksProefplaatsing
  case lksLoonwaardegrondslag, beschutPlicht, beschutAdviestermijn, beschutLandelijk, proefplaatsMaanden
  case proefplaatsHoogste, participatieplaatsMaanden, participatieplaatsVerlenging, participatieplaatsPremie
  case participatieplaatsToets, premieHoogste, banenafspraakMarkt, banenafspraakOverheid
  case aanvraagBeslistermijn, aanvraagWwVooraf, voorschotPercentage, voorschotTermijn, heraanvraagMaanden, giftenVrij
  case verrekeningMaanden, terugvorderingMaanden, terugvorderingEinde, terugvorderingAfkoop, inkomenstoeslagLeeftijd
  case inkomenstoeslagHerhaling
  case verplichtingLeeftijd, verplichtingZorgKind, ontheffing9aKind, ontheffing9aHoogste, ontheffing9aPlan
  case ontheffing9aHeronderzoek, maatregelSpreidingMaanden, maatregelSpreidingDeel, maatregelHeroverweging
  case taaleisEerste, taaleisTweede, taaleisDaarna, taaleisMaanden, taaleisSchooljaren, taaleisBegin
  case boeteOpzet, boeteGroveSchuld, boeteNormaal, boeteVerminderd, boeteRecidive, boeteMinimum, boeteAfronding
  case boeteRecidiveMaanden, boeteRecidiveNaGevangenis, boeteWaarschuwing

  /// Kept to be looked up; no rule of the service reads it.
  public var isNaslag: Bool { rawValue >= Self.normInrichtingAlleenstaande.rawValue }
}

/// What a value is counted in; it decides how its text is read.
public enum Eenheid: String, Sendable {
  /// Euros with two decimals in the file (`1372.62`), cents in memory.
  case euro
  case procent, dagen, maanden, getal
  /// A percentage that may exceed 100.
  case procentRuim = "procent tot 1000"
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
