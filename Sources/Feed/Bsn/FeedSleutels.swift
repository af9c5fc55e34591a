import Crypto
public import Domain

/// The keys that turn a BSN or an employer's number into a pseudonym; made once, given by the executable from a file or a
/// systemd credential. Any thread.
public struct FeedSleutels: Sendable {
  /// A shorter key would be weaker than the code that is made with it.
  public static let kortsteSleutel = 32

  let client: HMACKey
  /// The regional key for employers; nil when the tenant's systems name none.
  let regio: HMACKey?

  public init(client: [UInt8], regio: [UInt8]? = nil) throws(FeedError) {
    self.client = try Self.sleutel(client, "the tenant's pseudonym key")
    self.regio = if let regio { try Self.sleutel(regio, "the regional employer key") } else { nil }
  }

  private static func sleutel(_ bytes: [UInt8], _ naam: String) throws(FeedError) -> HMACKey {
    guard bytes.count >= kortsteSleutel else {
      throw FeedError(
        .sleutel,
        "\(naam) has \(bytes.count) bytes; expected at least \(kortsteSleutel). Make one with "
          + "`head -c 32 /dev/urandom` and keep it outside the configuration.", place: "key")
    }
    return HMACKey(bytes)
  }

  /// The pseudonym of a client with this BSN: the first 16 bytes of HMAC-SHA-256 over the nine digits.
  /// Nil when it is no BSN.
  public func pseudoniem(bsn: String) -> Pseudonym? {
    Array(bsn.utf8).withUnsafeBufferPointer { bytes in (try? Bsn(bytes)).map(pseudoniem) }
  }

  func pseudoniem(_ bsn: Bsn) -> Pseudonym { bsn.metCijfers { code($0, client) } }

  /// Shows whether this key is the one that a memory was made with, and tells nothing about it.
  var controle: [UInt8] { Array(client.code(Array("feed\u{0}sleutelcontrole".utf8)).prefix(16)) }
  var controleRegio: [UInt8]? { regio.map { Array($0.code(Array("feed\u{0}sleutelcontrole".utf8)).prefix(16)) } }

  @inline(__always)
  func code(_ bericht: UnsafeRawBufferPointer, _ sleutel: HMACKey) -> Pseudonym {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { uit in
      sleutel.code(bericht, into: uit.baseAddress!.assumingMemoryBound(to: UInt8.self))
      return Pseudonym(
        hoog: UInt64(bigEndian: uit.load(as: UInt64.self)), laag: UInt64(bigEndian: uit.load(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  func code(_ bericht: [UInt8]) -> Pseudonym { bericht.withUnsafeBytes { code($0, client) } }
}
