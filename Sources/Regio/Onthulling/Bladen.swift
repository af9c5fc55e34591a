import Domain
import Regelgeving

/// All tables of a publication in all periods, with what is shown and withheld: the working state of disclosure control.
struct Bladen {
  let beleid: Publicatiebeleid
  let indeling: Indeling
  /// Of the publication in the making.
  let nummer: Int
  /// How many months, from the policy's first.
  let maanden: Int
  let vormen: [Vorm]
  let tellingen: [Tellingen]
  var bladen: [Blad] = []
  /// Of each table the place of its first sheet; a stock has one a month, a flow one a year.
  private(set) var eerste: [Int] = []
  /// Tables of the linked stock and its flows.
  let stand: Int?
  let bij: Int?
  let af: Int?

  var vanaf: Maand { beleid.vanaf }

  init(
    _ cellen: [TenantCel: Int64], _ beleid: Publicatiebeleid, _ indeling: Indeling, totEnMet: Maand, vorige: Publicatie?,
    nummer: Int
  ) {
    self.beleid = beleid
    self.indeling = indeling
    self.nummer = nummer
    let maanden = max(0, totEnMet - beleid.vanaf + 1)
    self.maanden = maanden
    let bron = Celbron(cellen, vanaf: beleid.vanaf, maanden: maanden)
    let vormen = beleid.tabellen.map { Vorm($0, beleid, indeling) }
    self.vormen = vormen
    tellingen = vormen.map { Tellingen($0, bron, indeling) }
    func plaats(_ maat: Maat?) -> Int? { beleid.tabellen.firstIndex { $0.maat == maat } }
    stand = plaats(beleid.koppeling?.stand)
    bij = plaats(beleid.koppeling?.bij)
    af = plaats(beleid.koppeling?.af)
    var eerder: [CijferSleutel: GepubliceerdCijfer] = [:]
    if let vorige {
      eerder.reserveCapacity(vorige.cijfers.count)
      for cijfer in vorige.cijfers { eerder[cijfer.sleutel] = cijfer }
    }
    for tabel in vormen.indices {
      eerste.append(bladen.count)
      for periode in perioden(tabel) { bladen.append(blad(tabel, periode, eerder, nummer)) }
    }
  }

  /// Years of which at least one month is in the publication.
  var jaren: ClosedRange<Int>? { maanden > 0 ? vanaf.jaar...(vanaf + (maanden - 1)).jaar : nil }

  private func perioden(_ tabel: Int) -> [Tijdvak] {
    vormen[tabel].isStroom ? jaren.map { $0.map { .jaar($0) } } ?? [] : (0..<maanden).map { .maand(vanaf + $0) }
  }

  func blad(_ tabel: Int, maand: Int) -> Int {
    eerste[tabel] + (vormen[tabel].isStroom ? (vanaf + maand).jaar - vanaf.jaar : maand)
  }

  /// Months of a year, counted from the first of the publication; may begin before it and end after it.
  func maandenVan(_ jaar: Int) -> Range<Int> {
    let begin = Maand(jaar: jaar, maand: 1) - vanaf
    return begin..<begin + 12
  }

  func sleutel(_ tabel: Int, _ tijdvak: Tijdvak, _ knoop: Int) -> CijferSleutel {
    let cel = vormen[tabel].knopen[knoop]
    var eigen = tijdvak
    if cel.maand >= 0, case .jaar(let jaar) = tijdvak { eigen = .maand(Maand(jaar: jaar, maand: cel.maand + 1)) }
    return CijferSleutel(cel.gebied, cel.maat, eigen, cel.dimensies)
  }

