import Domain
import JSON
import Regelgeving
import Regio
import Sturing

/// The tables of one tenant, for a visitor who may see them.
extension Context {
  /// - Throws: `Problem` `nietAangemeld` or `geenToegang` for what only the tenant itself may see; the printed plan figures alone
  ///   are everybody's.
  func overzicht(_ soort: Sturingsoort, _ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) throws(Problem) -> Overzicht {
    switch soort {
    case .fondsen: return try fondsen(tenant, vraag)
    case .verdelingen: return try verdelingen(tenant, vraag)
    case .reeksen: return try reeksen(tenant, vraag)
    case .kalender: return try kalender(tenant, vraag)
    case .werkgevers: return try werkgevers(tenant, vraag)
    }
  }

  /// The year that is asked for or the last with figures, and the last month of it that counts.
  private func tijdvak(_ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) -> (jaar: Int, tot: Maand) {
    let laatste = peilmaand(tenant.id)
    let jaar = vraag.jaar ?? laatste.jaar
    let (eerste, einde) = (Maand(jaar: jaar, maand: 1), Maand(jaar: jaar, maand: 12))
    return (jaar, min(einde, max(eerste + -1, vraag.totEnMet ?? laatste)))
  }

  private func kop(_ jaar: Int, _ tot: Maand) -> [(naam: String, waarde: JSONValue)] {
    [("jaar", .integer(Int64(jaar))), ("totEnMet", .string(tot.description))]
  }

  // MARK: budgets

  private static let geldmaten: Set<Maat> = [
    .budgetCent, .batenCent, .verplichtingCent, .uitgavenCent, .uitvoeringskostenCent,
  ]

  private func fondsen(_ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) throws(Problem) -> Overzicht {
    let cellen = try exact(tenant).cellen(Self.geldmaten)
    let (jaar, tot) = tijdvak(tenant, vraag)
    let fondsen = Fondsen(cellen, jaar: jaar, peilmaand: tot)
    return Overzicht(
      soort: .fondsen, tenant: tenant, kop: kop(jaar, tot) + [("methode", .string(Fondsen.methode))],
      rijen: fondsen.rijen.map { rij in
        Overzicht.Rij(
          codes: [rij.fonds.tekst, rij.gemeente?.description ?? ""],
          velden: [
            .init(rij.gemeente.map { catalogus.naam($0) } ?? "alle gemeenten"), .init(rij.budget), .init(rij.baten),
            .init(rij.beschikbaar), .init(rij.lasten), .init(rij.verplichtingen), .init(rij.resultaat), .init(rij.vrij),
            .init(rij.prognose), .init(rij.prognoseResultaat), .init(rij.oordeel.rawValue),
          ], bron: "de gebeurtenissen van de boekhouding en de dossiers, tot en met \(tot); regel 16", jaar: jaar)
      }, isExact: true)
  }

  // MARK: verdeling

  private static let verdeelmaten = geldmaten.union([.bestand, .wswResultaatCent, .standaardeenheden])

  private func verdelingen(_ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) throws(Problem) -> Overzicht {
    let cellen = try exact(tenant).cellen(Self.verdeelmaten)
    let (jaar, tot) = tijdvak(tenant, vraag)
    var rijen: [Overzicht.Rij] = []
    for afspraak in tenant.plan.verdelingen where afspraak.geldt(in: jaar) {
      let bron = "\(afspraak.bron) (\(afspraak.status.rawValue))"
      do throws(Verdeling.Fout) {
        let verdeling = try Verdeling(afspraak, cellen, jaar: jaar, peilmaand: tot)
        rijen += verdeling.rijen.map { rij in
          Overzicht.Rij(
            codes: [afspraak.id, rij.gemeente.description], velden: velden(verdeling, rij, afspraak), bron: bron, jaar: jaar)
        }
        rijen.append(
          Overzicht.Rij(
            codes: [afspraak.id, ""],
            velden: [
              .tekst("samen"), .tekst(afspraak.omschrijving), .tekst(afspraak.sleutel.rawValue),
              aandeel(verdeling, verdeling.rijen.reduce(0) { $0 + $1.sleutel }), .init(verdeling.totaal),
              .init(verdeling.totaal), .geheel(0), .geen,
            ], bron: bron, jaar: jaar))
      } catch {
        rijen.append(
          Overzicht.Rij(
            codes: [afspraak.id, ""],
            velden: [
              .tekst("samen"), .tekst(afspraak.omschrijving), .tekst(afspraak.sleutel.rawValue), .onbepaald, .onbepaald,
              .onbepaald, .onbepaald, .tekst(error.onbepaald),
            ], bron: bron, jaar: jaar))
      }
    }
    return Overzicht(soort: .verdelingen, tenant: tenant, kop: kop(jaar, tot), rijen: rijen, isExact: true)
  }

