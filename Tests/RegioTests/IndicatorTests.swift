import Domain
@testable import Regelgeving
import Testing

@testable import Regio

@Suite struct `Indicators` {
  private let dal = TenantID("dal")!
  private let vanaf = Maand(jaar: 2014, maand: 1)

  private func bron(_ reeksen: [(Maat, [Int64])], compleet: Maand) -> ExacteBron {
    var cellen: [TenantCel: Int64] = [:]
    for (maat, reeks) in reeksen {
      for (maand, aantal) in reeks.enumerated() {
        cellen[TenantCel(dal, Cel(maat, Gemeente(nummer: 10), vanaf + maand)), default: 0] += aantal
      }
    }
    let gemeente = Indeling.Lidgemeente(Gemeente(nummer: 10), maanden: Maand(jaar: 1900, maand: 1)...Maand(jaar: 2199, maand: 12))
    return ExacteBron(
      cellen,
      Indeling([
        Indeling.Tenant(id: dal, arbeidsmarktregio: "AM01", gemeenten: [gemeente], sporen: [], compleetTotEnMet: compleet)
      ]))
  }

  private func doel(_ formule: Formule, _ streef: [Doel.Streefwaarde] = []) -> Doel {
    Doel(
      id: "proef", omschrijving: "Proef.", formule: formule, eenheid: .aantal, periode: .jaar, streefwaarden: streef,
      bron: "test 1",
      bestand: "doelen.yaml", regel: 1)
  }

  private func streef(_ vergelijking: Doel.Vergelijking, _ waarde: Int?, gemeente: Gemeente? = nil) -> Doel.Streefwaarde {
    Doel.Streefwaarde(
      jaar: nil, gemeente: gemeente, vergelijking: vergelijking, waarde: waarde.map { Breuk($0) }, referentie: nil, verschil: nil,
      status: .bron, bron: "test 1", toelichting: nil, regel: 1)
  }

  @Test func `sum a flow over the year so far and take a stock at its end`() {
    let maand = Maand(jaar: 2016, maand: 6)
    let bron = bron(
      [(.instroom, Array(repeating: 10, count: 30)), (.bestand, [100] + Array(repeating: 1, count: 29))], compleet: maand)
    let rekenaar = Indicatoren(bron, peilmaand: maand, vanaf: vanaf)
    #expect(rekenaar.indicator(doel(.maat(.instroom, [])), .tenant(dal), jaar: 2016).realisatie == .waarde(Breuk(60)))
    #expect(rekenaar.indicator(doel(.maat(.bestand, [])), .tenant(dal), jaar: 2016).realisatie == .waarde(Breuk(129)))
    // A year of ten a month so far, and two like it before: 120 at its end.
    let prognose = rekenaar.indicator(doel(.maat(.instroom, [])), .tenant(dal), jaar: 2016).prognose
    #expect(prognose?.waarde == Breuk(120))
    #expect(prognose?.methode == .seizoen)
    #expect(prognose?.band == Breuk(120)...Breuk(120))
  }

  @Test(arguments: [(130, "op-koers"), (120, "op-koers"), (119, "bijsturen")])
  func `are judged by their forecast against the target`(hoogstens: Int, verwacht: String) {
    let maand = Maand(jaar: 2016, maand: 6)
    let bron = bron([(.instroom, Array(repeating: 10, count: 30))], compleet: maand)
    let indicator = Indicatoren(bron, peilmaand: maand, vanaf: vanaf).indicator(
      doel(.maat(.instroom, []), [streef(.hoogstens, hoogstens)]), .tenant(dal), jaar: 2016)
    #expect(indicator.oordeel.rawValue == verwacht)
    #expect(indicator.afstand == Breuk(60 - hoogstens))
  }

  @Test func `stay within their bounds, whatever is divided by what`() {
    // Awkward numbers, seven years of them: what comes of a division of forecasts has no small denominator.
    let maand = Maand(jaar: 2020, maand: 5)
    let reeks = (0..<77).map { Int64(77_123 + $0 * $0 * 7_919 % 10_007) }
    let geld = (0..<77).map { Int64(9_999_999_999_937 - $0 * 104_729) }
    let bron = bron(
      [(.instroom, reeks), (.uitgavenCent, geld), (.bestand, reeks), (.actief, reeks.reversed())], compleet: maand)
    let delen: [Formule] = [
      .door(.maat(.instroom, []), .maat(.bestand, [])), .door(.maat(.uitgavenCent, []), .maat(.actief, [])),
      .door(.min(.maat(.instroom, []), .maat(.actief, [])), .plus(.maat(.bestand, []), .maat(.actief, []))),
    ]
    for een in delen {
      for ander in delen {
        let indicator = Indicatoren(bron, peilmaand: maand, vanaf: vanaf).indicator(
          doel(.plus(een, .door(ander, een)), [streef(.hoogstens, 3)]), .tenant(dal), jaar: 2020)
        #expect(indicator.prognose != nil)
        #expect(indicator.oordeel != .onbepaald)
      }
    }
  }

