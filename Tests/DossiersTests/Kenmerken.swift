@testable import Domain
@testable import Dossiers

/// In how many sets each rule gave each kind of outcome.
struct Kenmerken: Sendable {
  private(set) var aantallen: [String: Int] = [:]

  /// What the random sets must reach: the features of the facts, and of every rule each kind of outcome.
  static let verwacht =
    [
      "feiten: conflict", "feiten: intrekking", "feiten: vervangt", "feiten: keten van vervangt", "feiten: ander systeem",
      "feiten: wisseling van regels", "feiten: wisseling met gevolgen", "1 periode: open", "1 periode: nul dagen",
      "1 periode: arbeid", "1 periode: andere-regeling", "2 huishouden: verhuizing", "3 spoor: zonder-diagnose",
      "3 spoor: doorstroom", "4 verplichting: arbeid", "4 verplichting: tegenprestatie", "5 actief", "7 termijn: voldaan",
      "7 termijn: niet voldaan", "8 maatregel: vastgesteld", "8 maatregel: waarschuwing", "8 maatregel: onbepaald",
      "9 uitkering: vastgesteld", "9 uitkering: zonder-recht", "9 uitkering: onbepaald", "9 uitkering: vrijlating",
      "9 uitkering: verlaging", "9 herziening: nabetaling", "9 herziening: terugvordering",
      "10 loonkostensubsidie: vastgesteld", "10 loonkostensubsidie: zonder-recht", "11 wsw: vastgesteld", "11 wsw: onbepaald",
    ] + maten.map { "maat: \($0.naam)" }

  /// Every maat of a client's dossier.
  private static let maten = Maat.allCases.filter {
    ![
      .budgetCent, .batenCent, .verplichtingCent, .uitvoeringskostenCent, .werkgeverBereikt, .vacature, .vacatureVervuld,
      .afspraak, .afspraakNagekomen, .verdringing,
    ].contains($0)
  }

  static func + (a: Self, b: Self) -> Self {
    var som = a
    som.aantallen.merge(b.aantallen, uniquingKeysWith: +)
    return som
  }

  mutating func wisselde(_ metGevolgen: Bool) {
    aantallen["feiten: wisseling van regels", default: 0] += 1
    if metGevolgen { aantallen["feiten: wisseling met gevolgen", default: 0] += 1 }
  }

  mutating func tel(_ dossier: Dossier, _ uitkomst: Uitkomst) {
    for naam in Self.feiten(dossier).union(Self.uitkomst(uitkomst)) { aantallen[naam, default: 0] += 1 }
  }

  private static func feiten(_ dossier: Dossier) -> Set<String> {
    var namen: Set<String> = []
    if !dossier.conflicten.isEmpty { namen.insert("feiten: conflict") }
    if Set(dossier.feiten.map(\.source)).count > 1 { namen.insert("feiten: ander systeem") }
    for feit in dossier.feiten {
      if case .gegevenIngetrokken(let d) = feit.inhoud, dossier.plaats(source: feit.source, id: d.gebeurtenis) != nil {
        namen.insert("feiten: intrekking")
      }
      guard let vorige = feit.vervangt.flatMap({ dossier.plaats(source: feit.source, id: $0) }) else { continue }
      namen.insert("feiten: vervangt")
      if dossier.feiten[vorige].vervangt.flatMap({ dossier.plaats(source: feit.source, id: $0) }) != nil {
        namen.insert("feiten: keten van vervangt")
      }
    }
    return namen
  }

  private static func uitkomst(_ uitkomst: Uitkomst) -> Set<String> {
    var namen = Set(uitkomst.bijdragen.map { "maat: \($0.cel.maat.naam)" })
    for periode in uitkomst.perioden {
      namen.insert("1 periode: \(periode.isLeeg ? "nul dagen" : periode.reden?.code.tekst ?? "open")")
    }
    if Set(uitkomst.bijdragen.filter { $0.cel.maat == .bestand }.map(\.cel.gemeente)).count > 1 {
      namen.insert("2 huishouden: verhuizing")
    }
    for spoor in uitkomst.sporen { namen.insert("3 spoor: \(spoor.spoor.tekst)") }
    if !uitkomst.doorstromen.isEmpty { namen.insert("3 spoor: doorstroom") }
    for verplichting in uitkomst.verplichtingen { namen.insert("4 verplichting: \(verplichting.soort.tekst)") }
    if !uitkomst.actief.isEmpty { namen.insert("5 actief") }
    for termijn in uitkomst.termijnen {
      namen.insert("7 termijn: \(termijn.soort.tekst)")
      namen.insert("7 termijn: \(termijn.voldaanOp == nil ? "niet voldaan" : "voldaan")")
    }
    for besluit in uitkomst.besluiten { namen.formUnion(Self.besluit(besluit)) }
    return namen
  }

  private static func besluit(_ besluit: Besluit) -> Set<String> {
    let code = besluit.uitkomst.code
    return switch (besluit.soort, besluit.inhoud) {
    case (.integraleIntake, .integraleIntake(let vorm, _)): ["6 integrale-intake: \(vorm.tekst)"]
    case (.maatregel, .maatregel(_, _, true)): ["8 maatregel: waarschuwing"]
    case (.maatregel, _): ["8 maatregel: \(code)"]
    case (.uitkering, .uitkering(let bedragen)):
      Set(
        ["9 uitkering: \(code)"] + (bedragen.vrijlating > .nul ? ["9 uitkering: vrijlating"] : [])
          + (bedragen.verlaging > .nul ? ["9 uitkering: verlaging"] : []))
    case (.uitkering, _): ["9 uitkering: \(code)"]
    case (.herziening, .herziening(let verschil)): ["9 herziening: \(verschil.richting.tekst)"]
    case (.loonkostensubsidie, _): ["10 loonkostensubsidie: \(code)"]
    case (.wsw, _): ["11 wsw: \(code)"]
    default: []
    }
  }

  func tekst(van aantal: Int) -> String {
    let namen = Set(aantallen.keys).union(Self.verwacht).sorted { a, b in
      (Int(a.prefix { $0.isNumber }) ?? 0, a) < (Int(b.prefix { $0.isNumber }) ?? 0, b)
    }
    return "coverage of \(aantal) sets:\n" + namen.map { "  \($0) \(aantallen[$0, default: 0])" }.joined(separator: "\n")
  }
}
