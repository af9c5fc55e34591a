// Reading and writing the compact binary form of a dossier: variable-length integers, strings once, hex ids packed.

/// A dossier record that cannot be read: of a newer version, or damaged.
public struct RecordError: Error, Sendable, CustomStringConvertible {
  public var plaats: Int
  public var reden: String
  public var description: String { "dossier record, byte \(plaats): \(reden)" }
}

struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func byte(_ b: UInt8) { bytes.append(b) }

  /// LEB128.
  mutating func getal(_ n: UInt64) {
    var n = n
    while n >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: n) | 0x80)
      n >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: n))
  }

  /// Zigzag, so that small negative numbers stay short.
  mutating func teken(_ n: Int64) { getal(UInt64(bitPattern: (n << 1) ^ (n >> 63))) }

  mutating func vast(_ n: UInt64) {
    for stap in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: n >> (56 - 8 * UInt64(stap)))) }
  }

  mutating func blok(_ b: [UInt8]) {
    getal(UInt64(b.count))
    bytes.append(contentsOf: b)
  }

  mutating func tekst(_ tekst: String) {
    var tekst = tekst
    tekst.withUTF8 { utf8 in
      getal(UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  /// An id: its leading lower-case hex digits two to a byte, hyphens of a UUID left out, the rest as it is.
  mutating func id(_ tekst: String) {
    var tekst = tekst
    tekst.withUTF8 { utf8 in
      if isUUID(utf8) {
        byte(0xFF)
        var i = 0
        while i < 36 {
          if i == 8 || i == 13 || i == 18 || i == 23 {
            i += 1
          } else {
            byte(hexwaarde(utf8[i])! << 4 | hexwaarde(utf8[i + 1])!)
            i += 2
          }
        }
        return
      }
      var paren = 0
      while paren < 64, 2 * paren + 1 < utf8.count, hexwaarde(utf8[2 * paren]) != nil, hexwaarde(utf8[2 * paren + 1]) != nil {
        paren += 1
      }
      byte(UInt8(paren))
      for i in 0..<paren { byte(hexwaarde(utf8[2 * i])! << 4 | hexwaarde(utf8[2 * i + 1])!) }
      getal(UInt64(utf8.count - 2 * paren))
      bytes.append(contentsOf: utf8[(2 * paren)...])
    }
  }
}

private func isUUID(_ b: UnsafeBufferPointer<UInt8>) -> Bool {
  guard b.count == 36 else { return false }
  for i in 0..<36 {
    let streep = i == 8 || i == 13 || i == 18 || i == 23
    guard streep ? b[i] == UInt8(ascii: "-") : hexwaarde(b[i]) != nil else { return false }
  }
  return true
}

@inline(__always)
private func hexwaarde(_ b: UInt8) -> UInt8? {
  switch b {
  case 48...57: b - 48
  case 97...102: b - 87
  default: nil
  }
}

private let hexcijfers: [UInt8] = Array("0123456789abcdef".utf8)

struct ByteReader {
  let bytes: UnsafeRawBufferPointer
  var plaats = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  func fout(_ reden: String) -> RecordError { RecordError(plaats: plaats, reden: reden) }

  mutating func byte() throws(RecordError) -> UInt8 {
    guard plaats < bytes.count else { throw fout("ends too early") }
    defer { plaats += 1 }
    return bytes[plaats]
  }

  mutating func getal() throws(RecordError) -> UInt64 {
    var som: UInt64 = 0
    var schuif: UInt64 = 0
    while true {
      let b = try byte()
      guard schuif < 63 || b <= 1 else { throw fout("number too large") }
      som |= UInt64(b & 0x7F) << schuif
      if b < 0x80 { return som }
      schuif += 7
      guard schuif <= 63 else { throw fout("number too large") }
    }
  }

  mutating func teken() throws(RecordError) -> Int64 {
    let n = try getal()
    return Int64(bitPattern: n >> 1) ^ -Int64(bitPattern: n & 1)
  }

  mutating func vast() throws(RecordError) -> UInt64 {
    var n: UInt64 = 0
    for _ in 0..<8 { n = n << 8 | UInt64(try byte()) }
    return n
  }

  /// A count or length that the rest of the record can hold.
  mutating func aantal() throws(RecordError) -> Int {
    let n = try getal()
    guard n <= UInt64(bytes.count - plaats) else { throw fout("length \(n) passes the end") }
    return Int(n)
  }

  mutating func blok() throws(RecordError) -> [UInt8] {
    let n = try aantal()
    defer { plaats += n }
    return [UInt8](bytes[plaats..<(plaats + n)])
  }

  mutating func tekst() throws(RecordError) -> String {
    let n = try aantal()
    defer { plaats += n }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[plaats..<(plaats + n)]), as: UTF8.self)
  }

  mutating func id() throws(RecordError) -> String {
    let soort = try byte()
    let paren = soort == 0xFF ? 16 : Int(soort)
    guard paren <= 64, bytes.count - plaats >= paren else { throw fout("id passes the end") }
    let begin = plaats
    plaats += paren
    let rest = soort == 0xFF ? 0 : try aantal()
    let staart = plaats
    plaats += rest
    let bron = bytes
    return String(unsafeUninitializedCapacity: 2 * paren + rest + 4) { uit in
      var n = 0
      for i in 0..<paren {
        if soort == 0xFF, i == 4 || i == 6 || i == 8 || i == 10 {
          uit[n] = UInt8(ascii: "-")
          n += 1
        }
        let b = bron[begin + i]
        uit[n] = hexcijfers[Int(b >> 4)]
        uit[n + 1] = hexcijfers[Int(b & 15)]
        n += 2
      }
      for i in 0..<rest { uit[n + i] = bron[staart + i] }
      return n + rest
    }
  }

  /// One of a closed list, by its place in it.
  mutating func code<C: CaseIterable>(_: C.Type = C.self) throws(RecordError) -> C where C.AllCases == [C] {
    let n = Int(try byte())
    guard n < C.allCases.count else { throw fout("code \(n) of \(C.self) is not known to this version") }
    return C.allCases[n]
  }
}
