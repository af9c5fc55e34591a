import Domain
import Regelgeving
import Regio

/// What an indicator of a tenant's paper came to in a year, from the figures its visitor may see.
struct Indicatormeting {
  let doel: Doel
  let blik: Blik

  /// A figure, or why there is none.
  enum Uitslag {
    case waarde(Breuk)
    case onderdrukt(Onderdrukking)
    case onbepaald(String)

    var breuk: Breuk? { if case .waarde(let breuk) = self { breuk } else { nil } }
  }

  /// The first year with figures up to the one of the peilmaand, at most ten.
  var jaren: [Int] {
    let laatste = blik.stroomjaar
    return ((laatste - 9)...laatste).filter { jaar in
      if case .onbepaald = uitslag(jaar) { return jaar == laatste }
      return true
    }
  }

  /// Whether the year's months are all in.
  func isHeel(_ jaar: Int) -> Bool { blik.peilmaand >= Maand(jaar: jaar, maand: 12) }

  func uitslag(_ jaar: Int) -> Uitslag { reken(doel.formule, jaar) }

  func streefwaarde(_ jaar: Int) -> Doel.Streefwaarde? {
    let passend = doel.streefwaarden.filter {
      ($0.jaar ?? jaar) == jaar && ($0.gemeente ?? blik.gebied.gemeente) == blik.gebied.gemeente
    }
    return passend.first { $0.jaar == jaar } ?? passend.first
  }

  func oordeel(_ jaar: Int) -> Oordeel {
    guard let streef = streefwaarde(jaar) else { return .geenDoel }
    guard let gemeten = uitslag(jaar).breuk else { return .onbepaald }
    let grens: Breuk?
    switch streef.vergelijking {
    case .stijgend, .dalend: grens = uitslag(jaar - 1).breuk
    default: grens = streef.waarde
    }
    guard let grens else { return .onbepaald }
    let isGoed: Bool =
      switch streef.vergelijking {
      case .hoogstens: gemeten <= grens
      case .minstens: gemeten >= grens
      case .gelijk: gemeten == grens
      case .stijgend: gemeten > grens
      case .dalend: gemeten < grens
      }
    return isGoed ? .opKoers : .bijsturen
  }

  private func reken(_ formule: Formule, _ jaar: Int) -> Uitslag {
    switch formule {
    case .getal(let getal): return .waarde(getal.breuk)
    case .maat(let maat, let voorwaarden): return lees(maat, voorwaarden, jaar)
    case .plus(let a, let b): return samen(a, b, jaar, +)
    case .min(let a, let b): return samen(a, b, jaar, -)
    case .maal(let a, let b): return samen(a, b, jaar, *)
    case .door(let a, let b):
      if let deler = reken(b, jaar).breuk, deler.teller == 0 { return .onbepaald("er is niets om door te delen") }
      return samen(a, b, jaar, /)
    }
  }

  private func samen(_ a: Formule, _ b: Formule, _ jaar: Int, _ doe: (Breuk, Breuk) -> Breuk) -> Uitslag {
    let (links, rechts) = (reken(a, jaar), reken(b, jaar))
    guard let x = links.breuk else { return links }
    guard let y = rechts.breuk else { return rechts }
    return .waarde(doe(x, y))
  }

  /// Of a flow the year up to the peilmaand, of a stock its last month.
  private func lees(_ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ jaar: Int) -> Uitslag {
    let schaal: Int128 = maat.isDecimaal ? 1_000_000 : 1
    if let exact = blik.exact {
      let januari = Maand(jaar: jaar, maand: 1)
      let eind = min(Maand(jaar: jaar, maand: 12), blik.peilmaand)
      guard eind >= januari else { return .onbepaald("het jaar ligt na de cijfers") }
      let gemeenten = blik.gebied.gemeente.map { Set([$0]) }
      let som = exact.totalen(maat, gemeenten, [maat.soort == .stand ? eind : januari, eind + 1]) { dimensies in
        voorwaarden.allSatisfy { v in dimensies[v.dimensie].map { v.codes.contains($0) } ?? false }
      }
      return .waarde(Breuk(Int128(som.first ?? 0), schaal))
    }
    guard voorwaarden.count <= 1 else { return .onbepaald("wordt niet in deze uitsplitsing gepubliceerd") }
    let codes = Set(voorwaarden.first?.codes.map(\.tekst) ?? [])
    switch blik.jaar(maat, jaar, voorwaarden.first?.dimensie, codes) {
    case .getal(let getal): return .waarde(Breuk(Int128(getal), schaal))
    case .onderdrukt(let reden): return .onderdrukt(reden)
    case .geen: return .onbepaald("niet gepubliceerd")
    }
  }
}

extension Doel.Eenheid {
  /// As a reader writes it.
  func tekst(_ breuk: Breuk) -> String {
    switch self {
    case .procent: Schrijfwijze.breuk(breuk, decimalen: 1) + "%"
    case .cijfer: Schrijfwijze.breuk(breuk, decimalen: 1)
    case .cent: Schrijfwijze.euro(Int64(clamping: breuk.teller / max(1, breuk.noemer)))
    case .dagen: Schrijfwijze.breuk(breuk, decimalen: 0) + " dagen"
    case .aantal: Schrijfwijze.breuk(breuk, decimalen: 0)
    }
  }
}
