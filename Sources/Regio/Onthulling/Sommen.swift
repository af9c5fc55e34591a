import Domain
import Regelgeving

/// Sums beside their counts: the shown count times the average in two figures.
///
/// Who divides it by any norm gets the shown count back and nothing finer. No sum of a whole is shown beside one of its parts
/// (totals are added up from what is shown), so that sums of parts cannot be taken from each other either.
extension Bladen {
  /// Of every count that is shown and has a sum; withheld with it otherwise.
  func sommen(_ cellen: [TenantCel: Int64], vorige: Publicatie?, _ doe: (CijferSleutel, Cijfer, Int) -> Void) {
    for regel in beleid.sommen {
      guard let tabel = beleid.tabellen.firstIndex(where: { $0.maat == regel.telling }) else { continue }
      let bedragen = bedragen(regel, cellen)
      for plaats in bladen.indices where bladen[plaats].tabel == tabel {
        for (knoop, sleutel) in knopen(regel, plaats) {
          let bedrag = bedragen[sleutel] ?? 0
          toon(regel, plaats, knoop, sleutel, bedrag, vorige?[sleutel], doe)
        }
      }
    }
  }

  private func toon(
    _ regel: Publicatiebeleid.Som, _ plaats: Int, _ knoop: Int, _ sleutel: CijferSleutel, _ bedrag: Int64,
    _ eerder: GepubliceerdCijfer?, _ doe: (CijferSleutel, Cijfer, Int) -> Void
  ) {
    let blad = bladen[plaats]
    switch blad.toestand[knoop] {
    case .afwezig, .ongepubliceerd: return
    case .klein, .beschermd: doe(sleutel, .onderdrukt(.telling), blad.sinds[knoop])
    case .getoond:
      let (teller, noemer) = (Int128(bedrag), Int128(max(1, blad.waarde[knoop])))
      let gemiddelde = Self.tweeCijfers(Breuk(teller, noemer))
      // The average may move by a tenth before it is shown anew: less than the policy's width on any count.
      if case .waarde(let oud)? = eerder?.cijfer, blad.sinds[knoop] != nummer, blad.cijfer[knoop] > 0 {
        let vorig = oud / Int64(blad.cijfer[knoop])
        if (gemiddelde - vorig).magnitude * 10 < vorig.magnitude { return doe(sleutel, .waarde(oud), eerder!.sinds) }
      }
      let som = Int128(gemiddelde) * Int128(blad.cijfer[knoop])
      doe(sleutel, .waarde(Int64(clamping: som)), eerder?.cijfer == .waarde(Int64(clamping: som)) ? eerder!.sinds : nummer)
    }
  }

  /// Rounded to two figures: steps of 1 up to 20, of 2 up to 50, of 5 up to 100, times a power of ten; a step is 4 to 10% of it.
  static func tweeCijfers(_ breuk: Breuk) -> Int64 {
    let grootte = Breuk(Int128(breuk.teller.magnitude), breuk.noemer)
    var macht: Int128 = 1
    while grootte >= Breuk(100 * macht) { macht *= 10 }
    let stap = grootte < Breuk(20 * macht) ? macht : grootte < Breuk(50 * macht) ? 2 * macht : 5 * macht
    let rond = Int64((grootte / Breuk(stap)).afgerond) * Int64(stap)
    return breuk.teller < 0 ? -rond : rond
  }

  /// The counts of a sheet that the sum stands beside.
  private func knopen(_ regel: Publicatiebeleid.Som, _ plaats: Int) -> [(Int, CijferSleutel)] {
    let blad = bladen[plaats]
    let vorm = vormen[blad.tabel]
    return vorm.knopen.indices.compactMap { knoop in
      let cel = vorm.knopen[knoop]
      guard cel.tenant >= 0, cel.maat == regel.telling, (cel.gebied.gemeente != nil) == (regel.niveau == .gemeente) else {
        return nil
      }
      guard cel.maand < 0 else { return nil }
      var dimensies = Dimensies()
      if let dimensie = regel.dimensie {
        guard let code = cel.dimensies[dimensie], regel.code.map({ $0 == code }) ?? true else { return nil }
        if regel.code == nil { dimensies = cel.dimensies }
      } else if cel.dimensies != Dimensies() {
        return nil
      }
      let tijdvak = sleutel(blad.tabel, blad.tijdvak, knoop).tijdvak
      return (knoop, CijferSleutel(cel.gebied, regel.som, tijdvak, dimensies))
    }
  }

  /// The exact sums, per figure; of a stock's count those of the month.
  private func bedragen(_ regel: Publicatiebeleid.Som, _ cellen: [TenantCel: Int64]) -> [CijferSleutel: Int64] {
    let isPerJaar = regel.telling.soort == .stroom
    var uit: [CijferSleutel: Int64] = [:]
    for (cel, waarde) in cellen where cel.cel.maat == regel.som {
      if let bij = regel.bij, !(cel.cel.dimensies[bij.dimensie].map(bij.codes.contains) ?? false) { continue }
      var dimensies = Dimensies()
      if let dimensie = regel.dimensie, regel.code == nil {
        guard let code = cel.cel.dimensies[dimensie] else { continue }
        dimensies = Dimensies((dimensie, code))
      }
      let gebied: Gebied = regel.niveau == .gemeente ? .gemeente(cel.tenant, cel.cel.gemeente) : .tenant(cel.tenant)
      let tijdvak: Tijdvak = isPerJaar ? .jaar(cel.cel.maand.jaar) : .maand(cel.cel.maand)
      uit[CijferSleutel(gebied, regel.som, tijdvak, dimensies), default: 0] += waarde
    }
    return uit
  }
}
