import Domain

/// The proof that a table is whole.
///
/// The space regeling × arbeidsvermogen × verdiencapaciteit × afstandMaanden × leeftijd × booleans is cut at every bound
/// that the table names; inside a part no row can tell two cases apart, so one case a part is tried: a finite proof over
/// all of it.
struct Tabelbewijs {
  /// Cases without a row, one a part.
  var gaten: [Geval] = []
  /// Positions of rows that no case reaches.
  var onbereikbaar: [Int] = []

  init(_ rijen: [Voorwaarden]) {
    var geraakt = [Bool](repeating: false, count: rijen.count)
    Self.delen(rijen) { geval in
      if let plaats = rijen.firstIndex(where: { $0.gelden(voor: geval) }) { geraakt[plaats] = true } else { gaten.append(geval) }
    }
    onbereikbaar = rijen.indices.filter { !geraakt[$0] }
  }

  private static func delen(_ rijen: [Voorwaarden], _ doe: (Geval) -> Void) {
    let verdien = punten(rijen.map(\.verdiencapaciteit), 0...100)
    let afstand = punten(rijen.map(\.afstandMaanden), 0...Int.max - 1)
    let leeftijd = punten(rijen.map(\.leeftijd), 0...Int.max - 1)
    let gevraagd = rijen.reduce(UInt8(0)) { $0 | $1.gevraagd }
    for regeling in Regeling.allCases.map(Geval.bit) {
      for vermogen in Arbeidsvermogen.allCases.map(Geval.bit) {
        for v in verdien {
          for a in afstand {
            for l in leeftijd {
              for antwoorden in deelverzamelingen(gevraagd) {
                doe(
                  Geval(
                    regeling: regeling, arbeidsvermogen: vermogen, verdiencapaciteit: v, afstandMaanden: a, leeftijd: l,
                    antwoorden: antwoorden))
              }
            }
          }
        }
      }
    }
  }

  /// The first number of every part into which the ranges cut `alles`.
  private static func punten(_ bereiken: [Range<Int>], _ alles: ClosedRange<Int>) -> [Int] {
    let grenzen = bereiken.flatMap { [$0.lowerBound, $0.upperBound] } + [alles.lowerBound]
    return Set(grenzen).filter(alles.contains).sorted()
  }

  /// Every combination of answers to the questions asked.
  private static func deelverzamelingen(_ masker: UInt8) -> [UInt8] {
    var uit: [UInt8] = [0]
    var deel: UInt8 = 0
    repeat {
      deel = (deel &- masker) & masker
      if deel != 0 { uit.append(deel) }
    } while deel != 0
    return uit
  }
}

extension Geval: CustomStringConvertible {
  /// As one reads it in a table: the answers that are yes, and the rest.
  var description: String {
    let regeling = Regeling.allCases.first { Self.bit($0) == self.regeling }?.rawValue ?? ""
    let vermogen = Arbeidsvermogen.allCases.first { Self.bit($0) == arbeidsvermogen }?.rawValue ?? ""
    let ja = Self.vragen.enumerated().filter { antwoorden & (1 << $0.offset) != 0 }.map(\.element)
    return
      ([
        "regeling \(regeling)", "arbeidsvermogen \(vermogen)", "verdiencapaciteit \(verdiencapaciteit)",
        "afstandMaanden \(afstandMaanden)", "leeftijd \(leeftijd)",
      ] + ja).joined(separator: ", ")
  }
}

extension Lezer {
  /// Reports the first gap (and how many parts have none), and every row that can never match.
  mutating func bewijs(_ tabel: Beslistabel) {
    let bewijs = Tabelbewijs(tabel.rijen.map(\.voorwaarden))
    if let gat = bewijs.gaten.first {
      let meer = bewijs.gaten.count == 1 ? "" : " (and \(bewijs.gaten.count - 1) more)"
      meld(
        regel: tabel.regel, "beslistabellen regels", "no row for \(gat)\(meer)", verwacht: "a row for every diagnosis",
        schrijf: "add the row, or end with 'als: altijd'")
    }
    for plaats in bewijs.onbereikbaar {
      let rij = tabel.rijen[plaats]
      let isLeeg = !Tabelbewijs([rij.voorwaarden]).onbereikbaar.isEmpty
      meld(
        regel: rij.regel, "beslistabellen regels",
        "row \(plaats + 1), spoor '\(rij.spoor)', never matches: "
          + (isLeeg ? "no diagnosis has what it asks" : "earlier rows take all of it"),
        verwacht: "a case for every row",
        schrijf: isLeeg ? "correct its conditions, or remove it" : "move it up, narrow the rows above it, or remove it")
    }
  }
}
