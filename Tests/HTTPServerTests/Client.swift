import Glibc

/// A client that says exactly the bytes it is told to.
final class Client {
  let file: Int32

  init(_ port: UInt16, receiveBuffer: Int32? = nil) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var size = receiveBuffer { setsockopt(file, SOL_SOCKET, SO_RCVBUF, &size, 4) }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard file >= 0, code == 0 else { throw Refused(reason: String(cString: strerror(errno))) }
  }

  struct Refused: Error { let reason: String }

  deinit { close(file) }

  func say(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// What came up to and including `end`, or up to the close of the connection.
  func hear(until end: String? = nil) -> String {
    var heard: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      heard += buffer[..<count]
      if let end, String(decoding: heard, as: UTF8.self).contains(end) { break }
    }
    return String(decoding: heard, as: UTF8.self)
  }

  /// One GET on a connection of its own.
  static func get(_ port: UInt16, _ target: String, _ headers: String = "") throws -> String {
    let client = try Client(port)
    client.say("GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(headers)\r\n")
    return client.hear()
  }
}
