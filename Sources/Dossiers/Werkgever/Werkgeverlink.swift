public import Domain

/// What a plaatsing that names an employer says about that employer: without the client.
///
/// ## Grondslag
/// Specification section 4, rule 17. Choice where it is silent: a plaatsing is unpaid when a voorziening of the client with one of
/// the four unpaid instruments runs on its first day; the employer stands on the plaatsing only.
public struct Werkgeverlink: Hashable, Sendable {
  public var werkgever: Pseudonym
  /// Of the plaatsing within its dossier; names the link, and stays inside the tenant.
  public var plaatsing: String
  public var soort: PlaatsingSoort
  /// The instrument under which nobody pays a wage; nil: a paid plaatsing.
  public var onbetaald: Instrument?
  public var gemeenteWerkplek: Gemeente?
  public var van: CivilDate
  public var tot: CivilDate?
  public var urenPerWeek: Decimaal

  static let onbetaaldeInstrumenten: Set<Instrument> = [
    .werkenMetBehoud, .proefplaatsing, .participatieplaats, .werkervaringsplaats,
  ]
}

extension Trajecten {
  /// In the order of the plaatsingen; nearly always none.
  var werkgeverlinks: [Werkgeverlink] {
    if !plaatsingen.contains(where: { $0.wat.werkgever != nil }) { return [] }
    return plaatsingen.compactMap { loop in
      guard let werkgever = loop.wat.werkgever else { return nil }
      let onbetaald = voorzieningen.first { voorziening in
        Werkgeverlink.onbetaaldeInstrumenten.contains(voorziening.wat.instrument) && voorziening.van <= loop.van
          && loop.van < voorziening.tot
      }
      return Werkgeverlink(
        werkgever: werkgever, plaatsing: loop.id, soort: loop.wat.soort, onbetaald: onbetaald?.wat.instrument,
        gemeenteWerkplek: loop.wat.gemeenteWerkplek, van: loop.van, tot: loop.tot.ofNil, urenPerWeek: loop.wat.urenPerWeek)
    }
  }
}

extension Werkgeverlink {
  /// Of the facts in force of a dossier, without deriving anything else.
  public static func van(_ dossier: Dossier) -> [Werkgeverlink] { dossier.trajecten.werkgeverlinks }
}

extension Dossier {
  /// Its voorzieningen and plaatsingen, without deriving anything else.
  var trajecten: Trajecten {
    Trajecten(
      opVolgorde().enumerated().compactMap { plaats, feit in
        let inhoud: TrajectFeit? =
          switch feit {
          case .voorzieningGestart(let d): .voorzieningGestart(d)
          case .voorzieningVerlengd(let d): .voorzieningVerlengd(d)
          case .voorzieningBeeindigd(let d): .voorzieningBeeindigd(d)
          case .plaatsingGestart(let d): .plaatsingGestart(d)
          case .plaatsingBeeindigd(let d): .plaatsingBeeindigd(d)
          default: nil
          }
        guard let inhoud, let datum = feit.datum else { return nil }
        return Gedateerd(datum: datum, volgorde: UInt64(plaats), inhoud: inhoud)
      })
  }
}

extension Afleiding {
  /// What its plaatsingen say about employers.
  public var werkgeverlinks: [Werkgeverlink] { kern.links }
}
