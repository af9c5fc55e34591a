import Regio
import Testing

@testable import Domain
@testable import Dossiers
@testable import Sturing

/// Rule 17: employers, once across tenants.
@Suite struct WerkgeversTests {
  let werkgever = Pseudonym("0123456789abcdef0123456789abcdef")!
  private func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }
  private func tenant(_ naam: String) -> TenantID { TenantID(naam)! }

  private func link(
    _ van: String, _ tot: String? = nil, _ soort: PlaatsingSoort = .regulier, onbetaald: Bool = false
  ) -> Werkgevers.Link {
    Werkgevers.Link(werkgever: werkgever, soort: soort, isOnbetaald: onbetaald, van: dag(van), tot: tot.map(dag))
  }

  private func dossier(_ inhoud: [Inhoud]) -> WerkgeverDossier {
    var dossier = Dossier(onderwerp: .werkgever(werkgever))
    for (nummer, inhoud) in inhoud.enumerated() {
      _ = dossier.voegToe(
        Gebeurtenis(
          source: "urn:nld:oin:1:systeem:wsp", id: "w-\(nummer)", tijd: 0, onderwerp: .werkgever(werkgever), inhoud: inhoud)
      ) { _ in [] }
    }
    return WerkgeverDossier(dossier)!
  }

  @Test func `an employer that two tenants know stands once`() {
    let gemeente = Gemeente("GM0053")!
    let bmwe = dossier([
      .werkgeverBenaderd(WerkgeverBenaderd(datum: dag("2016-02-01"), gemeente: gemeente, cluster: "zorg")),
      .vacatureGemeld(
        VacatureGemeld(vacature: "v", datum: dag("2016-02-03"), gemeente: gemeente, cluster: "zorg", urenPerWeek: Decimaal(24))),
      .vacatureVervuld(VacatureVervuld(vacature: "v", datum: dag("2016-03-01"))),
    ])
    let regio = Werkgevers(
      [
        .init(tenant: tenant("bmwe"), dossiers: [bmwe], links: [link("2016-03-01")], maximum: nil),
        .init(tenant: tenant("dal"), dossiers: [], links: [link("2016-04-01", "2016-06-01")], maximum: nil),
      ], op: dag("2016-12-31"))
    #expect(regio.rijen.count == 1)
    #expect(regio.rijen[0].tenants.map(\.description) == ["bmwe", "dal"])
    #expect(regio.rijen[0].plaatsingen == 1)
    #expect((regio.rijen[0].vervuld, regio.rijen[0].vacatures) == (1, 1))
  }

  @Test func `three unpaid placements in a row are one more than two allows, a paid one between breaks the row`() {
    func signaal(_ links: [Werkgevers.Link], _ maximum: Int?) -> Bool {
      Werkgevers([.init(tenant: tenant("bmwe"), dossiers: [], links: links, maximum: maximum)], op: dag("2016-12-31"))
        .rijen[0].isVerdringing
    }
    let drie = ["2016-01-01", "2016-03-01", "2016-05-01"].map { link($0, nil, onbetaald: true) }
    #expect(signaal(drie, 2))
    #expect(!signaal(drie, 3))
    #expect(!signaal(drie + [link("2016-04-01")], 2))
    #expect(!signaal(drie, nil))
  }

  @Test func `garantiebanen of the region's tenants together, against what was agreed`() {
    let gemeente = Gemeente("GM0053")!
    let afspraak = AfspraakGemaakt(
      afspraak: "a", soort: .garantiebanen, gemeente: gemeente, aantal: 3, van: dag("2016-01-01"), tot: dag("2017-01-01"))
    let regio = Werkgevers(
      [
        .init(
          tenant: tenant("bmwe"), dossiers: [dossier([.afspraakGemaakt(afspraak)])],
          links: [link("2016-03-01", nil, .garantiebaan), link("2016-03-01", nil, .regulier)], maximum: nil),
        .init(tenant: tenant("dal"), dossiers: [], links: [link("2016-05-01", nil, .garantiebaan)], maximum: nil),
      ], op: dag("2016-12-30"))
    #expect(regio.garantiebanen == 2)
    #expect(regio.garantiebanenAfgesproken == 3)
    #expect(regio.rijen[0].afspraken.map(\.nagekomen) == [2])
  }

  @Test func `agreements kept and verdringing are cells: at the agreement's tenant, at the placing tenant, once a row`() {
    let (winsum, appingedam) = (Gemeente("GM0053")!, Gemeente("GM0003")!)
    let afspraak = AfspraakGemaakt(
      afspraak: "a", soort: .garantiebanen, gemeente: winsum, aantal: 2, van: dag("2016-02-15"), tot: dag("2017-01-01"))
    func plaatsing(_ van: String, _ soort: PlaatsingSoort, _ onbetaald: Bool) -> Werkgevers.Link {
      Werkgevers.Link(
        werkgever: werkgever, soort: soort, isOnbetaald: onbetaald, van: dag(van), tot: nil, gemeente: appingedam)
    }
    let dal = ["2016-05-01", "2016-06-01", "2016-07-01", "2016-08-01"].map { plaatsing($0, .regulier, true) }
    let cellen = Werkgevers.cellen([
      .init(
        tenant: tenant("bmwe"),
        dossiers: [
          dossier([
            .werkgeverBenaderd(WerkgeverBenaderd(datum: dag("2016-01-05"), gemeente: winsum, cluster: "zorg")),
            .afspraakGemaakt(afspraak),
          ])
        ], links: [plaatsing("2016-01-10", .garantiebaan, false)], maximum: nil),
      .init(tenant: tenant("dal"), dossiers: [], links: dal + [plaatsing("2016-03-20", .garantiebaan, false)], maximum: 2),
    ])
    #expect(
      cellen == [
        // One ran already when the agreement began, one began under it; both at the tenant that agreed.
        TenantCel(
          tenant("bmwe"),
          Cel(.afspraakNagekomen, winsum, Maand(jaar: 2016, maand: 2), Dimensies((.soort, "garantiebanen")))): 1,
        TenantCel(
          tenant("bmwe"),
          Cel(.afspraakNagekomen, winsum, Maand(jaar: 2016, maand: 3), Dimensies((.soort, "garantiebanen")))): 1,
        // The third of four: the fourth is no second signal.
        TenantCel(
          tenant("dal"),
          Cel(
            .verdringing, appingedam, Maand(jaar: 2016, maand: 7), Dimensies((.cluster, "zorg"), (.soort, "regulier")))): 1,
      ])
    #expect(Werkgevers.cellen([.init(tenant: tenant("dal"), dossiers: [], links: dal, maximum: nil)]).isEmpty)
  }

  @Test func `a plaatsing that is withdrawn takes its cells along`() {
    let voor = Werkgevers.cellen([
      .init(tenant: tenant("dal"), dossiers: [], links: [link("2016-01-01", onbetaald: true)], maximum: 0)
    ])
    #expect(voor.values.reduce(0, +) == 1)
    #expect(Werkgevers.cellen([.init(tenant: tenant("dal"), dossiers: [], links: [], maximum: 0)]).isEmpty)
  }
}
