import EventLog
import Glibc
import TenantWorker

/// The mark of a role in a small file: written without a sync, because it has to survive the death of the process, not the
/// loss of power. One thread.
final class FileMarks: MarkStore {
  private let path: String
  private let file: Int32
  /// Clearing what is clear costs no write.
  private var isClear = false

  init(_ path: String) {
    self.path = path
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  }

  deinit { if file >= 0 { close(file) } }

  func read() -> Mark {
    guard let bytes = try? Files.read(path) else { return .none }
    return MarkText.read(String(decoding: bytes, as: UTF8.self)) ?? .none
  }

  func write(_ mark: Mark) {
    if mark == .none, isClear { return }
    isClear = mark == .none
    // One line, its length first and its end marked: a line that was cut short is no mark.
    let bytes = Array(MarkText.text(mark).utf8)
    _ = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    ftruncate(file, bytes.count)
  }
}

/// `deaths limit | topic partition from to … | topic partition until … .`
enum MarkText {
  static func text(_ mark: Mark) -> String {
    let inHand = mark.inHand.map { "\($0.topic) \($0.partition) \($1.lowerBound) \($1.upperBound)" }.joined(separator: " ")
    let until = mark.searchUntil.map { "\($0.topic) \($0.partition) \($1)" }.joined(separator: " ")
    return "\(mark.deaths) \(mark.limit)|\(inHand)|\(until)|.\n"
  }

  static func read(_ text: String) -> Mark? {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
    guard parts.count == 4, parts[3] == [".\n"], parts[0].count == 2, parts[1].count % 4 == 0, parts[2].count % 3 == 0,
      let deaths = Int(parts[0][0]), let limit = Int(parts[0][1])
    else { return nil }
    var mark = Mark(deaths: deaths, limit: limit)
    for at in stride(from: 0, to: parts[1].count, by: 4) {
      guard let partition = Int(parts[1][at + 1]), let from = Int64(parts[1][at + 2]), let to = Int64(parts[1][at + 3]),
        from <= to
      else { return nil }
      mark.inHand[TopicPartition(String(parts[1][at]), partition)] = from..<to
    }
    for at in stride(from: 0, to: parts[2].count, by: 3) {
      guard let partition = Int(parts[2][at + 1]), let until = Int64(parts[2][at + 2]) else { return nil }
      mark.searchUntil[TopicPartition(String(parts[2][at]), partition)] = until
    }
    return mark
  }
}
