import Domain
import JSON

extension Inhoud {
  /// Reads the data of the type with this place in the order of the specification.
  static func read(_ volgorde: Int, _ index: JSONIndex, _ object: Int) throws(FieldFault) -> Inhoud {
    func read<T: Payload>(_: T.Type) throws(FieldFault) -> T {
      var fields = try FieldReader(index, object: object, names: T.fields)
      return try T(reading: &fields)
    }
    switch volgorde {
    case 0: return .aanvraagOntvangen(try read(AanvraagOntvangen.self))
    case 1: return .aanvraagBesloten(try read(AanvraagBesloten.self))
    case 2: return .diagnoseGesteld(try read(DiagnoseGesteld.self))
    case 3: return .huishoudenGewijzigd(try read(HuishoudenGewijzigd.self))
    case 4: return .wachtlijstGeplaatst(try read(Wachtlijst.self))
    case 5: return .wachtlijstBeeindigd(try read(Wachtlijst.self))
    case 6: return .regieToegewezen(try read(RegieToegewezen.self))
    case 7: return .verwijzingGedaan(try read(VerwijzingGedaan.self))
    case 8: return .overdrachtAangeboden(try read(OverdrachtAangeboden.self))
    case 9: return .overdrachtAanvaard(try read(OverdrachtVervolg.self))
    case 10: return .overdrachtTeruggegeven(try read(OverdrachtVervolg.self))
    case 11: return .gegevenIngetrokken(try read(GegevenIngetrokken.self))
    case 12: return .uitkeringVerwerkt(try read(UitkeringVerwerkt.self))
    case 13: return .loonkostenGedeclareerd(try read(LoonkostenGedeclareerd.self))
    case 14: return .voorzieningGefactureerd(try read(VoorzieningGefactureerd.self))
    case 15: return .wswLoonVerwerkt(try read(WswLoonVerwerkt.self))
    case 16: return .budgetVastgesteld(try read(BudgetVastgesteld.self))
    case 17: return .batenOntvangen(try read(BatenOntvangen.self))
    case 18: return .verplichtingAangegaan(try read(VerplichtingAangegaan.self))
    case 19: return .uitvoeringskostenGeboekt(try read(UitvoeringskostenGeboekt.self))
    case 20: return .uitstroomGemeld(try read(UitstroomGemeld.self))
    case 21: return .voorzieningGestart(try read(VoorzieningGestart.self))
    case 22: return .voorzieningVerlengd(try read(VoorzieningVerlengd.self))
    case 23: return .voorzieningBeeindigd(try read(VoorzieningBeeindigd.self))
    case 24: return .activiteitAangeboden(try read(ActiviteitAangeboden.self))
    case 25: return .plaatsingGestart(try read(PlaatsingGestart.self))
    case 26: return .plaatsingBeeindigd(try read(PlaatsingBeeindigd.self))
    case 27: return .activiteitGemeld(try read(ActiviteitGemeld.self))
    case 28: return .gedragingGemeld(try read(GedragingGemeld.self))
    case 29: return .ontheffingVerleend(try read(OntheffingVerleend.self))
    case 30: return .tevredenheidGemeten(try read(TevredenheidGemeten.self))
    case 31: return .werkgeverBenaderd(try read(WerkgeverBenaderd.self))
    case 32: return .vacatureGemeld(try read(VacatureGemeld.self))
    case 33: return .vacatureVervuld(try read(VacatureVervuld.self))
    default: return .afspraakGemaakt(try read(AfspraakGemaakt.self))
    }
  }

  var payload: any Payload {
    switch self {
    case .aanvraagOntvangen(let d): d
    case .aanvraagBesloten(let d): d
    case .diagnoseGesteld(let d): d
    case .huishoudenGewijzigd(let d): d
    case .wachtlijstGeplaatst(let d): d
    case .wachtlijstBeeindigd(let d): d
    case .regieToegewezen(let d): d
    case .verwijzingGedaan(let d): d
    case .overdrachtAangeboden(let d): d
    case .overdrachtAanvaard(let d): d
    case .overdrachtTeruggegeven(let d): d
    case .gegevenIngetrokken(let d): d
    case .uitkeringVerwerkt(let d): d
    case .loonkostenGedeclareerd(let d): d
    case .voorzieningGefactureerd(let d): d
    case .wswLoonVerwerkt(let d): d
    case .budgetVastgesteld(let d): d
    case .batenOntvangen(let d): d
    case .verplichtingAangegaan(let d): d
    case .uitvoeringskostenGeboekt(let d): d
    case .uitstroomGemeld(let d): d
    case .voorzieningGestart(let d): d
    case .voorzieningVerlengd(let d): d
    case .voorzieningBeeindigd(let d): d
    case .activiteitAangeboden(let d): d
    case .plaatsingGestart(let d): d
    case .plaatsingBeeindigd(let d): d
    case .activiteitGemeld(let d): d
    case .gedragingGemeld(let d): d
    case .ontheffingVerleend(let d): d
    case .tevredenheidGemeten(let d): d
    case .werkgeverBenaderd(let d): d
    case .vacatureGemeld(let d): d
    case .vacatureVervuld(let d): d
    case .afspraakGemaakt(let d): d
    }
  }
}