  @Test func `keep a fraction as it is while it is small, and to a millionth when it is not`() {
    #expect(Breuk(2, 6).kort.noemer == 3)
    #expect(Breuk(-2, 6).kort == Breuk(-1, 3))
    #expect(Breuk(0, 77).kort == .nul)
    let groot = Breuk(1_000_000_000_000_000_000_000_000_001, 300_000_000_000_000_000_000_000_000).kort
    #expect(groot == Breuk(3_333_333, 1_000_000))
  }

  @Test func `without a target have nothing to be judged by, and a closed year needs no forecast`() {
    let maand = Maand(jaar: 2016, maand: 12)
    let bron = bron([(.instroom, Array(repeating: 10, count: 36))], compleet: maand)
    let indicator = Indicatoren(bron, peilmaand: maand, vanaf: vanaf).indicator(
      doel(.maat(.instroom, [])), .tenant(dal), jaar: 2016)
    #expect(indicator.oordeel == .geenDoel)
    #expect(indicator.prognose == nil)
    #expect(indicator.isAfgesloten)
  }

  @Test func `are onbepaald, never zero, when the tenant is late or nothing is there to divide by`() {
    let bron = bron([(.instroom, [5])], compleet: Maand(jaar: 2014, maand: 3))
    let laat = Indicatoren(bron, peilmaand: Maand(jaar: 2014, maand: 6), vanaf: vanaf)
      .indicator(doel(.maat(.instroom, []), [streef(.minstens, 3)]), .tenant(dal), jaar: 2014)
    #expect(laat.realisatie == .onbepaald("dal is te laat: de cijfers van 2014-06 zijn er nog niet"))
    #expect(laat.oordeel == .onbepaald)
    let deling = Indicatoren(bron, peilmaand: Maand(jaar: 2014, maand: 3), vanaf: vanaf)
      .indicator(doel(.door(.maat(.instroom, []), .maat(.bestand, []))), .tenant(dal), jaar: 2014)
    #expect(deling.realisatie == .onbepaald("er is niets om door te delen"))
  }

  @Test func `of a gemeente have no target that is the tenant's number, but have its own`() {
    let maand = Maand(jaar: 2016, maand: 12)
    let rekenaar = Indicatoren(
      bron([(.instroom, Array(repeating: 1, count: 36))], compleet: maand), peilmaand: maand, vanaf: vanaf)
    let gemeente = Gemeente(nummer: 10)
    let gebied = Gebied.gemeente(dal, gemeente)
    #expect(rekenaar.indicator(doel(.maat(.instroom, []), [streef(.minstens, 30)]), gebied, jaar: 2016).streefwaarde == nil)
    let eigen = rekenaar.indicator(doel(.maat(.instroom, []), [streef(.minstens, 12, gemeente: gemeente)]), gebied, jaar: 2016)
    #expect(eigen.oordeel == .opKoers)
  }
}

@Suite struct `The forecast` {
  private func vooruit(_ reeks: [Int64], maand: Int, isStand: Bool = false) -> Vooruitblik {
    Vooruitblik(reeks, laatste: Maand(jaar: 2016, maand: maand), isStand: isStand)
  }

  @Test func `takes over the shape of the years before, most of it`() {
    // 10 a month, 40 in September, three years long.
    let jaar: [Int64] = [10, 10, 10, 10, 10, 10, 10, 10, 40, 10, 10, 10]
    let rest = vooruit(jaar + jaar + jaar + Array(jaar.prefix(6)), maand: 6).rest
    #expect(rest.count == 6)
    #expect(rest[2] > Breuk(25) && rest[2] < Breuk(40))
    #expect(rest[0] > Breuk(8) && rest[0] < Breuk(14))
  }

  @Test func `lets a stock go on as it went, less so further ahead`() {
    let reeks = (0..<42).map { Int64(1000 + 10 * $0) }
    let rest = vooruit(reeks, maand: 6, isStand: true).rest
    #expect(rest[0] == Breuk(1420))
    let stappen = zip(rest, rest.dropFirst()).map { $1 - $0 }
    #expect(zip(stappen, stappen.dropFirst()).allSatisfy { $1 < $0 })
    #expect(rest.last! < Breuk(1470))
  }

  @Test func `is zero months long in December, and even without a year before`() {
    #expect(vooruit([1, 2, 3], maand: 12).rest.isEmpty)
    let kort = vooruit([6, 6, 6], maand: 3)
    #expect(!kort.heeftVerloop)
    #expect(kort.rest == Array(repeating: Breuk(6), count: 9))
  }
}
