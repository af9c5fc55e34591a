import Domain
import Dossiers
import Regelgeving

/// What a maat counts, and by which rule of the specification.
struct Maatuitleg {
  /// Number of the rule of derivation.
  let regel: Int
  let zin: String
  /// What decides beside the facts; of a maat that follows from a besluit that besluit names them.
  var parameters: [Parameter] = []
  /// The kind of besluit whose amount or existence it counts.
  var besluit: Besluitsoort?

  static func van(_ maat: Maat) -> Maatuitleg { tabel[maat] ?? Maatuitleg(regel: 0, zin: maat.naam) }

  private static let periode: [Parameter] = [
    .zoektermijnDagen, .zoektermijnLeeftijd, .zoektermijnVervalt, .aanvraagBesluitVereist, .aanvraagTerugwerkendMaanden,
  ]
  private static let tegenprestatie: [Parameter] = [.tegenprestatieSporen, .tegenprestatieSoorten, .tegenprestatieVanaf]

  private static let tabel: [Maat: Maatuitleg] = [
    .aanvraag: .init(regel: 1, zin: "elke aanvraag, in de maand van de melding"),
    .aanvraagUitkomst: .init(regel: 1, zin: "elk besluit op een aanvraag, op de datum van het besluit"),
    .doorlooptijdDagen: .init(regel: 1, zin: "de dagen van melding tot besluit op een aanvraag"),
    .bestand: .init(
      regel: 1, zin: "wie een periode heeft: +1 op de dag dat die onder dit spoor begint, −1 op de dag dat zij eindigt",
      parameters: periode),
    .instroom: .init(regel: 1, zin: "elke periode met dagen, in de maand van haar eerste dag", parameters: periode),
    .uitstroom: .init(
      regel: 1, zin: "elke periode die eindigt, in de maand van de eerste dag zonder, met gemeente en spoor van de dag ervoor"),
    .doorstroom: .init(regel: 3, zin: "elke verandering van spoor binnen een periode, op haar dag"),
    .actief: .init(
      regel: 5, zin: "dagen van een periode waarop een plaatsing, of een voorziening of activiteit van de lijst, loopt",
      parameters: [.actiefNietGeteld]),
    .tegenprestatieplichtig: .init(regel: 4, zin: "dagen waarop een tegenprestatie verplicht is", parameters: tegenprestatie),
    .tegenprestatieVervuld: .init(
      regel: 4, zin: "verplichte dagen waarop een activiteit loopt die als tegenprestatie telt", parameters: tegenprestatie),
    .ontheffing: .init(regel: 4, zin: "dagen van een periode met een ontheffing"),
    .voorzieningLopend: .init(regel: 5, zin: "voorzieningen die lopen"),
    .voorzieningGestart: .init(regel: 5, zin: "voorzieningen die beginnen, op hun eerste dag"),
    .plaatsing: .init(regel: 5, zin: "plaatsingen die lopen"),
    .wswBuiten: .init(
      regel: 11, zin: "dagen van een Wsw-periode met een plaatsing buiten: detachering, begeleid werken, regulier"),
    .wswBinnen: .init(regel: 11, zin: "dagen van een Wsw-periode zonder plaatsing buiten"),
    .lksAantal: .init(regel: 10, zin: "dagen met een plaatsing lks, elke persoon één keer"),
    .activeringOfTegenprestatie: .init(regel: 4, zin: "dagen met activering of een tegenprestatie, elke persoon één keer"),
    .uitstroomDuurzaam: .init(
      regel: 14, zin: "uitstroom naar werk waarna zo lang geen nieuwe periode begon, in de maand waarin dat vaststaat",
      parameters: [.duurzaamMaanden, .duurzaamWswOnderbreking]),
    .terugval: .init(
      regel: 14, zin: "een nieuwe periode binnen die tijd na uitstroom naar werk, in de maand waarin zij begint",
      parameters: [.duurzaamMaanden]),
    .deeltijd: .init(regel: 14, zin: "een maand uitkering met inkomsten uit arbeid"),
    .trajectDagen: .init(regel: 14, zin: "de dagen van elke beëindigde voorziening en plaatsing, in de maand van het einde"),
    .trajectAantal: .init(regel: 14, zin: "elke beëindigde voorziening en plaatsing, in de maand van het einde"),
    .overdracht: .init(
      regel: 15, zin: "elke overdracht die wordt aangeboden, aanvaard (warm: binnen de termijn, met regie) of teruggegeven",
      parameters: [.termijnOverdracht, .overdrachtSpoor]),
    .zonderRegie: .init(regel: 15, zin: "dagen van een periode waarop niemand de regie heeft"),
    .stappen: .init(
      regel: 15, zin: "verwijzingen en aanvaarde overdrachten van melding tot de eerste voorziening of plaatsing",
      parameters: [.stappenTellen]),
    .buitenRegel: .init(
      regel: 13, zin: "elke factuur van een instrument dat de tenant in dit spoor niet betaalt",
      parameters: [.bestedingBuitenRegel]),
    .buitenRegelCent: .init(
      regel: 13, zin: "de bedragen van die facturen", parameters: [.bestedingBuitenRegel]),
    .budgetCent: .init(regel: 16, zin: "het budget van het hoogste stadium dat geldt"),
    .batenCent: .init(regel: 16, zin: "baten, zoals geboekt"),
    .verplichtingCent: .init(regel: 16, zin: "verplichtingen, zoals geboekt"),
    .uitvoeringskostenCent: .init(regel: 16, zin: "uitvoeringskosten, zoals geboekt"),
    .werkgeverBereikt: .init(regel: 17, zin: "werkgevers die benaderd zijn"),
    .vacature: .init(regel: 17, zin: "vacatures die gemeld zijn"),
    .vacatureVervuld: .init(regel: 17, zin: "vacatures die vervuld zijn"),
    .afspraak: .init(regel: 17, zin: "wat met een werkgever is afgesproken"),
    .afspraakNagekomen: .init(regel: 17, zin: "plaatsingen die een afspraak nakomen"),
    .verdringing: .init(
      regel: 17, zin: "meer onbetaalde plaatsingen na elkaar dan de grens, zonder betaalde", parameters: [.verdringingMaximum]),
    .wachtlijst: .init(regel: 7, zin: "wie op de wachtlijst staat"),
    .termijnOpen: .init(
      regel: 7, zin: "termijnen die lopen: van hun begin tot zij voldaan zijn, of tot de dag na uiterlijk", parameters: termijnen),
    .termijnVoldaan: .init(regel: 7, zin: "termijnen die op tijd voldaan zijn", parameters: termijnen),
    .termijnTeLaat: .init(regel: 7, zin: "termijnen die op de dag na uiterlijk niet voldaan waren", parameters: termijnen),
    .naarSchool: .init(
      regel: 14, zin: "wie onder 27 is en kan leren, en uitstroomt naar onderwijs of met een lopend leerwerktraject"),
    .jongereOnderwijsMogelijk: .init(regel: 14, zin: "wie onder 27 is en kan leren, één keer, op de eerste dag dat beide gelden"),
    .maatregel: .init(regel: 8, zin: "elke maatregel of waarschuwing, in de maand van de gedraging", besluit: .maatregel),
    .integraleIntake: .init(regel: 6, zin: "elke integrale intake, op haar dag", besluit: .integraleIntake),
    .herziening: .init(regel: 9, zin: "elke herziening, in de maand waarover zij gaat", besluit: .herziening),
    .uitkeringAantal: .init(regel: 9, zin: "elke vastgestelde maand uitkering", besluit: .uitkering),
    .uitkeringRechtCent: .init(regel: 9, zin: "het recht, met vakantietoeslag", besluit: .uitkering),
    .uitkeringBetaaldCent: .init(regel: 9, zin: "wat het bronsysteem betaalde"),
    .verschilCent: .init(regel: 9, zin: "betaald min betaalbaar", besluit: .uitkering),
    .uitkeringOnbepaald: .init(regel: 9, zin: "elke maand uitkering die onbepaald is", besluit: .uitkering),
    .lksCent: .init(
      regel: 10, zin: "de loonkostensubsidie waar recht op is", parameters: [.fondsLoonkostensubsidie],
      besluit: .loonkostensubsidie),
    .uitgavenCent: .init(
      regel: 12, zin: "wat betaald, gedeclareerd of gefactureerd is, in het fonds dat de regels noemen",
      parameters: [.fondsUitkering, .fondsLoonkostensubsidie, .fondsWsw, .fondsVoorziening]),
    .wswResultaatCent: .init(regel: 11, zin: "het resultaat van de Wsw-maand", besluit: .wsw),
    .standaardeenheden: .init(regel: 11, zin: "standaardeenheden van de maand"),
    .tevredenheidSom: .init(regel: 0, zin: "de som van de gegeven cijfers"),
    .tevredenheidAantal: .init(regel: 0, zin: "het aantal gegeven cijfers"),
  ]

  private static let termijnen: [Parameter] = [
    .termijnWachtlijstActiviteit, .termijnWerkenMetBehoud, .termijnWerkenMetBehoudVerlengd, .termijnDiagnose,
    .termijnNieuweDiagnose, .termijnOverdracht,
  ]
}
