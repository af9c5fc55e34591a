import EventLog
import EventLogTesting
import SQLiteLog
import Testing

@Suite struct ContractTests {
  @Test(arguments: LogContract.all) func `the log in memory keeps every promise`(_ rule: LogContract) throws {
    let log = MemoryLog()
    try rule.check(LogHarness { log })
  }

  @Test(arguments: LogContract.all) func `the embedded log keeps every promise`(_ rule: LogContract) throws {
    try inScratch { directory in
      try rule.check(LogHarness { try SQLiteLog(directory: directory) })
    }
  }
}
