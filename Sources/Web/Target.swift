/// Path and query of a request, decoded strictly: what could be read in two ways is refused.
struct Target: Sendable {
  /// Longer ones are refused before anything looks at them.
  static let longest = 4_096
  static let mostParameters = 64

  /// Without the slashes.
  var segments: [String]
  /// In the order given.
  var query: [(name: String, value: String)]
  var path: String { "/" + segments.joined(separator: "/") }

  init(_ text: String) throws(Problem) {
    guard text.utf8.count <= Self.longest else {
      throw Problem(.aanvraagTeLang, "Het adres is langer dan \(Self.longest) tekens.")
    }
    let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = halves.first, path.first == "/" else {
      throw Problem(.onleesbaarAdres, "Het pad begint niet met een schuine streep.")
    }
    segments = []
    if path != "/" {
      for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
        let segment = try Self.decoded(part, plusIsSpace: false)
        guard !segment.isEmpty else {
          throw Problem(
            .onbekendPad,
            "Het pad heeft een lege plaats: dubbele schuine strepen en een schuine streep aan het eind horen er niet.")
        }
        guard segment != ".", segment != "..", !segment.contains("/"), !segment.contains("\\") else {
          throw Problem(.onleesbaarAdres, "Het pad bevat '.', '..' of een gecodeerde schuine streep.")
        }
        segments.append(segment)
      }
    }
    query = []
    guard halves.count == 2, !halves[1].isEmpty else { return }
    for pair in halves[1].split(separator: "&", omittingEmptySubsequences: true) {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query.append(
        (try Self.decoded(sides[0], plusIsSpace: true), sides.count == 2 ? try Self.decoded(sides[1], plusIsSpace: true) : ""))
    }
    guard query.count <= Self.mostParameters else {
      throw Problem(.ongeldigeParameter, "Er zijn meer dan \(Self.mostParameters) parameters.")
    }
  }

  private static func decoded(_ text: Substring, plusIsSpace: Bool) throws(Problem) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(nibble), let low = rest.popFirst().flatMap(nibble) else {
          throw Problem(.onleesbaarAdres, "Achter een procentteken horen twee hexadecimale cijfers.")
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw Problem(.onleesbaarAdres, "Het adres bevat een besturingsteken.")
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw Problem(.onleesbaarAdres, "Het adres is geen UTF-8.")
    }
    return decoded
  }

  private static func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 65...70: digit - 55
    case 97...102: digit - 87
    default: nil
    }
  }
}
