import Domain
import Regelgeving

/// Other numbers that everything published fits as well: how far a withheld one can be off for who knows all of it.
///
/// Each family below changes some cells together by a difference d such that every equation still holds: within a table, and
/// between the stock and its flows. Which d are left by every bound on the way is exact (``Boom``); whatever a family
/// leaves open, nobody can exclude.
extension Bladen {
  /// Bounds of d for each shared cell.
  struct Ruimte {
    var laag: [Int]
    var hoog: [Int]

    init(vrij aantal: Int) {
      laag = Array(repeating: -Boom.oneindig, count: aantal)
      hoog = Array(repeating: Boom.oneindig, count: aantal)
    }

    mutating func snij(_ knoop: Int, _ onder: Int, _ boven: Int) {
      laag[knoop] = max(laag[knoop], onder)
      hoog[knoop] = min(hoog[knoop], boven)
    }
  }

  /// A stock's month shifts by d, and d comes in or stays away before it and leaves again after it.
  enum Maandfamilie: CaseIterable {
    /// Extra instroom in the month, less in the next.
    case bijBij
    /// Extra instroom in the month, extra uitstroom in the next.
    case bijAf
    /// Less uitstroom in the month, less instroom in the next.
    case afBij
    /// Less uitstroom in the month, more in the next.
    case afAf

    var vooraf: (isBij: Bool, teken: Int) { self == .bijBij || self == .bijAf ? (true, 1) : (false, -1) }
    var achteraf: (isBij: Bool, teken: Int) { self == .bijBij || self == .afBij ? (true, -1) : (false, 1) }
  }

  func isGekoppeld(_ tabel: Int) -> Bool { stand != nil && (tabel == stand || tabel == bij || tabel == af) }

  /// A sheet's own bounds on its shared cells, what its private splits leave included.
  func eigenRuimte(_ plaats: Int) -> (laag: [Int], hoog: [Int]) {
    let blad = bladen[plaats]
    var (laag, hoog) = (blad.laag, blad.hoog)
    for splitsing in vormen[blad.tabel].eigen { splitsing.vernauwOuder(&laag, &hoog) }
    return (laag, hoog)
  }

  /// A table without links: all that its equations leave of each cell, months and splits included.
  func vrij(_ plaats: Int) -> (laag: [Int], hoog: [Int]) {
    let blad = bladen[plaats]
    var (laag, hoog) = (blad.laag, blad.hoog)
    Boom(splitsingen: vormen[blad.tabel].alleSplitsingen).vernauw(&laag, &hoog)
    return (laag, hoog)
  }

  /// How many of a cell could both have come and gone in a month besides: so many less of both leaves the stock as it is.
  private func beide(_ maand: Int, _ knoop: Int) -> Int {
    max(0, min(tellingen[bij!].perMaand[maand][knoop], tellingen[af!].perMaand[maand][knoop]))
  }

  /// Both flows of some parts of a tenant more, of others less, each in the months in which there are both; its total of
  /// every month stays, and so does every stock. Bounds of d for each part of a split; 0 elsewhere.
  func vast(_ jaar: Int) -> Ruimte {
    let vorm = vormen[bij!]
    let (ruimteB, ruimteA) = (eigenRuimte(eerste[bij!] + jaar), eigenRuimte(eerste[af!] + jaar))
    let maanden = maandenVan(vanaf.jaar + jaar).clamped(to: 0..<self.maanden)
    var ruimte = Ruimte(vrij: vorm.gezamenlijk)
    for knoop in 0..<vorm.gezamenlijk {
      ruimte.snij(knoop, max(ruimteB.laag[knoop], ruimteA.laag[knoop]), min(ruimteB.hoog[knoop], ruimteA.hoog[knoop]))
      ruimte.snij(knoop, -maanden.reduce(0) { $0 + beide($1, knoop) }, Boom.oneindig)
    }
    let totalen = Set(vorm.totalen)
    let splitsingen = vorm.boom.splitsingen.filter { totalen.contains($0.ouder) }
    let gesplitst = Set(splitsingen.flatMap(\.kinderen))
    for knoop in 0..<vorm.gezamenlijk where !gesplitst.contains(knoop) { ruimte.snij(knoop, 0, 0) }
    Boom(splitsingen: splitsingen).vernauw(&ruimte.laag, &ruimte.hoog)
    return ruimte
  }

  /// Both flows of one month by the same d in the same places: the stock does not move, the year and the tenant's month do.
  func eenMaand(_ maand: Int) -> Ruimte {
    let vorm = vormen[bij!]
    var ruimte = Ruimte(vrij: vorm.gezamenlijk)
    for tabel in [bij!, af!] {
      let plaats = blad(tabel, maand: maand)
      let eigen = eigenRuimte(plaats)
      for knoop in 0..<vorm.gezamenlijk { ruimte.snij(knoop, eigen.laag[knoop], eigen.hoog[knoop]) }
      for (t, totaal) in vorm.totalen.enumerated() {
        let cel = vormen[tabel].maandenVanaf + t * 12 + (vanaf + maand).maand - 1
        ruimte.snij(totaal, bladen[plaats].laag[cel], bladen[plaats].hoog[cel])
      }
    }
    for knoop in 0..<vorm.gezamenlijk { ruimte.snij(knoop, -beide(maand, knoop), Boom.oneindig) }
    vorm.boom.vernauw(&ruimte.laag, &ruimte.hoog)
    return ruimte
  }

