public import Domain
import JSON

/// A described case: what is given, what follows from it, and on what ground. A lawyer writes and reads it; the suite and
/// `validate --scenarios` put it to the rules.
public struct Casus: Sendable {
  /// One sentence that says what it shows.
  public var naam: String
  public var bestand: String
  /// Line of the file on which it begins.
  public var regel: Int
  public var tenant: TenantID
  public var rechtsregels: [Rechtsregel]
  /// Article of the law, or paragraph of the paper.
  public var bron: String
  /// Only what was registered on or before this day counts; nil: everything.
  public var bekendOp: CivilDate?
  var feiten: [Feit]
  var dan: Verwachtingen

  /// How many things it expects.
  public var aantalVerwachtingen: Int { dan.aantal }
}

/// A fact as given: an event, or why it is refused.
struct Feit: Sendable {
  var regel: Int
  var geregistreerd: CivilDate
  var gebeurtenis: Result<Gebeurtenis, Weigergrond>

  struct Weigergrond: Error {
    var id: String
    var code: String
    var reden: String
  }
}

/// What must follow. Only what is stated is compared, but for the lists under `geenAndere`.
struct Verwachtingen: Sendable {
  var besluiten: [Besluitverwachting] = []
  var lijsten: [Lijstverwachting] = []
  var bijdragen: [Bijdrageverwachting] = []
  /// Names of lists that hold nothing beside what is stated.
  var geenAndere: [Waarde] = []

  var aantal: Int {
    besluiten.reduce(0) { $0 + max(1, $1.velden.count) } + lijsten.reduce(0) { $0 + max(1, $1.rijen.count) } + bijdragen.count
      + geenAndere.count
  }
}

/// An expected value and the line on which it stands.
struct Waarde: Sendable {
  var naam: String
  var waarde: JSONValue
  var regel: Int
}

struct Besluitverwachting: Sendable {
  var sleutel: String
  var regel: Int
  /// `geen`: there is no such besluit.
  var isGeen = false
  var velden: [Waarde] = []
}

/// One of the lists of an outcome: `perioden`, `sporen`, `termijnen`, …
struct Lijstverwachting: Sendable {
  var naam: String
  var regel: Int
  /// No rows: the list is empty.
  var rijen: [Rij]

  struct Rij: Sendable {
    var regel: Int
    var velden: [Waarde]
  }
}

/// The sum over all cells with these labels.
struct Bijdrageverwachting: Sendable {
  var regel: Int
  var maat: Maat
  var maand: String?
  var gemeente: String?
  var dimensies: [(naam: String, waarde: String)]
  /// Whole numbers, cents, or millionths of the two maten that are decimal.
  var delta: Int64
}
