import Domain
import Regelgeving

/// A stretch in which a client has a regeling, with the household and diagnosis of each of its days.
struct Spel {
  let regeling: Regeling
  let van: CivilDate
  /// Melding of the aanvraag that opened it.
  let melding: CivilDate
  /// Places, among those in force, of the aanvragen that it took up: the one that opened it first.
  var aanvragen: [Int]
  /// The first day without; `CivilDate.open` while it runs.
  var tot: CivilDate = .open
  var reden: EindeReden?
  /// What held from which day on; the first one starts at `van`, at most one a day.
  var toestanden: [Toestand] = []

  var isLeeg: Bool { tot == van }

  /// What held on a day of the period.
  func toestand(op dag: CivilDate) -> Toestand {
    var plaats = toestanden.count - 1
    while plaats > 0, toestanden[plaats].van > dag { plaats -= 1 }
    return toestanden[plaats]
  }
}

/// Household and diagnosis from a day on.
struct Toestand: Equatable {
  var van: CivilDate
  var gemeente: Gemeente
  var leefvorm: Leefvorm
  var partner: CivilDate?
  var medebewoners: Int
  var jongsteKind: CivilDate?
  var diagnose: Diagnose?
  /// Counts the diagnoses of a period; 0 before the first.
  var diagnosenummer = 0

  init(_ aanvraag: AanvraagOntvangen, van: CivilDate) {
    self.van = van
    gemeente = aanvraag.gemeente
    leefvorm = aanvraag.leefvorm
    partner = aanvraag.partnerGeboortedatum
    medebewoners = aanvraag.kostendelendeMedebewoners
    jongsteKind = aanvraag.geboortedatumJongsteKind
    diagnose = aanvraag.diagnose
    diagnosenummer = aanvraag.diagnose == nil ? 0 : 1
  }

  /// Absent means unchanged.
  mutating func pasToe(_ wijziging: HuishoudenGewijzigd) {
    gemeente = wijziging.gemeente ?? gemeente
    leefvorm = wijziging.leefvorm ?? leefvorm
    partner = wijziging.partnerGeboortedatum ?? partner
    medebewoners = wijziging.kostendelendeMedebewoners ?? medebewoners
    jongsteKind = wijziging.geboortedatumJongsteKind ?? jongsteKind
  }

  mutating func pasToe(_ nieuw: Diagnose) {
    diagnose = nieuw
    diagnosenummer += 1
  }
}

extension CivilDate {
  /// The end of what has none.
  static let open = CivilDate(dag: .max)
  static let begin = CivilDate(dag: .min)
  var ofNil: CivilDate? { self == .open ? nil : self }
}

/// Rules 1 and 2: the periods of a client, by a sweep over the days on which something happened.
///
/// An uitstroom inside a period ends it. An aanvraag whose start falls inside a period of the same regeling changes its
/// data from that day; of another regeling it ends the period and opens the next; otherwise it opens one. On one day every
/// uitstroom comes before the aanvragen when a period was running at the beginning of the day, else after them. An
/// uitstroom between melding and start cancels the aanvraag, unless it ended a period that was running.
struct Periodenveger {
  private var vervallen: [Bool]
  private(set) var spellen: [Spel] = []

  static func veeg(_ feiten: FeitenInKracht, _ regels: Regels) -> [Spel] {
    guard !feiten.aanvragen.isEmpty else { return [] }
    var veger = Periodenveger(feiten)
    veger.veeg(feiten, regels)
    return veger.spellen
  }

  private init(_ feiten: FeitenInKracht) {
    vervallen = feiten.aanvragen.map(\.isGeweigerd)
  }

  private mutating func veeg(_ feiten: FeitenInKracht, _ regels: Regels) {
    let vertrekken = regels.vertrek
    // Positions in the five ordered lists.
    var a = 0
    var u = 0
    var d = 0
    var h = 0
    var v = 0
    while true {
      let dag = min(
        a < feiten.aanvragen.count ? feiten.aanvragen[a].start : .open,
        u < feiten.uitstromen.count ? feiten.uitstromen[u].datum : .open,
        d < feiten.diagnoses.count ? feiten.diagnoses[d].datum : .open,
        h < feiten.huishoudens.count ? feiten.huishoudens[h].datum : .open,
        v < vertrekken.count ? vertrekken[v].op : .open)
      guard dag != .open else { return }
      let liep = loopt
      if liep {
        verwerkUitstroom(dag, feiten, &u)
        if !loopt { heropen(dag, feiten) }
      }
      while a < feiten.aanvragen.count, feiten.aanvragen[a].start == dag {
        let gemeente = regels.geldend(feiten.aanvragen[a].aanvraag.gemeente, op: dag)
        // Nothing opens in a gemeente that has left the tenant between melding and start.
        if !vervallen[a], !vertrekken.contains(where: { $0.gemeente == gemeente && $0.op <= dag }) { start(a, feiten) }
        a += 1
      }
      while d < feiten.diagnoses.count, feiten.diagnoses[d].datum == dag {
        let diagnose = feiten.diagnoses[d].inhoud
        wijzig(dag) { $0.pasToe(diagnose) }
        d += 1
      }
      while h < feiten.huishoudens.count, feiten.huishoudens[h].datum == dag {
        let wijziging = feiten.huishoudens[h].inhoud
        wijzig(dag) { $0.pasToe(wijziging) }
        h += 1
      }
      if !liep { verwerkUitstroom(dag, feiten, &u) }
      while v < vertrekken.count, vertrekken[v].op == dag {
        if loopt, let gemeente = spellen.last?.toestanden.last?.gemeente,
          regels.geldend(gemeente, op: dag) == vertrekken[v].gemeente
        {
          beeindig(dag, .gemeenteUitTenant)
        }
        v += 1
      }
    }
  }

