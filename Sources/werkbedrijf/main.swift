import CommandLine
import Glibc

// The program: every verb in a file of its own, in the order a new user meets them.

let program = Command<Verb>(
  "werkbedrijf", summary: "Derives what the law says about each client, exactly once, and adds the regions' figures up.",
  description: """
    Events of a tenant's legacy systems come in with 'feed', 'run' derives and publishes, 'regio' shows the figures. \
    'derive' does the same for one file, without any state.

    Exit status: 0 done; 64 the command line was wrong; 65 some input was refused, after everything else was done; \
    66 an input file is missing; 69 something it needs is not there; 70 a defect; 73 an output file cannot be made; \
    74 reading or writing failed; 75 not now, try again; 78 the law data is wrong.
    """,
  subcommands: [
    ValidateVerb.command, FeedVerb.command, RunVerb.command, RegioVerb.command, PublicatieVerbs.command,
    IndicatorenVerb.command, ExplainVerb.command, DeriveVerb.command,
    WhatifVerb.command, BoekhoudingVerb.command, VerdelingVerb.command, ReeksenVerb.command,
    RapportVerbs.command, WerkgeversVerb.command, SteekproefVerb.command, StatistiekVerb.command,
    TapVerb.command, TopVerb.command, DoctorVerb.command, ControleerVerb.command, QuarantineVerbs.command, TopicsVerbs.command,
    VerordeningVerbs.command, EraseVerb.command, ToegangVerbs.command, RebuildVerb.command,
  ])

signal(SIGPIPE, SIG_IGN)
switch program.parse(Array(Swift.CommandLine.arguments.dropFirst()), version: Program.version) {
case .run(let verb, let arguments):
  exit(verb(arguments).rawValue)
case .say(let text, let code):
  Shell.write(text, to: code == .ok ? STDOUT_FILENO : STDERR_FILENO)
  exit(code.rawValue)
}
