import Domain
import Regelgeving
import Regio

/// An indicator of a tenant's paper over the years, from the figures its visitor may see; computed by `Indicatoren`, the same
/// way for exact figures and for published ones.
/// Owned by one request; each year is computed once.
final class Indicatormeting {
  let doel: Doel
  let blik: Blik
  private var bekend: [Int: Indicator] = [:]

  init(doel: Doel, blik: Blik) {
    self.doel = doel
    self.blik = blik
  }

  /// The last ten years with figures.
  var jaren: [Int] {
    let laatste = max(blik.vanaf.jaar, blik.stroomjaar)
    return Array(max(blik.vanaf.jaar, laatste - 9)...laatste)
  }

  func indicator(_ jaar: Int) -> Indicator {
    if let bekend = bekend[jaar] { return bekend }
    let nieuw = Indicatoren(blik, peilmaand: blik.peilmaand, vanaf: blik.vanaf).indicator(doel, blik.gebied, jaar: jaar)
    bekend[jaar] = nieuw
    return nieuw
  }

  func uitslag(_ jaar: Int) -> Uitkomst { indicator(jaar).realisatie }
  func streefwaarde(_ jaar: Int) -> Streefwaarde? { indicator(jaar).streefwaarde }
  func oordeel(_ jaar: Int) -> Oordeel { indicator(jaar).oordeel }
  func isHeel(_ jaar: Int) -> Bool { indicator(jaar).isAfgesloten }
}

extension Blik: Cijferbron {
  func reeks(
    _ maat: Maat, _ voorwaarden: [Formule.Voorwaarde], _ gebied: Gebied, _ maanden: ClosedRange<Maand>
  ) -> Cijferreeks {
    var vraag = Vraag(van: maanden.lowerBound, tot: maanden.upperBound + 1)
    if let exact {
      return .waarden(
        exact.totalen(maat, gebied.gemeente.map { Set([$0]) }, vraag.grenzen) { dimensies in
          voorwaarden.allSatisfy { v in dimensies[v.dimensie].map { v.codes.contains($0) } ?? false }
        })
    }
    guard let uitgave else { return .onbepaald("er is nog niets gepubliceerd") }
    guard voorwaarden.count <= 1 else { return .onbepaald("wordt niet in deze uitsplitsing gepubliceerd") }
    let delen = voorwaarden.first.map { v in v.codes.map { Dimensies((v.dimensie, $0)) } } ?? [Dimensies()]
    let perMaand = samen(delen.map { uitgave.perioden(gebied, maat, $0, vraag) })
    if case .waarden = perMaand { return perMaand }
    // A year that is shown counts, also when months of it are not: then in its December.
    guard maat.soort == .stroom, vraag.tot - vraag.van == 12, vraag.van.maand == 1 else { return perMaand }
    vraag.periode = .jaar
    guard case .waarden(let jaar) = samen(delen.map { uitgave.perioden(gebied, maat, $0, vraag) }) else { return perMaand }
    return .waarden(Array(repeating: 0, count: 11) + jaar)
  }

  /// The sums of the parts; withheld as soon as one is.
  private func samen(_ delen: [[Cijfer?]]) -> Cijferreeks {
    var sommen = [Int64](repeating: 0, count: delen.first?.count ?? 0)
    for (plaats, cijfer) in delen.flatMap({ $0.enumerated().map { $0 } }) {
      switch cijfer {
      case .waarde(let waarde): sommen[plaats] &+= waarde
      case .onderdrukt(let reden): return .onderdrukt(reden)
      case nil: return .onbepaald("niet gepubliceerd")
      }
    }
    return .waarden(sommen)
  }
}

extension Doel.Eenheid {
  /// As a reader writes it.
  func tekst(_ breuk: Breuk) -> String {
    switch self {
    case .procent: Schrijfwijze.breuk(breuk, decimalen: 1) + "%"
    case .cijfer: Schrijfwijze.breuk(breuk, decimalen: 1)
    case .cent: Schrijfwijze.euro(breuk.afgerond)
    case .dagen: Schrijfwijze.breuk(breuk, decimalen: 0) + " dagen"
    case .aantal: Schrijfwijze.breuk(breuk, decimalen: 0)
    }
  }
}
