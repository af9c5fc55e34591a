import Domain
import Regelgeving

/// Secondary suppression: what more must be withheld so that no withheld number can be told within the policy's width.
///
/// A heuristic, one cell after another in the order of the tables: of what could help it takes the nearest, of those the
/// smallest, that widens the cell enough by itself, else what widens it most, and tries again. Withholding narrows nothing
/// elsewhere, so what is safe stays safe and one pass is enough; the checker looks at everything once more at the end.
extension Bladen {
  /// What can be given up for a cell: a shown figure, or the remark that a withheld one is small.
  private struct Offer {
    var blad: Int
    var knoop: Int
    /// Nearness first, then what is lost.
    var rang: Int
    var waarde: Int
  }

  mutating func bescherm() throws(Onthullingsfout) {
    for plaats in bladen.indices {
      for knoop in onveilig(plaats) where bereik(plaats, knoop).breedte < Int(beleid.breedte) { try verruim(plaats, knoop) }
    }
    if let rest = onveilig().first { throw fout(rest.blad, rest.knoop) }
  }

  private mutating func verruim(_ plaats: Int, _ knoop: Int) throws(Onthullingsfout) {
    while true {
      var breedte = bereik(plaats, knoop).breedte
      if breedte >= Int(beleid.breedte) { return }
      var beste: Offer?
      for offer in offers(plaats, knoop) {
        let ervoor = bladen[offer.blad]
        neem(offer)
        let nu = bereik(plaats, knoop).breedte
        if nu >= Int(beleid.breedte) { return }
        bladen[offer.blad] = ervoor
        if nu > breedte || beste == nil {
          breedte = max(nu, breedte)
          beste = offer
        }
      }
      guard let beste else { throw fout(plaats, knoop) }
      neem(beste)
    }
  }

  private func fout(_ plaats: Int, _ knoop: Int) -> Onthullingsfout {
    Onthullingsfout(sleutel: sleutel(bladen[plaats].tabel, bladen[plaats].tijdvak, knoop))
  }

  private mutating func neem(_ offer: Offer) {
    bladen[offer.blad].toestand[offer.knoop] = .beschermd
    bladen[offer.blad].verschoven[offer.knoop] = false
    bladen[offer.blad].begrens(offer.knoop, beleid)
  }

  /// In order; each changes something.
  private func offers(_ plaats: Int, _ knoop: Int) -> [Offer] {
    let blad = bladen[plaats]
    let vorm = vormen[blad.tabel]
    var offers: [Offer] = []
    func voegToe(_ plaats: Int, _ knoop: Int, _ rang: Int) {
      // What was published before is known anyway: only when nothing else helps.
      let nieuw = bladen[plaats].cijferIsNieuw(knoop, nummer)
      switch bladen[plaats].toestand[knoop] {
      case .getoond:
        offers.append(Offer(blad: plaats, knoop: knoop, rang: nieuw ? rang : 100 + rang, waarde: bladen[plaats].waarde[knoop]))
      case .klein: offers.append(Offer(blad: plaats, knoop: knoop, rang: 200 + rang, waarde: bladen[plaats].waarde[knoop]))
      default: break
      }
    }
    func familie(_ plaats: Int, _ knoop: Int, _ rang: Int) {
      let vorm = vormen[bladen[plaats].tabel]
      var cel = knoop
      var verte = rang
      for splitsing in vorm.alleSplitsingen where splitsing.ouder == knoop {
        for deel in splitsing.kinderen { voegToe(plaats, deel, rang + 1) }
      }
      while vorm.ouderSplitsing[cel] >= 0 {
        let splitsing = vorm.alleSplitsingen[vorm.ouderSplitsing[cel]]
        for ander in splitsing.kinderen where ander != cel { voegToe(plaats, ander, verte) }
        // What the whole can be also hangs on how else it is split.
        for anders in vorm.alleSplitsingen where anders.ouder == splitsing.ouder && anders.kinderen != splitsing.kinderen {
          for ander in anders.kinderen { voegToe(plaats, ander, verte + 1) }
        }
        voegToe(plaats, splitsing.ouder, verte)
        cel = splitsing.ouder
        verte += 3
      }
    }
    if isGekoppeld(blad.tabel) {
      for (ander, cel, verte) in gekoppeld(plaats, knoop) {
        voegToe(ander, cel, verte)
        familie(ander, cel, verte + 1)
      }
    }
    familie(plaats, knoop, 1)
    if vorm.tabel.niveau != .los { voegToe(plaats, knoop, 50) }
    return offers.sorted {
      ($0.rang, $0.waarde, $0.blad, $0.knoop) < ($1.rang, $1.waarde, $1.blad, $1.knoop)
    }
  }

  /// The same cell in the tables that it is linked with: place, cell, distance.
  private func gekoppeld(_ plaats: Int, _ knoop: Int) -> [(Int, Int, Int)] {
    let tabel = bladen[plaats].tabel
    let vorm = vormen[tabel]
    let isMaand = knoop >= vorm.maandenVanaf
    let cel = isMaand ? vorm.totalen[vorm.knopen[knoop].tenant] : knoop
    guard cel < vorm.gezamenlijk else { return [] }
    var uit: [(Int, Int, Int)] = []
    func stromen(_ maand: Int, _ verte: Int) {
      guard maand >= 0, maand < maanden else { return }
      for stroom in [bij!, af!] {
        let blad = blad(stroom, maand: maand)
        if blad != plaats, !uit.contains(where: { $0.0 == blad && $0.1 == cel }) { uit.append((blad, cel, verte)) }
        // Whatever moves in a month goes through the tenant's figure of that month.
        for t in indeling.tenants.indices where vorm.knopen[cel].tenant == t || vorm.knopen[cel].tenant < 0 {
          let maandcel = vormen[stroom].maandenVanaf + t * 12 + (vanaf + maand).maand - 1
          if blad != plaats || maandcel != knoop { uit.append((blad, maandcel, verte)) }
        }
      }
    }
    if tabel == stand {
      let maand = plaats - eerste[stand!]
      stromen(maand, 0)
      stromen(maand + 1, 0)
    } else if isMaand {
      let maand = maandenVan(vanaf.jaar + plaats - eerste[tabel]).lowerBound + vorm.knopen[knoop].maand
      stromen(maand, 0)
      uit.append((blad(stand!, maand: maand), cel, 1))
      if maand > 0 { uit.append((blad(stand!, maand: maand - 1), cel, 1)) }
    } else {
      for maand in maandenVan(vanaf.jaar + plaats - eerste[tabel]).clamped(to: 0..<maanden) { stromen(maand, 0) }
    }
    return uit
  }
}

/// A withheld number that nothing could keep from being told: then nothing is published at all.
public struct Onthullingsfout: Error, Hashable, Sendable, CustomStringConvertible {
  public var sleutel: CijferSleutel

  public var description: String {
    "\(sleutel.gebied.code) \(sleutel.maat.naam) \(sleutel.dimensies.tekst) \(sleutel.tijdvak): cannot be protected by withholding "
      + "other figures; nothing is published. Leave its table out of landelijk/publicatie.yaml, or make 'breedte' smaller"
  }
}
