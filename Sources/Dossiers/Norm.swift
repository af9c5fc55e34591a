import Domain
import Regelgeving

/// Who the norm of one stretch is for.
struct Leefsituatie {
  let geboren: CivilDate
  let toestand: Toestand
  let peildatum: CivilDate
  let regels: Regels
  /// Whose rules apply.
  let plaats: Regelplaats

  /// Full years of age of the client on the peildatum.
  let leeftijd: Int

  /// A child under 18 on the peildatum.
  var heeftKinderen: Bool {
    guard let kind = toestand.jongsteKind, kind <= peildatum else { return false }
    return kind.leeftijd(op: peildatum) < 18
  }

  /// An AOW age that is not yet set is not reached.
  func heeftAow(_ geboren: CivilDate) -> Bool { regels.aowDatum(geboren: geboren).map { $0 <= peildatum } ?? false }
}

/// The bijstandsnorm of a household a month, including vakantietoeslag, from the national table by leefvorm and ages on the
/// peildatum; of cost sharers the kostendelersnorm.
///
/// ## Grondslag
/// Participatiewet art. 20, 21, 22 and 22a.
///
/// - Returns: Eurocents a month for the household, nil when a value or a birth date is missing (`raadpleging` names it).
func norm(_ situatie: Leefsituatie, _ raadpleging: inout Raadpleging) -> Eurocent? {
  raadpleging.verslag?.leefsituatie(situatie)
  let regels = situatie.plaats
  let dag = situatie.peildatum
  let leeftijd = situatie.leeftijd
  guard situatie.toestand.leefvorm == .gehuwd else {
    if situatie.toestand.medebewoners >= 1, leeftijd >= 21 {
      let paar: Parameter = situatie.heeftAow(situatie.geboren) ? .normGehuwdAow : .normGehuwd21TotAow
      return kostendelersnorm(situatie.toestand.medebewoners + 1, paar, dag, regels, &raadpleging)
    }
    let eigen: Parameter =
      leeftijd < 21
      ? .normAlleenstaande18Tot20
      : situatie.heeftAow(situatie.geboren) ? .normAlleenstaandeAow : .normAlleenstaande21TotAow
    return tabelnorm(eigen, dag, regels, &raadpleging)
  }
  guard let partner = situatie.toestand.partner else { return raadpleging.mis(feit: "partnerGeboortedatum", rang: 10, dag) }
  let leeftijdPartner = partner.leeftijd(op: dag)
  guard leeftijdPartner >= 18 else {
    return raadpleging.mis(feit: "norm.gehuwd.partner-jonger-dan-18", rang: 11, dag)
  }
  let volwassenen = (leeftijd >= 21 ? 1 : 0) + (leeftijdPartner >= 21 ? 1 : 0)
  let aow = situatie.heeftAow(situatie.geboren) || situatie.heeftAow(partner)
  let paar: Parameter = aow ? .normGehuwdAow : .normGehuwd21TotAow
  if situatie.toestand.medebewoners >= 1, volwassenen > 0 {
    let delers = situatie.toestand.medebewoners + volwassenen
    let deel = kostendelersnorm(delers, paar, dag, regels, &raadpleging)
    if volwassenen == 2 {
      guard let deel else { return nil }
      raadpleging.verslag?.maandnorm(deel, ("kostendelersnorm", deel))
      return deel + deel
    }
    let vast = vastDeel(paar, situatie.heeftKinderen, dag, regels, &raadpleging)
    guard let deel, let vast else { return nil }
    raadpleging.verslag?.maandnorm(deel, ("vastDeel", vast))
    return deel + vast
  }
  let kinderen = situatie.heeftKinderen
  let tabel: Parameter =
    switch volwassenen {
    case 0: kinderen ? .normGehuwd18Tot20MetKinderen : .normGehuwd18Tot20ZonderKinderen
    case 1 where !aow: kinderen ? .normGehuwd18Tot20En21MetKinderen : .normGehuwd18Tot20En21ZonderKinderen
    default: paar
    }
  return tabelnorm(tabel, dag, regels, &raadpleging)
}

private func tabelnorm(
  _ parameter: Parameter, _ dag: CivilDate, _ regels: Regelplaats, _ raadpleging: inout Raadpleging
) -> Eurocent? {
  guard let norm = raadpleging.cent(parameter, op: dag, regels) else { return nil }
  raadpleging.verslag?.maandnorm(parameter, norm)
  return norm
}

/// The kostendelersnorm of one entitled person, including vakantietoeslag: ((40% + A × 30%) / A) × B, rounded once.
///
/// ## Grondslag
/// Participatiewet art. 22a lid 1; medebewoners from 27 since 2023-01-01 (art. 19a lid 1): the source counts them.
///
/// - Parameters:
///   - delers: A: medebewoners and those of the couple aged 21 or more.
///   - paar: B: the couple norm, that of the AOW when either of the couple has it.
private func kostendelersnorm(
  _ delers: Int, _ paar: Parameter, _ dag: CivilDate, _ regels: Regelplaats, _ raadpleging: inout Raadpleging
) -> Eurocent? {
  let paarnorm = raadpleging.cent(paar, op: dag, regels)
  let vast = raadpleging.deel(.kostendelersnormVast, op: dag, regels)
  let perPersoon = raadpleging.deel(.kostendelersnormPerPersoon, op: dag, regels)
  guard let paarnorm, let vast, let perPersoon else { return nil }
  let exact = (vast + Breuk(delers) * perPersoon) / Breuk(delers) * Breuk(paarnorm)
  let norm = exact.centen
  raadpleging.verslag?.kostendelersnorm(delers, paar, paarnorm, vast: vast, perPersoon: perPersoon, exact, norm)
  return norm
}

/// The fixed amount that a partner of 18 to 20 of a kostendeler counts: the norm of one of that age, with children a part of
/// the couple norm more (20%); rounded by itself.
///
/// ## Grondslag
/// Participatiewet art. 22a lid 3.
private func vastDeel(
  _ paar: Parameter, _ kinderen: Bool, _ dag: CivilDate, _ regels: Regelplaats, _ raadpleging: inout Raadpleging
) -> Eurocent? {
  guard let jong = raadpleging.cent(.normAlleenstaande18Tot20, op: dag, regels) else { return nil }
  guard kinderen else {
    raadpleging.verslag?.vastDeel(jong, nil, Breuk(jong))
    return jong
  }
  let paarnorm = raadpleging.cent(paar, op: dag, regels)
  let kinderdeel = raadpleging.deel(.kostendelersnormKinderen, op: dag, regels)
  guard let paarnorm, let kinderdeel else { return nil }
  let exact = Breuk(jong) + Breuk(paarnorm) * kinderdeel
  raadpleging.verslag?.vastDeel(jong, (kinderdeel, paar, paarnorm), exact)
  return exact.centen
}
