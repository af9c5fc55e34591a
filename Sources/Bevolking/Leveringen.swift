public import Domain
public import Feed

/// One line of an export.
public struct Regel: Hashable, Sendable {
  public var feit: Feit
  public var staat: Staat
  /// What happened to the line on its way: no reader can take it.
  public var gebrek: Beschadiging?

  public enum Staat: Sendable {
    case gewoon
    /// The same row again, with other values.
    case gecorrigeerd
    /// The row should never have been there.
    case ingetrokken
  }
}

/// What one legacy system hands over at one time.
public struct Levering: Sendable {
  public var naam: String
  /// Where one row stands more than once, the later line is the one that counts.
  public var regels: [Regel]
}

/// How many lines are what.
public struct Telling: Equatable, Sendable {
  public var rijen = 0
  public var regels = 0
  public var correcties = 0
  public var intrekkingen = 0
  public var laat = 0
  public var onleesbaar = 0
}

extension Bevolking {
  /// Promille of the rows that a later delivery corrects, that one withdraws, and of lines that are damaged.
  static let correcties = 62
  static let intrekkingen = 4
  static let gebreken = 6
  /// A row that was registered this many days after the event is late.
  static let laat = 60

  /// Half-yearly deliveries by the day of registration, and one last with everything after `tot`.
  public func leveringen(van: Maand, tot: Maand, seed: UInt64) -> (leveringen: [Levering], telling: Telling) {
    let aantal = (tot - van) / 6 + 2
    var leveringen = (0..<aantal).map { nummer in
      let maand = van + 6 * nummer
      return Levering(naam: nummer == aantal - 1 ? "nagekomen" : "\(maand.jaar)-\(maand.maand <= 6 ? 1 : 2)", regels: [])
    }
    func plaats(_ dag: CivilDate) -> Int { min(aantal - 1, max(0, (dag.maand - van) / 6)) }

    var telling = Telling()
    var toeval = Toeval(seed: seed, deel: streek.tenant.description + "/leveringen")
    for feit in feiten {
      telling.rijen += 1
      var eerste = feit
      let lot = toeval.getal(0...999)
      let wanneer = plaats(feit.geregistreerd)
      let later = feit.geregistreerd + toeval.getal(20...240)
      // A correction in the same delivery would only be the last line of two: it comes in a later one.
      let bij = min(aantal - 1, max(wanneer + 1, plaats(later)))
      if lot < Self.correcties, bij > wanneer, let fout = Self.verhaspeld(feit, &toeval) {
        eerste = fout
        var goed = feit
        goed.geregistreerd = later
        leveringen[bij].regels.append(Regel(feit: goed, staat: .gecorrigeerd))
        telling.correcties += 1
      } else if lot < Self.correcties + Self.intrekkingen, lot >= Self.correcties, bij > wanneer,
        feit.type != "aanvraag-ontvangen"
      {
        var weg = feit
        weg.geregistreerd = later
        leveringen[bij].regels.append(Regel(feit: weg, staat: .ingetrokken))
        telling.intrekkingen += 1
      }
      if let dag = feit.dag, feit.geregistreerd - dag >= Self.laat { telling.laat += 1 }
      if bij > wanneer, toeval.kans(Self.gebreken) {
        // The damaged line first; the next delivery has it whole.
        leveringen[wanneer].regels.append(Regel(feit: eerste, staat: .gewoon, gebrek: toeval.een(Beschadiging.allCases)))
        leveringen[wanneer + 1].regels.insert(Regel(feit: eerste, staat: .gewoon), at: 0)
        telling.onleesbaar += 1
      } else {
        leveringen[wanneer].regels.append(Regel(feit: eerste, staat: .gewoon))
      }
    }
    telling.regels = leveringen.reduce(0) { $0 + $1.regels.count }
    return (leveringen, telling)
  }

  /// The row with a mistake in it that a reader cannot see; nil when there is no field for one.
  private static func verhaspeld(_ feit: Feit, _ toeval: inout Toeval) -> Feit? {
    var fout = feit
    if let bedrag = feit["betaaldCent"].flatMap({ Int($0) }) {
      fout["betaaldCent"] = String(max(0, bedrag + toeval.een([-1, 1]) * toeval.getal(1...180) * 100))
    } else if let bedrag = feit["bedragCent"].flatMap({ Int($0) }) {
      fout["bedragCent"] = String(bedrag + toeval.getal(1...90) * 100)
    } else if let bedrag = feit["gedeclareerdCent"].flatMap({ Int($0) }) {
      fout["gedeclareerdCent"] = String(bedrag + toeval.getal(1...90) * 100)
    } else if feit.type == "aanvraag-ontvangen", let medebewoners = feit["kostendelendeMedebewoners"].flatMap({ Int($0) }) {
      fout["kostendelendeMedebewoners"] = String((medebewoners + 1) % 4)
    } else if let afstand = feit["diagnose.afstandMaanden"].flatMap({ Int($0) }) {
      fout["diagnose.afstandMaanden"] = String(afstand + toeval.getal(1...24))
    } else if let datum = feit["datum"].flatMap({ CivilDate($0) }) {
      fout["datum"] = (datum - toeval.getal(1...12)).description
    } else {
      return nil
    }
    return fout
  }
}

extension Feit {
  /// The day that the row is about: its date, or the end of its month.
  public var dag: CivilDate? {
    for naam in ["datum", "boekdatum", "van", "meldingsdatum"] {
      if let datum = self[naam].flatMap({ CivilDate($0) }) { return datum }
    }
    return self["maand"].flatMap { Maand($0) }?.einde
  }
}
