/// An exact decimal number as written: `7.50` keeps its two decimals.
///
/// Grammar: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, at most 12 digits before the point and 6 behind it, so that every sum the
/// service makes of them is exact in `Int64` millionths.
public struct Decimaal: Hashable, Sendable {
  public let mantisse: Int64
  /// Digits behind the point, 0–6: the value is mantisse / 10^schaal.
  public let schaal: UInt8

  @inlinable public init(mantisse: Int64, schaal: UInt8) {
    self.mantisse = mantisse
    self.schaal = schaal
  }

  @inlinable public init(_ geheel: Int) { self.init(mantisse: Int64(geheel), schaal: 0) }

  /// Whole millionths, exact.
  @inlinable public var miljoensten: Int64 { mantisse * machtenVanTien[6 - Int(schaal)] }

  @inlinable public var breuk: Breuk { Breuk(Int128(mantisse), Int128(machtenVanTien[Int(schaal)])) }

  /// As a percentage: 25 is 25/100.
  @inlinable public var procent: Breuk { Breuk(Int128(mantisse), Int128(machtenVanTien[Int(schaal)] * 100)) }

  /// A number of millionths without trailing zeros or point: 15000000 is `15`.
  public static func tekst(miljoensten: Int64) -> String {
    let absoluut = miljoensten.magnitude
    var staart = cijfers(Int(absoluut % 1_000_000), 6)
    while staart.last == "0" { staart.removeLast() }
    return "\(miljoensten < 0 ? "-" : "")\(absoluut / 1_000_000)\(staart.isEmpty ? "" : "." + staart)"
  }

  /// Without trailing zeros or point.
  public var kaal: String { Self.tekst(miljoensten: miljoensten) }
}

@usableFromInline let machtenVanTien: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

extension Decimaal: CustomStringConvertible, LosslessStringConvertible {
  public init?(_ tekst: String) {
    var mantisse: Int64 = 0
    var schaal: UInt8 = 0
    var punt = false
    var voor = 0
    var negatief = false
    for (plaats, byte) in tekst.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where plaats == 0: negatief = true
      case UInt8(ascii: ".") where !punt && voor > 0: punt = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if punt { schaal += 1 } else { voor += 1 }
        guard voor <= 12, schaal <= 6, punt || voor == 1 || mantisse != 0 else { return nil }
        mantisse = mantisse * 10 + Int64(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard voor > 0, !punt || schaal > 0 else { return nil }
    self.init(mantisse: negatief ? -mantisse : mantisse, schaal: schaal)
  }

  /// As it was written.
  public var description: String {
    let absoluut = Int64(mantisse.magnitude)
    let teken = mantisse < 0 ? "-" : ""
    guard schaal > 0 else { return teken + String(absoluut) }
    let macht = machtenVanTien[Int(schaal)]
    return "\(teken)\(absoluut / macht).\(cijfers(Int(absoluut % macht), Int(schaal)))"
  }
}
