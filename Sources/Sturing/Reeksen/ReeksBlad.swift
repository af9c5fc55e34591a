public import Domain
public import JSON

extension Reeksboek {
  /// Every printed table with its columns, what was computed where a scenario or a formula gives another figure, and under each
  /// row what the dossiers say of the years that are over.
  ///
  /// - Parameter scenario: Rows of another scenario are left out, formulas are worked out under this one; nil: as printed.
  public func blad(scenario: String?, _ realisatie: Realisatie?) -> Blad {
    var blad = Blad()
    for reeksen in perTabel(scenario) {
      let tabel = reeksen[0].tabel
      blad.kop(tabel.titel, niveau: 3)
      var rijen: [[String]] = []
      for reeks in reeksen {
        rijen.append(
          [reeks.omschrijving + (reeks.scenario.map { " (\($0))" } ?? "")] + reeks.punten.map { getoond(reeks, $0, scenario) })
        if let realisatie, let formule = reeks.realisatie {
          let waarden = reeks.punten.map { punt in
            Int(punt).flatMap { realisatie.waarde(formule, jaar: $0) }.map { $0.leesbaar() } ?? "–"
          }
          rijen.append(["  realisatie"] + waarden)
        }
      }
      blad.tabel(Tabelopmaak([reeksen[0].eenheid.rawValue] + reeksen[0].punten, rijen: rijen))
      blad.alinea("Bron: \(tabel.bron) (\(tabel.status.rawValue)).")
      blad.lijst(reeksen.compactMap { reeks in reeks.toelichting.map { "\(reeks.omschrijving): \($0)" } })
    }
    return blad
  }

  /// What the series say under one scenario beside another: only what differs.
  public func blad(vergelijk scenario: String, met uitgangspunt: String?) -> Blad {
    var blad = Blad()
    var rijen: [[String]] = []
    for (reeks, punt, voor, na) in verschillen(scenario, uitgangspunt) {
      rijen.append([
        reeks.omschrijving, reeks.id, punt, voor?.leesbaar() ?? "onbepaald", na?.leesbaar() ?? "onbepaald",
        voor.flatMap { voor in na.map { ($0 - voor).leesbaar() } } ?? "onbepaald", reeks.eenheid.rawValue,
      ])
    }
    blad.tabel(
      Tabelopmaak(["", "reeks", "", uitgangspunt ?? "uitgangspunt", scenario, "verschil", "eenheid"], woorden: 3, rijen: rijen))
    if rijen.isEmpty { blad.alinea("Onder scenario \(scenario) is niets anders.") }
    return blad
  }

  /// Every series and column that differs between two scenarios, in the order of the files.
  public func verschillen(
    _ scenario: String, _ uitgangspunt: String?
  ) -> [(reeks: Reeks, punt: String, voor: Breuk?, na: Breuk?)] {
    var gezien: Set<String> = []
    return reeksen.filter { gezien.insert($0.id).inserted }.flatMap { reeks in
      reeks.punten.compactMap { punt in
        let voor = waarde(reeks.id, punt, scenario: uitgangspunt)
        let na = waarde(reeks.id, punt, scenario: scenario)
        return voor == na ? nil : (reeks, punt, voor, na)
      }
    }
  }

  public static func blad(_ afwijkingen: [Afwijking]) -> Blad {
    var blad = Blad()
    if afwijkingen.isEmpty { blad.alinea("Alles wat gedrukt staat klopt met zijn delen.") }
    for afwijking in afwijkingen {
      let punt = afwijking.punt.isEmpty ? "" : ", \(afwijking.punt)"
      blad.lijst([
        "\(afwijking.omschrijving) (\(afwijking.reeks)\(punt)): gedrukt \(afwijking.gedrukt), uit de delen \(afwijking.berekend)"
          + (afwijking.toelichting.map { "; \($0)" } ?? "") + ". \(afwijking.bron) (\(afwijking.plaats))"
      ])
    }
    return blad
  }

  private func perTabel(_ scenario: String?) -> [[Reeks]] {
    reeksen.filter { scenario == nil || $0.scenario == nil || $0.scenario == scenario }.reduce(into: []) { lijst, reeks in
      if let laatste = lijst.last?.last, laatste.tabel == reeks.tabel {
        lijst[lijst.count - 1].append(reeks)
      } else {
        lijst.append([reeks])
      }
    }
  }

  /// As printed; worked out where nothing is printed or a scenario is asked for.
  private func getoond(_ reeks: Reeks, _ punt: String, _ scenario: String?) -> String {
    let gedrukt = reeks.gedrukt(punt).map { $0.breuk.leesbaar(decimalen: Int($0.schaal)) }
    if let gedrukt, reeks.scenario != nil || scenario == nil { return gedrukt }
    return waarde(reeks.id, punt, scenario: scenario ?? reeks.scenario).map { $0.leesbaar() } ?? gedrukt ?? "–"
  }
}

extension Afwijking {
  public var json: JSONValue {
    .object([
      ("berekend", .string(berekend)), ("bron", .string(bron)), ("gedrukt", .string(gedrukt)), ("plaats", .string(plaats)),
      ("punt", .string(punt)), ("reeks", .string(reeks)), ("scenario", scenario.map { .string($0) } ?? .null),
      ("toelichting", toelichting.map { .string($0) } ?? .null),
    ])
  }
}

extension Reeksboek {
  /// One series with its columns: printed, computed and realised.
  public func json(_ reeks: Reeks, scenario: String?, _ realisatie: Realisatie?) -> JSONValue {
    let punten = reeks.punten.map { punt -> JSONValue in
      let echt = Int(punt).flatMap { jaar in reeks.realisatie.flatMap { realisatie?.waarde($0, jaar: jaar) } }
      return .object([
        ("berekend", berekend(reeks, punt).map { .string($0.leesbaar(decimalen: 4)) } ?? .null),
        ("gedrukt", reeks.gedrukt(punt).map { .string($0.description) } ?? .null), ("punt", .string(punt)),
        ("realisatie", echt.map { .string($0.leesbaar(decimalen: 4)) } ?? .null),
        (
          "waarde",
          waarde(reeks.id, punt, scenario: scenario ?? reeks.scenario).map { .string($0.leesbaar(decimalen: 4)) } ?? .null
        ),
      ])
    }
    return .object([
      ("bron", .string(reeks.tabel.bron)), ("eenheid", .string(reeks.eenheid.rawValue)), ("id", .string(reeks.id)),
      ("omschrijving", .string(reeks.omschrijving)), ("punten", .array(punten)),
      ("scenario", reeks.scenario.map { .string($0) } ?? .null), ("tabel", .string(reeks.tabel.id)),
    ])
  }
}
