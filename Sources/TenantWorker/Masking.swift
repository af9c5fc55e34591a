/// Finding and hiding what may be a BSN: a run of eight or nine digits that is no part of a pseudonym, a digest or a UUID.
public enum Masking {
  /// Every run of eight or nine digits replaced by `#` signs, for whatever is shown.
  public static func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for run in runs(in: bytes) { for place in run { if isDigit(bytes[place]) { bytes[place] = UInt8(ascii: "#") } } }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the bytes may hold a BSN, also written with points or spaces, or with digits hidden behind `\u00`.
  public static func mayHoldBSN(_ bytes: [UInt8]) -> Bool {
    !runs(in: bytes).isEmpty || hidesDigits(bytes)
  }

  /// Stretches of eight or nine digits, single points or spaces between them included.
  static func runs(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      guard isWord(bytes[place]) else {
        place += 1
        continue
      }
      let end = wordEnd(bytes, place)
      if isIdentifier(bytes, place..<end) {
        place = end
        continue
      }
      var i = place
      while i < end {
        guard isDigit(bytes[i]) else {
          i += 1
          continue
        }
        let run = digitRun(bytes, i)
        if (8...9).contains(run.digits) { found.append(i..<run.end) }
        i = max(run.end, i + 1)
      }
      place = max(end, i)
    }
    return found
  }

  private static func digitRun(_ bytes: [UInt8], _ start: Int) -> (digits: Int, end: Int) {
    var digits = 0
    var i = start
    while i < bytes.count {
      if isDigit(bytes[i]) {
        digits += 1
        i += 1
      } else if bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: " "), i + 1 < bytes.count, isDigit(bytes[i + 1]) {
        i += 1
      } else {
        break
      }
    }
    return (digits, i)
  }

  /// 32 hex digits (a pseudonym), 64 (a digest), or a part of a UUID.
  private static func isIdentifier(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard bytes[word].allSatisfy(isHex) else { return false }
    if word.count == 32 || word.count == 64 { return true }
    guard word.count == 8 || word.count == 4 || word.count == 12 else { return false }
    var start = word.lowerBound
    while start > 0, isHex(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "-") { start -= 1 }
    var end = word.upperBound
    while end < bytes.count, isHex(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    return bytes[start..<end].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(\.count)
      == [8, 4, 4, 4, 12]
  }

  private static func hidesDigits(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 6 else { return false }
    for i in 0...(bytes.count - 6)
    where bytes[i] == UInt8(ascii: "\\") && bytes[i + 1] | 32 == UInt8(ascii: "u") && bytes[i + 2] == 48
      && bytes[i + 3] == 48 && bytes[i + 4] == 51
    {
      return true
    }
    return false
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }
  private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 32) &- 97 <= 5 }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 32) &- 97 <= 25 || byte >= 0x80 }
}
