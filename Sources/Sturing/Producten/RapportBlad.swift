public import Domain
import Regelgeving
import Regio

extension Rapport {
  /// The report as a document.
  public func blad(_ gemeentenaam: (Gemeente) -> String) -> Blad {
    var blad = Blad()
    blad.kop("\(product.omschrijving), \(jaar)", niveau: 1)
    blad.alinea("\(naam). Aan: \(product.aan). Cijfers tot en met \(peilmaand), uiterlijk \(product.uiterlijk(jaar)).")
    if isOnvolledig {
      blad.alinea(
        "Onvolledig: zonder verbetermaatregel zijn \(zonderMaatregel.map(\.tekst).joined(separator: ", ")). Leg per indicator vast "
          + "wie wat doet, wanneer, met welk effect (plan/verbetermaatregelen.yaml).")
    }
    indicatorblad(&blad)
    blad.kop("Budgetten")
    blad.voegToe(fondsen.blad(gemeentenaam))
    if !buitenRegel.isEmpty {
      blad.kop("Besteed buiten de regel", niveau: 3)
      blad.tabel(
        Tabelopmaak(
          ["spoor", "instrument", "bedrag"], woorden: 2, rijen: buitenRegel.map { [$0.spoor, $0.instrument, $0.bedrag.leesbaar] })
      )
    }
    if !verdelingen.isEmpty {
      blad.kop("Verdeling tussen gemeenten")
      for verdeling in verdelingen {
        switch verdeling {
        case .success(let verdeling): blad.voegToe(verdeling.blad(gemeentenaam))
        case .failure(let fout): blad.alinea("Onbepaald: \(fout.onbepaald).")
        }
      }
    }
    reeksblad(&blad)
    correctieblad(&blad)
    verantwoording(&blad)
    return blad
  }

  private func indicatorblad(_ blad: inout Blad) {
    blad.kop("Indicatoren")
    let rijen = indicatoren.map { stand in
      [
        stand.doel.omschrijving, stand.getoond(stand.realisatie), stand.normtekst, stand.getoond(stand.prognose),
        stand.getoond(stand.afstand), stand.oordeel.rawValue,
      ]
    }
    blad.tabel(Tabelopmaak(["indicator", "realisatie", "norm", "prognose", "afstand", "oordeel"], rijen: rijen))
    if indicatoren.isEmpty {
      blad.alinea("De nota van deze tenant heeft geen indicatoren.")
    } else {
      blad.alinea(Indicatorstand.methode)
    }
    blad.lijst(
      maatregelen.map { maatregel in
        "\(maatregel.indicator): \(maatregel.maatregel) (\(maatregel.eigenaar), uiterlijk \(maatregel.uiterlijk)); verwacht "
          + "effect: \(maatregel.effect)."
      })
  }

  private func reeksblad(_ blad: inout Blad) {
    guard !reeksen.isEmpty else { return }
    blad.kop("Plan en realisatie")
    let rijen = reeksen.map { stand in
      [
        stand.reeks.tabel.titel + ": " + stand.reeks.omschrijving, stand.reeks.eenheid.rawValue,
        stand.plan?.leesbaar() ?? "onbepaald", stand.realisatie?.leesbaar() ?? "onbepaald",
      ]
    }
    blad.tabel(Tabelopmaak(["reeks", "eenheid", "plan \(jaar)", "realisatie t/m \(peilmaand)"], woorden: 2, rijen: rijen))
  }

  private func correctieblad(_ blad: inout Blad) {
    guard let vorige else { return }
    blad.kop("Correctie op vorige stand")
    if correcties.isEmpty {
      blad.alinea("Wat \(vorige.naam) meldde (t/m \(vorige.peilmaand), positie \(vorige.positie)) staat nog.")
      return
    }
    blad.alinea("\(vorige.naam) (t/m \(vorige.peilmaand), positie \(vorige.positie)) meldde; nu is bekend:")
    blad.tabel(Tabelopmaak(["cijfer", "was", "wordt"], rijen: correcties.map { [$0.wat, $0.was, $0.wordt] }))
  }

  private func verantwoording(_ blad: inout Blad) {
    blad.kop("Verantwoording")
    blad.lijst([
      "Positie: \(positie) (per partitie de laatste eenheid die is meegeteld).", "Regels: \(regelsDigest).",
      "Plan: \(planDigest).",
      "Invoer: \(invoerDigest).", "Zegel: \(zegel).",
      "Opnieuw te maken met: werkbedrijf rapport maak --tenant \(tenant) --product \(product.soort.rawValue) --jaar \(jaar)"
        + (product.kwartaal.map { " --kwartaal \($0)" } ?? "") + " --tot-positie \(positie)",
      "Dit zijn exacte cijfers van de tenant zelf, zonder onthullingscontrole: niet om te publiceren.",
    ])
  }
}

extension Indicatorstand {
  func getoond(_ waarde: Breuk?) -> String {
    guard let waarde else { return "–" }
    return switch doel.eenheid {
    case .cent: waarde.centen.leesbaar
    case .procent: waarde.leesbaar() + "%"
    case .aantal, .cijfer, .dagen: waarde.leesbaar(decimalen: 2)
    }
  }

  /// What is judged: the forecast, or what came of it.
  public var waardetekst: String { getoond(prognose ?? realisatie) }

  public var normtekst: String {
    guard let vergelijking else { return "–" }
    let teken =
      switch vergelijking {
      case .hoogstens: "≤ "
      case .minstens: "≥ "
      case .gelijk: "= "
      case .stijgend: "> "
      case .dalend: "< "
      }
    return norm.map { teken + getoond($0) } ?? teken + "onbekend"
  }
}
