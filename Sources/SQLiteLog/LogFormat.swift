internal import CSQLite
import EventLog
import Glibc

/// The file of one tenant or of the region: where it is, how it is made, and how it is known.
///
/// - `topic`: the topics of this file.
/// - `partition`: of each partition the first kept offset and the next one; offsets are never given twice.
/// - `l<topic>_<partition>`: the records of a partition with retention, keyed by offset.
/// - `c<topic>_<partition>`: the records of a compacted partition, one row a key, replaced in place.
/// - `position`: the next offset of each role and input partition. `role`: who owns a role now, by a rising number.
/// - `consumer`: the topics that a role of this file reads, of any file.
enum LogFormat {
  /// `WERK` in ASCII.
  static let applicationID: Int64 = 0x5745_524b
  static let version: Int64 = 1

  static func path(_ directory: String, _ place: String) -> String { "\(directory)/\(place).log.sqlite" }

  private static let schema = """
    CREATE TABLE topic(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL,
      compact INTEGER NOT NULL, retention_ms INTEGER) STRICT;
    CREATE TABLE partition(topic INTEGER NOT NULL, number INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL,
      PRIMARY KEY(topic, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE position(role TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, next INTEGER NOT NULL,
      PRIMARY KEY(role, topic, partition)) STRICT, WITHOUT ROWID;
    CREATE TABLE role(name TEXT PRIMARY KEY, epoch INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE consumer(role TEXT NOT NULL, topic TEXT NOT NULL, PRIMARY KEY(role, topic)) STRICT, WITHOUT ROWID;
    PRAGMA application_id=\(applicationID);
    PRAGMA user_version=\(version);
    """

  static func tables(topic: Int64, partition: Int, isCompacted: Bool) -> String {
    guard isCompacted else {
      return """
        CREATE TABLE l\(topic)_\(partition)(o INTEGER PRIMARY KEY, t INTEGER NOT NULL, k BLOB, v BLOB, h BLOB) STRICT
        """
    }
    let name = "c\(topic)_\(partition)"
    return """
      CREATE TABLE \(name)(i INTEGER PRIMARY KEY, o INTEGER NOT NULL UNIQUE, t INTEGER NOT NULL, k BLOB NOT NULL UNIQUE,
        v BLOB, h BLOB) STRICT;
      CREATE INDEX \(name)_grafsteen ON \(name)(t) WHERE v IS NULL;
      """
  }

  /// Opens a file that exists; nil when it does not.
  static func open(_ path: String, _ access: Connection.Access, _ options: LogOptions) throws(EventLogError) -> Connection? {
    guard Glibc.access(path, F_OK) == 0 else { return nil }
    let connection = try Connection(path, access: access, options: options)
    let isOurs = try check(connection)
    return isOurs ? connection : nil
  }

  /// Opens a file, and makes it when it does not exist or its making was cut short.
  static func openOrMake(_ path: String, _ options: LogOptions) throws(EventLogError) -> Connection {
    if let connection = try open(path, .write, options) { return connection }
    // Ours before SQLite opens it, which would give it wider rights.
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system("cannot be made", path) }
    Glibc.close(file)
    let connection = try Connection(path, access: .write, options: options)
    try connection.run("PRAGMA page_size=\(options.pageSize)")
    try connection.run("PRAGMA journal_mode=WAL")
    try connection.transaction { () throws(EventLogError) in
      if try !check(connection) { try connection.run(schema) }
    }
    try syncDirectory(of: path)
    return connection
  }

  /// False when the file holds nothing yet.
  private static func check(_ connection: Connection) throws(EventLogError) -> Bool {
    let application = try connection.number("PRAGMA application_id") ?? 0
    let version = try connection.number("PRAGMA user_version") ?? 0
    if application == 0, version == 0, try connection.number("SELECT count(*) FROM sqlite_schema") == 0 { return false }
    guard application == applicationID else {
      throw EventLogError(
        .andereVersie,
        "is a SQLite file of another program (application_id \(application), expected \(applicationID)); "
          + "name another directory, or move the file away",
        place: connection.path)
    }
    guard version == Self.version else {
      let remedy =
        version > Self.version
        ? "use the newer program that wrote it" : "convert it with the program that wrote it, or restore a backup of this format"
      throw EventLogError(
        .andereVersie, "is of format \(version), this program reads and writes format \(Self.version); \(remedy)",
        place: connection.path)
    }
    return true
  }

  /// The name of a new file must survive a power loss as its content does.
  static func syncDirectory(of path: String) throws(EventLogError) {
    let directory = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let file = Glibc.open(directory.isEmpty ? "/" : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw .system("cannot be opened", directory) }
    defer { Glibc.close(file) }
    guard fsync(file) == 0 else { throw .system("cannot be synced", directory) }
  }
}
