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
  /// An orderly stop of one broker: every connection to it is cut.
  case cutConnections = "cut-connections"
}

/// The brokers' logs from a moment on.
struct BrokerWatch {
  private let field: FaultField
  private var offsets: [Int: Int] = [:]

  init(_ field: FaultField) {
    self.field = field
    for node in 1...FaultField.nodes { offsets[node] = field.broker.log(node: node).utf8.count }
  }

  /// The first line since then, of any broker, that holds all of these.
  func line(_ parts: [String]) -> String? {
    for node in 1...FaultField.nodes {
      let text = field.broker.log(node: node).utf8
      guard text.count > offsets[node]! else { continue }
      let fresh = String(decoding: Array(text.dropFirst(offsets[node]!)), as: UTF8.self)
      for line in fresh.split(separator: "\n") where parts.allSatisfy({ line.contains($0) }) { return String(line) }
    }
    return nil
  }
}
