import Domain
import Regelgeving

/// The months of a client in order, each from its own facts and the months before it, a part for each calendar year.
struct Maandreeks {
  private let verloop: Verloop
  /// Where the rules write how each besluit came about, when an explanation is asked for.
  private let verslag: Verslag?
  private var uitkering: UitkeringRegel
  /// Of each period how many of its months have had a vrijlating.
  private var vrijgelaten: [Int]
  private var besluiten: [Besluit] = []
  private var telling = Telling()
  private var maanden: [Maandkop] = []

  init(_ verloop: Verloop, _ verlagingen: Verlagingen, _ verslag: Verslag? = nil) {
    self.verloop = verloop
    self.verslag = verslag
    uitkering = UitkeringRegel(verloop, verlagingen)
    vrijgelaten = [Int](repeating: 0, count: verloop.spellen.count)
  }

  /// - Parameters:
  ///   - vorige: The parts of an earlier derivation, to take from what is the same.
  ///   - gelijkTot: Up to this day everything a month reads is what it was in the earlier derivation.
  mutating func leidAf(_ invoer: [Maandinvoer], _ vorige: [Deel], gelijkTot: CivilDate) -> [Deel] {
    var delen: [Deel] = []
    var i = 0
    var v = 0
    while i < invoer.count {
      let jaar = invoer[i].maand.jaar
      var einde = i + 1
      while einde < invoer.count, invoer[einde].maand.jaar == jaar { einde += 1 }
      while v < vorige.count, vorige[v].jaar < jaar { v += 1 }
      delen.append(
        leidAf(Slice(base: invoer, bounds: i..<einde), v < vorige.count && vorige[v].jaar == jaar ? vorige[v] : nil, gelijkTot))
      i = einde
    }
    return delen
  }

  /// The besluiten and contributions of all months at once, those that concern the whole among them.
  mutating func alles(_ invoer: [Maandinvoer], met algemeen: Deel) -> (besluiten: [Besluit], bijdragen: [Bijdrage]) {
    besluiten.reserveCapacity(algemeen.besluiten.count + 2 * invoer.count)
    telling = Telling(capaciteit: algemeen.bijdragen.count + 7 * invoer.count)
    telling.neem(algemeen.bijdragen[...])
    var i = 0
    for plaats in invoer.indices {
      let dag = invoer[plaats].maand.eersteDag
      while i < algemeen.besluiten.count, algemeen.besluiten[i].sleutel.datum < dag {
        besluiten.append(algemeen.besluiten[i])
        i += 1
      }
      let begin = besluiten.count
      _ = reken(invoer, plaats)
      guard i < algemeen.besluiten.count, algemeen.besluiten[i].sleutel.datum == dag else { continue }
      while i < algemeen.besluiten.count, algemeen.besluiten[i].sleutel.datum == dag {
        besluiten.append(algemeen.besluiten[i])
        i += 1
      }
      besluiten.sorteer(vanaf: begin)
    }
    besluiten += algemeen.besluiten[i...]
    return (besluiten, telling.lijst)
  }

  /// The earlier parts with one payment more; nil when that moves other months or adds to one that is there.
  mutating func leidAf(_ feit: UitkeringVerwerkt, erbij vorige: [Deel]) -> [Deel]? {
    let jaar = feit.maand.jaar
    let plaats = vorige.firstIndex { $0.jaar >= jaar } ?? vorige.count
    let oud = plaats < vorige.count && vorige[plaats].jaar == jaar ? vorige[plaats] : nil
    let volgende = oud?.maanden.firstIndex { $0.invoer.maand >= feit.maand } ?? oud?.maanden.count ?? 0
    if let oud, volgende < oud.maanden.count, oud.maanden[volgende].invoer.maand == feit.maand { return nil }
    // Without income from work it counts among no months, and none is counted.
    if feit.inkomstenUitArbeidCent > .nul { for deel in vorige[..<plaats] { tel(deel.maanden[...]) } }
    begin((oud?.maanden.count ?? 0) + 1)
    if let oud { neem(oud, 0..<volgende) }
    leidAf([Maandinvoer(maand: feit.maand, uitkering: feit)], 0)
    if let telling = maanden.last?.vrijlating, telling.telt {
      let later = (oud?.maanden[volgende...] ?? []) + vorige[plaats...].dropFirst(oud == nil ? 0 : 1).flatMap(\.maanden)
      if later.contains(where: { $0.vrijlating.telt && $0.vrijlating.spel == telling.spel }) { return nil }
    }
    var delen = vorige
    if let oud {
      neem(oud, volgende..<oud.maanden.count)
      delen[plaats] = einde()
    } else {
      delen.insert(einde(), at: plaats)
    }
    return delen
  }

