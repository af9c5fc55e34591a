internal import CSQLite
import EventLog
import Glibc

extension EventLogError {
  /// A result code of SQLite in our words.
  static func sqlite(_ extended: Int32, _ detail: String?, _ what: String, _ path: String) -> Self {
    let detail = detail ?? String(cString: sqlite3_errstr(extended))
    switch extended & 0xff {
    case SQLITE_FULL:
      return Self(
        .schijfVol, "the disk is full (\(detail)): nothing of this unit was done; make room, then try again",
        place: path, canRetry: true)
    case SQLITE_BUSY, SQLITE_LOCKED:
      return Self(
        .bezet,
        "another writer held the file longer than \(LogOptions.busyTimeoutMs) ms (\(detail)); try again, or look who does",
        place: path, canRetry: true)
    case SQLITE_CORRUPT:
      return Self(
        .beschadigd, "\(what): the file is damaged (\(detail)); stop, keep the file, and restore the last backup", place: path)
    case SQLITE_NOTADB:
      return Self(
        .beschadigd, "is no SQLite file, or its first page is damaged (\(detail)); keep it, and restore the last backup",
        place: path)
    default:
      return Self(.invoerUitvoer, "\(what): \(detail) (SQLite \(extended))", place: path, canRetry: true)
    }
  }

  /// A system call that failed, from `errno`.
  static func system(_ what: String, _ path: String) -> Self {
    let number = errno
    let detail = String(cString: strerror(number))
    if number == ENOSPC || number == EDQUOT {
      return Self(.schijfVol, "\(what): the disk is full (\(detail)); make room, then try again", place: path, canRetry: true)
    }
    return Self(.invoerUitvoer, "\(what): \(detail)", place: path)
  }
}
