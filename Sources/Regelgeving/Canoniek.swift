import Crypto
import YAML

/// Adds a file to a digest by its content: what a comment, a blank line or the order of keys changes does not count.
func voegToe(_ digest: inout SHA256Stream, _ naam: String, _ wortel: YAMLNode) {
  var bytes: [UInt8] = []
  schrijf(naam, &bytes)
  schrijf(wortel, &bytes)
  digest.update(bytes)
}

/// Every text with its length before it, so that no two trees give the same bytes.
private func schrijf(_ node: YAMLNode, _ uit: inout [UInt8]) {
  switch node.content {
  case .scalar(let tekst, let stijl):
    uit.append(UInt8(ascii: stijl == .plain && tekst == "null" ? "n" : "t"))
    schrijf(tekst, &uit)
  case .sequence(let nodes):
    uit += Array("l\(nodes.count) ".utf8)
    for node in nodes { schrijf(node, &uit) }
  case .mapping(let entries):
    uit += Array("m\(entries.count) ".utf8)
    for entry in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      schrijf(entry.key, &uit)
      schrijf(entry.value, &uit)
    }
  }
}

private func schrijf(_ tekst: String, _ uit: inout [UInt8]) {
  uit += Array("\(tekst.utf8.count):".utf8)
  uit += Array(tekst.utf8)
}
