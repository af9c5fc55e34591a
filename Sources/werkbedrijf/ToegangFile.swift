import Crypto
import Glibc
import JSON
import Web
import YAML

/// The section `toegang` of a file: whose tokens are believed, and for what.
///
/// ```yaml
/// toegang:
///   uitgever: https://login.voorbeeld.nl
///   publiek: werkbedrijf
///   sleutels: jwks.json      # a JWK Set, beside this file
///   regionaal: open          # or token: published figures ask for one as well
///   ingetrokken: []          # jti of tokens that no longer count
/// ```
struct ToegangFile {
  let toegang: Toegang
  /// The secret of the first HS256 key, for trying things out: `toegang token` signs with it.
  let secret: (id: String?, bytes: [UInt8])?

  private static let keys: Set<String> = ["uitgever", "publiek", "sleutels", "regionaal", "ingetrokken"]

  init(_ path: String) throws(Failure) {
    let (root, faults) = YAMLNode.compose(try Files.read(path))
    guard let root, faults.isEmpty else { throw Failure(.config, faults.map { "\(path):\($0)" }.joined(separator: "\n")) }
    guard let section = root["toegang"], let members = section.mapping, root.mapping?.count == 1 else {
      throw Failure(.config, "\(path): one section 'toegang' expected")
    }
    if let unknown = members.first(where: { !Self.keys.contains($0.key) }) {
      throw Failure(
        .config,
        "\(path):\(unknown.place): toegang.\(unknown.key) is unknown; known are \(Self.keys.sorted().joined(separator: ", "))")
    }
    let issuer = try Self.text(section, "uitgever", path)
    let audience = try Self.text(section, "publiek", path)
    let keyPath = try Self.text(section, "sleutels", path)
    let folder = path.contains("/") ? path.prefix(through: path.lastIndex(of: "/")!) : ""
    let jwksPath = keyPath.hasPrefix("/") ? keyPath : folder + keyPath
    let jwks = try Files.read(jwksPath)
    let regional = section["regionaal"]?.text ?? "open"
    guard ["open", "token"].contains(regional) else {
      throw Failure(.config, "\(path): toegang.regionaal is '\(regional)'; open or token expected")
    }
    do throws(Toegang.Sleutelfout) {
      toegang = Toegang(
        uitgever: issuer, publiek: audience, sleutels: try Toegang.sleutels(jwks: jwks),
        ingetrokken: Set(section["ingetrokken"]?.sequence?.compactMap(\.text) ?? []), regionaalMetToken: regional == "token")
    } catch {
      throw Failure(.config, "\(jwksPath): \(error.reden)")
    }
    secret = Self.secret(jwks)
  }

  private static func text(_ section: YAMLNode, _ key: String, _ path: String) throws(Failure) -> String {
    guard let text = section[key]?.text, !text.isEmpty else { throw Failure(.config, "\(path): toegang.\(key) is missing") }
    return text
  }

  private static func secret(_ jwks: [UInt8]) -> (id: String?, bytes: [UInt8])? {
    guard let keys = (try? JSONValue.parse(jwks))?["keys"]?.array,
      let key = keys.first(where: { $0["kty"]?.string == "oct" }), let bytes = key["k"]?.string.flatMap({ bytes(base64url: $0) })
    else { return nil }
    return (key["kid"]?.string, bytes)
  }
}
