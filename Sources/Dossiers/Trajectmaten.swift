import Domain
import Regelgeving

extension Zaak {
  /// What runs: voorzieningen and plaatsingen, and persons counted once who have loonkostensubsidie or are activated.
  func trajectmaten(_ telling: inout Telling) {
    for loop in trajecten.voorzieningen {
      let instrument = Codes.van(loop.wat.instrument)
      telling.stand(.voorzieningLopend, loop.van, loop.tot, tijdlijn, binnenPerioden: false) {
        Dimensies((.instrument, instrument), (.spoor, $0.spoor))
      }
      let vak = tijdlijn.vak(loop.van)
      telling.tel(
        .voorzieningGestart, vak.gemeente, loop.van.maand, Dimensies((.instrument, instrument), (.spoor, vak.spoor)))
    }
    for loop in trajecten.plaatsingen {
      telling.stand(.plaatsing, loop.van, loop.tot, tijdlijn, binnenPerioden: false) {
        Dimensies((.regeling, $0.regeling), (.soort, Codes.van(loop.wat.soort)), (.spoor, $0.spoor))
      }
    }
    personen(.lksAantal, plaatsingen([.lks]), &telling)
    personen(
      .activeringOfTegenprestatie,
      vereniging(
        feiten.activiteiten.filter { [.activering, .tegenprestatie].contains($0.inhoud.soort) }
          .map { ($0.datum, $0.inhoud.tot ?? .open) }), &telling)
    for meting in feiten.tevredenheid {
      let groep = Dimensies((.groep, Codes.van(meting.inhoud.groep)))
      let gemeente = meting.inhoud.gemeente ?? tijdlijn.vak(meting.datum).gemeente
      telling.tel(.tevredenheidSom, gemeente, meting.datum.maand, groep, meting.inhoud.cijfer.miljoensten)
      telling.tel(.tevredenheidAantal, gemeente, meting.datum.maand, groep)
    }
  }

  private func personen(_ maat: Maat, _ dagen: [Dagen], _ telling: inout Telling) {
    for stuk in dagen {
      telling.stand(maat, stuk.van, stuk.tot, tijdlijn, binnenPerioden: false) { Dimensies((.spoor, $0.spoor)) }
    }
  }

  /// Back to school: an uitstroom `onderwijs`, or another end of the uitkering with a running leerwerktraject, of a client under
  /// 27 on his last day with `onderwijsMogelijk`; and, once, the first day on which both hold.
  func school(_ telling: inout Telling) {
    guard let geboren else { return }
    let jongTot = geboren.plus(maanden: 27 * 12)
    func magNaarSchool(_ vak: Vak) -> Bool { toestand(vak)?.diagnose?.onderwijsMogelijk ?? false }
    for spel in spellen where !spel.isLeeg {
      guard case .some(let reden) = spel.reden, reden != .andereRegeling else { continue }
      let laatste = spel.tot - 1
      let vak = tijdlijn.vak(laatste)
      guard laatste < jongTot, magNaarSchool(vak) else { continue }
      let leertWerkend = trajecten.voorzieningen.contains {
        $0.wat.instrument == .leerwerktraject && $0.van <= laatste && laatste < $0.tot
      }
      if reden == .uitstroom(.onderwijs) || leertWerkend { telling.tel(.naarSchool, vak.gemeente, spel.tot.maand) }
    }
    if let eerste = tijdlijn.vakken.first(where: { $0.spel != nil && $0.van < jongTot && magNaarSchool($0) }) {
      telling.tel(.jongereOnderwijsMogelijk, eerste.gemeente, eerste.van.maand)
    }
  }
}
