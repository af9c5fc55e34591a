import Domain
import Regelgeving
import Seeded

@testable import Regio

/// A small region by chance: two or three tenants, gemeenten of a handful of people and of hundreds, zeros and ones everywhere.
struct Proefregio {
  let beleid: Publicatiebeleid
  let indeling: Indeling
  private(set) var cellen: [TenantCel: Int64] = [:]
  private var toeval: SplitMix64
  let vanaf = Maand(jaar: 2015, maand: 1)

  init(seed: UInt64, maanden: Int) {
    var toeval = SplitMix64(seed: seed)
    let dimensies: [Dimensie] = seed % 3 == 0 ? [.regeling] : [.spoor]
    let tenants = (0..<Int.random(in: 2...3, using: &toeval)).map { t in
      Indeling.Tenant(
        id: TenantID("t\(t)")!, arbeidsmarktregio: t < 2 ? "AM01" : "AM02",
        gemeenten: (0..<Int.random(in: 1...3, using: &toeval)).map { g in
          Indeling.Lidgemeente(
            Gemeente(nummer: UInt16(t * 10 + g + 1)), maanden: Maand(jaar: 1900, maand: 1)...Maand(jaar: 2199, maand: 12))
        }, sporen: ["werk", "leer"], compleetTotEnMet: Maand(jaar: 2030, maand: 1))
    }
    indeling = Indeling(tenants)
    self.toeval = toeval
    beleid = Self.beleid(dimensies.map(\.naam).joined(separator: ", "))
    for tenant in indeling.tenants {
      for lid in tenant.gemeenten { leef(tenant, lid.gemeente, maanden) }
    }
  }

  static func beleid(_ gekoppeld: String) -> Publicatiebeleid {
    let tekst = """
      publicatie: { afronding: 10, drempel: 10, breedte: 5, wijziging: 10, vanaf: 2015-01, bron: "test" }
      tabellen:
        - { maat: bestand, niveau: gemeente, dimensies: [\(gekoppeld), leeftijdsklasse] }
        - { maat: naarSchool, niveau: gemeente }
        - { maat: aanvraag, niveau: gemeente, dimensies: [kanaal] }
        - { maat: actief, niveau: gemeente, dimensies: [spoor] }
      sommen:
        - { som: lksCent, telling: actief, niveau: gemeente }
      """
    switch laadPublicatiebeleid(pad: "publicatie.yaml", inhoud: Array(tekst.utf8)) {
    case .success(let beleid): return beleid
    case .failure(let fouten): preconditionFailure("\(fouten)")
    }
  }

  private mutating func tel(
    _ tenant: TenantID, _ gemeente: Gemeente, _ maat: Maat, _ maand: Int, _ paren: [(Dimensie, String)], _ delta: Int
  ) {
    let dimensies = Dimensies(paren: paren.map { ($0.0, Symbool($0.1)) })!
    cellen[TenantCel(tenant, Cel(maat, gemeente, vanaf + maand, dimensies)), default: 0] += Int64(delta)
  }

  private mutating func kies(_ codes: [String]) -> String {
    // The first ones are common, the last ones rare.
    codes[min(codes.count - 1, Int.random(in: 0..<codes.count, using: &toeval) * Int.random(in: 0...1, using: &toeval))]
  }

  private mutating func leef(_ tenant: Indeling.Tenant, _ gemeente: Gemeente, _ maanden: Int) {
    let grootte = [0, 1, 4, 15, 60, 300].randomElement(using: &toeval)!
    let levendig = [0, 1, 2, 6].randomElement(using: &toeval)!
    var mensen: [(regeling: String, spoor: String, klasse: String)] = []
    let id = tenant.id
    func stand(_ mens: (regeling: String, spoor: String, klasse: String)) -> [(Dimensie, String)] {
      [(.regeling, mens.regeling), (.spoor, mens.spoor), (.leeftijdsklasse, mens.klasse)]
    }
    func stroom(_ mens: (regeling: String, spoor: String, klasse: String)) -> [(Dimensie, String)] {
      [(.regeling, mens.regeling), (.spoor, mens.spoor)]
    }
    for maand in 0..<maanden {
      let erbij = maand == 0 ? grootte : Int.random(in: 0...(levendig + 1), using: &toeval)
      let eraf = maand == 0 ? 0 : min(mensen.count, Int.random(in: 0...(levendig + 1), using: &toeval))
      for _ in 0..<erbij {
        let mens = (kies(["pw", "ioaw", "wsw"]), kies(["werk", "leer"]), kies(["27-AOW", "<27", "AOW+"]))
        mensen.append(mens)
        tel(id, gemeente, .bestand, maand, stand(mens), 1)
        if maand > 0 { tel(id, gemeente, .instroom, maand, stroom(mens), 1) }
      }
      for _ in 0..<eraf {
        let mens = mensen.remove(at: Int.random(in: 0..<mensen.count, using: &toeval))
        tel(id, gemeente, .bestand, maand, stand(mens), -1)
        tel(id, gemeente, .uitstroom, maand, stroom(mens), 1)
      }
      if !mensen.isEmpty, Int.random(in: 0...2, using: &toeval) == 0 {
        let wie = Int.random(in: 0..<mensen.count, using: &toeval)
        let (van, naar) = mensen[wie].spoor == "werk" ? ("werk", "leer") : ("leer", "werk")
        tel(id, gemeente, .bestand, maand, stand(mensen[wie]), -1)
        mensen[wie].spoor = naar
        tel(id, gemeente, .bestand, maand, stand(mensen[wie]), 1)
        tel(id, gemeente, .doorstroom, maand, [(.regeling, mensen[wie].regeling), (.van, van), (.naar, naar)], 1)
      }
      tel(
        id, gemeente, .naarSchool, maand, [], Int.random(in: 0...1, using: &toeval) * Int.random(in: 0...levendig, using: &toeval)
      )
      for kanaal in ["loket", "digitaal", "telefoon"] {
        tel(id, gemeente, .aanvraag, maand, [(.kanaal, kanaal)], Int.random(in: 0...(levendig * 2), using: &toeval))
      }
      let actief = maand == 0 ? mensen.count / 2 : Int.random(in: 0...1, using: &toeval)
      tel(id, gemeente, .actief, maand, [(.spoor, kies(["werk", "leer"]))], actief)
      tel(id, gemeente, .lksCent, maand, [(.spoor, "werk")], mensen.count / 2 * 98_279)
    }
  }

  /// People who turn out to have come in a month long ago: every later stock moves.
  mutating func corrigeer(_ maand: Int) {
    let tenant = indeling.tenants.randomElement(using: &toeval)!
    let gemeente = tenant.gemeenten.randomElement(using: &toeval)!.gemeente
    let aantal = [1, 2, 7, 12, 25].randomElement(using: &toeval)!
    for _ in 0..<aantal {
      let (regeling, spoor) = (kies(["pw", "ioaw"]), kies(["werk", "leer"]))
      tel(tenant.id, gemeente, .bestand, maand, [(.regeling, regeling), (.spoor, spoor), (.leeftijdsklasse, "<27")], 1)
      tel(tenant.id, gemeente, .instroom, maand, [(.regeling, regeling), (.spoor, spoor)], 1)
      tel(tenant.id, gemeente, .naarSchool, maand, [], 1)
    }
  }

  /// Only what lies up to a month.
  func tot(_ maand: Int) -> [TenantCel: Int64] { cellen.filter { $0.key.cel.maand < vanaf + maand } }
}
