public import Domain
public import Regelgeving

/// Everything the service says about a client: a pure function of the facts in force and the parameters.
///
/// No clock, no order of arrival: the same set of facts gives the same outcome. Each rule stands in a file of its own and
/// reads what the ones above it made.
///
/// - Parameter grondslag: Whether each besluit carries the parameters it used.
public func derive(_ dossier: Dossier, _ regels: Regels, grondslag: Bool = false) -> Uitkomst {
  var uitkomst = Uitkomst()
  var telling = Telling()

  let feiten = FeitenInKracht(dossier, regels)
  let spellen = Periodenveger.veeg(feiten, regels)
  let geboren = feiten.geboortedatum
  let sporen = spellen.map { spel in geboren.map { leidSporenAf(spel, geboren: $0, regels) } ?? [] }
  let tijdlijn = Tijdlijn(spellen, sporen, regels)
  let trajecten = Trajecten(feiten.trajecten)

  uitkomst.perioden = spellen.map { PeriodeUitkomst(regeling: $0.regeling, van: $0.van, tot: $0.tot.ofNil, reden: $0.reden) }
  uitkomst.sporen = sporen.flatMap { $0 }
  for stukken in sporen {
    for (vorig, volgend) in zip(stukken, stukken.dropFirst()) {
      uitkomst.doorstromen.append(Doorstroom(datum: volgend.van, van: vorig.spoor, naar: volgend.spoor))
    }
  }
  uitkomst.actief = leidActiefAf(trajecten, feiten.activiteiten, spellen, regels)

  telAanvragen(feiten, regels, &telling)
  if let geboren { telBestand(spellen, sporen, tijdlijn, geboren: geboren, regels, &telling) }
  for stuk in uitkomst.actief {
    telling.stand(.actief, stuk.van, stuk.tot ?? .open, tijdlijn, binnenPerioden: true) { Dimensies((.spoor, $0.spoor)) }
  }

  for stuk in uitkomst.sporen {
    uitkomst.besluiten.append(
      Besluit(
        sleutel: Besluitsleutel(.spoor, stuk.van), inhoud: .spoor(stuk.spoor), uitkomst: .vastgesteld, grondslag: []))
  }
  let uitkering = UitkeringRegel(
    spellen: spellen, geboren: geboren, tijdlijn: tijdlijn, verlagingen: Verlagingen(), regels: regels, grondslag: grondslag)
  uitkering.leidAf(feiten.uitkeringen, &uitkomst.besluiten, &telling)

  uitkomst.besluiten.sort { $0.sleutel < $1.sleutel }
  uitkomst.bijdragen = telling.som()
  return uitkomst
}
