import Domain

/// One person as the simulation knows him.
struct Klant {
  var bsn: String
  var geboren: CivilDate
  var gemeente: Gemeente
  var regeling: Regeling
  var leefvorm: Leefvorm
  /// Nil: no partner, or a partner whose date of birth the legacy system never got.
  var partnerGeboren: CivilDate?
  var medebewoners: Int
  var jongsteKind: CivilDate?
  var leefgebieden: [Leefgebied]
  var diagnose: Diagnose

  static func trek(_ nummer: Int, _ streek: Streek, op dag: CivilDate, jong: Bool, _ toeval: inout Toeval) -> Klant {
    let leeftijd = toeval.gewogen([
      (toeval.getal(18...26), jong ? 30 : 12), (toeval.getal(27...44), 44), (toeval.getal(45...64), jong ? 26 : 44),
    ])
    let geboren = dag.plus(maanden: -12 * leeftijd) - toeval.getal(0...364)
    let leefvorm = toeval.gewogen([
      (Leefvorm.alleenstaande, leeftijd < 27 ? 84 : 62), (.alleenstaandeOuder, leeftijd > 58 ? 4 : 18), (.gehuwd, 18),
    ])
    let heeftKind = leefvorm == .alleenstaandeOuder || (leefvorm == .gehuwd && leeftijd < 55 && toeval.kans(550))
    return Klant(
      bsn: bsn(nummer), geboren: geboren, gemeente: toeval.gewogen(streek.gemeenten), regeling: regeling(leeftijd, &toeval),
      leefvorm: leefvorm,
      partnerGeboren: leefvorm == .gehuwd && !toeval.kans(30) ? partner(geboren, op: dag, &toeval) : nil,
      medebewoners: toeval.gewogen([(0, 82), (1, 11), (2, 5), (3, 2)]),
      jongsteKind: heeftKind ? dag - toeval.getal(100...(365 * min(16, leeftijd - 17))) : nil,
      leefgebieden: leefgebieden(&toeval), diagnose: diagnose(leeftijd, &toeval))
  }

  private static func partner(_ geboren: CivilDate, op dag: CivilDate, _ toeval: inout Toeval) -> CivilDate {
    min(geboren + toeval.getal(-3000...2200), dag.plus(maanden: -12 * 19))
  }

  private static func regeling(_ leeftijd: Int, _ toeval: inout Toeval) -> Regeling {
    leeftijd >= 55
      ? toeval.gewogen([(.pw, 88), (.ioaw, 10), (.ioaz, 2)]) : toeval.gewogen([(.pw, 975), (.bbz, 15), (.nug, 10)])
  }

  static func leefgebieden(_ toeval: inout Toeval) -> [Leefgebied] {
    var over = Leefgebied.allCases
    return (0..<toeval.gewogen([(1, 35), (2, 35), (3, 20), (4, 10)])).map { _ in
      over.remove(at: toeval.getal(0...(over.count - 1)))
    }
  }

  static func diagnose(_ leeftijd: Int, _ toeval: inout Toeval) -> Diagnose {
    let vermogen = toeval.gewogen([(Arbeidsvermogen.geen, 24), (.beperkt, 44), (.volledig, 32)])
    let beschut = vermogen == .beperkt && toeval.kans(60)
    let capaciteit =
      switch vermogen {
      case .geen: toeval.getal(0...25)
      case .beperkt: toeval.getal(beschut ? 20...45 : 30...95)
      case .volledig: toeval.gewogen([(100, 80), (toeval.getal(80...99), 20)])
      }
    let afstand =
      switch vermogen {
      case .geen: toeval.getal(30...120)
      case .beperkt: toeval.getal(4...48)
      case .volledig: toeval.getal(0...18)
      }
    let jonggehandicapt = leeftijd < 30 && vermogen != .volledig && toeval.kans(120)
    return Diagnose(
      arbeidsvermogen: vermogen, verdiencapaciteit: capaciteit, afstandMaanden: afstand,
      volledigDuurzaamArbeidsongeschikt: vermogen == .geen && toeval.kans(250), aangewezenOpBeschut: beschut,
      inDoelgroepregister: vermogen == .beperkt && toeval.kans(350), onderwijsMogelijk: leeftijd < 27 && toeval.kans(550),
      startkwalificatie: toeval.kans(450), jonggehandicapt: jonggehandicapt)
  }

  /// A number that passes the elfproef; from 900 million on, where none is given out.
  static func bsn(_ nummer: Int) -> String {
    // Of the ten numbers of each decade at most one passes; one decade in eleven has none.
    var tiental = 90_000_000 + (nummer * 7919) % 9_999_991
    while true {
      let cijfers = String(tiental).compactMap(\.wholeNumberValue)
      let som = cijfers.enumerated().reduce(0) { $0 + $1.element * (9 - $1.offset) }
      if som % 11 < 10 { return "\(tiental)\(som % 11)" }
      tiental = 90_000_000 + (tiental - 90_000_000 + 5_000_011) % 9_999_991
    }
  }
}
