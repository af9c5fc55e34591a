import Domain
import Regelgeving

/// A fact with its date and its place in the order that breaks every tie: date, type, source, id.
struct Gedateerd<Inhoud> {
  let datum: CivilDate
  /// Compares as (date, type, source, id): see `Datering`.
  let volgorde: UInt64
  let inhoud: Inhoud
}

/// An aanvraag in force, with its start and what was decided on it.
struct Aanvraag {
  let aanvraag: AanvraagOntvangen
  let id: String
  /// The first day of a period that it would open.
  let start: CivilDate
  let volgorde: UInt64
  /// The last besluit in order on it or on an aanvraag that it replaces.
  let besluit: AanvraagBesloten?
  /// Refused, or not granted where the verordening asks for a besluit: it opens no period.
  let isGeweigerd: Bool
}

/// The facts of a dossier that no other fact names, each kind in the order of date, type, source and id.
struct FeitenInKracht {
  var aanvragen: [Aanvraag] = []
  var uitstromen: [Gedateerd<UitstroomReden>] = []
  var diagnoses: [Gedateerd<Diagnose>] = []
  var huishoudens: [Gedateerd<HuishoudenGewijzigd>] = []
  /// Voorzieningen, plaatsingen and their ends, in order.
  var trajecten: [Gedateerd<TrajectFeit>] = []
  var activiteiten: [Gedateerd<ActiviteitGemeld>] = []
  /// By month: the last payment and Wsw wage in force of each, and the last declaration of each plaatsing.
  var maanden: [Maandinvoer] = []
  /// Placements on a waiting list and their ends, in order.
  var wachtlijst: [Gedateerd<WachtlijstFeit>] = []
  /// Offered, accepted, returned, in order.
  var overdrachten: [Gedateerd<OverdrachtFeit>] = []
  var regie: [CivilDate] = []
  var verwijzingen: [CivilDate] = []
  var aangeboden: [CivilDate] = []
  var gedragingen: [Gedateerd<Gedraging>] = []
  var ontheffingen: [Gedateerd<OntheffingVerleend>] = []
  var facturen: [Gedateerd<VoorzieningGefactureerd>] = []
  var tevredenheid: [Gedateerd<TevredenheidGemeten>] = []
  /// Of the last aanvraag in force, refused ones included.
  var geboortedatum: CivilDate?
  /// Ids that a fact names, in `vervangt` or in a retraction.
  let genoemd: [String]

  init(_ dossier: Dossier, _ regels: Regels) {
    let geldig: [Bool]
    (geldig, genoemd) = dossier.geldig()
    var sleutels: [UInt64] = []
    sleutels.reserveCapacity(dossier.feiten.count)
    maanden.reserveCapacity(dossier.feiten.count)
    var besluiten: [(plaats: Int, besluit: AanvraagBesloten)] = []
    for plaats in dossier.dateringen.indices where geldig[plaats] {
      let datering = dossier.dateringen[plaats]
      switch datering.type {
      case 0:
        guard case .aanvraagOntvangen(let aanvraag) = dossier.feiten[plaats].inhoud else { continue }
        sleutels.append(Datering.sleutel(start(aanvraag, regels), 0) | UInt64(plaats))
      case 1:
        // It counts with the aanvraag.
        if case .aanvraagBesloten(let besluit) = dossier.feiten[plaats].inhoud { besluiten.append((plaats, besluit)) }
      case 11: continue
      default: sleutels.append(datering.sleutel(plaats))
      }
    }
    sleutels.sort()
    for sleutel in sleutels {
      voegToe(dossier, Datering.plaats(sleutel), Datering.datum(sleutel), sleutel, besluiten, regels)
    }
    geboortedatum = aanvragen.last?.aanvraag.geboortedatum
  }

