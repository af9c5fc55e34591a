/// The bounds of one tenant's worker. Every queue, batch and cache has its name here.
public struct Limits: Hashable, Sendable {
  /// A unit of work is committed after at most so many events …
  public var unitEvents = 10_000
  /// … or so many bytes of their values …
  public var unitBytes = 8 << 20
  /// … or so many milliseconds, and always when the input is drained.
  public var unitMs: Int64 = 250
  /// While a backlog is worked off, which polls that come full tell: a dossier with several events in a unit is derived and
  /// written once.
  public var backlogMs: Int64 = 1_000
  /// Events per poll.
  public var pollEvents = 500
  /// How long a poll waits for input when nothing is open.
  public var idleMs = 200
  /// How long a poll waits for more when a unit is open: then it is committed.
  public var lingerMs = 2
  /// Weight (facts, and ten a dossier) of the decoded dossiers kept in memory with their outcomes.
  public var cacheWeight = 10_000
  /// Quarantined events that wait for somebody; when full, the tenant pauses.
  public var quarantine = 10_000
  /// How long a paused tenant waits before it looks again.
  public var pauseMs = 500
  /// Dossiers per unit when a parameter change derives all of them again.
  public var rederiveDossiers = 500
  /// Commits that may fail in a row before the role stops and is started again.
  public var failedCommits = 3

  public init() {}
}
