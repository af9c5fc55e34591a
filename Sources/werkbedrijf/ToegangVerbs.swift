import CommandLine
import Crypto
import Domain
import Glibc
import JSON
import Web

/// `toegang maak|token`: a key of one's own, to try or to run without an issuer of tokens.
enum ToegangVerbs {
  static let folder = argument(.text("DIR"), help: "Directory to make the files in; it is made when it is not there.")
  static let file = requiredOption("toegang", .text("FILE"), help: "The file that 'toegang maak' made.")
  static let tenants = repeatableOption(
    "tenant", Places.tenantKind, help: "A tenant whose exact figures it opens; none opens none.")
  static let minutes = option("minuten", .integer("N", 1...1_440), default: "60", help: "How long it counts.")

  static let command = Command<Verb>(
    "toegang", summary: "Make a key, and tokens signed with it, for the exact figures over HTTP.",
    subcommands: [
      Command(
        "maak", summary: "Make a file for 'run --toegang' with a new secret key beside it.",
        description: """
          For a trial, or where no other service signs tokens. With an issuer of your own (OpenID Connect) write the file \
          yourself, with its public keys (a JWK Set) in place of the secret.
          """,
        declarations: [folder.declaration], examples: ["werkbedrijf toegang maak /etc/werkbedrijf"], action: Shell.verb(make)),
      Command(
        "token", summary: "Print a token that opens the exact figures of the tenants named.",
        description: "Whoever holds it sees them until it expires. It goes in the header 'Authorization: Bearer TOKEN'.",
        declarations: [file.declaration, tenants.declaration, minutes.declaration],
        examples: ["werkbedrijf toegang token --toegang toegang.yaml --tenant bmwe"], action: Shell.verb(token)),
    ])

  static func make(_ arguments: Arguments) throws -> ExitCode {
    let folder = arguments[folder]
    guard Files.isFolder(folder) || mkdir(folder, 0o700) == 0 else {
      throw Failure(.cantcreat, "\(folder): cannot be made: \(Files.reason())")
    }
    let secret = try random(32)
    let jwks = JSONValue.object([
      ("keys", [["kty": "oct", "alg": "HS256", "use": "sig", "kid": "eigen", "k": .string(base64url(secret))]])
    ])
    try create("\(folder)/jwks.json", jwks.bytes + [0x0A])
    let text = """
      # Whose tokens open exact figures over HTTP; 'werkbedrijf run --http … --toegang' reads it.
      toegang:
        uitgever: werkbedrijf
        publiek: werkbedrijf
        sleutels: jwks.json
        regionaal: open

      """
    try create("\(folder)/toegang.yaml", Array(text.utf8))
    Shell.write("\(folder)/toegang.yaml\n\(folder)/jwks.json\n")
    return .ok
  }

  static func token(_ arguments: Arguments) throws -> ExitCode {
    let file = try ToegangFile(arguments[file])
    guard let secret = file.secret else {
      throw Failure(.usage, "\(arguments[Self.file]): holds no secret key (kty oct); its issuer signs the tokens")
    }
    let now = Shell.now() / 1_000
    let claims: JSONValue = [
      "iss": .string(file.toegang.uitgever), "aud": .string(file.toegang.publiek), "sub": .string("uid \(getuid())"),
      "jti": .string(hex(try random(16))), "iat": .integer(now), "exp": .integer(now + Int64(arguments[minutes]) * 60),
      "scope": .string(Toegang.scope), "tenants": .array(arguments[tenants].map { .string($0.description) }),
    ]
    var head: [(String, JSONValue)] = [("alg", "HS256"), ("typ", "JWT")]
    if let id = secret.id { head.append(("kid", .string(id))) }
    let signed = base64url(JSONValue.object(head).bytes) + "." + base64url(claims.bytes)
    Shell.write(signed + "." + base64url(HMACKey(secret.bytes).code(Array(signed.utf8))) + "\n")
    return .ok
  }

  private static func random(_ count: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard getentropy(&bytes, count) == 0 else { throw Failure(.ioerr, "no random bytes: \(Files.reason())") }
    return bytes
  }

  /// Readable by its owner only, and never over another file.
  private static func create(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure(.cantcreat, "\(path): cannot be made: \(Files.reason())") }
    Shell.write(bytes, to: file)
    close(file)
  }
}
