public import Domain

/// One client of one tenant (or a gemeente's boekhouding, or an employer): the *set* of facts known about it.
///
/// A value type. Order and repetition of arrival leave no mark: the facts stand sorted by `source` and `id`, a second
/// arrival of the same content changes nothing, and of several contents under one identity the same one wins whichever
/// came first.
public struct Dossier: Sendable {
  public let onderwerp: Onderwerp
  /// Sorted by `source`, then `id`, bytewise; each identity once. Facts that another one names are here as well.
  public private(set) var feiten: [Gebeurtenis]
  /// Of each fact: what the order asks of it.
  private(set) var dateringen: [Datering]
  /// Identities that arrived with more than one content, sorted as `feiten`.
  public internal(set) var conflicten: [Identiteit]
  /// Counts up with every published change.
  public var revisie: Int64
  /// Digest of the parameter set under which the outcome last published was derived; empty when nothing was.
  public var parameterDigest: [UInt8]
  /// Digest of the outcome last published; empty when nothing was.
  public var gepubliceerdDigest: [UInt8]
  /// These facts and no others: another object as soon as one is added.
  private(set) var stand = Feitenstand()
  /// The latest additions, each with the facts as they stood before it.
  private var toevoegingen: [(op: Feitenstand, feit: Gebeurtenis)] = []

  public init(onderwerp: Onderwerp) { self.init(onderwerp: onderwerp, feiten: []) }

  /// - Parameter feiten: In order, each identity once.
  init(onderwerp: Onderwerp, feiten: [Gebeurtenis]) {
    self.onderwerp = onderwerp
    self.feiten = feiten
    dateringen = feiten.map(Datering.init)
    conflicten = []
    revisie = 0
    parameterDigest = []
    gepubliceerdDigest = []
  }
}

extension Dossier: Equatable {
  public static func == (a: Self, b: Self) -> Bool {
    a.onderwerp == b.onderwerp && a.feiten == b.feiten && a.conflicten == b.conflicten && a.revisie == b.revisie
      && a.parameterDigest == b.parameterDigest && a.gepubliceerdDigest == b.gepubliceerdDigest
  }
}

/// Date and type of a fact as they sort, and whether it names another one: beside the fact, which is large, and to look at one of
/// its fields is to copy it.
struct Datering: Sendable {
  /// Date, type, and in the lowest bit whether it names another.
  private let bits: UInt64

  init(_ feit: Gebeurtenis) {
    let noemt = feit.vervangt != nil || feit.ingetrokken != nil
    // An aanvraag is dated by its start, which the rules tell; a retraction has no date.
    bits = Self.sleutel(feit.inhoud.datum ?? .begin, feit.inhoud.volgorde) | (noemt ? 1 : 0)
  }

  /// Position of the type in the order of the specification.
  var type: Int { Int(truncatingIfNeeded: bits >> 24) & 0xFF }
  var noemt: Bool { bits & 1 == 1 }

  /// One number that compares as (date, type, source and id): the facts of a dossier stand sorted by source and id.
  func sleutel(_ plaats: Int) -> UInt64 { bits & ~0xFF_FFFF | UInt64(plaats) }

  static func sleutel(_ datum: CivilDate, _ type: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: datum.dag) ^ 0x8000_0000) << 32 | UInt64(type) << 24
  }

  /// The place of the fact in its dossier.
  static func plaats(_ sleutel: UInt64) -> Int { Int(truncatingIfNeeded: sleutel & 0xFF_FFFF) }

  static func datum(_ sleutel: UInt64) -> CivilDate {
    CivilDate(dag: Int32(bitPattern: UInt32(truncatingIfNeeded: sleutel >> 32) ^ 0x8000_0000))
  }
}

/// Names one state of the facts of a dossier, by being that object.
final class Feitenstand: Sendable {}

/// What identifies an event within a dossier.
public struct Identiteit: Hashable, Comparable, Sendable {
  public var source: String
  public var id: String

  public init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  public static func < (a: Self, b: Self) -> Bool { volgorde(a.source, a.id, b.source, b.id) < 0 }
}

/// What adding a fact did to the dossier.
public enum Toevoeging: Hashable, Sendable {
  case nieuw
  /// The same content was there already.
  case bekend
  /// Another content was there under the same identity; the one that lost belongs in quarantine. `gewijzigd` tells
  /// whether the newcomer won, so that the facts changed.
  case conflict(verliezer: Gebeurtenis, gewijzigd: Bool)
}

