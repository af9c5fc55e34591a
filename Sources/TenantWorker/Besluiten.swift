import Domain
import Dossiers
import Regelgeving
import TopicContracts

extension BesluitRecord {
  /// A changed besluit as the gemeente gets it.
  init(_ wijziging: BesluitWijziging, _ dossier: Dossier, _ regels: Regels) {
    self.init(wijziging.besluit, wijziging.status, dossier, regels)
  }

  init(_ besluit: Besluit, _ status: BesluitWijziging.Status, _ dossier: Dossier, _ regels: Regels) {
    self.init(
      tenant: regels.tenant, gemeente: besluit.gemeente,
      dossier: dossier.onderwerp, sleutel: besluit.sleutel.tekst, revisie: Int(dossier.revisie),
      status: Status(rawValue: status.rawValue)!, soort: Soort(rawValue: besluit.soort.code)!,
      uitkomst: Uitkomst(rawValue: besluit.uitkomst.code)!, bedragen: [],
      grondslag: besluit.grondslag.map { Grond(pad: $0.parameter.pad, waarde: GrondWaarde($0.waarde)) },
      parameterDigest: regels.digest)
    if case .onbepaald(let parameter, let datum) = besluit.uitkomst { ontbreekt = Ontbreekt(parameter: parameter, datum: datum) }
    say(besluit.inhoud)
  }

  private mutating func say(_ inhoud: BesluitInhoud) {
    switch inhoud {
    case .leeg: break
    case .spoor(let code): spoor = code.tekst
    case .uitkering(let b):
      bedragen = [
        ("betaalbaarCent", .cent(b.betaalbaar)), ("normCent", .cent(b.norm)), ("rechtCent", .cent(b.recht)),
        ("vakantietoeslagCent", .cent(b.vakantietoeslag)), ("verlagingCent", .cent(b.verlaging)),
        ("verschilCent", .cent(b.verschil)), ("vrijlatingCent", .cent(b.vrijlating)),
      ]
    case .loonkostensubsidie(let basis, let subsidie, let verschil):
      bedragen = [("basisCent", .cent(basis)), ("subsidieCent", .cent(subsidie)), ("verschilCent", .cent(verschil))]
    case .wsw(let rijksbijdrage, let tenantbijdrage, let resultaat):
      bedragen = [
        ("resultaatCent", .cent(resultaat)), ("rijksbijdrageCent", .cent(rijksbijdrage)),
        ("tenantbijdrageCent", .cent(tenantbijdrage)),
      ]
    case .maatregel(let percentage, let maanden, let isWaarschuwing):
      bedragen = [
        ("maanden", .maanden(maanden)), ("percentage", .decimaal(percentage)), ("waarschuwing", .jaNee(isWaarschuwing)),
      ]
    case .integraleIntake(let code, let samen):
      vorm = code.tekst
      plan = samen?.description
    case .herziening(let verschil):
      bedragen = [("verschilCent", .cent(verschil))]
      richting = verschil > .nul ? "terugvordering" : "nabetaling"
    }
  }
}

extension GrondWaarde {
  init(_ waarde: Waarde) {
    self =
      switch waarde {
      case .cent(let cent): .geheel(cent.cent)
      case .decimaal(let getal): .tekst(getal.description)
      case .geheel(let getal): .geheel(Int64(getal))
      case .jaNee(let waarde): .jaNee(waarde)
      case .codes(let codes): .codes(codes.map(\.tekst))
      case .code(let code): .tekst(code.tekst)
      case .datum(let datum): .tekst(datum.description)
      }
  }
}
