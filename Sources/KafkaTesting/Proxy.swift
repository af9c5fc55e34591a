import Glibc
import Synchronization

/// Passes connections on to one address, until it is told to cut them: a network that fails. Any thread.
public final class Proxy: Sendable {
  public enum Cut: Sendable {
    /// Every connection is reset, and new ones are too while it lasts.
    case reset
    /// Nothing passes any more, and nobody is told; at the end every connection is reset with what was under way.
    case silence
  }

  private struct State {
    var cut: Cut?
    var connections: [ObjectIdentifier: Connection] = [:]
  }

  public let own: Address
  private let target: Address
  private let listening: Int32
  private let state = Mutex(State())

  /// An IPv4 address of this machine.
  public struct Address: Sendable {
    public var host: String
    public var port: Int

    public init(_ host: String, _ port: Int) {
      self.host = host
      self.port = port
    }
  }

  public init(at own: Address, to target: Address) throws {
    self.own = own
    self.target = target
    listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard own.call(listening, Glibc.bind) == 0, listen(listening, 64) == 0 else {
      throw Broker.Failed(description: "\(own.host):\(own.port) cannot be listened on: \(String(cString: strerror(errno)))")
    }
    Self.thread { [weak self, listening] in
      while true {
        let client = accept(listening, nil, nil)
        guard client >= 0, let proxy = self else { return }
        proxy.take(client)
      }
    }
  }

  deinit {
    shutdown(listening, Int32(SHUT_RDWR))
    close(listening)
    for connection in state.withLock({ $0.connections.values }) { connection.sever() }
  }

  /// Gives, of every connection that there was, the port from which it reached the target: the target's log names it.
  public func cut(_ how: Cut) -> [Int] {
    let connections = state.withLock { state in
      state.cut = how
      return Array(state.connections.values)
    }
    for connection in connections {
      if case .reset = how { connection.sever() } else { connection.hold() }
    }
    return connections.map(\.port)
  }

  public func mend() {
    let silenced = state.withLock { state in
      defer { state.cut = nil }
      guard case .silence = state.cut else { return [Connection]() }
      return Array(state.connections.values)
    }
    for connection in silenced { connection.sever() }
  }

  private func take(_ client: Int32) {
    let cut = state.withLock { $0.cut }
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if case .reset = cut { return Connection.reset([client, server]) }
    guard target.call(server, Glibc.connect) == 0 else { return Connection.reset([client, server]) }
    let connection = Connection(client, server)
    state.withLock { state in
      state.connections[ObjectIdentifier(connection)] = connection
      if state.cut != nil { connection.hold() }
    }
    for (from, to) in [(client, server), (server, client)] {
      Self.thread { [weak self] in
        connection.pump(from: from, to: to)
        self?.state.withLock { $0.connections[ObjectIdentifier(connection)] = nil }
      }
    }
  }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    final class Box { let body: @Sendable () -> Void; init(_ body: @escaping @Sendable () -> Void) { self.body = body } }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      {
        Unmanaged<Box>.fromOpaque($0!).takeRetainedValue().body(); return nil
      },
      Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
  }
}

/// Two sockets, each read by a thread of its own into the other; closed by the thread that ends last.
private final class Connection: Sendable {
  let port: Int
  private let client: Int32
  private let server: Int32
  private let state = Mutex((isHeld: false, isSevered: false, pumps: 2))

  init(_ client: Int32, _ server: Int32) {
    self.client = client
    self.server = server
    var own = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &own) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(server, $0, &size) }
    }
    port = Int(in_port_t(bigEndian: own.sin_port))
    var yes: Int32 = 1
    for file in [client, server] {
      setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
  }

  /// Closed so that the other side gets a reset, not an orderly end.
  static func reset(_ files: [Int32]) {
    for file in files where file >= 0 {
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(file, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
      close(file)
    }
  }

  func hold() { state.withLock { $0.isHeld = true } }

  /// Wakes both threads; they reset the connection.
  func sever() {
    state.withLock { state in
      guard state.pumps > 0, !state.isSevered else { return }
      state.isSevered = true
      for file in [client, server] { shutdown(file, Int32(SHUT_RD)) }
    }
  }

  func pump(from: Int32, to: Int32) {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(from, &buffer, buffer.count)
      guard count > 0, mayPass(), write(buffer, count, to) else { break }
    }
    sever()
    let isLast = state.withLock { state in
      state.pumps -= 1
      return state.pumps == 0
    }
    if isLast { Self.reset([client, server]) }
  }

  /// Waits while nothing may pass. False: it never will.
  private func mayPass() -> Bool {
    while true {
      let (isHeld, isSevered) = state.withLock { ($0.isHeld, $0.isSevered) }
      if isSevered { return false }
      if !isHeld { return true }
      usleep(5_000)
    }
  }

  private func write(_ buffer: [UInt8], _ count: Int, _ to: Int32) -> Bool {
    var sent = 0
    while sent < count {
      let step = buffer.withUnsafeBytes { send(to, $0.baseAddress! + sent, count - sent, Int32(MSG_NOSIGNAL)) }
      guard step > 0 else { return false }
      sent += step
    }
    return true
  }
}

extension Proxy.Address {
  fileprivate func call(_ file: Int32, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
