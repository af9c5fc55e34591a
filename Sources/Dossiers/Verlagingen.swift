import Domain

/// By how much maatregelen cut the norm of a month: reductions of one month add up, to 100% at most.
struct Verlagingen: Sendable, Equatable {
  private var perMaand: [Maand: Breuk] = [:]

  mutating func voegToe(_ percentage: Breuk, _ maanden: [Maand]) {
    for maand in maanden { perMaand[maand] = min((perMaand[maand] ?? .nul) + percentage, Breuk(100)) }
  }

  /// The part of the norm that is cut, 0 to 1; nil when no maatregel touches the month.
  func deel(_ maand: Maand) -> Breuk? { perMaand.isEmpty ? nil : perMaand[maand].map { $0 * Breuk(1, 100) } }
}
