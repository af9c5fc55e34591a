import Domain
import Regelgeving

/// The parameters that one besluit asks for: their values, a record of each for the grondslag, and the first in the order of
/// the law that has no value.
struct Raadpleging {
  private let schrijfGrondslag: Bool
  /// Where the rule writes its sum down; only of a derivation for an explanation.
  let verslag: Besluitverslag?
  private(set) var gebruikt: [Gebruikt] = []
  private var ontbreekt: (rang: Int, parameter: String, datum: CivilDate)?

  init(_ verloop: Verloop, _ verslag: Verslag?, _ sleutel: @autoclosure () -> Besluitsleutel) {
    schrijfGrondslag = verloop.grondslag
    self.verslag = verslag?.begin(sleutel())
  }

  init(_ zaak: Zaak, _ sleutel: @autoclosure () -> Besluitsleutel) { self.init(zaak.verloop, zaak.verslag, sleutel()) }

  /// An amount of money.
  mutating func cent(_ parameter: Parameter, op dag: CivilDate, _ regels: Regelplaats) -> Eurocent? {
    guard let waarde = regels.regels.cent(parameter, op: dag) else { return mis(parameter, dag) }
    noteer(parameter, dag, regels, .cent(waarde))
    return waarde
  }

  /// A percentage as a fraction: 25 gives 25/100.
  mutating func deel(_ parameter: Parameter, op dag: CivilDate, _ regels: Regelplaats) -> Breuk? {
    guard let waarde = regels.regels.decimaal(parameter, op: dag) else { return mis(parameter, dag) }
    noteer(parameter, dag, regels, .decimaal(waarde))
    return waarde.procent
  }

  /// Notes once more what was asked for on another day, when the values are the same.
  mutating func herhaal(_ eerder: [Gebruikt], op dag: CivilDate) {
    if !eerder.isEmpty { gebruikt += eerder.op(dag) }
  }

  mutating func decimaal(_ parameter: Parameter, op dag: CivilDate, _ regels: Regelplaats) -> Decimaal? {
    guard let waarde = regels.regels.decimaal(parameter, op: dag) else { return mis(parameter, dag) }
    noteer(parameter, dag, regels, .decimaal(waarde))
    return waarde
  }

  mutating func geheel(_ parameter: Parameter, op dag: CivilDate, _ regels: Regelplaats) -> Int? {
    guard let waarde = regels.regels.geheel(parameter, op: dag) else { return mis(parameter, dag) }
    noteer(parameter, dag, regels, .geheel(waarde))
    return waarde
  }

  /// A fact that the outcome needs and the dossier does not have, named like a parameter.
  mutating func mis<Waarde>(feit pad: String, rang: Int, _ dag: CivilDate) -> Waarde? {
    if let eerder = ontbreekt, (eerder.rang, eerder.datum) <= (rang, dag) { return nil }
    ontbreekt = (rang, pad, dag)
    return nil
  }

  private mutating func mis<Waarde>(_ parameter: Parameter, _ dag: CivilDate) -> Waarde? {
    mis(feit: parameter.pad, rang: Self.rang(parameter), dag)
  }

  private mutating func noteer(_ parameter: Parameter, _ dag: CivilDate, _ regels: Regelplaats, _ waarde: Waarde) {
    if schrijfGrondslag { gebruikt.append(Gebruikt(parameter: parameter, gemeente: regels.gemeente, op: dag, waarde: waarde)) }
  }

  /// What makes the outcome `onbepaald`, when something is missing.
  var uitkomst: BesluitUitkomst {
    ontbreekt.map { .onbepaald(parameter: $0.parameter, datum: $0.datum) } ?? .vastgesteld
  }

  /// The order in which the first missing one is named (specification section 8): of the uitkering the norm, the partner,
  /// the kostendelersnorm, the vrijlating, the vakantietoeslag; of the loonkostensubsidie WML, vakantiebijslag, the rates.
  private static func rang(_ parameter: Parameter) -> Int {
    switch parameter {
    case .grondslagIoaw, .grondslagIoaz: 0
    case .normAlleenstaande18Tot20: 1
    case .normAlleenstaande21TotAow: 2
    case .normAlleenstaandeAow: 3
    case .normGehuwd18Tot20ZonderKinderen: 4
    case .normGehuwd18Tot20En21ZonderKinderen: 5
    case .normGehuwd18Tot20MetKinderen: 6
    case .normGehuwd18Tot20En21MetKinderen: 7
    case .normGehuwd21TotAow: 8
    case .normGehuwdAow: 9
    case .kostendelersnormVast: 12
    case .kostendelersnormPerPersoon, .kostendelersnormKinderen: 13
    case .vrijlatingArbeidPercentage: 14
    case .vrijlatingArbeidMaximum, .vrijlatingArbeidLeeftijd, .vrijlatingArbeidMaanden: 15
    case .vakantietoeslagPercentage: 16
    case .wmlMaand, .wmlUur: 20
    case .wmlVakantiebijslag: 21
    case .lksForfait, .lksMaximum: 22
    case .lksWerkgeverslasten: 23
    default: 30
    }
  }
}

extension [Gebruikt] {
  /// The same values, asked for on another day.
  func op(_ dag: CivilDate) -> [Gebruikt] {
    if isEmpty { return self }
    return map {
      var gebruik = $0
      gebruik.op = dag
      return gebruik
    }
  }
}

/// The rules of one gemeente, and which one.
struct Regelplaats {
  let gemeente: Gemeente
  let regels: GemeenteRegels

  init(_ gemeente: Gemeente, _ regels: Regels) {
    self.gemeente = gemeente
    self.regels = regels.voor(gemeente)
  }
}
