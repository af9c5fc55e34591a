import CCrypto

/// A key for HMAC-SHA-256 (RFC 2104), made once and used for many messages.
///
/// Both keyed states (inner and outer pad) are computed when the key is made; a message copies them and costs only its own
/// blocks. Any thread. The states are wiped when the last owner lets go.
///
/// `@unchecked Sendable`: the memory is written in `init` and wiped in `deinit`, and only read in between.
public final class HMACKey: @unchecked Sendable {
  /// The inner state, then the outer one: of one owner, so that the wipe reaches the only lasting copy.
  private let toestanden: UnsafeMutablePointer<SHA256Stream>

  public init(_ sleutel: [UInt8]) {
    var blok = sleutel.count > 64 ? sha256(sleutel) : sleutel
    blok += [UInt8](repeating: 0, count: 64 - blok.count)
    func gesleuteld(_ vulling: UInt8) -> SHA256Stream {
      var stroom = SHA256Stream()
      var gevuld = blok.map { $0 ^ vulling }
      stroom.update(gevuld)
      wis(&gevuld)
      return stroom
    }
    toestanden = .allocate(capacity: 2)
    toestanden.initialize(to: gesleuteld(0x36))
    (toestanden + 1).initialize(to: gesleuteld(0x5c))
    wis(&blok)
  }

  deinit {
    OPENSSL_cleanse(toestanden, 2 * MemoryLayout<SHA256Stream>.stride)
    toestanden.deallocate()
  }

  /// The 32 bytes of the code over `bericht`.
  public func code(_ bericht: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { uit, aantal in
      code(bericht, into: uit.baseAddress!)
      aantal = 32
    }
  }

  public func code(_ bericht: [UInt8]) -> [UInt8] { bericht.withUnsafeBytes { code($0) } }

  /// The same, into 32 bytes of the caller: nothing is allocated.
  public func code(_ bericht: UnsafeRawBufferPointer, into uit: UnsafeMutablePointer<UInt8>) {
    var stroom = toestanden[0]
    stroom.update(bericht)
    stroom.digest(into: uit)
    stroom = toestanden[1]
    stroom.update(UnsafeRawBufferPointer(start: uit, count: 32))
    stroom.digest(into: uit)
  }
}

/// Overwrites key bytes, in a way the compiler may not leave out.
public func wis(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}
