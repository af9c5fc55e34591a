import CMicrohttpd
import Synchronization
public import Web

/// The socket of the service: GNU libmicrohttpd, with a `Site` behind it.
///
/// libmicrohttpd, because this project has no external Swift packages and it is the HTTP server that Debian keeps; no C type
/// leaves this target. Threads are the library's own: `threads` of them, each with its own epoll, call the site at once.
/// `start` and `stop` are called by the owner; `publish` by any thread.
public final class HTTPServer: Sendable {
  public struct Options: Sendable {
    /// Loopback unless told otherwise.
    public var address = "127.0.0.1"
    /// 0 lets the system choose.
    public var port: UInt16 = 8080
    public var threads = 2
    /// Connections at once; each idle one costs a descriptor and at most `connectionBytes`.
    public var connections = 12_000
    /// Bounds the request line and headers of a connection; more is refused (431).
    public var connectionBytes = 12 << 10
    /// After so long without a byte a connection is closed, seconds.
    public var idleSeconds = 15
    /// Streams of changes at once.
    public var listeners = 500
    /// Certificate and key, PEM; nil is plain HTTP, for loopback and for behind a proxy.
    public var tls: (certificate: [UInt8], key: [UInt8])?

    public init() {}
  }

  public struct StartError: Error, Sendable {
    public let message: String
  }

  private let daemon: DaemonBox
  private let owner: Owner
  /// The port that was bound.
  public let port: UInt16

  /// Binds and begins to answer.
  ///
  /// - Parameter now: Milliseconds since 1970.
  public init(_ site: Site, _ options: Options, now: @escaping @Sendable () -> Int64) throws(StartError) {
    owner = Owner(site, listeners: options.listeners, now: now)
    (daemon, port) = try Self.start(owner, options)
  }

  /// Tells listeners that figures changed; the site has them already.
  public func publish(_ change: Change) { owner.streams.publish(change) }

  /// A sign of life on every stream, so that a client that went away is noticed.
  public func beat() { owner.streams.beat() }

  /// Connections and streams that are open now.
  public var load: (connections: Int, listeners: Int) {
    (Int(werk_connections(daemon.pointer)), owner.streams.count)
  }

  /// Ends every stream and connection; on return nothing calls the site any more.
  public func stop() {
    owner.streams.close()
    daemon.stop()
  }

  deinit { stop() }
}

/// What is told to listeners.
public struct Change: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case tenant(String)
    case publication(Int)
  }
  public var kind: Kind
  /// Milliseconds since 1970.
  public var time: Int64

  public init(_ kind: Kind, time: Int64) {
    self.kind = kind
    self.time = time
  }
}

/// The daemon of libmicrohttpd, stopped once. `@unchecked`: the pointer is taken out under the lock.
final class DaemonBox: @unchecked Sendable {
  let pointer: OpaquePointer
  private let isStopped = Mutex(false)

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// Wraps `MHD_stop_daemon`, which waits for the library's threads.
  func stop() {
    let first = isStopped.withLock { stopped in
      defer { stopped = true }
      return !stopped
    }
    if first { MHD_stop_daemon(pointer) }
  }
}

/// What the callbacks reach through their pointer: lives as long as the server.
final class Owner: Sendable {
  let site: Site
  let streams: Streams
  let bodies = Mutex(BodyCache())
  let now: @Sendable () -> Int64

  init(_ site: Site, listeners: Int, now: @escaping @Sendable () -> Int64) {
    self.site = site
    self.now = now
    streams = Streams(limit: listeners, now: now)
  }
}