  private func velden(_ verdeling: Verdeling, _ rij: Verdeling.Rij, _ afspraak: Verdeelafspraak) -> [Overzicht.Veld] {
    let partner = afspraak.partners.first { $0.gemeente == rij.gemeente }
    return [
      .tekst(partner?.naam ?? catalogus.naam(rij.gemeente)), .tekst(afspraak.omschrijving), .tekst(afspraak.sleutel.rawValue),
      aandeel(verdeling, rij.sleutel), rij.profijt.map { .init($0) } ?? .geen, .init(rij.solidair),
      rij.verschil.map { .init($0) } ?? .geen, rij.isPartner ? .tekst("buiten de tenant") : .geen,
    ]
  }

  /// Average persons, standaardeenheden or inwoners; nothing where everybody carries its own.
  private func aandeel(_ verdeling: Verdeling, _ sleutel: Int64) -> Overzicht.Veld {
    switch verdeling.afspraak.sleutel {
    case .profijt: .geen
    case .personen, .wswPersonen: .breuk(Breuk(Int128(sleutel), Int128(verdeling.maanden) * 1_000_000))
    case .standaardeenheden, .inwoners: .breuk(Breuk(Int128(sleutel), 1_000_000))
    }
  }

  // MARK: plan and realisation

  private func reeksen(_ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) throws(Problem) -> Overzicht {
    // The paper is public; a closed site shows it to whoever may come in.
    _ = try uitgave()
    let boek = tenant.plan.reeksen
    if let scenario = vraag.scenario, !boek.scenarios.contains(scenario) {
      throw Problem(
        .onbekendeCode, "scenario: '\(Problem.shown(scenario))' is onbekend bij \(tenant.naam).", bekend: boek.scenarios)
    }
    let tabellen = boek.reeksen.map(\.tabel.id)
    if let tabel = vraag.tabel, !tabellen.contains(tabel) {
      var gezien: Set<String> = []
      throw Problem(
        .onbekendeCode, "tabel: '\(Problem.shown(tabel))' is onbekend bij \(tenant.naam).",
        bekend: tabellen.filter { gezien.insert($0).inserted })
    }
    let gekozen = boek.reeksen.filter { reeks in
      (vraag.tabel ?? reeks.tabel.id) == reeks.tabel.id
        && (vraag.scenario == nil || reeks.scenario == nil || reeks.scenario == vraag.scenario)
    }
    let realisatie = magExact(tenant.id) ? try realisatie(tenant, gekozen) : nil
    let afwijkingen = Dictionary(
      boek.afwijkingen.map { (Afwijkend(reeks: $0.reeks, scenario: $0.scenario, punt: $0.punt), $0) },
      uniquingKeysWith: { eerste, _ in eerste })
    let rijen = gekozen.flatMap { reeks in
      reeks.punten.map { punt in
        let afwijking = [punt, ""].lazy.compactMap {
          afwijkingen[Afwijkend(reeks: reeks.id, scenario: reeks.scenario, punt: $0)]
        }.first
        return rij(reeks, punt, boek, realisatie, afwijking, scenario: vraag.scenario)
      }
    }
    return Overzicht(
      soort: .reeksen, tenant: tenant,
      kop: [
        ("totEnMet", realisatie.map { .string($0.peilmaand.description) } ?? .null),
        ("scenarios", .array(boek.scenarios.map { .string($0) })),
      ], rijen: rijen, isExact: realisatie != nil)
  }

