import CTestVFS
import EventLog
import SQLiteLog

/// What a program did to its files, as the test's file system wrote it down.
enum RecordedChanges {
  enum Change {
    case write(offset: Int, bytes: [UInt8])
    case truncate(size: Int)
    case sync
    case delete(isSynced: Bool)
  }

  static let vfs = "werkbedrijf-test"

  /// Small pages and early checkpoints: much happens in few units.
  static func options(isDurable: Bool = true) -> LogOptions {
    precondition(test_vfs_register(vfs) == 0)
    var options = LogOptions()
    options.vfs = vfs
    options.pageSize = 1024
    options.checkpointFrames = 40
    options.isDurable = isDurable
    return options
  }

  static var count: Int { Int(test_vfs_count()) }

  /// The last component of the path, and what was done to it.
  static func at(_ index: Int) -> (file: String, change: Change) {
    let change = test_vfs_at(Int64(index))
    let path = String(cString: test_vfs_path(change.file))
    let file = String(path[path.index(after: path.lastIndex(of: "/")!)...])
    switch UInt32(change.kind) {
    case TEST_VFS_WRITE.rawValue:
      return (
        file, .write(offset: Int(change.offset), bytes: Array(UnsafeBufferPointer(start: change.data, count: Int(change.length))))
      )
    case TEST_VFS_TRUNCATE.rawValue: return (file, .truncate(size: Int(change.offset)))
    case TEST_VFS_SYNC.rawValue: return (file, .sync)
    default: return (file, .delete(isSynced: change.offset == 1))
    }
  }
}
