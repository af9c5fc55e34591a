/// A burgerservicenummer, alive only between the column it stands in and the pseudonym made of it.
///
/// Nine digits (eight when a spreadsheet dropped the leading zero) that pass the elfproef:
/// 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h − i divisible by 11.
///
/// ## Grondslag
/// Wet algemene bepalingen burgerservicenummer; only the feed of a tenant may hold one. It has no description on purpose.
struct Bsn: Hashable, Sendable {
  let getal: UInt32

  enum Fout: Error, Equatable { case leeg, geenNegenCijfers, elfproef }

  init(_ bytes: Veldbytes) throws(Fout) {
    guard !bytes.isEmpty else { throw .leeg }
    guard bytes.count == 9 || bytes.count == 8 else { throw .geenNegenCijfers }
    var getal: UInt32 = 0
    var som = 0
    var gewicht = bytes.count
    for byte in bytes {
      let cijfer = byte &- 0x30
      guard cijfer <= 9 else { throw .geenNegenCijfers }
      getal = getal * 10 + UInt32(cijfer)
      som += gewicht == 1 ? -Int(cijfer) : gewicht * Int(cijfer)
      gewicht -= 1
    }
    guard getal != 0, som % 11 == 0 else { throw .elfproef }
    self.getal = getal
  }

  /// The nine digits, for the keyed hash only.
  func metCijfers<R>(_ doe: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try withUnsafeTemporaryAllocation(byteCount: 9, alignment: 1) { ruimte in
      var rest = getal
      for i in stride(from: 8, through: 0, by: -1) {
        ruimte[i] = UInt8(rest % 10) + 0x30
        rest /= 10
      }
      return try doe(UnsafeRawBufferPointer(ruimte))
    }
  }

  /// Whether these digits stand in `bytes`, with or without the leading zero.
  func staatIn(_ bytes: Veldbytes) -> Bool {
    guard bytes.count >= 8 else { return false }
    return metCijfers { cijfers in
      let naald = cijfers[0] == 0x30 ? UnsafeRawBufferPointer(rebasing: cijfers.dropFirst()) : cijfers
      guard bytes.count >= naald.count else { return false }
      return (0...(bytes.count - naald.count)).contains { van in naald.indices.allSatisfy { bytes[van + $0] == naald[$0] } }
    }
  }
}
