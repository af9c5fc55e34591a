/// Faults that are seen in the bytes, before libyaml reads them: it would let a tab between words pass, and it reports
/// broken UTF-8 by an offset.
func faultOfBytes(_ bytes: [UInt8], limits: YAMLLimits) -> YAMLError? {
  if bytes.count > limits.size {
    return YAMLError(
      .size, "the file has \(bytes.count) bytes; at most \(limits.size) are read", at: YAMLPlace(line: 1, column: 1))
  }
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    return YAMLError(
      .encoding, "the file begins with a byte order mark; save it as UTF-8 without one", at: place(of: 0, in: bytes))
  }
  var i = 0
  while i < bytes.count {
    let byte = bytes[i]
    if byte < 0x80 {
      if byte == 9 {
        return YAMLError(.tab, "a tab; write spaces (or \"\\t\" inside double quotes)", at: place(of: i, in: bytes))
      }
      if byte == 127 || (byte < 32 && byte != 10 && byte != 13) {
        return YAMLError(.encoding, "a control character (byte \(byte)); remove it", at: place(of: i, in: bytes))
      }
      i += 1
      continue
    }
    guard let lengte = scalarLength(bytes, i) else {
      return YAMLError(.encoding, "byte \(byte) is no UTF-8; save the file as UTF-8", at: place(of: i, in: bytes))
    }
    i += lengte
  }
  return nil
}

/// Bytes of the well-formed UTF-8 sequence at `i` (Unicode, table 3-7), or nil.
private func scalarLength(_ b: [UInt8], _ i: Int) -> Int? {
  func follows(_ plaats: Int, _ bereik: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    i + plaats < b.count && bereik.contains(b[i + plaats])
  }
  switch b[i] {
  case 0xC2...0xDF: return follows(1) ? 2 : nil
  case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
  case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
  case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
  case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
  case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
  case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
  default: return nil
  }
}

private func place(of index: Int, in bytes: [UInt8]) -> YAMLPlace {
  var line = 1
  var column = 1
  for byte in bytes[..<index] {
    if byte == 10 {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
  return YAMLPlace(line: line, column: column)
}
