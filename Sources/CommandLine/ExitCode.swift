/// How a command ended, by sysexits(3): one meaning a number, for every verb.
public enum ExitCode: Int32, CaseIterable, Sendable {
  case ok = 0
  /// The command line was wrong.
  case usage = 64
  /// The input data was wrong, after everything good in it was handled.
  case dataerr = 65
  /// An input file is missing or unreadable.
  case noinput = 66
  /// Something it needs (a broker, another process) is not there.
  case unavailable = 69
  /// A defect of the program.
  case software = 70
  /// An output file cannot be made.
  case cantcreat = 73
  /// Reading or writing failed halfway.
  case ioerr = 74
  /// Try again later.
  case tempfail = 75
  /// Not allowed.
  case noperm = 77
  /// The configuration or the law data is wrong.
  case config = 78

  /// For the help text.
  public var meaning: String {
    switch self {
    case .ok: "done"
    case .usage: "the command line was wrong"
    case .dataerr: "some input was refused; the good part was handled"
    case .noinput: "an input file is missing or unreadable"
    case .unavailable: "something the command needs is not there"
    case .software: "a defect of the program"
    case .cantcreat: "an output file could not be made"
    case .ioerr: "reading or writing failed"
    case .tempfail: "not now; try again"
    case .noperm: "not allowed"
    case .config: "the configuration or the law data is wrong"
    }
  }
}
