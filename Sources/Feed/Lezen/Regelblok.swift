/// The lines in hand: copied, because the chunk that they came from goes.
struct Regelblok {
  /// Lines of one block, and bytes after which it is full earlier.
  static let regels = 512
  static let bytes = 1 << 20

  struct Regel {
    var van: Int
    var lengte: Int
    var nummer: Int
    var isTeLang: Bool
  }
  private(set) var regels: [Regel] = []
  private var bytes: [UInt8] = []

  var isVol: Bool { regels.count >= Self.regels || bytes.count >= Self.bytes }

  mutating func voegToe(_ regel: Veldbytes, _ nummer: Int, isTeLang: Bool) {
    regels.append(Regel(van: bytes.count, lengte: regel.count, nummer: nummer, isTeLang: isTeLang))
    bytes.append(contentsOf: regel)
  }

  mutating func leeg() {
    regels.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Every line with its place in the block.
  func elk<E: Error>(_ doe: (Veldbytes, Int) throws(E) -> Void) throws(E) {
    let uitkomst = bytes.withUnsafeBufferPointer { alle in
      do throws(E) {
        for (plaats, regel) in regels.enumerated() {
          try doe(Veldbytes(rebasing: alle[regel.van..<regel.van + regel.lengte]), plaats)
        }
        return Result<Void, E>.success(())
      } catch {
        return .failure(error)
      }
    }
    try uitkomst.get()
  }
}