  private mutating func leidAf(_ invoer: Slice<[Maandinvoer]>, _ vorige: Deel?, _ gelijkTot: CivilDate) -> Deel {
    if let vorige, blijft(vorige, invoer, gelijkTot) {
      tel(vorige.maanden[...])
      return vorige
    }
    begin(invoer.count)
    var plaats = 0
    for i in invoer.indices {
      if let vorige {
        while plaats < vorige.maanden.count, vorige.maanden[plaats].invoer.maand < invoer[i].maand { plaats += 1 }
        if plaats < vorige.maanden.count, blijft(vorige.maanden[plaats], invoer[i], gelijkTot) {
          neem(vorige, plaats..<plaats + 1)
          continue
        }
      }
      leidAf(invoer.base, i)
    }
    return einde()
  }

  private mutating func leidAf(_ invoer: [Maandinvoer], _ plaats: Int) {
    let vrijlating = reken(invoer, plaats)
    maanden.append(Maandkop(invoer: invoer[plaats], vrijlating: vrijlating, tot: (besluiten.count, telling.aantal)))
  }

  /// - Parameter invoer: Where the month stands, at `plaats`: to take it out is to copy it.
  private mutating func reken(_ invoer: [Maandinvoer], _ plaats: Int) -> Vrijlatingstelling {
    let (b, c) = (besluiten.count, telling.aantal)
    var vrijlating = Vrijlatingstelling()
    if let feit = invoer[plaats].uitkering { vrijlating = uitkering.leidAf(feit, &vrijgelaten, &besluiten, &telling, verslag) }
    for declaratie in invoer[plaats].loonkosten {
      verloop.loonkostensubsidie(declaratie.feit, declaratie.loop, &besluiten, &telling, verslag)
    }
    if let feit = invoer[plaats].wsw { verloop.wswMaand(feit, &besluiten, &telling, verslag) }
    if !invoer[plaats].loonkosten.isEmpty { telling.voegSamen(vanaf: c) }
    // A payment alone comes in order.
    if !invoer[plaats].loonkosten.isEmpty || invoer[plaats].wsw != nil { besluiten.sorteer(vanaf: b) }
    return vrijlating
  }

  /// Whether the whole earlier part is what these months give.
  private func blijft(_ deel: Deel, _ invoer: Slice<[Maandinvoer]>, _ gelijkTot: CivilDate) -> Bool {
    guard deel.maanden.count == invoer.count else { return false }
    var eerder = vrijgelaten
    for (kop, maand) in zip(deel.maanden, invoer) {
      guard kop.invoer == maand, maand.maand.einde <= gelijkTot else { return false }
      if kop.vrijlating.telt {
        guard eerder[kop.vrijlating.spel] == kop.vrijlating.eerder else { return false }
        eerder[kop.vrijlating.spel] += 1
      }
    }
    return true
  }

  private func blijft(_ kop: Maandkop, _ maand: Maandinvoer, _ gelijkTot: CivilDate) -> Bool {
    kop.invoer == maand && maand.maand.einde <= gelijkTot
      && (!kop.vrijlating.telt || vrijgelaten[kop.vrijlating.spel] == kop.vrijlating.eerder)
  }

  private mutating func tel(_ koppen: ArraySlice<Maandkop>) {
    for kop in koppen where kop.vrijlating.telt { vrijgelaten[kop.vrijlating.spel] += 1 }
  }

  /// Takes months of an earlier part as they are.
  private mutating func neem(_ deel: Deel, _ plaatsen: Range<Int>) {
    guard let eerste = plaatsen.first, let laatste = plaatsen.last else { return }
    tel(deel.maanden[plaatsen])
    let van = eerste == 0 ? (besluiten: 0, bijdragen: 0) : deel.maanden[eerste - 1].tot
    let tot = deel.maanden[laatste].tot
    let (b, c) = (besluiten.count - van.besluiten, telling.aantal - van.bijdragen)
    for kop in deel.maanden[plaatsen] {
      maanden.append(
        Maandkop(invoer: kop.invoer, vrijlating: kop.vrijlating, tot: (kop.tot.besluiten + b, kop.tot.bijdragen + c)))
    }
    besluiten += deel.besluiten[van.besluiten..<tot.besluiten]
    telling.neem(deel.bijdragen[van.bijdragen..<tot.bijdragen])
  }

  private mutating func begin(_ aantal: Int) {
    maanden = []
    maanden.reserveCapacity(aantal)
    besluiten = []
    besluiten.reserveCapacity(aantal)
    telling = Telling(capaciteit: 4 * aantal)
  }

  /// What a cache keeps has no room left over.
  private mutating func einde() -> Deel {
    Deel(maanden: maanden, besluiten: besluiten.map { $0 }, bijdragen: telling.lijst.map { $0 })
  }
}
