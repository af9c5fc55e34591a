import CommandLine
import Domain
import Foundation

typealias Verb = Command<@Sendable (Arguments) throws -> ExitCode>

/// Ends the program with a message.
struct Fout: Error {
  var code: ExitCode
  var tekst: String

  init(_ code: ExitCode, _ tekst: String) {
    self.code = code
    self.tekst = tekst
  }
}

enum Stroom: Int32 { case uitvoer = 1, fouten = 2 }

func schrijf(_ tekst: String, naar stroom: Stroom = .uitvoer) {
  FileHandle(fileDescriptor: stroom.rawValue).write(Data(tekst.utf8))
}

func lees(_ pad: String) throws -> [UInt8] {
  guard let inhoud = FileManager.default.contents(atPath: pad) else { throw Fout(.noinput, "\(pad): cannot be read") }
  return [UInt8](inhoud)
}

func maakMap(_ pad: String) throws {
  do {
    try FileManager.default.createDirectory(atPath: pad, withIntermediateDirectories: true)
  } catch { throw Fout(.cantcreat, "\(pad): cannot be made: \(error.localizedDescription)") }
}

func schrijf(_ inhoud: [UInt8], naar pad: String) throws {
  do {
    try Data(inhoud).write(to: URL(fileURLWithPath: pad))
  } catch { throw Fout(.cantcreat, "\(pad): cannot be written: \(error.localizedDescription)") }
}

/// Files of a folder with this ending, by name.
func bestanden(_ map: String, _ einde: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: map)) ?? []).filter { $0.hasSuffix(einde) }.sorted()
    .map { "\(map)/\($0)" }
}

extension ValueKind where Value == Maand {
  static var maand: Self { .lossless(Maand.self, "MONTH", expected: "a month, YYYY-MM") }
}
