/// Two lower-case hex digits a byte.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
  let cijfers = Array("0123456789abcdef".utf8)
  var uit: [UInt8] = []
  uit.reserveCapacity(bytes.underestimatedCount * 2)
  for byte in bytes {
    uit.append(cijfers[Int(byte >> 4)])
    uit.append(cijfers[Int(byte & 15)])
  }
  return String(decoding: uit, as: UTF8.self)
}

/// The bytes of an even number of hex digits, either case; nil when it is anything else.
public func bytes(hex tekst: String) -> [UInt8]? {
  let cijfers = Array(tekst.utf8)
  guard cijfers.count.isMultiple(of: 2) else { return nil }
  var uit: [UInt8] = []
  uit.reserveCapacity(cijfers.count / 2)
  for i in stride(from: 0, to: cijfers.count, by: 2) {
    guard let hoog = halveByte(cijfers[i]), let laag = halveByte(cijfers[i + 1]) else { return nil }
    uit.append(hoog << 4 | laag)
  }
  return uit
}

private func halveByte(_ cijfer: UInt8) -> UInt8? {
  switch cijfer {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): cijfer - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): cijfer - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): cijfer - UInt8(ascii: "A") + 10
  default: nil
  }
}
