import Domain
import Regelgeving

extension Zaak {
  /// Rule 15: overdrachten by what happened to them, and the days of a period without anyone who has the regie.
  ///
  /// No paper gives a term for an overdracht yet, so none is *warm*. A new regie ends the old one and outlives the period: the
  /// days without are those before the first.
  func overdrachten(_ telling: inout Telling) {
    var naar: [String: Symbool] = [:]
    func tel(_ datum: CivilDate, _ doel: Symbool, _ stand: Symbool) {
      let vak = tijdlijn.vak(datum)
      telling.tel(.overdracht, vak.gemeente, datum.maand, Dimensies((.naar, doel), (.spoor, vak.spoor), (.stand, stand)))
    }
    for feit in feiten.overdrachten {
      switch feit.inhoud {
      case .aangeboden(let id, let doel):
        naar[id] = Codes.van(doel)
        tel(feit.datum, Codes.van(doel), Codes.aangeboden)
      case .aanvaard(let id): tel(feit.datum, naar[id] ?? Codes.onbekend, Codes.aanvaard)
      case .teruggegeven(let id): tel(feit.datum, naar[id] ?? Codes.onbekend, Codes.teruggegeven)
      }
    }
    let dagen = vakken { _ in true }
    self.tel(.zonderRegie, feiten.regie.first.map { zonder(dagen, [($0, .open)]) } ?? dagen, &telling)
  }
}
