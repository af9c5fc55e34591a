public import Crypto
import Domain
import JSON

/// Who may see exact figures: tokens (JWT, RFC 7519) of one issuer for this service, checked against keys from a file.
///
/// A token says for which tenants it is (`tenants`) and that it may read (`scope` holds `cijfers:lezen`). Without one there
/// are the published figures, unless `regionaalMetToken`.
public struct Toegang: Sendable {
  /// The scope that reading figures asks for.
  public static let scope = "cijfers:lezen"
  /// How far the clocks of issuer and service may differ.
  public static let speling: Int64 = 60
  /// Longest token that is looked at.
  public static let langsteToken = 8_192
  /// Longest time a token may be valid: a day.
  public static let langsteDuur: Int64 = 86_400

  public struct Sleutel: Sendable {
    /// `kid`; nil is tried for every token of its algorithm.
    public var id: String?
    public var key: VerifyKey

    public init(id: String?, key: VerifyKey) {
      self.id = id
      self.key = key
    }
  }

  public var uitgever: String
  /// What `aud` must hold.
  public var publiek: String
  public var sleutels: [Sleutel]
  /// `jti` of tokens that no longer count.
  public var ingetrokken: Set<String>
  /// Whether the published figures ask for a token as well, of any tenant.
  public var regionaalMetToken: Bool

  public init(
    uitgever: String, publiek: String, sleutels: [Sleutel], ingetrokken: Set<String> = [], regionaalMetToken: Bool = false
  ) {
    self.uitgever = uitgever
    self.publiek = publiek
    self.sleutels = sleutels
    self.ingetrokken = ingetrokken
    self.regionaalMetToken = regionaalMetToken
  }

  /// Nobody sees exact figures; everybody sees what is published.
  public static let geen = Toegang(uitgever: "", publiek: "", sleutels: [])

  /// Whom the header `Authorization` lets in; `.niemand` without one.
  ///
  /// - Parameter nu: Milliseconds since 1970.
  /// - Throws: `Problem` `nietAangemeld` for a token that does not count, with what is wrong with it.
  func bezoeker(_ autorisatie: String?, nu: Int64) throws(Problem) -> Bezoeker {
    guard let autorisatie else { return .niemand }
    let woorden = autorisatie.split(separator: " ", omittingEmptySubsequences: true)
    guard woorden.count == 2, woorden[0].lowercased() == "bearer" else {
      throw Problem(.nietAangemeld, "De kop Authorization heeft een andere vorm dan 'Bearer <token>'.")
    }
    return try bezoeker(token: String(woorden[1]), nu: nu / 1_000)
  }

  private func bezoeker(token: String, nu: Int64) throws(Problem) -> Bezoeker {
    func fout(_ reden: String) -> Problem { Problem(.nietAangemeld, reden) }
    guard token.utf8.count <= Self.langsteToken else { throw fout("Het token is te lang.") }
    let delen = token.split(separator: ".", omittingEmptySubsequences: false)
    guard delen.count == 3, let kop = Self.object(delen[0]), let claims = Self.object(delen[1]),
      let handtekening = bytes(base64url: delen[2])
    else { throw fout("Het token is geen ondertekende JWT.") }
    guard let alg = kop["alg"]?.string.flatMap({ VerifyKey.Algorithm(rawValue: $0) }), kop["crit"] == nil else {
      throw fout("Het token is met een algoritme ondertekend dat niet wordt aangenomen.")
    }
    let kid = kop["kid"]?.string
    let kandidaten = sleutels.filter { $0.key.algorithm == alg && ($0.id == nil || kid == nil || $0.id == kid) }
    let bericht = Array("\(delen[0]).\(delen[1])".utf8)
    guard kandidaten.contains(where: { $0.key.verifies(handtekening, over: bericht) }) else {
      throw fout("De handtekening van het token klopt niet, of de sleutel ervan is onbekend.")
    }
    guard claims["iss"]?.string == uitgever else { throw fout("Het token is van een andere uitgever.") }
    guard Self.teksten(claims["aud"]).contains(publiek) else { throw fout("Het token is voor een andere dienst.") }
    guard let tot = Self.seconden(claims["exp"]) else { throw fout("Het token heeft geen einde (exp).") }
    guard nu < tot + Self.speling else { throw fout("Het token is verlopen.") }
    if let vanaf = Self.seconden(claims["nbf"]), nu + Self.speling < vanaf { throw fout("Het token geldt nog niet.") }
    if let gegeven = Self.seconden(claims["iat"]), tot - gegeven > Self.langsteDuur {
      throw fout("Het token geldt langer dan een dag.")
    }
    guard let jti = claims["jti"]?.string, !jti.isEmpty else { throw fout("Het token heeft geen nummer (jti).") }
    guard !ingetrokken.contains(jti) else { throw fout("Het token is ingetrokken.") }
    let scopes = claims["scope"]?.string?.split(separator: " ").map(String.init) ?? Self.teksten(claims["scp"])
    guard scopes.contains(Self.scope) else { throw Problem(.geenToegang, "Het token mist de scope \(Self.scope).") }
    let tenants = Set(Self.teksten(claims["tenants"]).compactMap { TenantID($0) })
    return Bezoeker(tenants: tenants, isAangemeld: true, tot: tot)
  }

