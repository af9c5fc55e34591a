import Domain
import Regelgeving

/// A stretch of days with one value of everything a contribution is labelled with.
struct Vak {
  var van: CivilDate
  var tot: CivilDate
  /// Place in the list of periods; nil outside every period.
  var spel: Int?
  /// Place among that period's toestanden.
  var toestand = 0
  /// After a merger the successor.
  var gemeente: Gemeente
  var regeling: Symbool
  var spoor: Symbool
  var leefvorm: Symbool
}

/// All days from the beginning to the end of time, cut where a label changes: what every count is read from.
///
/// Outside a period spoor, regeling and leefvorm are `geen`, and the gemeente is that of the last period before the day,
/// else of the first after it, else `onbekend`. A period of zero days counts for nothing.
struct Tijdlijn {
  private(set) var vakken: [Vak] = []

  init(_ spellen: [Spel], _ sporen: [[SpoorUitkomst]], _ regels: Regels) {
    var gemeente = spellen.first { !$0.isLeeg }?.toestanden.first?.gemeente ?? .onbekend
    var tot = CivilDate.begin
    vakken.reserveCapacity(spellen.reduce(2) { $0 + 2 * $1.toestanden.count })
    for (plaats, spel) in spellen.enumerated() where !spel.isLeeg {
      if tot < spel.van { voegToe(buiten(gemeente, tot, spel.van), regels) }
      var spoor = 0
      for (nummer, toestand) in spel.toestanden.enumerated() {
        let einde = nummer + 1 < spel.toestanden.count ? spel.toestanden[nummer + 1].van : spel.tot
        var van = toestand.van
        while van < einde {
          while let eindeSpoor = sporen[plaats][spoor].tot, eindeSpoor <= van { spoor += 1 }
          let tot = min(einde, sporen[plaats][spoor].tot ?? .open)
          voegToe(
            Vak(
              van: van, tot: tot, spel: plaats, toestand: nummer, gemeente: toestand.gemeente,
              regeling: Codes.van(spel.regeling), spoor: sporen[plaats][spoor].spoor, leefvorm: Codes.van(toestand.leefvorm)),
            regels)
          van = tot
        }
        gemeente = toestand.gemeente
      }
      tot = spel.tot
    }
    if tot < .open { voegToe(buiten(gemeente, tot, .open), regels) }
  }

  /// Whether any day lies in a period.
  var heeftPerioden: Bool { vakken.contains { $0.spel != nil } }

  /// The vak of a day.
  func vak(_ dag: CivilDate) -> Vak { vakken[plaats(dag)] }

  /// The first vak that ends after the day.
  func plaats(_ dag: CivilDate) -> Int {
    var laag = 0
    var hoog = vakken.count - 1
    while laag < hoog {
      let midden = (laag + hoog) / 2
      if vakken[midden].tot <= dag { laag = midden + 1 } else { hoog = midden }
    }
    return laag
  }

  private func buiten(_ gemeente: Gemeente, _ van: CivilDate, _ tot: CivilDate) -> Vak {
    Vak(
      van: van, tot: tot, spel: nil, gemeente: gemeente, regeling: Codes.geen, spoor: Codes.geen, leefvorm: Codes.geen)
  }

  /// Adds a vak, cut where its gemeente has a successor.
  private mutating func voegToe(_ vak: Vak, _ regels: Regels) {
    var rest = vak
    while let opvolger = regels.opvolger(rest.gemeente), opvolger.vanaf < rest.tot {
      if rest.van < opvolger.vanaf {
        var deel = rest
        deel.tot = opvolger.vanaf
        vakken.append(deel)
        rest.van = opvolger.vanaf
      }
      rest.gemeente = opvolger.gemeente
    }
    vakken.append(rest)
  }
}

extension Regels {
  /// The gemeente itself, or the one of the tenant that took its place by that day.
  func geldend(_ gemeente: Gemeente, op dag: CivilDate) -> Gemeente {
    var gemeente = gemeente
    while let opvolger = opvolger(gemeente), opvolger.vanaf <= dag { gemeente = opvolger.gemeente }
    return gemeente
  }

  /// The day after `dag` on which another takes the place of the gemeente that holds on it; nil when none does.
  func einde(_ gemeente: Gemeente, na dag: CivilDate) -> CivilDate? { opvolger(geldend(gemeente, op: dag))?.vanaf }
}
