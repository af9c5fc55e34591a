import Domain
import Regelgeving
import Testing

@testable import Regio

@Suite struct `A publication` {
  private let vanaf = Maand(jaar: 2015, maand: 1)
  private let dal = TenantID("dal")!
  private let altijd = Maand(jaar: 1900, maand: 1)...Maand(jaar: 2199, maand: 12)

  /// One tenant with gemeenten of these stocks from January 2015 on.
  private func cellen(_ standen: [Int], vanaf maand: Int = 0) -> [TenantCel: Int64] {
    var uit: [TenantCel: Int64] = [:]
    for (plaats, aantal) in standen.enumerated() {
      let dimensies = Dimensies((.leeftijdsklasse, "<27"), (.spoor, "werk"))
      uit[TenantCel(dal, Cel(.bestand, Gemeente(nummer: UInt16(plaats + 1)), vanaf + maand, dimensies))] = Int64(aantal)
    }
    return uit
  }

  private func indeling(_ gemeenten: Int, tot: Int = 11) -> Indeling {
    Indeling([
      Indeling.Tenant(
        id: dal, arbeidsmarktregio: "AM01",
        gemeenten: (0..<gemeenten).map { Indeling.Lidgemeente(Gemeente(nummer: UInt16($0 + 1)), maanden: altijd) },
        sporen: ["werk", "leer"], compleetTotEnMet: vanaf + tot, laatsteGebeurtenis: 1_448_928_000_000)
    ])
  }

  private func maak(
    _ cellen: [TenantCel: Int64], _ gemeenten: Int, tot: Int, compleet: Int? = nil, vorige: Publicatie? = nil
  ) throws -> Publicatie {
    try Onthullingscontrole.publiceer(
      cellen, indeling(gemeenten, tot: compleet ?? tot), Proefregio.beleid("spoor"), totEnMet: vanaf + tot, vorige: vorige
    ).publicatie
  }

  private func bestand(_ publicatie: Publicatie, _ gemeente: UInt16?, _ maand: Int = 0) -> Cijfer? {
    let gebied: Gebied = gemeente.map { .gemeente(dal, Gemeente(nummer: $0)) } ?? .tenant(dal)
    return publicatie[CijferSleutel(gebied, .bestand, .maand(vanaf + maand))]?.cijfer
  }

  @Test func `rounds counts half up to tens and withholds those under ten, zero included`() throws {
    let publicatie = try maak(cellen([124, 125, 9, 0]), 4, tot: 0)
    #expect(bestand(publicatie, 1) == .waarde(120))
    #expect(bestand(publicatie, 2) == .waarde(130))
    #expect(bestand(publicatie, 3) == .onderdrukt(.klein))
    #expect(bestand(publicatie, 4) == .onderdrukt(.klein))
    #expect(bestand(publicatie, nil) == .waarde(260))
  }

  @Test func `withholds more than the small number when the total would tell it`() throws {
    // 124 + 8 = 132: 120 and 130 leave 1 to 19, so the 8 could be anything from 1 to 9: wide enough. 124 + 1 = 125 is shown
    // as 120 and 130 too; 115 + 9 = 124 as 120 and 120 leaves all of it.
    for (groot, klein) in [(124, 8), (124, 1), (115, 9), (10, 9), (14, 0), (95, 5), (104, 0)] {
      let publicatie = try maak(cellen([groot, klein]), 2, tot: 0)
      #expect(bestand(publicatie, 2) == .onderdrukt(.klein))
      if case .waarde(let totaal)? = bestand(publicatie, nil), case .waarde(let deel)? = bestand(publicatie, 1) {
        let laagste = max(0, totaal - 5 - (deel + 4))
        let hoogste = min(9, totaal + 4 - max(10, deel - 5))
        #expect(hoogste - laagste >= 5, "\(groot) + \(klein)")
      }
    }
  }

