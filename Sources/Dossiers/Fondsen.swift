import Domain
import Regelgeving

extension Zaak {
  /// Rule 12: invoices of voorzieningen land in the fund of their instrument; a credit is negative.
  func uitgaven(_ telling: inout Telling) {
    for factuur in feiten.facturen {
      let fonds = verloop.fonds(.fondsVoorziening, Codes.van(factuur.inhoud.instrument), factuur.datum)
      let vak = tijdlijn.vak(factuur.datum)
      let cent = factuur.inhoud.bedragCent.cent
      telling.tel(.uitgavenCent, vak.gemeente, factuur.datum.maand, fonds, cent)
      // Rule 13: what the tenant does not pay for in this spoor is kept and counted.
      if regels.voor(vak.gemeente).isBuitenRegel(factuur.inhoud.instrument, spoor: vak.spoor, op: factuur.datum) {
        let dimensies = Dimensies((.instrument, Codes.van(factuur.inhoud.instrument)), (.spoor, vak.spoor))
        telling.tel(.buitenRegel, vak.gemeente, factuur.datum.maand, dimensies)
        telling.tel(.buitenRegelCent, vak.gemeente, factuur.datum.maand, dimensies, cent)
      }
    }
  }
}

extension Regels {
  /// Every euro lands in one labelled fund: the instrument decides, a verordening can override; `onbekend` where no rule in
  /// force names one.
  func fonds(
    _ parameter: Parameter, _ instrument: Symbool, _ spoor: Symbool, _ gemeente: Gemeente, _ dag: CivilDate
  ) -> Dimensies {
    let fonds = voor(gemeente).code(parameter, op: dag) ?? Codes.onbekend
    return Dimensies((.fonds, fonds), (.instrument, instrument), (.spoor, spoor))
  }
}
