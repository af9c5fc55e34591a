/// A seeded source of chance (SplitMix64): the same region from the same seed.
struct Kans: RandomNumberGenerator {
  private var staat: UInt64

  init(seed: UInt64) { staat = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    staat &+= 0x9E37_79B9_7F4A_7C15
    var z = staat
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
