import EventLog

/// What a role keeps in its own file; all within a transaction.
extension LogFile {
  /// Makes the caller the owner: any earlier one that still lives can commit no more. Gives its number.
  func take(role: String, consuming topics: [String]) throws(EventLogError) -> Int64 {
    let take = try connection.statement(
      "INSERT INTO role(name, epoch) VALUES(?1, 1) ON CONFLICT(name) DO UPDATE SET epoch=epoch+1 RETURNING epoch")
    take.bind(1, role)
    _ = try take.step()
    let epoch = take.integer(0)
    _ = try take.step()
    let forget = try connection.statement("DELETE FROM consumer WHERE role=?1")
    forget.bind(1, role)
    try forget.execute()
    let consume = try connection.statement("INSERT OR IGNORE INTO consumer(role, topic) VALUES(?1, ?2)")
    for topic in topics {
      consume.bind(1, role)
      consume.bind(2, topic)
      try consume.execute()
    }
    return epoch
  }

  func check(role: String, epoch: Int64) throws(EventLogError) {
    let statement = try connection.statement("SELECT epoch FROM role WHERE name=?1")
    statement.bind(1, role)
    defer { statement.reset() }
    guard try statement.step(), statement.integer(0) == epoch else { throw .deposed(role: role) }
  }

  func write(_ positions: [TopicPartition: Int64], role: String) throws(EventLogError) {
    let statement = try connection.statement(
      """
      INSERT INTO position(role, topic, partition, next) VALUES(?1, ?2, ?3, ?4)
      ON CONFLICT(role, topic, partition) DO UPDATE SET next=excluded.next
      """)
    for (partition, next) in positions {
      statement.bind(1, role)
      statement.bind(2, partition.topic)
      statement.bind(3, Int64(partition.partition))
      statement.bind(4, next)
      try statement.execute()
    }
  }
}
