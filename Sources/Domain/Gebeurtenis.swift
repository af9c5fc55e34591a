/// One event as a fact of a dossier: its envelope and its payload.
///
/// `source` + `id` identifies it. Content is type, subject, `vervangt` and data; `tijd` is when the source registered it
/// and is no content.
public struct Gebeurtenis: Hashable, Sendable {
  /// `urn:nld:oin:…:systeem:…`
  public var source: String
  public var id: String
  /// Milliseconds since 1970-01-01T00:00:00Z at which the source registered it.
  public var tijd: Int64
  public var onderwerp: Onderwerp
  /// The id (same source) of the event that this one replaces.
  public var vervangt: String?
  public var inhoud: Inhoud

  public init(source: String, id: String, tijd: Int64, onderwerp: Onderwerp, vervangt: String? = nil, inhoud: Inhoud) {
    self.source = source
    self.id = id
    self.tijd = tijd
    self.onderwerp = onderwerp
    self.vervangt = vervangt
    self.inhoud = inhoud
  }
}

/// Which of a tenant's three input topics an event type belongs to; a retraction may come on any.
public enum Invoer: String, Code { case intake, payment, report }

/// The payload of an event, one case a type, in the order of the specification: that order breaks ties between facts of
/// one day. A payload that refers to text stands in a box of its own, so that a fact is small and cheap to copy.
public enum Inhoud: Hashable, Sendable {
  // intake
  indirect case aanvraagOntvangen(AanvraagOntvangen)
  indirect case aanvraagBesloten(AanvraagBesloten)
  case diagnoseGesteld(DiagnoseGesteld)
  case huishoudenGewijzigd(HuishoudenGewijzigd)
  case wachtlijstGeplaatst(Wachtlijst)
  case wachtlijstBeeindigd(Wachtlijst)
  indirect case regieToegewezen(RegieToegewezen)
  case verwijzingGedaan(VerwijzingGedaan)
  indirect case overdrachtAangeboden(OverdrachtAangeboden)
  indirect case overdrachtAanvaard(OverdrachtVervolg)
  indirect case overdrachtTeruggegeven(OverdrachtVervolg)
  indirect case gegevenIngetrokken(GegevenIngetrokken)
  // payment
  case uitkeringVerwerkt(UitkeringVerwerkt)
  indirect case loonkostenGedeclareerd(LoonkostenGedeclareerd)
  indirect case voorzieningGefactureerd(VoorzieningGefactureerd)
  case wswLoonVerwerkt(WswLoonVerwerkt)
  indirect case budgetVastgesteld(BudgetVastgesteld)
  case batenOntvangen(BatenOntvangen)
  indirect case verplichtingAangegaan(VerplichtingAangegaan)
  indirect case uitvoeringskostenGeboekt(UitvoeringskostenGeboekt)
  // report
  case uitstroomGemeld(UitstroomGemeld)
  indirect case voorzieningGestart(VoorzieningGestart)
  indirect case voorzieningVerlengd(VoorzieningVerlengd)
  indirect case voorzieningBeeindigd(VoorzieningBeeindigd)
  case activiteitAangeboden(ActiviteitAangeboden)
  indirect case plaatsingGestart(PlaatsingGestart)
  indirect case plaatsingBeeindigd(PlaatsingBeeindigd)
  case activiteitGemeld(ActiviteitGemeld)
  indirect case gedragingGemeld(GedragingGemeld)
  case ontheffingVerleend(OntheffingVerleend)
  case tevredenheidGemeten(TevredenheidGemeten)
  indirect case werkgeverBenaderd(WerkgeverBenaderd)
  indirect case vacatureGemeld(VacatureGemeld)
  indirect case vacatureVervuld(VacatureVervuld)
  indirect case afspraakGemaakt(AfspraakGemaakt)
}

public struct Diagnose: Hashable, Sendable {
  public var arbeidsvermogen: Arbeidsvermogen
  /// Percent of the WML, 0–100.
  public var verdiencapaciteit: Int
  /// Expected months to work, 0 or more.
  public var afstandMaanden: Int
  public var volledigDuurzaamArbeidsongeschikt: Bool
  public var aangewezenOpBeschut: Bool
  public var inDoelgroepregister: Bool
  public var onderwijsMogelijk: Bool
  public var startkwalificatie: Bool
  public var jonggehandicapt: Bool

  public init(
    arbeidsvermogen: Arbeidsvermogen, verdiencapaciteit: Int, afstandMaanden: Int,
    volledigDuurzaamArbeidsongeschikt: Bool = false, aangewezenOpBeschut: Bool = false, inDoelgroepregister: Bool = false,
    onderwijsMogelijk: Bool = false, startkwalificatie: Bool = false, jonggehandicapt: Bool = false
  ) {
    self.arbeidsvermogen = arbeidsvermogen
    self.verdiencapaciteit = verdiencapaciteit
    self.afstandMaanden = afstandMaanden
    self.volledigDuurzaamArbeidsongeschikt = volledigDuurzaamArbeidsongeschikt
    self.aangewezenOpBeschut = aangewezenOpBeschut
    self.inDoelgroepregister = inDoelgroepregister
    self.onderwijsMogelijk = onderwijsMogelijk
    self.startkwalificatie = startkwalificatie
    self.jonggehandicapt = jonggehandicapt
  }
}
