internal import CRdkafka
import Synchronization

/// What librdkafka logged last, for the error that follows. Any thread.
enum ClientLog {
  static let kept = 20
  private static let lines = Mutex<[String]>([])

  static func note(
    _ client: OpaquePointer?, _ level: Int32, _ facility: UnsafePointer<CChar>?, _ message: UnsafePointer<CChar>?
  ) {
    // Warnings and worse; what it logs below that is its own business.
    guard level <= 4, let message else { return }
    let line = "\(facility.map { String(cString: $0) } ?? ""): \(String(cString: message))"
    lines.withLock { lines in
      lines.append(line)
      if lines.count > kept { lines.removeFirst(lines.count - kept) }
    }
  }

  static var recent: [String] { lines.withLock { $0 } }
}
