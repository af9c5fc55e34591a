import Domain
import Regelgeving

extension Verloop {
  /// Rule 10: the loonkostensubsidie of a plaatsing in a month for which wage costs were declared.
  ///
  /// base = WML × (1 + vakantiebijslag); subsidy = min(base − loonwaarde part, 70% × base), or 50% × base when `forfaitair` in the
  /// first six months of the plaatsing; × (1 + werkgeverslasten) × hours / 36. A month with one day counts whole. Without a
  /// running plaatsing of soort `lks`, `garantiebaan` or `beschut`: `zonder-recht`.
  ///
  /// ## Grondslag
  /// Participatiewet art. 10d; Regeling loonkostensubsidie Participatiewet.
  ///
  /// - Parameter loop: The run that carries the subsidy, see `loop(_:)`.
  func loonkostensubsidie(
    _ declaratie: LoonkostenGedeclareerd, _ loop: Loop<PlaatsingGestart>?, _ besluiten: inout [Besluit],
    _ telling: inout Telling, _ verslag: Verslag?
  ) {
    let maand = declaratie.maand
    let vak = tijdlijn.vak(maand.eersteDag)
    let plaats = Regelplaats(vak.gemeente, regels)
    let sleutel = Besluitsleutel(.loonkostensubsidie, maand.eersteDag, naam: declaratie.plaatsing)
    var raadpleging = Raadpleging(self, verslag, sleutel)
    let fonds = fonds(.fondsLoonkostensubsidie, Codes.loonkostensubsidie, maand.eersteDag)
    var inhoud: BesluitInhoud = .leeg
    var uitkomst: BesluitUitkomst = .zonderRecht
    if let loop {
      if let (basis, subsidie) = subsidie(declaratie, loop, plaats, &raadpleging) {
        inhoud = .loonkostensubsidie(basis: basis, subsidie: subsidie, verschil: declaratie.gedeclareerdCent - subsidie)
        telling.tel(
          .lksCent, vak.gemeente, maand, fonds,
          subsidie.cent)
      }
      uitkomst = raadpleging.uitkomst
    } else {
      raadpleging.verslag?.zonderPlaatsing()
      inhoud = .loonkostensubsidie(basis: .nul, subsidie: .nul, verschil: declaratie.gedeclareerdCent)
    }
    raadpleging.verslag?.gedeclareerd(declaratie.gedeclareerdCent, inhoud)
    let besluit = Besluit(
      sleutel: sleutel, gemeente: vak.gemeente, inhoud: inhoud, uitkomst: uitkomst, grondslag: raadpleging.gebruikt)
    besluiten.append(besluit)
    if case .loonkostensubsidie(_, _, let verschil) = inhoud, verschil != .nul {
      telling.tel(.herziening, vak.gemeente, maand, Dimensies((.richting, verschil.richting)))
      besluiten.append(.herziening(van: sleutel, vak.gemeente, verschil: verschil))
    }
    telling.tel(.uitgavenCent, vak.gemeente, maand, fonds, declaratie.gedeclareerdCent.cent)
  }

  private func subsidie(
    _ declaratie: LoonkostenGedeclareerd, _ loop: Loop<PlaatsingGestart>, _ plaats: Regelplaats, _ raadpleging: inout Raadpleging
  ) -> (basis: Eurocent, subsidie: Eurocent)? {
    let dag = declaratie.maand.eersteDag
    let wml = wml(dag, plaats, &raadpleging)
    let bijslag = raadpleging.deel(.wmlVakantiebijslag, op: dag, plaats)
    // Without a term for it nobody can say whether the forfait holds: it is then asked for, and the term with it.
    let termijn = declaratie.forfaitair ? raadpleging.geheel(.lksForfaitMaanden, op: dag, plaats) : 0
    let isForfait = termijn.map { max(dag, loop.van) < loop.van.plus(maanden: $0) } ?? true
    let aandeel = raadpleging.deel(isForfait ? .lksForfait : .lksMaximum, op: dag, plaats)
    let lasten = raadpleging.deel(.lksWerkgeverslasten, op: dag, plaats)
    let uren = raadpleging.geheel(.lksUrenPerWeek, op: dag, plaats)
    guard let wml, let bijslag, let aandeel, let lasten, let uren, termijn != nil else { return nil }
    let basis = wml * (Breuk(1) + bijslag)
    let hoogste = basis * aandeel
    let loonwaarde = basis * Breuk(Int128(declaratie.loonwaarde), 100)
    let perMaand = isForfait ? hoogste : min(basis - loonwaarde, hoogste)
    let exact = perMaand * (Breuk(1) + lasten) * declaratie.urenPerWeek.breuk / Breuk(uren)
    if let verslag = raadpleging.verslag {
      verslag.basis(wml, bijslag: bijslag, basis)
      if isForfait {
        verslag.forfait(basis, aandeel, perMaand, van: loop.van, maanden: termijn ?? 0)
      } else {
        verslag.naarLoonwaarde(basis, aandeel, loonwaarde: declaratie.loonwaarde, hoogste, loonwaarde, perMaand)
      }
      verslag.subsidie(declaratie, perMaand: perMaand, lasten: lasten, werkweek: uren, exact)
    }
    return (basis.centen, exact.centen)
  }

  /// WML a month; from 2024 it is set by the hour, and 156 hours make the reference month.
  private func wml(_ dag: CivilDate, _ plaats: Regelplaats, _ raadpleging: inout Raadpleging) -> Breuk? {
    guard dag.maand >= Maand(jaar: 2024, maand: 1) else {
      guard let wml = raadpleging.cent(.wmlMaand, op: dag, plaats) else { return nil }
      raadpleging.verslag?.wml(perMaand: wml)
      return Breuk(wml)
    }
    let uur = raadpleging.cent(.wmlUur, op: dag, plaats)
    let uren = raadpleging.geheel(.wmlUrenPerMaand, op: dag, plaats)
    guard let uur, let uren else { return nil }
    let wml = Breuk(uur) * Breuk(uren)
    raadpleging.verslag?.wml(perUur: uur, uren: uren, wml)
    return wml
  }
}

extension Zaak {
  /// The run of the plaatsing that has a day in the month, of a soort that carries loonkostensubsidie.
  func loop(_ declaratie: LoonkostenGedeclareerd) -> Loop<PlaatsingGestart>? {
    trajecten.plaatsingen.last { loop in
      loop.id.isZelfde(als: declaratie.plaatsing) && [.lks, .garantiebaan, .beschut].contains(loop.wat.soort)
        && loop.van < declaratie.maand.einde && declaratie.maand.eersteDag < loop.tot && loop.van < loop.tot
    }
  }
}
