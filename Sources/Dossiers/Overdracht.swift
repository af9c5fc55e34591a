import Domain
import Regelgeving

/// A term within which a client that was handed over must have been taken over.
struct Overdrachttermijn {
  var termijn: Termijn
  /// Place of the acceptance that met it, among the overdrachten in force.
  var aanvaarding: Int?
}

extension Zaak {
  /// Rule 15: overdrachten by what happened to them, and the days of a period without anyone who has the regie.
  ///
  /// An acceptance is *warm* beside `aanvaard` when it meets its term in time and someone has the regie on that day. A new regie
  /// ends the old one and outlives the period: the days without are those before the first.
  func overdrachten(_ telling: inout Telling) {
    if !feiten.overdrachten.isEmpty { telOverdrachten(&telling) }
    guard let eerste = feiten.regie.first else { return tel(.zonderRegie, vakken { _ in true }, &telling) }
    tel(.zonderRegie, zonder(vakken { _ in true }, [(eerste, .open)]), &telling)
  }

  private func telOverdrachten(_ telling: inout Telling) {
    var naar: [[UInt8]: Symbool] = [:]
    func tel(_ datum: CivilDate, _ doel: Symbool, _ stand: Symbool) {
      let vak = tijdlijn.vak(datum)
      telling.tel(.overdracht, vak.gemeente, datum.maand, Dimensies((.naar, doel), (.spoor, vak.spoor), (.stand, stand)))
    }
    let warm = warmeAanvaardingen
    for (plaats, feit) in feiten.overdrachten.enumerated() {
      switch feit.inhoud {
      case .aangeboden(let id, let doel):
        naar[Array(id.utf8)] = Codes.van(doel)
        tel(feit.datum, Codes.van(doel), Codes.aangeboden)
      case .aanvaard(let id):
        let doel = naar[Array(id.utf8)] ?? Codes.onbekend
        tel(feit.datum, doel, Codes.aanvaard)
        if warm.contains(plaats) { tel(feit.datum, doel, Codes.warm) }
      case .teruggegeven(let id): tel(feit.datum, naar[Array(id.utf8)] ?? Codes.onbekend, Codes.teruggegeven)
      }
    }
  }

  private var warmeAanvaardingen: Set<Int> {
    Set(
      overdrachttermijnen.compactMap { overdracht in
        guard let aanvaarding = overdracht.aanvaarding, let dag = overdracht.termijn.voldaanOp,
          dag <= overdracht.termijn.uiterlijk, let regie = feiten.regie.first, regie <= dag
        else { return nil }
        return aanvaarding
      })
  }

  /// The terms of rule 15, where a tenant has one: from each offer to its acceptance; of a tenant that names a spoor for it
  /// (IJmond) instead from the day a client enters that spoor, and back from the day he leaves it for another; who left before
  /// it was over is owed nothing. A return ends the term as well.
  var overdrachttermijnen: [Overdrachttermijn] {
    guard regels.kent(.termijnOverdracht) else { return [] }
    var termijnen: [Overdrachttermijn] = []
    for (plaats, feit) in feiten.overdrachten.enumerated() {
      guard case .aangeboden(let id, _) = feit.inhoud,
        self.plaats(feit.datum).regels.code(.overdrachtSpoor, op: feit.datum) == nil
      else { continue }
      let antwoord = feiten.overdrachten.indices.dropFirst(plaats + 1).first { feiten.overdrachten[$0].isAntwoord(op: id) }
      voegToe(feit.datum, antwoord, &termijnen)
    }
    for stukken in sporen {
      for (nummer, stuk) in stukken.enumerated() {
        guard let spoor = self.plaats(stuk.van).regels.code(.overdrachtSpoor, op: stuk.van),
          stuk.spoor == spoor || nummer > 0 && stukken[nummer - 1].spoor == spoor
        else { continue }
        let antwoord = feiten.overdrachten.indices.first { plaats in
          let feit = feiten.overdrachten[plaats]
          return feit.isAntwoord(op: nil) && stuk.van <= feit.datum && feit.datum < (stuk.tot ?? .open)
        }
        voegToe(stuk.van, antwoord, tot: stuk.tot ?? .open, &termijnen)
      }
    }
    return termijnen
  }

  private func voegToe(
    _ van: CivilDate, _ antwoord: Int?, tot: CivilDate = .open, _ termijnen: inout [Overdrachttermijn]
  ) {
    guard let dagen = plaats(van).regels.geheel(.termijnOverdracht, op: van), antwoord != nil || van + dagen < tot else { return }
    let feit = antwoord.map { feiten.overdrachten[$0] }
    let termijn = Termijn(soort: Codes.overdracht, van: van, uiterlijk: van + dagen, voldaanOp: feit?.datum)
    termijnen.append(Overdrachttermijn(termijn: termijn, aanvaarding: feit?.isAanvaarding == true ? antwoord : nil))
  }

  /// How often a client was sent on before something began: verwijzingen and accepted overdrachten from the melding of a period
  /// up to the first voorziening or plaatsing after it, both ends included; counted on the day that began.
  ///
  /// ## Grondslag
  /// Kadernota Participatiewet Drentsche Aa (2014): at most two steps from front door to help.
  func stappen(_ telling: inout Telling) {
    guard regels.kent(.stappenTellen) else { return }
    let begonnen = trajecten.voorzieningen.map(\.van) + trajecten.plaatsingen.map(\.van)
    let gestuurd =
      feiten.verwijzingen + feiten.overdrachten.compactMap { if case .aanvaard = $0.inhoud { $0.datum } else { nil } }
    for spel in spellen where !spel.isLeeg {
      guard let eerste = begonnen.filter({ $0 >= spel.melding && $0 < spel.tot }).min(),
        plaats(eerste).regels.jaNee(.stappenTellen, op: eerste) ?? false
      else { continue }
      let aantal = gestuurd.filter { $0 >= spel.melding && $0 <= eerste }.count
      let vak = tijdlijn.vak(eerste)
      telling.tel(
        .stappen, vak.gemeente, eerste.maand, Dimensies((.spoor, vak.spoor), (.stappen, Codes.stappen[min(aantal, 3)])))
    }
  }
}

extension Gedateerd where Inhoud == OverdrachtFeit {
  fileprivate var isAanvaarding: Bool { if case .aanvaard = inhoud { true } else { false } }

  /// Accepted or returned: that offer, or any when none is named.
  fileprivate func isAntwoord(op id: String?) -> Bool {
    switch inhoud {
    case .aangeboden: false
    case .aanvaard(let eigen), .teruggegeven(let eigen): id.map { eigen.isZelfde(als: $0) } ?? true
    }
  }
}
