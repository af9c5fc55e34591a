import CMicrohttpd
import Glibc
import Synchronization
import Web

/// One open stream of server-sent events. What is under `state` is touched under the lock of `Streams` only.
final class Stream: @unchecked Sendable {
  let listener: Listener
  let connection: OpaquePointer
  /// What is to be sent, at most `mostBytes`: of a client that reads slowly older changes fall out, the newest stays.
  var pending: [UInt8] = []
  var isSuspended = false
  var isClosed = false

  static let mostBytes = 4_096

  init(_ listener: Listener, _ connection: OpaquePointer) {
    self.listener = listener
    self.connection = connection
  }
}

/// Everybody who listens to changes. Any thread.
///
/// A stream without news is suspended, so that it costs no thread; a change puts its event in every stream and resumes it.
final class Streams: Sendable {
  private struct State {
    var streams: [ObjectIdentifier: Stream] = [:]
    var isClosed = false
    var last: Int64 = 0
  }
  private let state = Mutex(State())
  private let limit: Int
  private let now: @Sendable () -> Int64

  init(limit: Int, now: @escaping @Sendable () -> Int64) {
    self.limit = limit
    self.now = now
  }

  var count: Int { state.withLock { $0.streams.count } }

  /// Nil when there is no place.
  func add(_ listener: Listener, _ connection: OpaquePointer) -> Stream? {
    state.withLock { state in
      guard !state.isClosed, state.streams.count < limit else { return nil }
      let stream = Stream(listener, connection)
      // Tells a browser to wait 5 s before it tries again, and that the stream is open.
      stream.pending = Array("retry: 5000\n: open\n\n".utf8)
      state.streams[ObjectIdentifier(stream)] = stream
      return stream
    }
  }

  func remove(_ stream: Stream) {
    state.withLock { state in
      stream.isClosed = true
      state.streams[ObjectIdentifier(stream)] = nil
    }
  }

  func publish(_ change: Change) {
    let (name, data): (String, String) =
      switch change.kind {
      case .tenant(let tenant): ("tenant", "{\"tenant\":\"\(tenant)\",\"tijd\":\(change.time)}")
      case .publication(let number): ("publicatie", "{\"publicatie\":\(number),\"tijd\":\(change.time)}")
      }
    let event = Array("id: \(change.time)\nevent: \(name)\ndata: \(data)\n\n".utf8)
    send(event) { listener in
      switch change.kind {
      case .tenant(let tenant): listener.tenants.contains(tenant)
      case .publication: listener.publications
      }
    }
  }

  func beat() { send(Array(": \(now())\n\n".utf8)) { _ in true } }

  private func send(_ event: [UInt8], to chosen: (Listener) -> Bool) {
    state.withLock { state in
      for stream in state.streams.values where chosen(stream.listener) {
        if stream.pending.count + event.count > Stream.mostBytes { stream.pending = [] }
        stream.pending += event
        resume(stream)
      }
    }
  }

  /// Ends every stream: its next read says so.
  func close() {
    state.withLock { state in
      state.isClosed = true
      for stream in state.streams.values {
        stream.isClosed = true
        resume(stream)
      }
    }
  }

  /// Wraps `MHD_resume_connection`; under the lock, so that a connection is resumed once for each suspension.
  private func resume(_ stream: Stream) {
    guard stream.isSuspended else { return }
    stream.isSuspended = false
    MHD_resume_connection(stream.connection)
  }

  /// Moves what is pending into the library's buffer; suspends the connection when there is nothing. On its thread.
  func read(_ stream: Stream, into buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
    state.withLock { _ in
      if stream.isClosed { return werkEndOfStream }
      guard !stream.pending.isEmpty else {
        stream.isSuspended = true
        MHD_suspend_connection(stream.connection)
        return 0
      }
      let count = min(room, stream.pending.count)
      _ = stream.pending.withUnsafeBytes { memcpy(buffer, $0.baseAddress!, count) }
      stream.pending.removeFirst(count)
      return count
    }
  }
}

/// `MHD_CONTENT_READER_END_OF_STREAM`, a macro with a cast.
private let werkEndOfStream = -1

/// A stream with the owner that its callback needs.
private final class StreamReader {
  let owner: Owner
  let stream: Stream
  init(_ owner: Owner, _ stream: Stream) {
    self.owner = owner
    self.stream = stream
  }
}

extension Owner {
  /// An answer without an end, read from the stream. Wraps `MHD_create_response_from_callback`.
  func open(_ stream: Stream, _ connection: OpaquePointer) -> MHD_Result {
    let reader = Unmanaged.passRetained(StreamReader(self, stream)).toOpaque()
    let out = MHD_create_response_from_callback(
      werk_size_unknown, 1_024,
      { raw, _, buffer, room in
        guard let raw, let buffer else { return werkEndOfStream }
        let reader = Unmanaged<StreamReader>.fromOpaque(raw).takeUnretainedValue()
        return reader.owner.streams.read(reader.stream, into: buffer, room)
      }, reader,
      { raw in
        if let raw { Unmanaged<StreamReader>.fromOpaque(raw).release() }
      })
    guard let out else {
      Unmanaged<StreamReader>.fromOpaque(reader).release()
      return .NO
    }
    defer { MHD_destroy_response(out) }
    for (name, value) in [
      ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"), ("X-Accel-Buffering", "no"),
      ("API-Version", Site.apiVersion), ("X-Content-Type-Options", "nosniff"),
    ] { MHD_add_response_header(out, name, value) }
    return MHD_queue_response(connection, 200, out)
  }
}
