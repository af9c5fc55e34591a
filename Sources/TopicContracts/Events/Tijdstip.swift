import Domain

/// A moment as RFC 3339 writes it, as milliseconds since 1970-01-01T00:00:00Z.
///
/// Years 1900–2199; digits behind the third of a second are cut; a leap second (23:59:60 UTC) is the second after it.
enum Tijdstip {
  static func parse(_ b: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard b.count >= 20, let dag = CivilDate(utf8: UnsafeBufferPointer(rebasing: b[..<10])), b[10] | 0x20 == UInt8(ascii: "t"),
      let uur = two(b, 11), uur < 24, b[13] == UInt8(ascii: ":"), let minuut = two(b, 14), minuut < 60,
      b[16] == UInt8(ascii: ":"), let seconde = two(b, 17), seconde <= 60
    else { return nil }
    var at = 19
    var milliseconden: Int64 = 0
    if b[at] == UInt8(ascii: ".") {
      var cijfers = 0
      at += 1
      while at < b.count, (48...57).contains(b[at]) {
        if cijfers < 3 { milliseconden = milliseconden * 10 + Int64(b[at] - 48) }
        cijfers += 1
        at += 1
      }
      guard cijfers > 0 else { return nil }
      while cijfers < 3 {
        milliseconden *= 10
        cijfers += 1
      }
    }
    guard let verschil = offset(b, at) else { return nil }
    let minuten = Int64(dag.dag) * 1440 + uur * 60 + minuut - verschil
    // A leap second ends a day of UTC.
    if seconde == 60, (minuten % 1440 + 1440) % 1440 != 1439 { return nil }
    return (minuten * 60 + seconde) * 1000 + milliseconden
  }

  /// Minutes ahead of UTC of the `Z` or `±HH:MM` that ends the text.
  private static func offset(_ b: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int64? {
    guard at < b.count else { return nil }
    if b[at] | 0x20 == UInt8(ascii: "z") { return at + 1 == b.count ? 0 : nil }
    guard b[at] == UInt8(ascii: "+") || b[at] == UInt8(ascii: "-"), at + 6 == b.count, let uur = two(b, at + 1), uur < 24,
      b[at + 3] == UInt8(ascii: ":"), let minuut = two(b, at + 4), minuut < 60
    else { return nil }
    return (b[at] == UInt8(ascii: "-") ? -1 : 1) * (uur * 60 + minuut)
  }

  private static func two(_ b: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int64? {
    let (tens, ones) = (b[at] &- 48, b[at + 1] &- 48)
    return tens <= 9 && ones <= 9 ? Int64(tens * 10 + ones) : nil
  }

  /// In UTC; milliseconds only when there are any.
  static func text(_ milliseconden: Int64) -> String {
    let dag = milliseconden.quotientFlooring(86_400_000)
    let rest = milliseconden - dag * 86_400_000
    let breuk = rest % 1000
    return "\(CivilDate(dag: Int32(clamping: dag)))T\(padded(rest / 3_600_000)):\(padded(rest / 60_000 % 60)):"
      + "\(padded(rest / 1000 % 60))\(breuk == 0 ? "" : ".\(breuk < 100 ? "0" : "")\(padded(breuk))")Z"
  }

  private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Int64 {
  fileprivate func quotientFlooring(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