  private func blad(
    _ tabel: Int, _ tijdvak: Tijdvak, _ eerder: [CijferSleutel: GepubliceerdCijfer], _ nummer: Int
  ) -> Blad {
    let vorm = vormen[tabel]
    var blad = Blad(tabel: tabel, tijdvak: tijdvak, aantal: vorm.knopen.count)
    for knoop in vorm.knopen.indices {
      let sleutel = sleutel(tabel, tijdvak, knoop)
      blad.waarde[knoop] = waarde(tabel, sleutel.tijdvak, knoop)
      switch bestaan(vorm.knopen[knoop], sleutel.tijdvak) {
      case .afwezig: blad.toestand[knoop] = .afwezig
      case .ongepubliceerd: blad.toestand[knoop] = .ongepubliceerd
      default: beoordeel(knoop, &blad, eerder[sleutel], nummer, isLos: vorm.tabel.niveau == .los)
      }
      blad.begrens(knoop, beleid)
    }
    return blad
  }

  private func waarde(_ tabel: Int, _ tijdvak: Tijdvak, _ knoop: Int) -> Int {
    let vorm = vormen[tabel]
    let cel = vorm.knopen[knoop]
    switch tijdvak {
    case .maand(let maand):
      let plaats = maand - vanaf
      let echt = cel.maand >= 0 ? vorm.totalen[cel.tenant] : knoop
      return tellingen[tabel].perMaand.indices.contains(plaats) ? tellingen[tabel].perMaand[plaats][echt] : 0
    case .jaar(let jaar): return tellingen[tabel].jaar(maandenVan(jaar), knoop)
    }
  }

  /// Whether the figure is there at all: every tenant in it complete, its months all in the publication, the gemeente a member.
  private func bestaan(_ knoop: Vorm.Knoop, _ tijdvak: Tijdvak) -> Blad.Toestand {
    let einde = tijdvak.laatste
    if case .jaar(let jaar) = tijdvak, Maand(jaar: jaar, maand: 1) < vanaf { return .ongepubliceerd }
    guard einde >= vanaf, einde < vanaf + maanden else { return .ongepubliceerd }
    let tenants = indeling.tenants.filter { tenant in
      switch knoop.gebied {
      case .alles: true
      case .arbeidsmarktregio(let code): tenant.arbeidsmarktregio == code
      case .tenant(let id), .gemeente(let id, _): tenant.id == id
      }
    }
    guard tenants.allSatisfy({ $0.compleetTotEnMet.map { $0 >= einde } ?? false }) else { return .ongepubliceerd }
    if let gemeente = knoop.gebied.gemeente, let lid = tenants.first?.gemeenten.first(where: { $0.gemeente == gemeente }) {
      let begin = if case .jaar(let jaar) = tijdvak { Maand(jaar: jaar, maand: 1) } else { einde }
      if lid.maanden.upperBound < begin || lid.maanden.lowerBound > einde { return .afwezig }
    }
    return .getoond
  }

  /// What is shown of a figure by itself: its earlier value as long as it did not move by the policy's width, a withheld one
  /// withheld for ever.
  private func beoordeel(_ knoop: Int, _ blad: inout Blad, _ eerder: GepubliceerdCijfer?, _ nummer: Int, isLos: Bool) {
    let echt = blad.waarde[knoop]
    blad.sinds[knoop] = nummer
    switch eerder?.cijfer {
    case .onderdrukt(let reden)?:
      blad.toestand[knoop] = reden == .klein ? .klein : .beschermd
      blad.verschoven[knoop] = reden == .klein && echt >= Int(beleid.drempel)
      blad.sinds[knoop] = eerder!.sinds
      return
    case .waarde(let getoond)?:
      let (onder, boven) = Blad.ruimte(Int(getoond), beleid)
      let afstand = max(onder - echt, echt - boven, 0)
      if afstand < Int(beleid.wijziging) {
        blad.toestand[knoop] = .getoond
        blad.cijfer[knoop] = Int(getoond)
        blad.verschoven[knoop] = afstand > 0
        blad.sinds[knoop] = eerder!.sinds
        return
      }
    case nil: break
    }
    if echt < Int(beleid.drempel) {
      blad.toestand[knoop] = isLos ? .beschermd : .klein
    } else {
      blad.toestand[knoop] = .getoond
      blad.cijfer[knoop] = Blad.rond(echt, beleid)
    }
  }
}
