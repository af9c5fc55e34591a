import CommandLine
import EventLog
import Glibc
import Regio
import TenantWorker

/// Copies of the publications beside the log, one sealed file each: `publicaties/0001.txt`, never changed. What counts is on the
/// log; a copy that is missing is made again from it.
struct PublicatieFiles {
  let folder: String

  init(_ store: Store) { folder = store.directory + "/publicaties" }

  func path(_ number: Int) -> String {
    let digits = String(number)
    return "\(folder)/\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).txt"
  }

  /// Held while the next publication is made: one on a machine at a time.
  func lock() throws(Failure) -> FileLock {
    guard Files.isFolder(folder) || mkdir(folder, 0o755) == 0 else {
      throw Failure(.cantcreat, "\(folder): cannot be made: \(Files.reason())")
    }
    return try FileLock("\(folder)/.lock", taken: "another publication is being made here; wait for it")
  }

  /// Makes the copies that are missing of so many publications.
  func complete(upTo count: Int, _ reader: any LogReader) throws(Failure) {
    guard !Files.exists(path(count + 1)) else {
      throw Failure(
        .dataerr,
        "\(path(count + 1)): publication \(count + 1) is not on the log, which holds \(count): the log was put back from an older "
          + "backup. Put back a later one: what was published must be known before anything else is")
    }
    try compare(count, reader)
    guard count > 0, let missing = (1...count).first(where: { !Files.exists(path($0)) }) else { return }
    var failure: Failure?
    do throws(Publicaties.Fout) {
      try Publicaties.lees(missing...count, reader) { one in
        let path = path(one.kop.nummer)
        guard failure == nil, !Files.exists(path) else { return }
        do throws(Failure) { try Files.write(one.publicatie.tekst, to: path) } catch { failure = error }
      }
    } catch {
      throw Self.failure(error)
    }
    if let failure { throw failure }
  }

  /// The last copy must be of the publication that the log holds.
  private func compare(_ number: Int, _ reader: any LogReader) throws(Failure) {
    guard number > 0, Files.exists(path(number)) else { return }
    let copy = try read(number)
    let head: String?
    do throws(Publicaties.Fout) { head = try Publicaties.kop(number, reader)?.zegel } catch { throw Self.failure(error) }
    guard copy.zegel == head else {
      throw Failure(
        .dataerr,
        "\(path(number)): another publication than number \(number) on the log; put both back from one backup, or move it away")
    }
  }

  private func read(_ number: Int) throws(Failure) -> Publicatie {
    let bytes = try Files.read(path(number))
    do throws(Publicatie.Leesfout) {
      return try Publicatie(tekst: bytes)
    } catch {
      throw Failure(
        .dataerr, "\(path(number)):\(error.regel): \(error.reden); move it away: the next publication makes it again from the log"
      )
    }
  }

  static func failure(_ fault: Publicaties.Fout) -> Failure {
    fault.log.map { Store.failure($0) } ?? Failure(.dataerr, fault.description)
  }
}