  private static func object(_ deel: Substring) -> JSONValue? {
    guard let bytes = bytes(base64url: deel), let waarde = try? JSONValue.parse(bytes), waarde.members != nil else { return nil }
    return waarde
  }

  private static func teksten(_ waarde: JSONValue?) -> [String] {
    waarde?.string.map { [$0] } ?? waarde?.array?.compactMap(\.string) ?? []
  }

  /// A NumericDate; a fraction is cut, as some issuers write one.
  private static func seconden(_ waarde: JSONValue?) -> Int64? {
    if case .number(let tekst)? = waarde { return Int64(tekst.prefix { $0 != "." }) }
    return waarde?.integer
  }
}

/// Who asks.
struct Bezoeker: Hashable, Sendable {
  /// Whose exact figures he may see.
  var tenants: Set<TenantID>
  var isAangemeld: Bool
  /// Until when, in seconds since 1970.
  var tot: Int64

  static let niemand = Bezoeker(tenants: [], isAangemeld: false, tot: 0)
}

extension Toegang {
  /// The keys of a JWK Set (RFC 7517), as an issuer publishes it; the place in it of a key that cannot be used.
  public static func sleutels(jwks bytes: [UInt8]) throws(Sleutelfout) -> [Sleutel] {
    guard let waarde = try? JSONValue.parse(bytes), let lijst = waarde["keys"]?.array else {
      throw Sleutelfout(reden: "no JSON object with a list 'keys' (RFC 7517)")
    }
    var sleutels: [Sleutel] = []
    for (plaats, jwk) in lijst.enumerated() {
      if let gebruik = jwk["use"]?.string, gebruik != "sig" { continue }
      guard let sleutel = sleutel(jwk) else {
        throw Sleutelfout(
          reden: "keys[\(plaats)]: no key for HS256 (oct, 32 bytes or more), RS256 (RSA, 2048 bits or more) or ES256 (EC P-256)")
      }
      sleutels.append(Sleutel(id: jwk["kid"]?.string, key: sleutel))
    }
    guard !sleutels.isEmpty else { throw Sleutelfout(reden: "'keys' holds no key for signatures") }
    return sleutels
  }

  public struct Sleutelfout: Error { public let reden: String }

  private static func sleutel(_ jwk: JSONValue) -> VerifyKey? {
    func deel(_ naam: String) -> [UInt8]? { jwk[naam]?.string.flatMap { bytes(base64url: $0) } }
    switch jwk["kty"]?.string {
    case "oct": return deel("k").flatMap { VerifyKey(secret: $0) }
    case "RSA":
      guard let n = deel("n"), let e = deel("e") else { return nil }
      return VerifyKey(modulus: n, exponent: e)
    case "EC" where jwk["crv"]?.string == "P-256":
      guard let x = deel("x"), let y = deel("y") else { return nil }
      return VerifyKey(x: x, y: y)
    default: return nil
    }
  }
}
