public import Domain

/// What feed last sent for one business key: a record of 46 bytes in the compacted memory topic.
///
/// Only keyed hashes and numbers: no BSN, no name, no legacy number. Ids follow from the record's key:
/// `<32 hex digits>-<volgnummer>`.
struct Stand: Hashable, Sendable {
  static let versie: UInt8 = 1
  static let lengte = 46

  var onderwerp: Onderwerp
  /// Keyed hash of the event's data as it was sent.
  var digest: Pseudonym
  /// The last number given out for this key.
  var volgnummer: UInt32
  /// The number of the event in force, or of the one last in force.
  var huidig: UInt32
  /// The first event of this row in its present dossier: what other events name, whatever replaces it.
  var begin: UInt32
  var vanKracht: Bool

  var record: [UInt8] {
    var uit: [UInt8] = []
    uit.reserveCapacity(Self.lengte)
    uit.append(Self.versie)
    let (soort, sleutel): (UInt8, Pseudonym) =
      switch onderwerp {
      case .client(let pseudonym): (0, pseudonym)
      case .boekhouding(let gemeente): (1, Pseudonym(hoog: 0, laag: UInt64(gemeente.nummer)))
      case .werkgever(let pseudonym): (2, pseudonym)
      }
    uit.append(soort << 1 | (vanKracht ? 1 : 0))
    for deel in [digest.hoog, digest.laag, sleutel.hoog, sleutel.laag] { withUnsafeBytes(of: deel.bigEndian) { uit += $0 } }
    for deel in [volgnummer, huidig, begin] { withUnsafeBytes(of: deel.bigEndian) { uit += $0 } }
    return uit
  }

  init(
    onderwerp: Onderwerp, digest: Pseudonym, volgnummer: UInt32, huidig: UInt32, begin: UInt32, vanKracht: Bool
  ) {
    self.onderwerp = onderwerp
    self.digest = digest
    self.volgnummer = volgnummer
    self.huidig = huidig
    self.begin = begin
    self.vanKracht = vanKracht
  }

  /// Nil when the bytes are no record of this version.
  init?(record: [UInt8]) {
    guard record.count == Self.lengte, record[0] == Self.versie else { return nil }
    let (sleutel, digest, nummers) = record.withUnsafeBytes { b in
      func acht(_ van: Int) -> UInt64 { UInt64(bigEndian: b.loadUnaligned(fromByteOffset: van, as: UInt64.self)) }
      func vier(_ van: Int) -> UInt32 { UInt32(bigEndian: b.loadUnaligned(fromByteOffset: van, as: UInt32.self)) }
      return (
        Pseudonym(hoog: acht(18), laag: acht(26)), Pseudonym(hoog: acht(2), laag: acht(10)), (vier(34), vier(38), vier(42))
      )
    }
    let onderwerp: Onderwerp
    switch record[1] >> 1 {
    case 0: onderwerp = .client(sleutel)
    case 1: onderwerp = .boekhouding(Gemeente(nummer: UInt16(truncatingIfNeeded: sleutel.laag)))
    case 2: onderwerp = .werkgever(sleutel)
    default: return nil
    }
    self.init(
      onderwerp: onderwerp, digest: digest, volgnummer: nummers.0, huidig: nummers.1, begin: nummers.2,
      vanKracht: record[1] & 1 == 1)
  }
}

/// What others may ask of feed's memory.
public enum Feedgeheugen {
  /// Whether a record of the memory topic is of a row of this client.
  public static func noemt(_ record: [UInt8], _ client: Pseudonym) -> Bool {
    Stand(record: record)?.onderwerp == .client(client)
  }
}

/// What one row asks for, given what was sent before: at most a retraction and an event.
struct Overgang {
  /// The number of the retraction, the event it names, and the dossier it goes to.
  var retractie: (nummer: UInt32, noemt: UInt32, onderwerp: Onderwerp)?
  /// The number of the event and the one it replaces.
  var gebeurtenis: (nummer: UInt32, vervangt: UInt32?)?
  var stand: Stand

  /// The row says `digest` of `onderwerp`. Nil: that is what was sent.
  static func gezegd(_ digest: Pseudonym, _ onderwerp: Onderwerp, na oud: Stand?) -> Overgang? {
    guard var stand = oud else {
      let stand = Stand(onderwerp: onderwerp, digest: digest, volgnummer: 1, huidig: 1, begin: 1, vanKracht: true)
      return Overgang(gebeurtenis: (1, nil), stand: stand)
    }
    if stand.onderwerp == onderwerp {
      if stand.vanKracht && stand.digest == digest { return nil }
      // A row that comes back replaces the event that was retracted, so that what refers to it holds again.
      let vervangt = stand.huidig
      stand.volgnummer += 1
      stand.huidig = stand.volgnummer
      stand.digest = digest
      stand.vanKracht = true
      return Overgang(gebeurtenis: (stand.volgnummer, vervangt), stand: stand)
    }
    // Another dossier: an event can name only ids of its own dossier, so the chain begins again there.
    var retractie: (UInt32, UInt32, Onderwerp)?
    if stand.vanKracht {
      stand.volgnummer += 1
      retractie = (stand.volgnummer, stand.huidig, stand.onderwerp)
    }
    stand.volgnummer += 1
    stand.huidig = stand.volgnummer
    stand.begin = stand.volgnummer
    stand.onderwerp = onderwerp
    stand.digest = digest
    stand.vanKracht = true
    return Overgang(retractie: retractie, gebeurtenis: (stand.volgnummer, nil), stand: stand)
  }

  /// The row is withdrawn, or says nothing any more. Nil: nothing of it is in force.
  static func ingetrokken(na oud: Stand?) -> Overgang? {
    guard var stand = oud, stand.vanKracht else { return nil }
    stand.volgnummer += 1
    stand.vanKracht = false
    return Overgang(retractie: (stand.volgnummer, stand.huidig, stand.onderwerp), stand: stand)
  }

  /// The number by which an event in the dossier of `onderwerp` names this row, also before the row itself was fed
  /// or moved there: the number it then gets.
  static func verwijzing(naar stand: Stand?, in onderwerp: Onderwerp) -> UInt32 {
    guard let stand else { return 1 }
    if stand.onderwerp == onderwerp { return stand.begin }
    return stand.volgnummer + (stand.vanKracht ? 2 : 1)
  }
}
