/// What can be tuned about the files of a log, and the bounds that have a name.
package struct LogOptions: Sendable {
  /// How long a writer waits for another process that writes to the same file.
  package static let busyTimeoutMs = 10_000
  /// A read ends at this many bytes, so that large records cannot fill the memory.
  package static let maxReadBytes = 8 << 20
  /// Records that one transaction of `clean` drops.
  package static let cleanBatch = 1000

  /// A page holds a dossier record of 2.5 kB whole; a larger page would be written for each change of one.
  package var pageSize = 4096
  /// Frames (pages) in the write-ahead log before they move into the file: 16 MB.
  package var checkpointFrames: Int32 = 4000
  /// What a write-ahead log that grew in a peak keeps on disk afterwards.
  package var journalSizeLimit = 64 << 20
  package var writeCacheKiB = 4096
  package var readCacheKiB = 1024
  /// False skips every sync: only to show that the tests of a power loss see the difference.
  package var isDurable = true
  /// Name of a registered `sqlite3_vfs`; nil is the default one.
  package var vfs: String?

  package init() {}
}