  private func rij(
    _ reeks: Sturing.Reeks, _ punt: String, _ boek: Reeksboek, _ realisatie: Realisatie?, _ afwijking: Afwijking?,
    scenario: String?
  ) -> Overzicht.Rij {
    let jaar = Int(punt).flatMap { (1900...2199).contains($0) ? $0 : nil }
    let berekend =
      scenario == nil
      ? boek.berekend(reeks, punt) : reeks.formule.flatMap { _ in boek.waarde(reeks.id, punt, scenario: scenario) }
    let echt: Overzicht.Veld =
      if let formule = reeks.realisatie, let jaar {
        realisatie.flatMap { $0.waarde(formule, jaar: jaar) }.map { .breuk($0) } ?? .onbepaald
      } else { .geen }
    let klopt: Overzicht.Veld =
      if afwijking != nil { .tekst("nee") } else if reeks.gedrukt(punt) != nil, berekend != nil { .tekst("ja") } else { .geen }
    return Overzicht.Rij(
      codes: [reeks.tabel.id, reeks.id, reeks.scenario ?? "", punt],
      velden: [
        .tekst(reeks.tabel.titel), .tekst(reeks.omschrijving), .tekst(reeks.eenheid.rawValue),
        reeks.gedrukt(punt).map { .breuk($0.breuk) } ?? .geen, berekend.map { .breuk($0) } ?? .geen, echt, klopt,
        .init(reeks.toelichting ?? afwijking?.toelichting),
      ], bron: "\(reeks.tabel.bron) (\(reeks.tabel.status.rawValue))", jaar: jaar, eenheid: reeks.eenheid.rawValue)
  }

  private func realisatie(_ tenant: Catalogus.Tenant, _ reeksen: [Sturing.Reeks]) throws(Problem) -> Realisatie {
    let maten = reeksen.reduce(into: Set<Maat>()) { maten, reeks in reeks.realisatie.map { maten.formUnion($0.maten) } }
    return Realisatie(try exact(tenant).cellen(maten.union([.bestand, .instroom])), peilmaand: peilmaand(tenant.id))
  }

  private struct Afwijkend: Hashable {
    var reeks: String
    var scenario: String?
    var punt: String
  }

  // MARK: calendar

  private func kalender(_ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) throws(Problem) -> Overzicht {
    _ = try exact(tenant)
    let jaar = vraag.jaar ?? peilmaand(tenant.id).jaar
    let gemaakt = snapshot.sturing[tenant.id]?.gemaakt ?? []
    let kalender = Kalender(tenant.plan.kalender, jaar: jaar, gemaakt, op: vandaag)
    return Overzicht(
      soort: .kalender, tenant: tenant,
      kop: [("jaar", .integer(Int64(jaar))), ("op", .string(vandaag.description))],
      rijen: kalender.rijen.map { rij in
        let dagen = (rij.gemaaktOp ?? vandaag) - rij.uiterlijk
        return Overzicht.Rij(
          codes: [rij.product.soort.rawValue, rij.product.kwartaal.map(String.init) ?? ""],
          velden: [
            .tekst(rij.product.omschrijving), .tekst(rij.uiterlijk.description), .tekst(rij.stand.rawValue),
            .init(rij.gemaaktOp?.description), .tekst(rij.product.aan), .init(rij.positie), .geheel(Int64(dagen)),
          ], bron: "\(rij.product.bron) (\(rij.product.status.rawValue))", jaar: jaar)
      }, isExact: true)
  }

  // MARK: employers

  /// Counted per cluster, and agreements per kind; of a whole year.
  private func werkgevers(_ tenant: Catalogus.Tenant, _ vraag: Sturingsvraag) throws(Problem) -> Overzicht {
    let blik = Blik(
      gebied: .tenant(tenant.id), exact: try exact(tenant), uitgave: nil, peilmaand: peilmaand(tenant.id))
    let (jaar, tot) = tijdvak(tenant, vraag)
    let januari = Maand(jaar: jaar, maand: 1)
    let bron = "gebeurtenissen van werkgevers, tot en met \(tot); regel 17"
    func rijen(_ dimensie: Dimensie, _ maten: [Maat], _ codes: (String) -> [String]) -> [Overzicht.Rij] {
      let gevonden = maten.map { maat in
        Dictionary(
          blik.verdeling(maat, dimensie, van: januari, tot: januari + 12, per: .jaar).map { ($0.code, $0.waarde.getal ?? 0) },
          uniquingKeysWith: +)
      }
      return Set(gevonden.flatMap(\.keys)).sorted(by: utf8Kleiner).map { code in
        Overzicht.Rij(
          codes: codes(code),
          velden: Sturingsoort.werkgevers.kolommen.map { kolom in
            maten.firstIndex { $0.naam == kolom.naam }.map { .geheel(gevonden[$0][code] ?? 0) } ?? .geen
          }, bron: bron, jaar: jaar)
      }
    }
    return Overzicht(
      soort: .werkgevers, tenant: tenant, kop: kop(jaar, tot),
      rijen: rijen(.cluster, [.werkgeverBereikt, .vacature, .vacatureVervuld, .verdringing]) { [$0, ""] }
        + rijen(.soort, [.afspraak, .afspraakNagekomen]) { ["", $0] }, isExact: true)
  }
}
