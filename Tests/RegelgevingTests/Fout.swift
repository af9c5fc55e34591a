import Foundation
import Testing

/// One fault put into the good files of `Proef`, and every line that the loader must then say.
struct Fout: Sendable, CustomTestStringConvertible {
  var naam: String
  var pad: String
  var zoek: String?
  var door: String?
  var verwacht: String

  /// A text in a file replaced by another, at its only place or the first.
  init(_ naam: String, _ pad: String, _ zoek: String, door: String, _ verwacht: String) {
    (self.naam, self.pad, self.zoek, self.door, self.verwacht) = (naam, pad, zoek, door, verwacht)
  }

  /// A whole file put in, or in the place of one.
  init(_ naam: String, _ pad: String, geheel: String, _ verwacht: String) {
    (self.naam, self.pad, self.door, self.verwacht) = (naam, pad, geheel, verwacht)
  }

  /// A file left out.
  init(_ naam: String, weg pad: String, _ verwacht: String) {
    (self.naam, self.pad, self.verwacht) = (naam, pad, verwacht)
  }

  var testDescription: String { naam }

  func problemen() throws -> String {
    var proef = Proef()
    if let zoek, let door {
      let inhoud = try #require(proef.bestanden[pad])
      let plaats = try #require(inhoud.range(of: zoek))
      proef.bestanden[pad] = inhoud.replacingCharacters(in: plaats, with: door)
    } else {
      proef.bestanden[pad] = door
    }
    return proef.problemen
  }
}
