/// A tenant: one of the regions that share the service. Lower-case letters, digits and hyphens, at most 32.
public struct TenantID: Hashable, Comparable, Sendable, LosslessStringConvertible {
  public let description: String

  public init?(_ tekst: String) {
    guard (1...32).contains(tekst.utf8.count), let eerste = tekst.utf8.first, (97...122).contains(eerste),
      tekst.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { return nil }
    description = tekst
  }

  public static func < (a: Self, b: Self) -> Bool { utf8Kleiner(a.description, b.description) }
}

/// A CBS gemeentecode, `GM0010`.
public struct Gemeente: Hashable, Comparable, Sendable, LosslessStringConvertible {
  public let nummer: UInt16

  @inlinable public init(nummer: UInt16) { self.nummer = nummer }

  public init?(_ tekst: String) {
    var tekst = tekst
    let nummer: Int? = tekst.withUTF8 { b in
      b.count == 6 && b[0] == UInt8(ascii: "G") && b[1] == UInt8(ascii: "M") ? getal(b, 2, 4) : nil
    }
    guard let nummer else { return nil }
    self.nummer = UInt16(nummer)
  }

  /// The gemeente of a day on which none is known, printed `onbekend`.
  @inlinable public static var onbekend: Self { Self(nummer: .max) }

  public static func < (a: Self, b: Self) -> Bool { a.nummer < b.nummer }
  public var description: String { self == .onbekend ? "onbekend" : "GM" + cijfers(Int(nummer), 4) }
}

/// The pseudonym of a client or an employer: the first 16 bytes of a keyed HMAC, as 32 lower-case hex digits.
public struct Pseudonym: Hashable, Comparable, Sendable, LosslessStringConvertible {
  public let hoog: UInt64
  public let laag: UInt64

  public init(hoog: UInt64, laag: UInt64) {
    self.hoog = hoog
    self.laag = laag
  }

  /// From the first 16 bytes.
  public init(bytes: some Sequence<UInt8>) {
    var hoog: UInt64 = 0
    var laag: UInt64 = 0
    for (plaats, byte) in bytes.prefix(16).enumerated() {
      if plaats < 8 { hoog = hoog << 8 | UInt64(byte) } else { laag = laag << 8 | UInt64(byte) }
    }
    self.init(hoog: hoog, laag: laag)
  }

  /// The 16 bytes that the digits stand for.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: hoog.bigEndian) { Array($0) } + withUnsafeBytes(of: laag.bigEndian) { Array($0) }
  }

  public init?(_ tekst: String) {
    var tekst = tekst
    guard let waarde = tekst.withUTF8({ Self(utf8: $0) }) else { return nil }
    self = waarde
  }

  public init?(utf8 b: UnsafeBufferPointer<UInt8>) {
    guard b.count == 32 else { return nil }
    var delen: (UInt64, UInt64) = (0, 0)
    for i in 0..<32 {
      let cijfer: UInt8
      switch b[i] {
      case 48...57: cijfer = b[i] - 48
      case 97...102: cijfer = b[i] - 87
      default: return nil
      }
      if i < 16 { delen.0 = delen.0 << 4 | UInt64(cijfer) } else { delen.1 = delen.1 << 4 | UInt64(cijfer) }
    }
    self.init(hoog: delen.0, laag: delen.1)
  }

  public static func < (a: Self, b: Self) -> Bool { (a.hoog, a.laag) < (b.hoog, b.laag) }

  public var description: String {
    String(unsafeUninitializedCapacity: 32) { tekst in
      for plaats in 0..<32 {
        let deel = plaats < 16 ? hoog : laag
        let cijfer = UInt8(truncatingIfNeeded: deel >> UInt64(60 - plaats % 16 * 4)) & 15
        tekst[plaats] = cijfer < 10 ? 48 + cijfer : 87 + cijfer
      }
      return 32
    }
  }
}

/// The subject of an event and the key of its record: whose dossier it belongs to.
public enum Onderwerp: Hashable, Sendable, LosslessStringConvertible {
  /// 32 lower-case hex digits.
  case client(Pseudonym)
  /// `GM0010`: the gemeente's boekhouding.
  case boekhouding(Gemeente)
  /// `wg-` and 32 hex digits, under the regional key.
  case werkgever(Pseudonym)

  public init?(_ tekst: String) {
    if let pseudonym = Pseudonym(tekst) {
      self = .client(pseudonym)
    } else if let gemeente = Gemeente(tekst) {
      self = .boekhouding(gemeente)
    } else if tekst.hasPrefix("wg-"), let pseudonym = Pseudonym(String(tekst.dropFirst(3))) {
      self = .werkgever(pseudonym)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .client(let pseudonym): pseudonym.description
    case .boekhouding(let gemeente): gemeente.description
    case .werkgever(let pseudonym): "wg-" + pseudonym.description
    }
  }
}

/// Text compares by its UTF-8 bytes.
public func utf8Kleiner(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
