internal import CSQLite
import EventLog
import Glibc

/// One connection to one file (`sqlite3*`). One thread at a time.
final class Connection {
  enum Access { case write, read }

  let handle: OpaquePointer
  let path: String
  /// Frames in the write-ahead log after the last commit on this connection (`sqlite3_wal_hook`).
  private(set) var walFrames: Int32 = 0
  private var cached: [String: Statement] = [:]

  init(_ path: String, access: Access, options: LogOptions) throws(EventLogError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, options.vfs)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw EventLogError.sqlite(code, nil, "cannot be opened", path)
    }
    self.handle = handle
    self.path = path
    sqlite3_busy_handler(handle, { _, tries in Connection.pause(tries) }, nil)
    // Order matters: nothing may be written before the page size and the journal are known.
    try run("PRAGMA secure_delete=ON")
    // EXTRA is FULL, and while the file is made also a sync of the directory when the rollback journal goes: a journal that
    // came back after a power loss would undo the making, and what was written since.
    try run("PRAGMA synchronous=\(options.isDurable ? "EXTRA" : "OFF")")
    try run("PRAGMA cache_size=-\(access == .write ? options.writeCacheKiB : options.readCacheKiB)")
    try run("PRAGMA temp_store=MEMORY")
    try run("PRAGMA wal_autocheckpoint=0")  // see checkpoint(after:)
    if access == .read {
      try run("PRAGMA query_only=ON")
    } else {
      try run("PRAGMA journal_size_limit=\(options.journalSizeLimit)")
      let context = Unmanaged.passUnretained(self).toOpaque()
      let hook: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, CInt) -> CInt = {
        context, _, _, frames in
        Unmanaged<Connection>.fromOpaque(context!).takeUnretainedValue().walFrames = frames
        return SQLITE_OK
      }
      sqlite3_wal_hook(handle, hook, context)
    }
  }

  deinit {
    cached.removeAll()
    sqlite3_close_v2(handle)
  }

  func run(_ sql: String) throws(EventLogError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failed(code, sql) }
  }

  /// Prepared once for each text.
  func statement(_ sql: String) throws(EventLogError) -> Statement {
    if let statement = cached[sql] { return statement }
    let statement = try Statement(self, sql)
    cached[sql] = statement
    return statement
  }

  /// The number that a query of one row and column answers; nil when there is no row.
  func number(_ sql: String) throws(EventLogError) -> Int64? {
    let statement = try Statement(self, sql)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The same, where SQL answers NULL when there is nothing.
  func number(_ sql: String, orWhenEmpty empty: Int64) throws(EventLogError) -> Int64 {
    let statement = try statement(sql)
    defer { statement.reset() }
    return try statement.step() && !statement.isNull(0) ? statement.integer(0) : empty
  }

  /// All of `body`, or nothing. A failure of the commit itself says whether the outcome is known.
  func transaction<T>(_ begin: String = "BEGIN IMMEDIATE", _ body: () throws(EventLogError) -> T) throws(EventLogError) -> T {
    try statement(begin).execute()
    do throws(EventLogError) {
      let result = try body()
      do throws(EventLogError) {
        try statement("COMMIT").execute()
      } catch {
        // Every frame must be written before the last one makes the unit whole, so a full disk leaves nothing of it.
        // After any other failure the frames may be whole and only their sync unknown.
        var error = error
        error.uitkomst = error.code == .schijfVol || error.code == .bezet ? .nietGedaan : .onbekend
        throw error
      }
      return result
    } catch {
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  /// Moves what is committed from the write-ahead log into the file, once the log has more frames than stated; the next
  /// writer then begins the log anew. In the commit's own thread: beside it, a busy writer would keep the log from ever
  /// ending. A failure loses nothing (the log has everything) and comes back with the next commit.
  func checkpoint(after frames: Int32) {
    guard walFrames >= frames else { return }
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
  }

  /// Empties the write-ahead log when no reader is in it, so that nothing erased stays behind there.
  func truncateLog() {
    sqlite3_busy_handler(handle, nil, nil)
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    sqlite3_busy_handler(handle, { _, tries in Connection.pause(tries) }, nil)
  }

  /// Writes the file anew from what it holds, and empties the write-ahead log: bytes of what was deleted also stay behind in
  /// pages that were once split or joined, where `secure_delete` does not come (`VACUUM`, `SQLITE_CHECKPOINT_TRUNCATE`).
  ///
  /// - Parameter directory: Where SQLite keeps the copy meanwhile, in a file without a name.
  func rewrite(beside directory: String) throws(EventLogError) {
    try run("PRAGMA temp_store_directory='\(directory.replacing("'", with: "''"))'")
    try run("PRAGMA temp_store=FILE")
    try run("VACUUM")
    try run("PRAGMA temp_store=MEMORY")
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    guard code == SQLITE_OK else { throw failed(code, "emptying the write-ahead log") }
  }

  func failed(_ code: Int32, _ doing: String) -> EventLogError {
    .sqlite(code, String(cString: sqlite3_errmsg(handle)), "failed at \(doing)", path)
  }

  /// Waits before another try for SQLite's lock: short at first, at most `busyTimeoutMs` in all.
  private static func pause(_ tries: Int32) -> Int32 {
    let stepsUs: [UInt32] = [50, 100, 200, 400, 800, 1600]
    let last: UInt32 = 3000
    let limit = LogOptions.busyTimeoutMs * 1000 / Int(last)
    guard tries < limit else { return 0 }
    usleep(Int(tries) < stepsUs.count ? stepsUs[Int(tries)] : last)
    return 1
  }
}
