import CommandLine

enum Kleur: String, CaseIterable, Sendable { case rood, groen, blauw }

let tenant = requiredOption("tenant", .text("NAME"), help: "The tenant.")
let seed = option("seed", .seed("N"), default: "1", help: "Of the generator.")
let kleur = option("kleur", .code(Kleur.self, "KLEUR"), help: "How it looks.")
let aantal = option("aantal", .integer("N", 1...9), help: "How many.")
let extra = repeatableOption("extra", .text("KEY"), help: "One more.")
let json = flag("json", help: "For programs.")
let files = arguments(.text("FILE"), atLeast: 1, help: "What to read.")
let nummer = argument(.text("NUMBER"), help: "Which one.")

let program = Command<String>(
  "prog", summary: "Does things.", description: "First paragraph.\n\nSecond one.",
  subcommands: [
    Command(
      "feed", summary: "Reads files.", description: "Reads every file.",
      parameters: (tenant, seed, kleur, aantal, extra, json, files), examples: ["prog feed --tenant dal a.csv"], action: "feed"),
    Command(
      "quarantine", summary: "What was put aside.",
      subcommands: [
        Command("list", summary: "All of it.", parameters: (json), examples: ["prog quarantine list"], action: "list"),
        Command(
          "show", summary: "One of it.", parameters: (json, nummer), examples: ["prog quarantine show 3"], action: "show"),
        Command("clear", summary: "Away with it.", parameters: (), examples: ["prog quarantine clear"], action: "clear"),
      ]),
  ])

/// What a command line asks for, as text: the action, or the exit code and what is said.
func parsed(_ words: String...) -> (action: String, arguments: Arguments)? {
  guard case .run(let action, let arguments) = program.parse(words, version: "1.2.3") else { return nil }
  return (action, arguments)
}

func said(_ words: String...) -> (text: String, code: ExitCode)? {
  guard case .say(let text, let code) = program.parse(words, version: "1.2.3") else { return nil }
  return (text, code)
}
