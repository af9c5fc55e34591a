import Domain
import Dossiers
import Glibc
import Regelgeving
import TenantWorker
import TopicContracts

/// Lines of events gathered per dossier, with what was refused.
struct DeriveInput {
  let regels: Regels
  let bekendOp: CivilDate?
  private(set) var hasRefused = false
  /// The last day that a fact is about; nil without facts.
  private(set) var lastDay: CivilDate?
  private let decoder = EventDecoder()
  private let encoder = EventEncoder()
  private var facts: [Onderwerp: Dossier] = [:]
  private var refused: [Onderwerp: [Weigering]] = [:]

  init(regels: Regels, bekendOp: CivilDate?) {
    self.regels = regels
    self.bekendOp = bekendOp
  }

  /// Adds a line; gives the fault when no dossier can be named for it.
  mutating func add(_ line: [UInt8]) -> EnvelopeFault? {
    do throws(EnvelopeFault) {
      let event = try decoder.decode(structured: line)
      if let bekendOp, amsterdamDay(event.tijd) > bekendOp { return nil }
      if let fault = TenantCheck.fault(of: event, regels) { throw fault }
      if let day = event.inhoud.datum, lastDay.map({ $0 < day }) ?? true { lastDay = day }
      var dossier = facts.removeValue(forKey: event.onderwerp) ?? Dossier(onderwerp: event.onderwerp)
      let added = dossier.voegToe(event) { encoder.canonicalContent($0) }
      facts[event.onderwerp] = dossier
      if case .conflict = added {
        throw EnvelopeFault(
          .conflict, "dezelfde source en id met andere inhoud; de kleinste in canonieke JSON geldt", id: event.id,
          onderwerp: event.onderwerp)
      }
      return nil
    } catch {
      hasRefused = true
      guard let onderwerp = error.onderwerp else { return error }
      refused[onderwerp, default: []].append(Weigering(gebeurtenis: error.id, code: error.code.rawValue, reden: error.reden))
      return nil
    }
  }

  /// Adds every line of a file, `-` being standard input; a fault without a dossier goes to standard error.
  mutating func read(_ path: String, showsName: Bool) throws(Failure) {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.noinput, "\(path): cannot be opened: \(Files.reason())") }
    defer { if file != STDIN_FILENO { close(file) } }
    var number = 0
    var rest: [UInt8] = []
    func line(_ bytes: ArraySlice<UInt8>, _ input: inout DeriveInput) {
      number += 1
      let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
      if let fault = input.add(Array(bytes)) {
        Shell.complain("\(showsName ? "\(path):" : "line ")\(number): \(fault)")
      }
    }
    var input = self
    defer { self = input }
    try Files.chunks(of: file, path) { chunk in
      rest += chunk
      var begin = rest.startIndex
      while let end = rest[begin...].firstIndex(of: 0x0A) {
        line(rest[begin..<end], &input)
        begin = end + 1
      }
      rest.removeSubrange(..<begin)
    }
    if !rest.isEmpty { line(rest[...], &input) }
  }

  /// Sorted by pseudonym; those with only refused lines included.
  var dossiers: [(Onderwerp, Dossier, [Weigering])] {
    Set(facts.keys).union(refused.keys).sorted { utf8Kleiner($0.description, $1.description) }.map {
      ($0, facts[$0] ?? Dossier(onderwerp: $0), refused[$0] ?? [])
    }
  }
}

/// The civil day in Amsterdam of a moment in milliseconds since 1970: UTC+1, in summer UTC+2.
///
/// Summer time runs from the last Sunday of March to the last Sunday of October, 01:00 UTC, since 1996; from 1981 until
/// 1995 to the last Sunday of September. Before 1981 winter time is taken all year (`aanname`: no source registered then).
func amsterdamDay(_ moment: Int64) -> CivilDate {
  let hour: Int64 = 3_600_000
  func day(_ moment: Int64) -> CivilDate { CivilDate(dag: Int32((Double(moment) / 86_400_000).rounded(.down))) }
  func lastSunday(_ month: Maand) -> Int64 {
    let last = month.einde - 1
    // 1970-01-01 was a Thursday.
    let weekday = ((Int(last.dag) % 7) + 7 + 4) % 7
    return Int64((last - weekday).dag) * 24 * hour + hour
  }
  let year = day(moment).delen.jaar
  guard year >= 1981 else { return day(moment + hour) }
  let begin = lastSunday(Maand(jaar: year, maand: 3))
  let end = lastSunday(Maand(jaar: year, maand: year >= 1996 ? 10 : 9))
  return day(moment + (moment >= begin && moment < end ? 2 : 1) * hour)
}