  @Test func `is sealed over every byte, and reads back as it was`() throws {
    let publicatie = try maak(cellen([124, 125, 9, 0]), 4, tot: 3)
    let terug = try Publicatie(tekst: publicatie.tekst)
    #expect(terug.zegel == publicatie.zegel)
    #expect(terug.cijfers == publicatie.cijfers)
    #expect(terug.tekst == publicatie.tekst)
    let veranderd = Array(String(decoding: publicatie.tekst, as: UTF8.self).replacing("|260|", with: "|270|").utf8)
    #expect(veranderd != publicatie.tekst)
    #expect(throws: Publicatie.Leesfout.self) { try Publicatie(tekst: veranderd) }
  }

  @Test func `is the same whatever the order in which cells came, and names the one before it`() throws {
    let eerste = try maak(cellen([124, 125, 9, 0]), 4, tot: 3)
    let nogmaals = try maak(Dictionary(uniqueKeysWithValues: cellen([124, 125, 9, 0]).reversed()), 4, tot: 3)
    #expect(eerste.zegel == nogmaals.zegel)
    let tweede = try maak(cellen([124, 125, 9, 0]), 4, tot: 4, vorige: eerste)
    #expect(tweede.nummer == 2)
    #expect(tweede.vorigZegel == eerste.zegel)
  }

  @Test func `keeps a value until the number moved by the policy's width outside what it says`() throws {
    let eerste = try maak(cellen([120, 300]), 2, tot: 0)
    #expect(bestand(eerste, 1) == .waarde(120))
    // 120 says 115 to 124; 133 is 9 above that, 134 is 10.
    for (nieuw, verwacht) in [(124, 120), (126, 120), (133, 120), (134, 130), (106, 120), (105, 110)] as [(Int, Int64)] {
      let tweede = try maak(cellen([nieuw, 300]), 2, tot: 0, vorige: eerste)
      #expect(bestand(tweede, 1) == .waarde(verwacht), "\(nieuw)")
      let sinds = tweede[CijferSleutel(.gemeente(dal, Gemeente(nummer: 1)), .bestand, .maand(vanaf))]?.sinds
      #expect(sinds == (verwacht == 120 ? 1 : 2))
    }
  }

  @Test func `withholds for ever what it withheld once, also when it grows`() throws {
    let eerste = try maak(cellen([120, 9]), 2, tot: 0)
    let tweede = try maak(cellen([120, 45]), 2, tot: 0, vorige: eerste)
    #expect(bestand(tweede, 2) == .onderdrukt(.klein))
  }

