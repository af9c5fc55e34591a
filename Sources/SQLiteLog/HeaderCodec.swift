import EventLog

/// Headers as one blob: of each the length of the name, the name, the length of the value, the value (lengths as LEB128).
/// Bytes of a value are kept as they are; a name may come more than once; no headers are no blob.
enum HeaderCodec {
  static func encode(_ headers: [LogHeader]) -> [UInt8]? {
    guard !headers.isEmpty else { return nil }
    var bytes: [UInt8] = []
    for header in headers {
      append(header.name.utf8.count, to: &bytes)
      bytes.append(contentsOf: header.name.utf8)
      append(header.value.count, to: &bytes)
      bytes.append(contentsOf: header.value)
    }
    return bytes
  }

  /// Nil when the bytes are not what `encode` makes.
  static func decode(_ bytes: [UInt8]?) -> [LogHeader]? {
    guard let bytes else { return [] }
    var headers: [LogHeader] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let name = take(&rest), let value = take(&rest) else { return nil }
      headers.append(LogHeader(String(decoding: name, as: UTF8.self), Array(value)))
    }
    return headers
  }

  private static func append(_ length: Int, to bytes: inout [UInt8]) {
    var length = length
    while length >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: length) | 0x80)
      length >>= 7
    }
    bytes.append(UInt8(length))
  }

  private static func take(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var length = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      length |= Int(byte & 0x7f) << shift
      guard byte & 0x80 != 0 else {
        guard length <= rest.count else { return nil }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
      }
    }
    return nil
  }
}