  private var loopt: Bool { !spellen.isEmpty && spellen[spellen.count - 1].tot == .open }

  /// Those of one day, from the position `u` on.
  private mutating func verwerkUitstroom(_ dag: CivilDate, _ feiten: FeitenInKracht, _ u: inout Int) {
    while u < feiten.uitstromen.count, feiten.uitstromen[u].datum == dag {
      uitstroom(dag, feiten.uitstromen[u].inhoud, feiten.aanvragen)
      u += 1
    }
  }

  private mutating func uitstroom(_ dag: CivilDate, _ reden: UitstroomReden, _ aanvragen: [Aanvraag]) {
    if loopt { return beeindig(dag, .uitstroom(reden)) }
    for i in aanvragen.indices where aanvragen[i].aanvraag.meldingsdatum <= dag && dag < aanvragen[i].start {
      vervallen[i] = true
    }
  }

  /// A right asked back to a day on which an earlier period still ran goes on where that one ended, when it was asked for after
  /// that end (from 2026, where the verordening lets a right start before its melding).
  private mutating func heropen(_ dag: CivilDate, _ feiten: FeitenInKracht) {
    let i = spellen.count - 1
    guard let plaats = spellen[i].aanvragen.dropFirst().last(where: { feiten.aanvragen[$0].aanvraag.meldingsdatum >= dag })
    else { return }
    let feit = feiten.aanvragen[plaats]
    var toestand = Toestand(feit.aanvraag, van: dag)
    for diagnose in feiten.diagnoses where feit.start <= diagnose.datum && diagnose.datum < dag {
      toestand.pasToe(diagnose.inhoud)
    }
    for wijziging in feiten.huishoudens where feit.start <= wijziging.datum && wijziging.datum < dag {
      toestand.pasToe(wijziging.inhoud)
    }
    spellen[i].aanvragen.removeAll { $0 == plaats }
    spellen.append(
      Spel(regeling: feit.aanvraag.regeling, van: dag, melding: feit.aanvraag.meldingsdatum, aanvragen: [plaats]))
    zet(toestand)
  }

  private mutating func beeindig(_ dag: CivilDate, _ reden: EindeReden) {
    let i = spellen.count - 1
    spellen[i].tot = dag
    spellen[i].reden = reden
    // What would have held from the first day without never held.
    while !spellen[i].isLeeg, spellen[i].toestanden.count > 1, let laatste = spellen[i].toestanden.last, laatste.van >= dag {
      spellen[i].toestanden.removeLast()
    }
  }

  private mutating func start(_ plaats: Int, _ feiten: FeitenInKracht) {
    let feit = feiten.aanvragen[plaats]
    var toestand = Toestand(feit.aanvraag, van: feit.start)
    if loopt, let spel = spellen.last, spel.regeling == feit.aanvraag.regeling {
      spellen[spellen.count - 1].aanvragen.append(plaats)
      // An aanvraag sets everything, but one without a diagnose keeps the period's earlier one.
      if let laatste = spel.toestanden.last {
        if toestand.diagnose == nil { toestand.diagnose = laatste.diagnose }
        toestand.diagnosenummer += laatste.diagnosenummer
      }
    } else {
      if loopt { beeindig(feit.start, .andereRegeling) }
      spellen.append(
        Spel(
          regeling: feit.aanvraag.regeling, van: feit.start, melding: feit.aanvraag.meldingsdatum, aanvragen: [plaats]))
    }
    // What was reported from melding up to the start applies at the start; a start before the melding has nothing before it.
    func isVooraf(_ dag: CivilDate) -> Bool { feit.aanvraag.meldingsdatum <= dag && dag < feit.start }
    for diagnose in feiten.diagnoses where isVooraf(diagnose.datum) { toestand.pasToe(diagnose.inhoud) }
    for wijziging in feiten.huishoudens where isVooraf(wijziging.datum) { toestand.pasToe(wijziging.inhoud) }
    zet(toestand)
  }

  /// Changes what holds from this day on, when a period runs.
  private mutating func wijzig(_ dag: CivilDate, _ pasToe: (inout Toestand) -> Void) {
    guard loopt else { return }
    let i = spellen.count - 1
    guard var toestand = spellen[i].toestanden.last else { return }
    toestand.van = dag
    pasToe(&toestand)
    zet(toestand)
  }

  private mutating func zet(_ toestand: Toestand) {
    let i = spellen.count - 1
    if spellen[i].toestanden.isEmpty { spellen[i].toestanden.reserveCapacity(4) }
    if let laatste = spellen[i].toestanden.indices.last, spellen[i].toestanden[laatste].van == toestand.van {
      spellen[i].toestanden[laatste] = toestand
    } else {
      spellen[i].toestanden.append(toestand)
    }
  }
}
