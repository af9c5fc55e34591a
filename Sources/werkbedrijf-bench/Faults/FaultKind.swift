/// What can go wrong, and how the brokers tell that it did.
enum FaultKind: String, CaseIterable {
  case killWorker = "kill-worker"
  case killRegion = "kill-region"
  case killBroker = "kill-broker"
  /// Longer than the transaction time-out.
  case pauseBroker = "pause-broker"
  /// Past its session; it then goes on as a zombie.
  case pauseWorker = "pause-worker"
  /// A third instance comes and goes while units are open.
  case rebalance
  case fullDisk = "full-disk"
  case corruptRecord = "corrupt-record"
  /// An orderly stop of one broker, which hands its partitions over first.
  case stopBroker = "stop-broker"
  /// The network between one process and every broker: connections reset, or silent and then reset; for a moment, or past its
  /// session and its transaction.
  case cutConnections = "cut-connections"
}

/// The brokers' logs from a moment on.
struct BrokerWatch {
  private let field: FaultField
  private var offsets: [Int: UInt64] = [:]

  init(_ field: FaultField) {
    self.field = field
    for node in 1...FaultField.nodes { offsets[node] = field.broker.logSize(node: node) }
  }

  /// The first line since then, of any broker, that holds all of these.
  func line(_ parts: [String]) -> String? {
    for node in 1...FaultField.nodes {
      // A node that was started again began its log anew.
      let isAnew = field.broker.logSize(node: node) < offsets[node]!
      let fresh = field.broker.log(node: node, from: isAnew ? 0 : offsets[node]!)
      for line in fresh.split(separator: "\n") where parts.allSatisfy({ line.contains($0) }) { return String(line) }
    }
    return nil
  }
}
