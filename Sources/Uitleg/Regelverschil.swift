import Domain
import Dossiers
import Regelgeving

/// A value that two sets of rules do not agree on.
struct Regelverschil: Equatable {
  var naam: String
  /// The first day on which they differ; nil of what has no day.
  var vanaf: CivilDate?
  var a: String
  var b: String
  /// Nil of a decision table or an AOW age.
  var parameter: Parameter?

  var tekst: String { "\(naam)\(vanaf.map { " op \($0)" } ?? ""): \(a) → \(b)" }
}

extension Regelverschil {
  /// The value that a besluit used under one set, held against the other set on the same day.
  init?(_ gebruikt: Gebruikt, _ a: Regels, _ b: Regels) {
    let (links, rechts) = waarden((a, b), gebruikt.parameter, gebruikt.gemeente, gebruikt.op)
    guard links != rechts else { return nil }
    self.init(gebruikt.parameter, gebruikt.op, links, rechts)
  }

  init(_ parameter: Parameter, _ dag: CivilDate, _ a: Waarde?, _ b: Waarde?) {
    func tekst(_ waarde: Waarde?) -> String { waarde?.tekst(parameter.eenheid) ?? "geen waarde" }
    self.init(naam: parameter.pad, vanaf: dag, a: tekst(a), b: tekst(b), parameter: parameter)
  }

  /// Every parameter that has another value on some day, for the tenant or one of its gemeenten, each on the first such day.
  static func alle(_ a: Regels, _ b: Regels) -> [Regelverschil] {
    if a === b { return [] }
    var uit: [Regelverschil] = []
    let gemeenten = Set(a.leden.map(\.gemeente) + b.leden.map(\.gemeente)).sorted()
    for parameter in Parameter.allCases {
      for gemeente in gemeenten {
        let dagen = [a, b].flatMap { regels in
          regels.voor(gemeente).rijen(parameter).flatMap { [$0.vanaf, $0.tot].compactMap { $0 } }
        }
        let eerste = Set(dagen).sorted().first { dag in
          let (links, rechts) = waarden((a, b), parameter, gemeente, dag)
          return links != rechts
        }
        guard let dag = eerste else { continue }
        let (links, rechts) = waarden((a, b), parameter, gemeente, dag)
        let verschil = Regelverschil(parameter, dag, links, rechts)
        if uit.last != verschil { uit.append(verschil) }
      }
    }
    let (links, rechts) = (tabellen(a), tabellen(b))
    if links != rechts {
      for (i, rij) in links.enumerated() where i >= rechts.count || rechts[i] != rij {
        uit.append(
          Regelverschil(naam: "beslistabel", vanaf: nil, a: rij, b: i < rechts.count ? rechts[i] : "geen", parameter: nil))
      }
      for rij in rechts.dropFirst(links.count) {
        uit.append(Regelverschil(naam: "beslistabel", vanaf: nil, a: "geen", b: rij, parameter: nil))
      }
    }
    for rij in a.aow {
      let ander = b.aow.first { $0.geborenVanaf == rij.geborenVanaf }
      if ander?.maanden == rij.maanden && ander?.geborenVoor == rij.geborenVoor { continue }
      uit.append(
        Regelverschil(
          naam: "AOW-leeftijd van wie vanaf \(rij.geborenVanaf) is geboren", vanaf: nil, a: "\(rij.maanden) maanden",
          b: ander.map { "\($0.maanden) maanden" } ?? "niet vastgesteld", parameter: nil))
    }
    for rij in b.aow where !a.aow.contains(where: { $0.geborenVanaf == rij.geborenVanaf }) {
      uit.append(
        Regelverschil(
          naam: "AOW-leeftijd van wie vanaf \(rij.geborenVanaf) is geboren", vanaf: nil, a: "niet vastgesteld",
          b: "\(rij.maanden) maanden", parameter: nil))
    }
    return uit
  }

  private static func tabellen(_ regels: Regels) -> [String] {
    regels.beslistabellen.flatMap { tabel in
      tabel.rijen.enumerated().map { "vanaf \(tabel.vanaf), rij \($0 + 1): \($1.voorwaarden.inWoorden) → \($1.spoor.tekst)" }
    }
  }
}

/// What two sets say on one day.
private func waarden(
  _ sets: (Regels, Regels), _ parameter: Parameter, _ gemeente: Gemeente, _ dag: CivilDate
) -> (Waarde?, Waarde?) {
  (sets.0.voor(gemeente).waarde(parameter, op: dag), sets.1.voor(gemeente).waarde(parameter, op: dag))
}
