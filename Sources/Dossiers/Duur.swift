import Domain
import Regelgeving

extension Zaak {
  /// Rule 14: whether leaving for work lasted, and how long what ended had run.
  func duur(_ telling: inout Telling) {
    for (plaats, spel) in spellen.enumerated() where !spel.isLeeg && spel.naarWerk {
      let volgende = spellen[(plaats + 1)...].first { !$0.isLeeg }
      let spoor = Dimensies((.spoor, tijdlijn.vak(spel.tot - 1).spoor))
      guard let maanden = self.plaats(spel.tot).regels.geheel(.duurzaamMaanden, op: spel.tot) else { continue }
      let einde = spel.tot.plus(maanden: maanden)
      if let volgende, volgende.van < einde {
        telling.tel(.terugval, tijdlijn.vak(volgende.van).gemeente, volgende.van.maand, spoor)
      } else {
        telling.tel(.uitstroomDuurzaam, tijdlijn.vak(einde).gemeente, einde.maand, spoor)
      }
    }
    for loop in trajecten.voorzieningen {
      trajectduur(loop.van, loop.tot, &telling) { Dimensies((.instrument, Codes.van(loop.wat.instrument)), (.spoor, $0)) }
    }
    for loop in trajecten.plaatsingen {
      trajectduur(loop.van, loop.tot, &telling) { Dimensies((.soort, Codes.van(loop.wat.soort)), (.spoor, $0)) }
    }
    wswDuurzaam(&telling)
  }

  /// Days of what ended, in the month of the end, with gemeente and spoor of the last day.
  private func trajectduur(_ van: CivilDate, _ tot: CivilDate, _ telling: inout Telling, _ dimensies: (Symbool) -> Dimensies) {
    guard van < tot, tot != .open else { return }
    let vak = tijdlijn.vak(tot - 1)
    telling.tel(.trajectDagen, vak.gemeente, tot.maand, dimensies(vak.spoor), Int64(tot - van))
    telling.tel(.trajectAantal, vak.gemeente, tot.maand, dimensies(vak.spoor))
  }

  /// A Wsw plaatsing is duurzaam after the same months in `detachering` or `begeleid-werken` with no longer gap than the tenant
  /// allows; where no rule says how long, any gap ends it.
  private func wswDuurzaam(_ telling: inout Telling) {
    var ketens: [Dagen] = []
    for stuk in plaatsingen([.detachering, .begeleidWerken]) {
      let onderbreking = plaats(stuk.van).regels.geheel(.duurzaamWswOnderbreking, op: stuk.van)
      if let laatste = ketens.last, let onderbreking, stuk.van - laatste.tot <= onderbreking {
        ketens[ketens.count - 1].tot = stuk.tot
      } else {
        ketens.append(stuk)
      }
    }
    for keten in ketens {
      guard tijdlijn.vak(keten.van).regeling == Codes.wsw,
        let maanden = plaats(keten.van).regels.geheel(.duurzaamMaanden, op: keten.van)
      else { continue }
      let dag = keten.van.plus(maanden: maanden)
      guard dag <= keten.tot else { continue }
      telling.tel(.uitstroomDuurzaam, tijdlijn.vak(dag).gemeente, dag.maand, Dimensies((.spoor, tijdlijn.vak(dag - 1).spoor)))
    }
  }
}

extension Spel {
  /// Ended by an uitstroom to work.
  fileprivate var naarWerk: Bool {
    if case .uitstroom(let reden) = reden { [.arbeid, .arbeidLks, .zelfstandig].contains(reden) } else { false }
  }
}