  /// Both flows of a tenant less in one month and as much more in another: no year and no stock moves. Bounds of d for the
  /// tenant's figure of the month.
  func ruil(_ maand: Int, tenant: Int) -> (laag: Int, hoog: Int) {
    let vorm = vormen[bij!]
    let deze = ruimteVanMaand(maand, tenant)
    var uit = (laag: 0, hoog: 0)
    for ander in maandenVan((vanaf + maand).jaar).clamped(to: 0..<maanden) where ander != maand {
      let die = ruimteVanMaand(ander, tenant)
      // A part that takes more in one month gives it back in the other.
      let neer = min(ruimteNeer(maand, vorm, tenant), -max(deze.laag, -die.hoog))
      let op = min(ruimteNeer(ander, vorm, tenant), min(deze.hoog, -die.laag))
      uit = (min(uit.laag, -neer), max(uit.hoog, op))
    }
    return uit
  }

  private func ruimteVanMaand(_ maand: Int, _ tenant: Int) -> (laag: Int, hoog: Int) {
    var uit = (laag: -Boom.oneindig, hoog: Boom.oneindig)
    for tabel in [bij!, af!] {
      let cel = vormen[tabel].maandenVanaf + tenant * 12 + (vanaf + maand).maand - 1
      let blad = bladen[blad(tabel, maand: maand)]
      uit = (max(uit.laag, blad.laag[cel]), min(uit.hoog, blad.hoog[cel]))
    }
    return uit
  }

  /// How many both came and went in the month, by what every split of the tenant shows of them.
  private func ruimteNeer(_ maand: Int, _ vorm: Vorm, _ tenant: Int) -> Int {
    vorm.boom.splitsingen.filter { $0.ouder == vorm.totalen[tenant] }.reduce(Boom.oneindig) { minste, splitsing in
      min(minste, splitsing.kinderen.reduce(0) { $0 + beide(maand, $1) })
    }
  }

  /// The stock's month by d, and the flows before and after it.
  func maand(_ maand: Int, _ familie: Maandfamilie) -> Ruimte {
    let vorm = vormen[stand!]
    let eigen = eigenRuimte(blad(stand!, maand: maand))
    var ruimte = Ruimte(vrij: vorm.gezamenlijk)
    for knoop in 0..<vorm.gezamenlijk { ruimte.snij(knoop, eigen.laag[knoop], eigen.hoog[knoop]) }
    let (voor, na) = (familie.vooraf, familie.achteraf)
    // Before the first month lies a stock that nobody saw; after the last one nothing is known yet.
    let isEerste = maand == 0
    let isLaatste = maand + 1 >= maanden
    let heftOp =
      !isEerste && !isLaatste && voor.isBij == na.isBij && (vanaf + maand).jaar == (vanaf + (maand + 1)).jaar
    if !isEerste { snij(&ruimte, voor.isBij ? bij! : af!, maand, teken: voor.teken, metJaar: !heftOp, na: maand) }
    if !isLaatste { snij(&ruimte, na.isBij ? bij! : af!, maand + 1, teken: na.teken, metJaar: !heftOp, na: maand) }
    vorm.boom.vernauw(&ruimte.laag, &ruimte.hoog)
    return ruimte
  }

  /// What a flow leaves when `teken` × d of it lies in a month: not less than none in that month, the tenant's figure of the
  /// month, and that of the year unless what is done before and after cancels in it. A gemeente that is gone by then passes
  /// its part on to its successor.
  private func snij(_ ruimte: inout Ruimte, _ tabel: Int, _ maand: Int, teken: Int, metJaar: Bool, na: Int) {
    let vorm = vormen[tabel]
    let plaats = blad(tabel, maand: maand)
    let blad = bladen[plaats]
    let jaar = metJaar ? eigenRuimte(plaats) : (laag: [], hoog: [])
    let maandnummer = (vanaf + maand).maand - 1
    let stock = bladen[self.blad(stand!, maand: maand)]
    for knoop in ruimte.laag.indices {
      // Nothing is known of it any more: it need not come back.
      if stock.toestand[knoop] == .ongepubliceerd, maand > na { continue }
      var bron = knoop
      var delen = 1
      if stock.toestand[knoop] == .afwezig, vorm.opvolger[knoop] >= 0 {
        bron = vorm.opvolger[knoop]
        delen = max(1, vorm.voorgangers[bron])
      }
      var onder = -tellingen[tabel].perMaand[maand][bron]
      var boven = Boom.oneindig
      let tenant = vorm.knopen[bron].tenant
      if tenant >= 0, vorm.totalen[tenant] == bron {
        let cel = vorm.maandenVanaf + tenant * 12 + maandnummer
        onder = max(onder, blad.laag[cel])
        boven = min(boven, blad.hoog[cel])
      }
      if metJaar {
        onder = max(onder, jaar.laag[bron])
        boven = min(boven, jaar.hoog[bron])
      }
      // Truncated towards zero: what the predecessors take together stays within it.
      onder = min(0, onder) / delen
      boven = max(0, boven) / delen
      if teken > 0 { ruimte.snij(knoop, onder, boven) } else { ruimte.snij(knoop, -boven, -onder) }
    }
  }
}
