import YAML

/// Every problem of a mapping file, each with its place: what was found, what was expected, what to do.
public struct MappingProblemen: Error, Sendable, CustomStringConvertible {
  public struct Probleem: Hashable, Sendable, CustomStringConvertible {
    public var pad: String
    public var regel: Int
    public var message: String

    public var description: String { "\(pad):\(regel): \(message)" }
  }
  public var problemen: [Probleem]

  public var description: String { problemen.map(\.description).joined(separator: "\n") }
}

/// Collects problems while a mapping is read.
struct Verzamelaar {
  let pad: String
  private(set) var problemen: [MappingProblemen.Probleem] = []

  init(pad: String) { self.pad = pad }

  mutating func meld(_ plaats: YAMLPlace, _ message: String) {
    problemen.append(.init(pad: pad, regel: plaats.line, message: message))
  }

  /// The entries of a mapping by key; unknown keys, missing ones and other shapes are problems.
  mutating func sleutels(
    _ knoop: YAMLNode, van wat: String, verplicht: [String] = [], mag: [String] = []
  ) -> [String: YAMLNode] {
    guard let paren = knoop.mapping else {
      meld(knoop.place, "\(wat) is \(knoop.shape); expected a mapping")
      return [:]
    }
    for paar in paren where !verplicht.contains(paar.key) && !mag.contains(paar.key) {
      meld(
        paar.place, "\(wat) has no key '\(paar.key)'; expected one of \((verplicht + mag).sorted().joined(separator: ", "))")
    }
    for naam in verplicht where !paren.contains(where: { $0.key == naam }) {
      meld(knoop.place, "\(wat) lacks the key '\(naam)'")
    }
    return Dictionary(paren.map { ($0.key, $0.value) }, uniquingKeysWith: { eerste, _ in eerste })
  }

  mutating func tekst(_ knoop: YAMLNode?, _ wat: String) -> String? {
    guard let knoop else { return nil }
    guard let tekst = knoop.text, !tekst.isEmpty else {
      meld(knoop.place, "\(wat) is \(knoop.shape); expected a text")
      return nil
    }
    return tekst
  }

  /// One text or a list of texts.
  mutating func teksten(_ knoop: YAMLNode?, _ wat: String, leegMag: Bool = false) -> [(tekst: String, plaats: YAMLPlace)] {
    guard let knoop else { return [] }
    if let tekst = knoop.text { return [(tekst, knoop.place)] }
    guard let lijst = knoop.sequence, leegMag || !lijst.isEmpty else {
      meld(knoop.place, "\(wat) is \(knoop.shape); expected a text or a list of texts")
      return []
    }
    var uit: [(String, YAMLPlace)] = []
    for deel in lijst {
      if let tekst = deel.text {
        uit.append((tekst, deel.place))
      } else {
        meld(deel.place, "\(wat) holds \(deel.shape); expected a text")
      }
    }
    return uit
  }

  mutating func keuze<T: RawRepresentable & CaseIterable>(_ knoop: YAMLNode?, _ wat: String, _: T.Type) -> T?
  where T.RawValue == String {
    guard let knoop else { return nil }
    if let tekst = knoop.text, let waarde = T(rawValue: tekst) { return waarde }
    meld(knoop.place, "\(wat) is \(knoop.shape); expected one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  mutating func jaNee(_ knoop: YAMLNode?, _ wat: String) -> Bool? {
    guard let knoop else { return nil }
    switch knoop.text {
    case "ja": return true
    case "nee": return false
    default:
      meld(knoop.place, "\(wat) is \(knoop.shape); expected ja or nee")
      return nil
    }
  }
}