  @Test func `a correction of long ago moves every later stock, in the next publication`() throws {
    let eerste = try maak(cellen([120, 300]), 2, tot: 11)
    var later = cellen([120, 300])
    later[TenantCel(dal, Cel(.bestand, Gemeente(nummer: 1), vanaf + 2, Dimensies((.leeftijdsklasse, "<27"), (.spoor, "werk"))))] =
      30
    let tweede = try maak(later, 2, tot: 11, vorige: eerste)
    #expect(
      (0..<12).map { bestand(tweede, 1, $0) } == Array(repeating: .waarde(120), count: 2)
        + Array(repeating: .waarde(150), count: 10))
  }

  @Test func `a late tenant is told as late with its last event, and has no figures, not zeros`() throws {
    let publicatie = try maak(cellen([120, 300]), 2, tot: 11, compleet: 5)
    #expect(publicatie.laat == [LateTenant(dal, laatsteGebeurtenis: 1_448_928_000_000, totEnMet: vanaf + 5)])
    #expect(bestand(publicatie, 1, 5) == .waarde(120))
    #expect(bestand(publicatie, 1, 6) == nil)
    #expect(publicatie[CijferSleutel(.alles, .bestand, .maand(vanaf + 6))] == nil)
  }

  @Test func `shows a sum as the shown count times the average in two figures, and withholds it with its count`() throws {
    var alle: [TenantCel: Int64] = [:]
    for (gemeente, aantal) in [(1, 47), (2, 8)] as [(UInt16, Int64)] {
      let dimensies = Dimensies((.spoor, "werk"))
      alle[TenantCel(dal, Cel(.actief, Gemeente(nummer: gemeente), vanaf, dimensies))] = aantal
      alle[TenantCel(dal, Cel(.lksCent, Gemeente(nummer: gemeente), vanaf, dimensies))] = aantal * 98_279
    }
    let publicatie = try maak(alle, 2, tot: 0)
    func geld(_ gemeente: UInt16) -> Cijfer? {
      publicatie[CijferSleutel(.gemeente(dal, Gemeente(nummer: gemeente)), .lksCent, .maand(vanaf))]?.cijfer
    }
    // 982.79 on average is shown as 1,000 (steps of 5% above 50): 50 people, 50,000 euros, whatever the norm.
    #expect(geld(1) == .waarde(50 * 100_000))
    #expect(geld(2) == .onderdrukt(.telling))
  }

  @Test func `withholds fewer counts than withholding every row with a small one would`() throws {
    var som = Onthullingscontrole.Verlies()
    for seed in 100..<112 as Range<UInt64> {
      let regio = Proefregio(seed: seed, maanden: 12)
      let verlies = try Onthullingscontrole.publiceer(
        regio.cellen, regio.indeling, regio.beleid, totEnMet: regio.vanaf + 11
      ).verlies
      som.cijfers += verlies.cijfers
      som.klein += verlies.klein
      som.bescherming += verlies.bescherming
      som.perRij += verlies.perRij
    }
    #expect(som.cijfers > 5_000 && som.klein > 0 && som.bescherming > 0)
    #expect(som.klein + som.bescherming < som.perRij, "\(som)")
    print("withheld \(som.klein + som.bescherming) of \(som.cijfers) counts; every row with a small one: \(som.perRij)")
  }
}

@Suite struct `The policy of publications` {
  private static let goed = """
    publicatie: { afronding: 10, drempel: 10, breedte: 5, wijziging: 10, vanaf: 2015-01, bron: "test" }
    koppeling: { stand: bestand, bij: instroom, af: uitstroom, dimensies: [spoor] }
    tabellen:
      - { maat: bestand, niveau: gemeente, dimensies: [spoor] }
      - { maat: instroom, niveau: gemeente, dimensies: [spoor] }
      - { maat: uitstroom, niveau: gemeente, dimensies: [spoor] }
    sommen:
      - { som: uitgavenCent, telling: bestand, niveau: gemeente }
    """

  private func fouten(_ zoek: String, _ door: String) -> String {
    #expect(Self.goed.contains(zoek))
    switch laadPublicatiebeleid(pad: "publicatie.yaml", inhoud: Array(Self.goed.replacing(zoek, with: door).utf8)) {
    case .success: return ""
    case .failure(let lijst): return lijst.description
    }
  }

  @Test(
    arguments: [
      ("afronding: 10", "afronding: 8", "at least twice 'breedte'"), ("drempel: 10", "drempel: 5", "publicatie drempel"),
      ("wijziging: 10", "wijziging: 3", "at least 'breedte', 5"), ("vanaf: 2015-01", "vanaf: 2015", "a month as YYYY-MM"),
      ("maat: uitstroom", "maat: uitstrom", "'uitstrom'"),
      ("dimensies: [spoor] }\nsommen", "dimensies: [kanaal] }\nsommen", "kanaal"),
      ("bij: instroom", "bij: actief", "'actief' without a table"),
      ("telling: bestand", "telling: actief", "'actief' is not published"),
      ("- { maat: uitstroom,", "- { maat: instroom,", "'instroom' twice"),
      ("bron: \"test\"", "bron: \"test\", extra: 1", "unknown key 'extra'"),
    ])
  func `refuses what would not protect`(zoek: String, door: String, verwacht: String) {
    #expect(fouten(zoek, door).contains(verwacht), "\(fouten(zoek, door))")
  }

  @Test func `is good before it is spoiled`() { #expect(fouten("bron", "bron") == "") }
}
