internal import CSQLite
import EventLog

/// A prepared statement (`sqlite3_stmt*`) of one connection, bound anew for each use.
final class Statement {
  private let handle: OpaquePointer
  private unowned let connection: Connection
  private let sql: String

  init(_ connection: Connection, _ sql: String) throws(EventLogError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw connection.failed(code, sql) }
    self.handle = handle
    self.connection = connection
    self.sql = sql
  }

  deinit { sqlite3_finalize(handle) }

  /// True when there is a row. Call `reset` when done with the rows before the end.
  func step() throws(EventLogError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    case let code:
      let error = connection.failed(code, sql)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement that answers no row.
  func execute() throws(EventLogError) {
    if try step() { reset() }
  }

  func reset() { sqlite3_reset(handle) }

  // MARK: Parameters, from 1

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

  func bind(_ index: Int32, _ text: String) {
    sqlite3_bind_text(handle, index, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
  }

  /// The bytes must stay until the statement is reset. No bytes differ from nil.
  func bind(_ index: Int32, _ bytes: UnsafeBufferPointer<UInt8>?) {
    guard let bytes else {
      sqlite3_bind_null(handle, index)
      return
    }
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      sqlite3_bind_zeroblob(handle, index, 0)
      return
    }
    sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), nil)
  }

  // MARK: Columns, from 0

  func integer(_ index: Int32) -> Int64 { sqlite3_column_int64(handle, index) }
  func isNull(_ index: Int32) -> Bool { sqlite3_column_type(handle, index) == SQLITE_NULL }
  func text(_ index: Int32) -> String { sqlite3_column_text(handle, index).map { String(cString: $0) } ?? "" }

  /// The one copy that reading makes.
  func bytes(_ index: Int32) -> [UInt8]? {
    guard let base = sqlite3_column_blob(handle, index) else { return isNull(index) ? nil : [] }
    return Array(UnsafeRawBufferPointer(start: base, count: Int(sqlite3_column_bytes(handle, index))))
  }
}

/// Bytes in place for the length of a call; nil stays nil.
func withBytes<T>(
  _ bytes: [UInt8]?, _ body: (UnsafeBufferPointer<UInt8>?) throws(EventLogError) -> T
) throws(EventLogError) -> T {
  guard let bytes else { return try body(nil) }
  var result: Result<T, EventLogError>?
  bytes.withUnsafeBufferPointer { buffer in
    do throws(EventLogError) { result = .success(try body(buffer)) } catch { result = .failure(error) }
  }
  return try result!.get()
}
