#if canImport(Glibc)
  import Glibc
#endif

/// Cuts a stream of chunks into lines with bounded memory: a line longer than the bound is not kept, only told of.
///
/// A line ends at LF; a CR before it belongs to the ending. A line break inside quotes does not exist here: a quote that
/// is never closed then spoils one line and not the rest of the file.
struct RegelLezer: ~Copyable {
  /// Longest line that is kept, in bytes.
  static let langsteRegel = 65_536

  enum Regel {
    case heel(UnsafeBufferPointer<UInt8>)
    /// The first bytes of a line that was too long.
    case teLang(UnsafeBufferPointer<UInt8>)
  }

  private let rest: UnsafeMutablePointer<UInt8>
  private let grens: Int
  private var vol = 0
  private var teLang = false
  /// Number of the line last given, 1 first.
  private(set) var nummer = 0

  init(grens: Int = RegelLezer.langsteRegel) {
    self.grens = grens
    rest = .allocate(capacity: grens)
  }

  deinit { rest.deallocate() }

  /// Gives every line that ends in this chunk. What `doe` gets lives until it returns.
  mutating func voer<E: Error>(
    _ brok: UnsafeBufferPointer<UInt8>, _ doe: (Regel, Int) throws(E) -> Void
  ) throws(E) {
    var plaats = 0
    while plaats < brok.count {
      let begin = brok.baseAddress! + plaats
      let over = brok.count - plaats
      guard let einde = memchr(begin, 0x0A, over) else {
        bewaar(UnsafeBufferPointer(start: begin, count: over))
        return
      }
      let lengte = UnsafeRawPointer(einde) - UnsafeRawPointer(begin)
      plaats += lengte + 1
      if vol == 0 && !teLang && lengte <= grens {
        try geef(UnsafeBufferPointer(start: begin, count: lengte), doe)
      } else {
        bewaar(UnsafeBufferPointer(start: begin, count: lengte))
        try geefRest(doe)
      }
    }
  }

  /// Gives the last line when the file does not end in a line break.
  mutating func sluit<E: Error>(_ doe: (Regel, Int) throws(E) -> Void) throws(E) {
    if vol > 0 || teLang { try geefRest(doe) }
  }

  private mutating func geefRest<E: Error>(_ doe: (Regel, Int) throws(E) -> Void) throws(E) {
    let regel = UnsafeBufferPointer(start: UnsafePointer(rest), count: vol)
    let lang = teLang
    vol = 0
    teLang = false
    if lang {
      nummer += 1
      try doe(.teLang(regel), nummer)
    } else {
      try geef(regel, doe)
    }
  }

  private mutating func geef<E: Error>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ doe: (Regel, Int) throws(E) -> Void
  ) throws(E) {
    nummer += 1
    let cr = bytes.last == 0x0D ? 1 : 0
    try doe(.heel(UnsafeBufferPointer(rebasing: bytes.dropLast(cr))), nummer)
  }

  private mutating func bewaar(_ bytes: UnsafeBufferPointer<UInt8>) {
    let past = min(bytes.count, grens - vol)
    if past < bytes.count { teLang = true }
    guard past > 0 else { return }
    (rest + vol).update(from: bytes.baseAddress!, count: past)
    vol += past
  }
}
