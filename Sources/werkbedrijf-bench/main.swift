// The companion of `werkbedrijf` for trying it and measuring it; no package installs it. Read this file top to bottom:
// the verbs, then the run.
import CommandLine
import Glibc

let program = Verb(
  "werkbedrijf-bench", summary: "Makes populations to try werkbedrijf with, and measures it.",
  description: "Everybody in a generated population is invented; the BSNs are from a range that is not given out.",
  subcommands: [generateVerb, benchVerb, prognoseVerb, kafkaVerb, aloneVerb, webVerb, faultsVerb, resendVerb])

switch program.parse(Array(Swift.CommandLine.arguments.dropFirst()), version: "0.1.0") {
case .say(let text, let code):
  schrijf(text, naar: code == .ok ? .uitvoer : .fouten)
  exit(code.rawValue)
case .run(let action, let arguments):
  do {
    exit(try action(arguments).rawValue)
  } catch let fout as Fout {
    schrijf("werkbedrijf-bench: \(fout.tekst)\n", naar: .fouten)
    exit(fout.code.rawValue)
  } catch {
    schrijf("werkbedrijf-bench: \(error)\n", naar: .fouten)
    exit(ExitCode.software.rawValue)
  }
}
