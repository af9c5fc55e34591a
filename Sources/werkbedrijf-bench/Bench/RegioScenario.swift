import Bevolking
import Domain
import Foundation
import Regelgeving
import Regio

/// A region of a stated size by chance: every maat in every gemeente and month, many of them small.
struct GroteRegio {
  let indeling: Indeling
  private(set) var cellen: [TenantCel: Int64] = [:]
  static let vanaf = Maand(jaar: 2015, maand: 1)

  init(tenants: Int, gemeenten: Int, maanden: Int, seed: UInt64) {
    var toeval = Toeval(seed: seed, deel: "regio")
    indeling = Indeling((0..<tenants).map { Self.tenant($0, gemeenten, tot: Self.vanaf + (maanden - 1)) })
    let combinaties = Dictionary(uniqueKeysWithValues: Maat.allCases.map { ($0, Self.combinaties($0)) })
    for tenant in indeling.tenants {
      for lid in tenant.gemeenten {
        let grootte = [2, 10, 40][Int.random(in: 0..<3, using: &toeval)]
        for maand in 0..<maanden {
          for maat in Maat.allCases {
            for _ in 0..<3 {
              let dimensies = combinaties[maat]!.randomElement(using: &toeval)!
              let begin = maand == 0 && maat.soort == .stand ? 10 * grootte : 0
              let aantal = Int64(begin + Int.random(in: 0...grootte, using: &toeval) / (maat.soort == .stand ? 10 : 3))
              cellen[TenantCel(tenant.id, Cel(maat, lid.gemeente, Self.vanaf + maand, dimensies)), default: 0] += aantal
            }
          }
        }
      }
    }
  }

  private static func tenant(_ plaats: Int, _ gemeenten: Int, tot: Maand) -> Indeling.Tenant {
    let altijd = Maand(jaar: 1900, maand: 1)...Maand(jaar: 2199, maand: 12)
    let leden = (1...gemeenten).map { nummer in
      Indeling.Lidgemeente(Gemeente(nummer: UInt16(plaats * 100 + nummer)), maanden: altijd)
    }
    return Indeling.Tenant(
      id: TenantID("t\(plaats)")!, arbeidsmarktregio: plaats < 3 ? "AM01" : "AM2\(plaats)", gemeenten: leden,
      sporen: ["werk", "leer", "zorg", "sw", "beschut"], compleetTotEnMet: tot)
  }

  /// Some combinations of codes that its dimensions can have.
  private static func combinaties(_ maat: Maat) -> [Dimensies] {
    (0..<12).map { n in
      Dimensies(
        paren: maat.dimensies.map { dimensie in
          let codes = dimensie.codes(maat, sporen: ["werk", "leer", "zorg", "sw", "beschut"]) ?? ["x", "y"]
          return (dimensie, Symbool(codes[n % codes.count]))
        })!
    }
  }
}

let publicatieScenario = Scenario(
  naam: "publicatie", eenheid: "figure",
  uitleg: "Disclosure control and sealing of a region of 5 tenants with 15 gemeenten each, 120 months, all maten; one thread."
) { instelling in
  let beleid = try publicatiebeleid(instelling.ops)
  let regio = GroteRegio(tenants: 5, gemeenten: 15, maanden: 120, seed: instelling.seed)
  return {
    do {
      let uit = try Onthullingscontrole.publiceer(
        regio.cellen, regio.indeling, beleid, totEnMet: GroteRegio.vanaf + 119)
      let verlies = uit.verlies
      schrijf(
        "  \(regio.cellen.count) cells; \(verlies.cijfers) counts: shown \(verlies.getoond), small \(verlies.klein), "
          + "protecting \(verlies.bescherming); every row with a small one: \(verlies.perRij)\n", naar: .fouten)
      return Ronde(aantal: uit.publicatie.cijfers.count)
    } catch {
      throw Fout(.software, "\(error)")
    }
  }
}

let aggregatieScenario = Scenario(
  naam: "aggregatie", eenheid: "bijdrage", uitleg: "Units of contributions added up to cells, 100 in a unit; one thread."
) { instelling in
  let regio = GroteRegio(tenants: 5, gemeenten: 5, maanden: 12, seed: instelling.seed)
  let perTenant = Dictionary(grouping: regio.cellen.keys) { $0.tenant }.mapValues { $0.map(\.cel) }
  return {
    var aggregator = Aggregator()
    var ronde = Ronde(aantal: 0)
    var nummer: Int64 = 0
    while ronde.aantal < instelling.aantal {
      nummer += 1
      for (tenant, cellen) in perTenant {
        let begin = Int(nummer) * 100 % max(1, cellen.count - 100)
        let bijdragen = cellen[begin..<min(cellen.count, begin + 100)].map { Bijdrage($0, 1) }
        let eenheid = BijdrageEenheid(generatie: 1, partitie: 0, nummer: nummer, bijdragen: bijdragen)
        if let alarm = aggregator.neem(eenheid, van: tenant) { throw Fout(.software, alarm.boodschap) }
        ronde.aantal += bijdragen.count
      }
      if nummer % 500 == 0 { _ = aggregator.sluit() }
    }
    return ronde
  }
}

private func publicatiebeleid(_ ops: String) throws -> Publicatiebeleid {
  let pad = "\(ops)/landelijk/publicatie.yaml"
  guard let inhoud = FileManager.default.contents(atPath: pad) else { throw Fout(.noinput, "\(pad): cannot be read") }
  switch laadPublicatiebeleid(pad: pad, inhoud: Array(inhoud)) {
  case .success(let beleid): return beleid
  case .failure(let problemen): throw Fout(.config, problemen.description)
  }
}
