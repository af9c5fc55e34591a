/// A cache with a bound on the sum of its weights: what was not used for a whole generation is dropped.
///
/// Two dictionaries, a young and an old one; a hit moves to the young one; when the young one is full the old one is dropped
/// and the young one becomes old. Never heavier than the bound, each step constant time.
struct BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  let bound: Int
  private var young: [Key: (value: Value, weight: Int)] = [:]
  private var old: [Key: (value: Value, weight: Int)] = [:]
  private var youngWeight = 0

  init(bound: Int) { self.bound = bound }

  var count: Int { young.count + old.count }

  /// Takes the value out: who takes it puts it back or leaves it forgotten.
  mutating func take(_ key: Key) -> Value? {
    if let entry = young.removeValue(forKey: key) {
      youngWeight -= entry.weight
      return entry.value
    }
    return old.removeValue(forKey: key)?.value
  }

  /// Puts a value that is not there (any more).
  mutating func put(_ key: Key, _ value: Value, weight: Int) {
    if youngWeight + weight > bound / 2 {
      old = young
      young = [:]
      youngWeight = 0
    }
    youngWeight += weight
    young[key] = (value, weight)
  }

  subscript(_ key: Key) -> Value? { (young[key] ?? old[key])?.value }

  mutating func removeAll() {
    young = [:]
    old = [:]
    youngWeight = 0
  }
}
