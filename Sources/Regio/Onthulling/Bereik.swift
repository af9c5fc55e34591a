import Domain
import Regelgeving

extension Bladen {
  /// How far a withheld number can be from the true one, down and up, for who knows everything published: at least this.
  struct Bereik {
    var laag = 0
    var hoog = 0
    var breedte: Int { hoog - laag }

    mutating func neem(_ onder: Int, _ boven: Int) {
      laag = min(laag, onder)
      hoog = max(hoog, boven)
    }
  }

  /// Of every cell of a sheet, by what is cheap to compute for all of them at once.
  func bereiken(_ plaats: Int) -> [Bereik] {
    let blad = bladen[plaats]
    let vorm = vormen[blad.tabel]
    var bereiken = Array(repeating: Bereik(), count: vorm.knopen.count)
    if !isGekoppeld(blad.tabel) {
      let ruimte = vrij(plaats)
      for knoop in bereiken.indices { bereiken[knoop].neem(ruimte.laag[knoop], ruimte.hoog[knoop]) }
      return bereiken
    }
    if blad.tabel == stand {
      for familie in Maandfamilie.allCases {
        let ruimte = maand(plaats - eerste[stand!], familie)
        for knoop in ruimte.laag.indices { bereiken[knoop].neem(ruimte.laag[knoop], ruimte.hoog[knoop]) }
      }
    } else {
      let jaar = plaats - eerste[blad.tabel]
      let ruimte = vast(jaar)
      for knoop in ruimte.laag.indices { bereiken[knoop].neem(ruimte.laag[knoop], ruimte.hoog[knoop]) }
      for maand in maandenVan(vanaf.jaar + jaar).clamped(to: 0..<maanden) {
        let ruimte = eenMaand(maand)
        for knoop in ruimte.laag.indices { bereiken[knoop].neem(ruimte.laag[knoop], ruimte.hoog[knoop]) }
        for (t, totaal) in vorm.totalen.enumerated() {
          let cel = vorm.maandenVanaf + t * 12 + (vanaf + maand).maand - 1
          bereiken[cel].neem(ruimte.laag[totaal], ruimte.hoog[totaal])
          if blad.isOnderdrukt(cel), bereiken[cel].breedte < Int(beleid.breedte) {
            let geruild = ruil(maand, tenant: t)
            bereiken[cel].neem(geruild.laag, geruild.hoog)
          }
        }
      }
    }
    vulEigen(&bereiken, blad)
    return bereiken
  }

  /// Private parts: each within what its whole, as far as that can move, leaves beside the others.
  private func vulEigen(_ bereiken: inout [Bereik], _ blad: Blad) {
    for splitsing in vormen[blad.tabel].eigen {
      let ouder = bereiken[splitsing.ouder]
      let som = splitsing.kinderen.reduce(0) { $0 + blad.laag[$1] }
      let top = splitsing.kinderen.reduce(0) { $0 + blad.hoog[$1] }
      for kind in splitsing.kinderen {
        bereiken[kind].neem(
          max(blad.laag[kind], ouder.laag - (top - blad.hoog[kind])), min(blad.hoog[kind], ouder.hoog - (som - blad.laag[kind])))
      }
    }
  }

  /// Of one cell, by every family that it takes part in, until it is wide enough.
  func bereik(_ plaats: Int, _ knoop: Int) -> Bereik {
    let blad = bladen[plaats]
    let vorm = vormen[blad.tabel]
    var bereik = bereiken(plaats)[knoop]
    guard isGekoppeld(blad.tabel), blad.tabel != stand, bereik.breedte < Int(beleid.breedte) else { return bereik }
    let isMaand = knoop >= vorm.maandenVanaf
    guard isMaand || knoop < vorm.gezamenlijk else { return bereik }
    let jaar = vanaf.jaar + plaats - eerste[blad.tabel]
    let cel = isMaand ? vorm.totalen[vorm.knopen[knoop].tenant] : knoop
    for nummer in isMaand ? [vorm.knopen[knoop].maand] : Array(0..<12) {
      let dezeMaand = maandenVan(jaar).lowerBound + nummer
      for familie in Maandfamilie.allCases {
        // What cancels within the year moves no figure of the year.
        if !isMaand, familie == .bijBij || familie == .afAf { continue }
        let (voor, na) = (familie.vooraf, familie.achteraf)
        if dezeMaand > 0, dezeMaand < maanden, voor.isBij == (blad.tabel == bij) {
          neem(maand(dezeMaand, familie), cel, voor.teken, &bereik)
        }
        if dezeMaand > 0, dezeMaand < maanden, na.isBij == (blad.tabel == bij) {
          neem(maand(dezeMaand - 1, familie), cel, na.teken, &bereik)
        }
        if bereik.breedte >= Int(beleid.breedte) { return bereik }
      }
    }
    return bereik
  }

  private func neem(_ ruimte: Ruimte, _ knoop: Int, _ teken: Int, _ bereik: inout Bereik) {
    if teken > 0 {
      bereik.neem(ruimte.laag[knoop], ruimte.hoog[knoop])
    } else {
      bereik.neem(-ruimte.hoog[knoop], -ruimte.laag[knoop])
    }
  }

  /// Every withheld cell that could be told within the policy's width: the exact checker behind the heuristic.
  func onveilig() -> [(blad: Int, knoop: Int)] {
    bladen.indices.flatMap { plaats in onveilig(plaats).map { (plaats, $0) } }
  }

  func onveilig(_ plaats: Int) -> [Int] {
    let blad = bladen[plaats]
    let onderdrukt = blad.toestand.indices.filter { blad.isOnderdrukt($0) }
    guard !onderdrukt.isEmpty else { return [] }
    let bereiken = bereiken(plaats)
    return onderdrukt.filter { knoop in
      bereiken[knoop].breedte < Int(beleid.breedte) && bereik(plaats, knoop).breedte < Int(beleid.breedte)
    }
  }
}
