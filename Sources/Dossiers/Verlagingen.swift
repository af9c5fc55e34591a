import Domain

/// By how much maatregelen cut the norm of a month: reductions of one month add up, to 100% at most.
struct Verlagingen: Sendable, Equatable {
  private var perMaand: [Maand: Breuk] = [:]

  mutating func voegToe(_ percentage: Breuk, _ maanden: [Maand]) {
    for maand in maanden { perMaand[maand] = min((perMaand[maand] ?? .nul) + percentage, Breuk(100)) }
  }

  /// Percent, 0–100.
  func percentage(_ maand: Maand) -> Breuk { perMaand.isEmpty ? .nul : perMaand[maand] ?? .nul }
}
