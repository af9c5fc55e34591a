import Domain
import Regelgeving

extension Zaak {
  /// Rule 15: overdrachten by what happened to them, and the days of a period without anyone who has the regie.
  ///
  /// No paper gives a term for an overdracht yet, so none is *warm*. A new regie ends the old one and outlives the period: the
  /// days without are those before the first.
  func overdrachten(_ telling: inout Telling) {
    var naar: [[UInt8]: Symbool] = [:]
    func tel(_ datum: CivilDate, _ doel: Symbool, _ stand: Symbool) {
      let vak = tijdlijn.vak(datum)
      telling.tel(.overdracht, vak.gemeente, datum.maand, Dimensies((.naar, doel), (.spoor, vak.spoor), (.stand, stand)))
    }
    for feit in feiten.overdrachten {
      switch feit.inhoud {
      case .aangeboden(let id, let doel):
        naar[Array(id.utf8)] = Codes.van(doel)
        tel(feit.datum, Codes.van(doel), Codes.aangeboden)
      case .aanvaard(let id): tel(feit.datum, naar[Array(id.utf8)] ?? Codes.onbekend, Codes.aanvaard)
      case .teruggegeven(let id): tel(feit.datum, naar[Array(id.utf8)] ?? Codes.onbekend, Codes.teruggegeven)
      }
    }
    let dagen = vakken { _ in true }
    self.tel(.zonderRegie, feiten.regie.first.map { zonder(dagen, [($0, .open)]) } ?? dagen, &telling)
  }

  /// How often a client was sent on before something began: verwijzingen and accepted overdrachten from the melding of a period
  /// up to the first voorziening or plaatsing after it, both ends included; counted on the day that began.
  ///
  /// ## Grondslag
  /// Kadernota Participatiewet Drentsche Aa (2014): at most two steps from front door to help.
  func stappen(_ telling: inout Telling) {
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
