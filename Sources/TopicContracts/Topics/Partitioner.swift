/// The partition of a key: murmur2 as Kafka's Java client takes it, so that events of one key meet on one partition
/// whoever produced them.
///
/// ## Grondslag
/// Apache Kafka, `org.apache.kafka.common.utils.Utils.murmur2` and `toPositive`.
public func partition(key: [UInt8], count: Int) -> Int {
  Int(murmur2(key) & 0x7FFF_FFFF) % max(count, 1)
}

/// MurmurHash2, 32 bits, with Kafka's seed.
public func murmur2(_ data: [UInt8]) -> UInt32 {
  let m: UInt32 = 0x5BD1_E995
  var h: UInt32 = 0x9747_B28C ^ UInt32(truncatingIfNeeded: data.count)
  let whole = data.count & ~3
  var at = 0
  while at < whole {
    var k = UInt32(data[at]) | UInt32(data[at + 1]) << 8 | UInt32(data[at + 2]) << 16 | UInt32(data[at + 3]) << 24
    k = k &* m
    k ^= k >> 24
    k = k &* m
    h = h &* m ^ k
    at += 4
  }
  let rest = data.count - whole
  if rest == 3 { h ^= UInt32(data[whole + 2]) << 16 }
  if rest >= 2 { h ^= UInt32(data[whole + 1]) << 8 }
  if rest >= 1 { h = (h ^ UInt32(data[whole])) &* m }
  h ^= h >> 13
  h = h &* m
  h ^= h >> 15
  return h
}
