import CCrypto

/// SHA-256 of bytes that come in pieces. Wraps `SHA256_Init`, `SHA256_Update` and `SHA256_Final` of libcrypto.
///
/// A value: a copy goes on from where the original stood. Any thread.
public struct SHA256Stream: Sendable {
  private var toestand: SHA256_CTX

  public init() {
    toestand = SHA256_CTX()
    SHA256_Init(&toestand)
  }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 0 else { return }
    SHA256_Update(&toestand, bytes.baseAddress, bytes.count)
  }

  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The 32 bytes; the stream itself can go on.
  public func digest() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { uit, aantal in
      digest(into: uit.baseAddress!)
      aantal = 32
    }
  }

  func digest(into uit: UnsafeMutablePointer<UInt8>) {
    var kopie = toestand
    SHA256_Final(uit, &kopie)
  }
}

/// The 32 bytes of SHA-256.
public func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  var stroom = SHA256Stream()
  stroom.update(bytes)
  return stroom.digest()
}

/// The 32 bytes of SHA-256.
public func sha256(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { sha256($0) } }
