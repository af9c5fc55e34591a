import Foundation
import Seeded

/// A disk of which what was not synced may be lost: of every file the bytes that are safe, and what came since.
struct Disk {
  private struct File {
    var safe: [UInt8] = []
    var pending: [RecordedChanges.Change] = []
  }
  private var files: [String: File] = [:]
  /// Files that were deleted; the name may come back when the directory was not synced.
  private var deleted: [String: File] = [:]

  /// What a crash does to the changes since the last sync.
  enum Loss: Int, CaseIterable {
    /// All of them are lost, or none, or any of them (in pieces of a sector), or all after one that is torn.
    case all, none, any, tail
  }

  mutating func apply(_ file: String, _ change: RecordedChanges.Change) {
    switch change {
    case .delete(let isSynced):
      let gone = files.removeValue(forKey: file)
      deleted[file] = isSynced ? nil : gone
    case .sync:
      var kept = files[file] ?? File()
      for change in kept.pending { Self.apply(change, to: &kept.safe) }
      kept.pending = []
      files[file] = kept
      deleted[file] = nil  // SQLite syncs the directory with the first sync of a new file
    case .write, .truncate:
      files[file, default: File()].pending.append(change)
    }
  }

  /// Writes what is left after a crash now.
  func write(to directory: String, loss: Loss, random: inout SplitMix64) throws {
    var image = files
    if Bool.random(using: &random) { image.merge(deleted) { _, old in old } }
    for (name, file) in image.sorted(by: { $0.key < $1.key }) {
      var bytes = file.safe
      let torn = file.pending.isEmpty ? 0 : Int.random(in: 0..<file.pending.count, using: &random)
      for (index, change) in file.pending.enumerated() {
        switch loss {
        case .all: break
        case .none: Self.apply(change, to: &bytes)
        case .any: Self.apply(sectorsOf: change, to: &bytes, random: &random)
        case .tail:
          if index < torn { Self.apply(change, to: &bytes) }
          if index == torn { Self.apply(sectorsOf: change, to: &bytes, random: &random) }
        }
      }
      let url = URL(fileURLWithPath: directory + "/" + name)
      try Data(bytes).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
    }
  }

  private static func apply(_ change: RecordedChanges.Change, to bytes: inout [UInt8]) {
    switch change {
    case .write(let offset, let data):
      if bytes.count < offset + data.count { bytes += [UInt8](repeating: 0, count: offset + data.count - bytes.count) }
      bytes.replaceSubrange(offset..<(offset + data.count), with: data)
    case .truncate(let size):
      if size < bytes.count { bytes.removeLast(bytes.count - size) }
    case .sync, .delete: break
    }
  }

  /// Each sector of 512 bytes arrives or not.
  private static func apply(sectorsOf change: RecordedChanges.Change, to bytes: inout [UInt8], random: inout SplitMix64) {
    guard case .write(let offset, let data) = change else {
      if Bool.random(using: &random) { apply(change, to: &bytes) }
      return
    }
    var start = 0
    while start < data.count {
      let end = min(data.count, start + 512 - (offset + start) % 512)
      if Bool.random(using: &random) { apply(.write(offset: offset + start, bytes: Array(data[start..<end])), to: &bytes) }
      start = end
    }
  }
}
