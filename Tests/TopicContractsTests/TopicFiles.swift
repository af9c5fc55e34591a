import Foundation
import JSON
import Testing
import TopicContracts

/// The files of `topics/`, as the executable would hand them over.
enum TopicFiles {
  static let map = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "topics")

  static func bytes(_ pad: String) -> [UInt8] { (try? Data(contentsOf: map.appending(path: pad))).map(Array.init) ?? [] }

  static let alle: [(pad: String, inhoud: [UInt8])] = {
    let paden = FileManager.default.enumerator(atPath: map.path)?.compactMap { $0 as? String } ?? []
    return paden.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted().map { ($0, bytes($0)) }
  }()

  static let contracts: Contracts = {
    switch Contracts.laad(alle) {
    case .success(let contracts): return contracts
    case .failure(let fouten): fatalError("\(fouten)")
    }
  }()

  /// An example: its schema, its name and its bytes.
  struct Voorbeeld: CustomTestStringConvertible, Sendable {
    var schema: String
    var naam: String
    var bytes: [UInt8]
    var isGeldig: Bool { naam.hasPrefix("valid-") }
    var isGebeurtenis: Bool { TopicFiles.contracts.schemas[schema]?["x-type"] != nil }
    /// What is expected of an invalid one, from the file beside it.
    var melding: String {
      String(decoding: TopicFiles.bytes("examples/\(schema)/\(naam).txt"), as: UTF8.self).trimmingCharacters(in: .newlines)
    }
    var testDescription: String { "\(schema)/\(naam)" }
  }

  static let voorbeelden: [Voorbeeld] = alle.compactMap { pad, inhoud in
    let delen = pad.split(separator: "/")
    guard delen.count == 3, delen[0] == "examples" else { return nil }
    return Voorbeeld(schema: String(delen[1]), naam: String(delen[2].dropLast(5)), bytes: inhoud)
  }
}

/// Reads a value by the codec of its schema and writes it again.
func hersteld(_ schema: String, _ bytes: [UInt8]) throws -> [UInt8] {
  switch schema {
  case "aggregaat.v1": try AggregaatRecord(decoding: bytes).encoded
  case "besluit.v1": try BesluitRecord(decoding: bytes).encoded
  case "bijdrage.v1": try BijdrageRecord(decoding: bytes).encoded
  case "cel.v1": try CelRecord(decoding: bytes).encoded
  case "generatie.v1": try GeneratieRecord(decoding: bytes).encoded
  case "onderhoud.v1": try OnderhoudRecord(decoding: bytes).encoded
  case "product.v1": try ProductRecord(decoding: bytes).encoded
  case "publicatie.v1": try PublicatieRecord(decoding: bytes).encoded
  case "quarantine.v1": try QuarantineRecord(decoding: bytes).encoded
  case "signaal.v1": try SignaalRecord(decoding: bytes).encoded
  case "stand.v1": try StandRecord(decoding: bytes).encoded
  case "werkgeverlink.v1": try WerkgeverlinkRecord(decoding: bytes).encoded
  case "wissing.v1": try WissingRecord(decoding: bytes).encoded
  default: EventEncoder().structured(try EventDecoder().decode(structured: bytes))
  }
}

extension JSONValue {
  /// Without the members that are null: in an optional field null is absent.
  var zonderNull: JSONValue {
    switch self {
    case .object(let members): .object(members.filter { !$0.value.isNull }.map { ($0.key, $0.value.zonderNull) })
    case .array(let values): .array(values.map(\.zonderNull))
    default: self
    }
  }

  func met(_ key: String, _ value: JSONValue) -> JSONValue {
    .object((members ?? []).filter { $0.key != key } + [(key, value)])
  }

  func zonder(_ key: String) -> JSONValue { .object((members ?? []).filter { $0.key != key }) }
}