  private mutating func voegToe(
    _ dossier: Dossier, _ plaats: Int, _ datum: CivilDate, _ sleutel: UInt64,
    _ besluiten: [(plaats: Int, besluit: AanvraagBesloten)], _ regels: Regels
  ) {
    func gedateerd<D>(_ inhoud: D) -> Gedateerd<D> { Gedateerd(datum: datum, volgorde: sleutel, inhoud: inhoud) }
    switch dossier.feiten[plaats].inhoud {
    case .aanvraagOntvangen(let aanvraag):
      let besluit = besluiten.isEmpty ? nil : dossier.besluit(opAanvraag: plaats, besluiten)
      aanvragen.append(
        Aanvraag(
          aanvraag: aanvraag, id: dossier.feiten[plaats].id, start: datum, volgorde: sleutel, besluit: besluit,
          isGeweigerd: isGeweigerd(aanvraag, besluit, regels)))
    case .uitstroomGemeld(let d): uitstromen.append(gedateerd(d.reden))
    case .diagnoseGesteld(let d): diagnoses.append(gedateerd(d.diagnose))
    case .huishoudenGewijzigd(let d): huishoudens.append(gedateerd(d))
    case .voorzieningGestart(let d): trajecten.append(gedateerd(.voorzieningGestart(d)))
    case .voorzieningVerlengd(let d): trajecten.append(gedateerd(.voorzieningVerlengd(d)))
    case .voorzieningBeeindigd(let d): trajecten.append(gedateerd(.voorzieningBeeindigd(d)))
    case .plaatsingGestart(let d): trajecten.append(gedateerd(.plaatsingGestart(d)))
    case .plaatsingBeeindigd(let d): trajecten.append(gedateerd(.plaatsingBeeindigd(d)))
    case .activiteitGemeld(let d): activiteiten.append(gedateerd(d))
    case .uitkeringVerwerkt(let d): maanden[maand(d.maand)].uitkering = d
    case .wachtlijstGeplaatst(let d): wachtlijst.append(gedateerd(.geplaatst(d.soort)))
    case .wachtlijstBeeindigd(let d): wachtlijst.append(gedateerd(.beeindigd(d.soort)))
    case .overdrachtAangeboden(let d): overdrachten.append(gedateerd(.aangeboden(d.overdracht, d.naar)))
    case .overdrachtAanvaard(let d): overdrachten.append(gedateerd(.aanvaard(d.overdracht)))
    case .overdrachtTeruggegeven(let d): overdrachten.append(gedateerd(.teruggegeven(d.overdracht)))
    case .regieToegewezen: regie.append(datum)
    case .verwijzingGedaan: verwijzingen.append(datum)
    case .activiteitAangeboden: aangeboden.append(datum)
    case .gedragingGemeld(let d): gedragingen.append(gedateerd(Gedraging(id: dossier.feiten[plaats].id, feit: d)))
    case .ontheffingVerleend(let d): ontheffingen.append(gedateerd(d))
    case .loonkostenGedeclareerd(let d):
      let plaats = maand(d.maand)
      maanden[plaats].loonkosten.removeAll { $0.feit.plaatsing.isZelfde(als: d.plaatsing) }
      maanden[plaats].loonkosten.append(Maandinvoer.Declaratie(feit: d))
    case .voorzieningGefactureerd(let d): facturen.append(gedateerd(d))
    case .wswLoonVerwerkt(let d): maanden[maand(d.maand)].wsw = d
    case .tevredenheidGemeten(let d): tevredenheid.append(gedateerd(d))
    case .aanvraagBesloten, .gegevenIngetrokken: break
    // Of a boekhouding or an employer, not of a client.
    case .budgetVastgesteld, .batenOntvangen, .verplichtingAangegaan, .uitvoeringskostenGeboekt, .werkgeverBenaderd,
      .vacatureGemeld, .vacatureVervuld, .afspraakGemaakt:
      break
    }
  }
}

extension FeitenInKracht {
  /// The place of a month; facts come by date, so a month that is not the last one is new.
  private mutating func maand(_ maand: Maand) -> Int {
    if maanden.isEmpty || maanden[maanden.count - 1].maand != maand { maanden.append(Maandinvoer(maand: maand)) }
    return maanden.count - 1
  }
}

