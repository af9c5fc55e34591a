import Testing
import TopicContracts

struct PartitionerTests {
  /// `UtilsTest.testMurmur2` of Apache Kafka.
  @Test(
    arguments: [
      ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
      ("a-little-bit-longer-string", -1_486_304_829),
      ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971), ("abc", 479_470_107),
    ] as [(String, Int32)])
  func `murmur2 gives what Kafka's own test expects`(key: String, hash: Int32) {
    #expect(Int32(bitPattern: murmur2(Array(key.utf8))) == hash)
  }

  @Test func `a partition is never negative and lies below the count`() {
    for count in [1, 2, 3, 7, 48] {
      for key in ["", "21", "foobar", "GM0010", "0123456789abcdef0123456789abcdef"] {
        #expect((0..<count).contains(partition(key: Array(key.utf8), count: count)))
      }
    }
    #expect(partition(key: Array("21".utf8), count: 48) == Int((UInt32(bitPattern: -973_932_308) & 0x7FFF_FFFF) % 48))
  }
}
