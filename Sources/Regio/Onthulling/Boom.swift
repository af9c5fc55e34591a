/// Totals and what they are made of: every node is a part of at most one whole, and a whole can be split in several ways that
/// share nothing but it. Such a set of equations has no ring in it, so what it says of each node apart is exact.
struct Boom {
  /// A whole and its parts: `knopen[ouder]` = the sum of `knopen[kinderen]`.
  struct Splitsing {
    var ouder: Int
    var kinderen: [Int]
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
    for splitsing in splitsingen.reversed() {
      var (som, top) = (0, 0)
      for kind in splitsing.kinderen {
        som += laag[kind]
        top += hoog[kind]
      }
      laag[splitsing.ouder] = max(laag[splitsing.ouder], som)
      hoog[splitsing.ouder] = min(hoog[splitsing.ouder], top)
    }
    for splitsing in splitsingen {
      var (som, top) = (0, 0)
      for kind in splitsing.kinderen {
        som += laag[kind]
        top += hoog[kind]
      }
      let (ouderLaag, ouderHoog) = (laag[splitsing.ouder], hoog[splitsing.ouder])
      for kind in splitsing.kinderen {
        let (onder, boven) = (laag[kind], hoog[kind])
        laag[kind] = max(onder, ouderLaag - (top - boven))
        hoog[kind] = min(boven, ouderHoog - (som - onder))
      }
    }
  }
}