enum TrajectFeit {
  case voorzieningGestart(VoorzieningGestart)
  case voorzieningVerlengd(VoorzieningVerlengd)
  case voorzieningBeeindigd(VoorzieningBeeindigd)
  case plaatsingGestart(PlaatsingGestart)
  case plaatsingBeeindigd(PlaatsingBeeindigd)
}

enum WachtlijstFeit {
  case geplaatst(WachtlijstSoort)
  case beeindigd(WachtlijstSoort)
}

enum OverdrachtFeit {
  case aangeboden(String, Verwijsdoel)
  case aanvaard(String)
  case teruggegeven(String)
}

struct Gedraging {
  let id: String
  let feit: GedragingGemeld
}

/// The day on which the right of an aanvraag can start.
///
/// The later of melding and the date asked for; who is under 27 on the day of melding waits the zoektermijn, for regeling
/// `pw` and unless an exception was recorded. From 2026 a gemeente may let the zoektermijn go, and let the right of a `pw`
/// start up to so many months before the melding: only where its rules say so on the day of melding.
///
/// ## Grondslag
/// Participatiewet art. 41 lid 4 and 11, art. 44 lid 1.
private func start(_ aanvraag: AanvraagOntvangen, _ regels: Regels) -> CivilDate {
  let melding = aanvraag.meldingsdatum
  guard aanvraag.regeling == .pw else { return max(melding, aanvraag.ingangsdatum) }
  let regels = regels.voor(aanvraag.gemeente)
  let terug = regels.geheel(.aanvraagTerugwerkendMaanden, op: melding).map { melding.plus(maanden: -$0) }
  let gevraagd = max(terug ?? melding, aanvraag.ingangsdatum)
  guard !aanvraag.zoektermijnUitzondering, let leeftijd = regels.geheel(.zoektermijnLeeftijd, op: melding),
    aanvraag.geboortedatum.leeftijd(op: melding) < leeftijd, regels.jaNee(.zoektermijnVervalt, op: melding) != true,
    let dagen = regels.geheel(.zoektermijnDagen, op: melding)
  else { return gevraagd }
  return max(gevraagd, melding + dagen)
}

/// Whether the aanvraag is left out of the sweep altogether: decided otherwise than `toegekend`, or not decided where the
/// tenant asks for a besluit (`aanvraag.besluit_vereist` on the day of melding; a tenant without that rule asks for none).
private func isGeweigerd(_ aanvraag: AanvraagOntvangen, _ besluit: AanvraagBesloten?, _ regels: Regels) -> Bool {
  if let besluit { return besluit.uitkomst != .toegekend }
  return regels.voor(aanvraag.gemeente).jaNee(.aanvraagBesluitVereist, op: aanvraag.meldingsdatum) == true
}

extension Dossier {
  /// The last besluit in order that names this aanvraag or one that it replaces, at any depth.
  fileprivate func besluit(
    opAanvraag plaats: Int, _ besluiten: [(plaats: Int, besluit: AanvraagBesloten)]
  ) -> AanvraagBesloten? {
    let source = feiten[plaats].source
    var ids = [feiten[plaats].id]
    var vorige = feiten[plaats].vervangt
    while let id = vorige, !ids.contains(where: { $0.isZelfde(als: id) }) {
      ids.append(id)
      vorige = self.plaats(source: source, id: id).flatMap { feiten[$0].vervangt }
    }
    var laatste: AanvraagBesloten?
    // By place, so that of one day the last place holds.
    for (plaats, besluit) in besluiten where besluit.datum >= laatste?.datum ?? .begin {
      guard feiten[plaats].source.isZelfde(als: source), ids.contains(where: { $0.isZelfde(als: besluit.aanvraag) }) else {
        continue
      }
      laatste = besluit
    }
    return laatste
  }
}