extension Dossier {
  /// Adds a fact.
  ///
  /// - Parameter canoniek: The canonical JSON of an event's content; asked for only when two contents collide. The
  ///   bytewise smallest is the fact.
  public mutating func voegToe(_ feit: Gebeurtenis, canoniek: (Gebeurtenis) -> [UInt8]) -> Toevoeging {
    let plaats = zoek(source: feit.source, id: feit.id)
    guard plaats < feiten.count, feiten[plaats].isZelfde(als: feit.source, feit.id) else {
      feiten.insert(feit, at: plaats)
      dateringen.insert(Datering(feit), at: plaats)
      onthoud(feit)
      return .nieuw
    }
    let bekend = feiten[plaats]
    if bekend.heeftZelfdeInhoud(als: feit) {
      // Of equal content the earliest registration holds, so that the order of arrival leaves no mark here either.
      if feit.tijd < bekend.tijd { feiten[plaats].tijd = feit.tijd }
      return .bekend
    }
    let identiteit = Identiteit(source: feit.source, id: feit.id)
    if !conflicten.contains(identiteit) {
      conflicten.append(identiteit)
      conflicten.sort()
    }
    guard canoniek(feit).lexicographicallyPrecedes(canoniek(bekend)) else {
      return .conflict(verliezer: feit, gewijzigd: false)
    }
    feiten[plaats] = feit
    dateringen[plaats] = Datering(feit)
    stand = Feitenstand()
    toevoegingen = []
    return .conflict(verliezer: bekend, gewijzigd: true)
  }

  /// What was added to the facts as they stood then; nil when something else happened to them, or it is too long ago to know.
  func toegevoegd(sinds eerder: Feitenstand) -> [Gebeurtenis]? {
    if eerder === stand { return [] }
    return toevoegingen.firstIndex { $0.op === eerder }.map { toevoegingen[$0...].map(\.feit) }
  }

  /// Forgets what was added: a derivation has it.
  public mutating func vergeetToevoegingen() { toevoegingen = [] }

  private mutating func onthoud(_ feit: Gebeurtenis) {
    if toevoegingen.count == 16 { toevoegingen.removeFirst(8) }
    toevoegingen.append((stand, feit))
    stand = Feitenstand()
  }

  /// The first place whose identity is not before the given one.
  func zoek(source: String, id: String) -> Int {
    var laag = 0
    var hoog = feiten.count
    while laag < hoog {
      let midden = (laag + hoog) / 2
      if volgorde(feiten[midden].source, feiten[midden].id, source, id) < 0 { laag = midden + 1 } else { hoog = midden }
    }
    return laag
  }

  func plaats(source: String, id: String) -> Int? {
    let plaats = zoek(source: source, id: id)
    return plaats < feiten.count && feiten[plaats].isZelfde(als: source, id) ? plaats : nil
  }

  /// For each fact whether it is in force: whether no fact of the dossier names it, in `vervangt` or in a retraction.
  ///
  /// A naming event counts also when it is itself named: when B replaces A and C retracts B, A stays out.
  ///
  /// - Returns: Also the ids that are named.
  func geldig() -> (feiten: [Bool], genoemd: [String]) {
    var geldig = [Bool](repeating: true, count: feiten.count)
    var genoemd: [String] = []
    func noem(_ id: String, _ source: String) {
      genoemd.append(id)
      if let plaats = plaats(source: source, id: id) { geldig[plaats] = false }
    }
    // By place: a fact is large, and to look at one of its fields is no reason to copy it.
    for i in feiten.indices where dateringen[i].noemt {
      if let vervangt = feiten[i].vervangt { noem(vervangt, feiten[i].source) }
      if let gebeurtenis = feiten[i].ingetrokken { noem(gebeurtenis, feiten[i].source) }
    }
    return (geldig, genoemd)
  }
}

extension Gebeurtenis {
  /// The id that a retraction names.
  fileprivate var ingetrokken: String? {
    if case .gegevenIngetrokken(let intrekking) = inhoud { intrekking.gebeurtenis } else { nil }
  }
}

extension Gebeurtenis {
  func isZelfde(als source: String, _ id: String) -> Bool { volgorde(self.source, self.id, source, id) == 0 }

  /// Content is type, subject, `vervangt` and data, not `time`.
  ///
  /// Text compares by its bytes, which `==` of texts does not: the binary form tells.
  func heeftZelfdeInhoud(als ander: Gebeurtenis) -> Bool {
    func vorm(_ feit: Gebeurtenis) -> [UInt8] {
      var w = ByteWriter()
      w.tekst(feit.onderwerp.description)
      w.byte(feit.vervangt == nil ? 0 : 1)
      w.tekst(feit.vervangt ?? "")
      w.inhoud(feit.inhoud)
      return w.bytes
    }
    return inhoud == ander.inhoud && vorm(self) == vorm(ander)
  }
}

extension String {
  /// The same bytes; `==` also takes two spellings of one letter for the same.
  func isZelfde(als ander: String) -> Bool { bytewijs(self, ander) == 0 }
}

/// Negative, zero or positive, by the UTF-8 bytes of source and then id.
func volgorde(_ sourceA: String, _ idA: String, _ sourceB: String, _ idB: String) -> Int {
  let eerst = bytewijs(sourceA, sourceB)
  return eerst != 0 ? eerst : bytewijs(idA, idB)
}

/// Negative, zero or positive, by UTF-8 bytes.
func bytewijs(_ a: String, _ b: String) -> Int {
  var a = a
  var b = b
  return a.withUTF8 { x in
    b.withUTF8 { y in
      let gelijk = min(x.count, y.count)
      if gelijk > 0, let p = x.baseAddress, let q = y.baseAddress, p != q {
        for i in 0..<gelijk where p[i] != q[i] { return Int(p[i]) - Int(q[i]) }
      }
      return x.count - y.count
    }
  }
}
