/// Totals and what they are made of: every node is a part of at most one whole, and a whole can be split in several ways that
/// share nothing but it. Such a set of equations has no ring in it, so what it says of each node apart is exact.
struct Boom {
  /// A whole and its parts: `knopen[ouder]` = the sum of `knopen[kinderen]`.
  struct Splitsing {
    var ouder: Int
    var kinderen: [Int]

    /// What the parts can be together.
    func som(_ laag: [Int], _ hoog: [Int]) -> (laag: Int, hoog: Int) {
      kinderen.reduce(into: (laag: 0, hoog: 0)) { som, kind in
        som.laag += laag[kind]
        som.hoog += hoog[kind]
      }
    }

    /// The whole lies within the sums of the bounds of its parts.
    func vernauwOuder(_ laag: inout [Int], _ hoog: inout [Int]) {
      let som = som(laag, hoog)
      laag[ouder] = max(laag[ouder], som.laag)
      hoog[ouder] = min(hoog[ouder], som.hoog)
    }
  }

  /// A whole before the splits of its parts.
  var splitsingen: [Splitsing] = []

  /// More than any count; sums of a thousand of them still fit.
  static let oneindig = 1 << 40

  /// Narrows each node to exactly the values that it can have: for every value left there is a choice of all others within
  /// their own bounds that satisfies every equation.
  ///
  /// Up: a whole lies within the sums of the bounds of its parts. Down: a part within what the whole leaves beside the other
  /// parts. Once each is enough, because there is no ring; whole bounds give whole solutions.
  func vernauw(_ laag: inout [Int], _ hoog: inout [Int]) {
    for splitsing in splitsingen.reversed() { splitsing.vernauwOuder(&laag, &hoog) }
    for splitsing in splitsingen {
      let som = splitsing.som(laag, hoog)
      let (ouderLaag, ouderHoog) = (laag[splitsing.ouder], hoog[splitsing.ouder])
      for kind in splitsing.kinderen {
        let (onder, boven) = (laag[kind], hoog[kind])
        laag[kind] = max(onder, ouderLaag - (som.hoog - boven))
        hoog[kind] = min(boven, ouderHoog - (som.laag - onder))
      }
    }
  }
}
