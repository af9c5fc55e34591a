import Domain
import Regelgeving

extension Zaak {
  /// Rule 4: the days on which a client owes the arbeidsverplichting, and those on which he owes a tegenprestatie.
  ///
  /// Arbeid: every day of a `pw`, `ioaw` or `ioaz` period from 18 to the AOW age, minus ontheffingen and minus volledig en
  /// duurzaam arbeidsongeschikt. Tegenprestatie: days of a `pw` period in a spoor that the verordening names, from 18 to the
  /// AOW age, minus ontheffing `9-lid-2` and `9-lid-5`, minus volledig en duurzaam arbeidsongeschikt, minus the single parent of
  /// a child under 5 with an ontheffing `9a`; where the verordening says `vanaf: aanvraag` also the days from melding to start.
  ///
  /// ## Grondslag
  /// Participatiewet art. 9 lid 1, 2, 5 and 7, art. 9a.
  func verplichtingen(_ uitkomst: inout Uitkomst, _ telling: inout Telling) {
    guard let geboren, tijdlijn.heeftPerioden else { return }
    let arbeidzaam: [Dagen] = [(geboren.plus(maanden: 18 * 12), verloop.aow ?? .open)]
    let alle = ontheven(OntheffingSoort.allCases)
    let arbeid = zonder(
      doorsnede(
        vakken { vak in [.pw, .ioaw, .ioaz].contains(spellen[vak.spel!].regeling) && !isArbeidsongeschikt(vak) }, arbeidzaam),
      alle)
    let plicht = zonder(
      doorsnede(plichtigeDagen() + voorStart(), arbeidzaam),
      ontheven([.artikel9lid2, .artikel9lid5]) + zorgVoorKind())
    let vervuld = plicht.isEmpty ? [] : doorsnede(plicht, tellendeActiviteiten())

    for stuk in arbeid { uitkomst.verplichtingen.append(Verplichting(soort: Codes.arbeid, van: stuk.van, tot: stuk.tot.ofNil)) }
    for stuk in plicht {
      uitkomst.verplichtingen.append(Verplichting(soort: Codes.tegenprestatie, van: stuk.van, tot: stuk.tot.ofNil))
    }
    tel(.tegenprestatieplichtig, plicht, &telling)
    tel(.tegenprestatieVervuld, vervuld, &telling)
    tel(.ontheffing, alle, &telling)
  }

  /// A stock of the days within periods, by spoor.
  func tel(_ maat: Maat, _ dagen: [Dagen], _ telling: inout Telling) {
    for stuk in dagen {
      telling.stand(maat, stuk.van, stuk.tot, tijdlijn, binnenPerioden: true) { Dimensies((.spoor, $0.spoor)) }
    }
  }

  /// The days of the vakken inside a period of which something holds.
  func vakken(_ geldt: (Vak) -> Bool) -> [Dagen] {
    var dagen: [Dagen] = []
    dagen.reserveCapacity(tijdlijn.vakken.count)
    for vak in tijdlijn.vakken where vak.spel != nil && geldt(vak) { dagen.append((vak.van, vak.tot)) }
    return vereniging(dagen)
  }

  private func isArbeidsongeschikt(_ vak: Vak) -> Bool {
    toestand(vak)?.diagnose?.volledigDuurzaamArbeidsongeschikt ?? false
  }

  /// Days of a `pw` period in a spoor that the verordening in force on the day names.
  private func plichtigeDagen() -> [Dagen] {
    var dagen: [Dagen] = []
    for vak in tijdlijn.vakken {
      guard let spel = vak.spel, spellen[spel].regeling == .pw, !isArbeidsongeschikt(vak) else { continue }
      let regels = regels.voor(vak.gemeente)
      regels.perStuk(.tegenprestatieSporen, vak.van, vak.tot) { van, tot in
        if regels.isTegenprestatieplichtig(vak.spoor, op: van) { dagen.append((van, tot)) }
      }
    }
    return vereniging(dagen)
  }

  /// The days from melding to start of a `pw` period with days, in its first state, on days of no other period: those on which
  /// the verordening in force on the day asks it from the aanvraag on.
  private func voorStart() -> [Dagen] {
    var dagen: [Dagen] = []
    for (plaats, spel) in spellen.enumerated() where !spel.isLeeg && spel.regeling == .pw && spel.melding < spel.van {
      guard let eerste = spel.toestanden.first, let spoor = sporen[plaats].first?.spoor,
        eerste.diagnose?.volledigDuurzaamArbeidsongeschikt != true
      else { continue }
      var van = spel.melding
      while van < spel.van {
        let regels = regels.voor(self.regels.geldend(eerste.gemeente, op: van))
        let tot = self.regels.einde(eerste.gemeente, na: van).map { min($0, spel.van) } ?? spel.van
        regels.perStuk(.tegenprestatieSporen, van, tot) { van, tot in
          guard regels.isTegenprestatieplichtig(spoor, op: van) else { return }
          regels.perStuk(.tegenprestatieVanaf, van, tot) { van, tot in
            if regels.tegenprestatie(op: van).isVanafAanvraag { dagen.append((van, tot)) }
          }
        }
        van = tot
      }
    }
    return dagen.isEmpty ? [] : zonder(dagen, vakken { _ in true })
  }

  private func ontheven(_ soorten: [OntheffingSoort]) -> [Dagen] {
    if feiten.ontheffingen.isEmpty { return [] }
    return vereniging(feiten.ontheffingen.filter { soorten.contains($0.inhoud.soort) }.map { ($0.datum, $0.inhoud.tot ?? .open) })
  }

  /// Days of a single parent with a youngest child under 5 and an ontheffing `9a` in force.
  private func zorgVoorKind() -> [Dagen] {
    let ontheven = ontheven([.artikel9a])
    guard !ontheven.isEmpty else { return [] }
    var dagen: [Dagen] = []
    func voegToe(_ toestand: Toestand, _ van: CivilDate, _ tot: CivilDate) {
      guard toestand.leefvorm == .alleenstaandeOuder, let kind = toestand.jongsteKind else { return }
      dagen.append((max(van, kind), min(tot, kind.plus(maanden: 60))))
    }
    for vak in tijdlijn.vakken {
      if let toestand = toestand(vak) { voegToe(toestand, vak.van, vak.tot) }
    }
    for spel in spellen where !spel.isLeeg {
      if let eerste = spel.toestanden.first { voegToe(eerste, spel.melding, spel.van) }
    }
    return doorsnede(dagen.filter { $0.van < $0.tot }, ontheven)
  }

  /// Days on which an activiteit runs of a kind that the verordening counts as tegenprestatie.
  private func tellendeActiviteiten() -> [Dagen] {
    var dagen: [Dagen] = []
    for activiteit in feiten.activiteiten {
      let regels = plaats(activiteit.datum).regels
      let soort = Codes.van(activiteit.inhoud.soort)
      regels.perStuk(.tegenprestatieSoorten, activiteit.datum, activiteit.inhoud.tot ?? .open) { van, tot in
        if regels.bevat(.tegenprestatieSoorten, soort, op: van) { dagen.append((van, tot)) }
      }
    }
    return vereniging(dagen)
  }
}
