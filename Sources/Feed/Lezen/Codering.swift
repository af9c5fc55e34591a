/// The encoding of an export.
enum Codering: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"

  /// Position of the first byte that is no text in this encoding; nil when all is well.
  func eersteFout(_ bytes: Veldbytes) -> Int? {
    var i = 0
    while i < bytes.count && bytes[i] < 0x80 { i += 1 }
    guard i < bytes.count else { return nil }
    switch self {
    case .windows1252: return bytes[i...].firstIndex { $0 >= 0x80 && $0 < 0xA0 && Self.hoog[Int($0) - 0x80] == 0 }
    case .utf8: return Self.fouteUTF8(bytes, vanaf: i)
    }
  }

  /// The text as UTF-8; only for bytes that `eersteFout` found nothing in.
  func alsUTF8(_ bytes: Veldbytes, naar uit: inout [UInt8]) {
    guard self == .windows1252, bytes.contains(where: { $0 >= 0x80 }) else {
      uit.append(contentsOf: bytes)
      return
    }
    for byte in bytes {
      let teken = byte >= 0x80 && byte < 0xA0 ? UInt32(Self.hoog[Int(byte) - 0x80]) : UInt32(byte)
      uit.append(contentsOf: UTF8.encode(Unicode.Scalar(teken) ?? "?")!)
    }
  }

  func tekst(_ bytes: Veldbytes) -> String {
    var uit: [UInt8] = []
    alsUTF8(bytes, naar: &uit)
    return String(decoding: uit, as: UTF8.self)
  }

  func tekst(_ bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { tekst($0) } }

  /// Text in this encoding; nil when it has a character that the encoding lacks.
  func bytes(_ tekst: String) -> [UInt8]? {
    guard self == .windows1252 else { return Array(tekst.utf8) }
    var uit: [UInt8] = []
    for teken in tekst.unicodeScalars {
      if teken.value < 0x80 || (0xA0...0xFF).contains(teken.value) {
        uit.append(UInt8(teken.value))
      } else if let plaats = Self.hoog.firstIndex(of: UInt16(clamping: teken.value)) {
        uit.append(UInt8(0x80 + plaats))
      } else {
        return nil
      }
    }
    return uit
  }

  /// Windows-1252 0x80–0x9F as Unicode; 0 is undefined.
  private static let hoog: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// Overlong forms, surrogates and code points above U+10FFFF are errors too.
  private static func fouteUTF8(_ b: Veldbytes, vanaf: Int) -> Int? {
    var i = vanaf
    while i < b.count {
      let eerste = b[i]
      var lengte = 1
      if eerste >= 0x80 {
        var tweede: ClosedRange<UInt8> = 0x80...0xBF
        switch eerste {
        case 0xC2...0xDF: lengte = 2
        case 0xE0: (lengte, tweede) = (3, 0xA0...0xBF)
        case 0xED: (lengte, tweede) = (3, 0x80...0x9F)
        case 0xE1...0xEF: lengte = 3
        case 0xF0: (lengte, tweede) = (4, 0x90...0xBF)
        case 0xF1...0xF3: lengte = 4
        case 0xF4: (lengte, tweede) = (4, 0x80...0x8F)
        default: return i
        }
        guard i + lengte <= b.count, tweede.contains(b[i + 1]) else { return i }
        for j in (i + 2)..<max(i + 2, i + lengte) where b[j] & 0xC0 != 0x80 { return i }
      }
      i += lengte
    }
    return nil
  }
}
