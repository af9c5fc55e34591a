import CCrypto

/// A key that signatures are checked with: one algorithm, so that a text cannot choose another one for it.
///
/// Any thread: libcrypto counts references to an `EVP_PKEY`, and a check makes a context of its own.
public final class VerifyKey: @unchecked Sendable {  // the EVP_PKEY is written in init, freed in deinit, and only read between
  /// Of RFC 7518 section 3.1, those that are asked of every implementation.
  public enum Algorithm: String, CaseIterable, Sendable {
    case hs256 = "HS256"
    case rs256 = "RS256"
    case es256 = "ES256"
  }

  public let algorithm: Algorithm
  private let secret: HMACKey?
  private let key: OpaquePointer?

  /// Shortest secret of HMAC-SHA-256: as long as its code (RFC 7518 section 3.2).
  public static let shortestSecret = 32
  /// Shortest RSA modulus (RFC 7518 section 3.3), in bytes.
  public static let shortestModulus = 256

  /// HMAC-SHA-256; nil for a secret that is too short.
  public init?(secret: [UInt8]) {
    guard secret.count >= Self.shortestSecret else { return nil }
    algorithm = .hs256
    self.secret = HMACKey(secret)
    key = nil
  }

  /// RSASSA-PKCS1-v1_5 with SHA-256: modulus and exponent, big-endian. Nil when they make no key of 2,048 bits or more.
  public convenience init?(modulus: [UInt8], exponent: [UInt8]) {
    guard modulus.drop(while: { $0 == 0 }).count >= Self.shortestModulus, !exponent.isEmpty else { return nil }
    let rsa = DER.sequence(DER.integer(modulus), DER.integer(exponent))
    // rsaEncryption, 1.2.840.113549.1.1.1, with NULL.
    let algorithm: [UInt8] = [
      0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
    ]
    self.init(.rs256, der: DER.sequence(algorithm, DER.bits(rsa)))
  }

  /// ECDSA on P-256 with SHA-256: the point, 32 bytes each. Nil when it is not on the curve.
  public convenience init?(x: [UInt8], y: [UInt8]) {
    guard x.count == 32, y.count == 32 else { return nil }
    // ecPublicKey 1.2.840.10045.2.1 on prime256v1 1.2.840.10045.3.1.7.
    let algorithm: [UInt8] = [
      0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01,
      0x07,
    ]
    self.init(.es256, der: DER.sequence(algorithm, DER.bits([4] + x + y)))
  }

  /// A SubjectPublicKeyInfo. Wraps `d2i_PUBKEY`.
  private init?(_ algorithm: Algorithm, der: [UInt8]) {
    let key = der.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      return d2i_PUBKEY(nil, &start, bytes.count)
    }
    guard let key else { return nil }
    self.algorithm = algorithm
    self.key = key
    secret = nil
  }

  deinit { if let key { EVP_PKEY_free(key) } }

  /// Whether the signature over the message is of this key. Wraps `EVP_DigestVerify`; an HMAC is compared in constant time.
  public func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    if let secret {
      let code = secret.code(message)
      return signature.count == code.count && CRYPTO_memcmp(signature, code, code.count) == 0
    }
    var signature = signature
    if algorithm == .es256 {
      // A JWS holds r and s, 32 bytes each (RFC 7518 section 3.4); libcrypto wants them in DER.
      guard signature.count == 64 else { return false }
      signature = DER.sequence(DER.integer(Array(signature[..<32])), DER.integer(Array(signature[32...])))
    }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1 else { return false }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}

/// The few forms of DER that a public key and an ECDSA signature need.
private enum DER {
  static func sequence(_ parts: [UInt8]...) -> [UInt8] { tagged(0x30, parts.flatMap { $0 }) }

  /// Unsigned, big-endian.
  static func integer(_ number: [UInt8]) -> [UInt8] {
    var bytes = Array(number.drop { $0 == 0 })
    if bytes.isEmpty || bytes[0] >= 0x80 { bytes.insert(0, at: 0) }
    return tagged(0x02, bytes)
  }

  static func bits(_ bytes: [UInt8]) -> [UInt8] { tagged(0x03, [0] + bytes) }

  private static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length: [UInt8]
    switch content.count {
    case ..<0x80: length = [UInt8(content.count)]
    case ..<0x100: length = [0x81, UInt8(content.count)]
    default: length = [0x82, UInt8(truncatingIfNeeded: content.count >> 8), UInt8(truncatingIfNeeded: content.count)]
    }
    return [tag] + length + content
  }
}
