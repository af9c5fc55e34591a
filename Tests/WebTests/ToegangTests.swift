import Crypto
import Testing

@testable import Web

/// Keys and tokens made once with OpenSSL 3, for the moment 2016-11-24.
enum Voorbeeldtoken {
  static let modulus =
    "vxoh1lrIdJ3GZ8X2SBar1RsI_iXSinKq63ismo0bzrAFIvKApMch5iraGXLB-OsVqViZ-LzCp2TmjDRPIr423CnDTSms0dGxPrf6t9z1zgn641"
    + "JvseFWJAOQC3_4LLzWMuHRqxUz2p6jBJjJnxVKFkAEjmH95GYRSH9lZu0VxKTbOYYPHAiYfuyok2F_P-1mwwzH8rhI5fgsWYsUKp2-76DsLKcU"
    + "nhW5KdcVr5mgd-o2cg4Cfg3nA1wDwKlWARn1YOdiRUtvj_hpPzggrLgIW5wavjTRoj0qT1Om-Am5633a6cxZfKwlkeeIwOCHnzxLwzWchPE9Lt"
    + "lpxlCCoNuANw"
  static let x =
    "1-0lqBO07X55KF3eknpGvFOj8EJO2gtRDWQNV83Vl50"
  static let y =
    "XEnC4Uo5r8NYtXPvEhpZEoXgcbNQFLJ3UjgQ9XcfT9w"
  static let rsa =
    "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogInIiLCAidHlwIjogIkpXVCJ9.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi52b29yYmVlbGQubmwiLCAiY"
    + "XVkIjogIndlcmtiZWRyaWpmIiwgImp0aSI6ICJ0LTEiLCAiaWF0IjogMTQ4MDAwMDAwMCwgImV4cCI6IDE0ODAwMDM2MDAsICJzY29wZSI6ICJ"
    + "vcGVuaWQgY2lqZmVyczpsZXplbiIsICJ0ZW5hbnRzIjogWyJibXdlIl19.MXBQ2x0BfxiXdiCGESZ_L2bG4ziVdXwL5aYdJgZMTnKxDM09hugL"
    + "ga1T9i53_rB8D7nHOTm_ozj2KViP3Spk173NZHm8B5sZr1DqoQOu1m56cMfZ8My77Z_djav1tAej6bLg3Wg6fFAy27AJ6WXui3Z_kmveHnc1jH"
    + "ZnhWaOSfOjQqcF5PAf9zhUhKeGXppXEMBs1rhBPzoH_bUbk9HjJkMzBR5YyzEQ8nzS4KztREBBQ-6WpAbb-PUkTMWNItBZD9EnXdbtyt2BLQxs"
    + "1tgnxM3ZRSiufdfAGI_oWarMqgdb7fM9x9Ys-nZsri-vNbzsk1D3T_joBE-P2ZHMn_y5mg"
  static let ec =
    "eyJhbGciOiAiRVMyNTYiLCAia2lkIjogImUiLCAidHlwIjogIkpXVCJ9.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi52b29yYmVlbGQubmwiLCAiY"
    + "XVkIjogIndlcmtiZWRyaWpmIiwgImp0aSI6ICJ0LTEiLCAiaWF0IjogMTQ4MDAwMDAwMCwgImV4cCI6IDE0ODAwMDM2MDAsICJzY29wZSI6ICJ"
    + "vcGVuaWQgY2lqZmVyczpsZXplbiIsICJ0ZW5hbnRzIjogWyJibXdlIl19.XkukMXtf61ONaeuvWl04wqOfRkUkOv_q9qJTVWhVKikr4mHe1gUI"
    + "Em2Ldoq26Pws6zefM09hUl2ULrkuAGC-Pg"

  static let secret = [UInt8](repeating: 7, count: 32)
  /// A second before they expire, in milliseconds.
  static let nu: Int64 = 1_480_003_599_000

  static let jwks = """
    {"keys":[{"kty":"RSA","kid":"r","use":"sig","n":"\(modulus)","e":"AQAB"},
    {"kty":"EC","kid":"e","crv":"P-256","x":"\(x)","y":"\(y)"},{"kty":"RSA","use":"enc","n":"AQ","e":"AQ"},
    {"kty":"oct","kid":"h","k":"\(base64url(secret))"}]}
    """

  static func toegang(ingetrokken: Set<String> = []) throws -> Toegang {
    Toegang(
      uitgever: "https://login.voorbeeld.nl", publiek: "werkbedrijf", sleutels: try Toegang.sleutels(jwks: Array(jwks.utf8)),
      ingetrokken: ingetrokken)
  }

  /// Signed with the secret.
  static func token(kop: String = #"{"alg":"HS256","kid":"h"}"#, _ claims: String, secret: [UInt8] = secret) -> String {
    let bericht = base64url(Array(kop.utf8)) + "." + base64url(Array(claims.utf8))
    return bericht + "." + base64url(HMACKey(secret).code(Array(bericht.utf8)))
  }

  static func claims(_ tenants: String = #"["bmwe"]"#, zonder: String = "") -> String {
    let alle = [
      #""iss":"https://login.voorbeeld.nl""#, #""aud":["x","werkbedrijf"]"#, #""jti":"t-2""#, #""exp":1480003600"#,
      #""scope":"cijfers:lezen""#, #""tenants":\#(tenants)"#,
    ]
    return "{" + alle.filter { zonder.isEmpty || !$0.hasPrefix("\"\(zonder)\"") }.joined(separator: ",") + "}"
  }
}

@Suite struct `Who a token lets in` {
  private func bezoeker(_ token: String, nu: Int64 = Voorbeeldtoken.nu) throws -> Bezoeker {
    try Voorbeeldtoken.toegang().bezoeker("Bearer \(token)", nu: nu)
  }

  private func weigering(_ token: String, nu: Int64 = Voorbeeldtoken.nu, toegang: Toegang? = nil) throws -> Problem {
    let toegang = try toegang ?? Voorbeeldtoken.toegang()
    return try #require(throws: Problem.self) { _ = try toegang.bezoeker("Bearer \(token)", nu: nu) }
  }

  @Test func `RSA, EC and HMAC, each with its own key`() throws {
    for token in [Voorbeeldtoken.rsa, Voorbeeldtoken.ec, Voorbeeldtoken.token(Voorbeeldtoken.claims())] {
      #expect(try bezoeker(token).tenants.map(\.description) == ["bmwe"])
    }
  }

  @Test func `no header is nobody`() throws {
    #expect(try Voorbeeldtoken.toegang().bezoeker(nil, nu: 0) == .niemand)
  }

  @Test func `a byte changed anywhere in the signature or the claims is refused`() throws {
    for token in [Voorbeeldtoken.rsa, Voorbeeldtoken.ec] {
      var bytes = Array(token.utf8)
      for plaats in [60, 120, bytes.count - 40] {
        bytes[plaats] = bytes[plaats] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        #expect(try weigering(String(decoding: bytes, as: UTF8.self)).code == .nietAangemeld)
      }
    }
  }

  @Test func `a token counts until its last second, and the clocks may differ a minute`() throws {
    #expect(try bezoeker(Voorbeeldtoken.ec, nu: 1_480_003_659_000).isAangemeld)
    #expect(try weigering(Voorbeeldtoken.ec, nu: 1_480_003_660_000).detail == "Het token is verlopen.")
  }

  @Test(arguments: ["iss", "aud", "jti", "exp"])
  func `a token without a claim is refused`(claim: String) throws {
    #expect(try weigering(Voorbeeldtoken.token(Voorbeeldtoken.claims(zonder: claim))).code == .nietAangemeld)
  }

  @Test func `a token without the scope opens nothing`() throws {
    #expect(try weigering(Voorbeeldtoken.token(Voorbeeldtoken.claims(zonder: "scope"))).code == .geenToegang)
  }

  @Test func `the public key of RSA is no secret of HMAC, and none is no algorithm`() throws {
    let claims = Voorbeeldtoken.claims()
    let modulus = Array(Voorbeeldtoken.modulus.utf8)
    #expect(
      try weigering(Voorbeeldtoken.token(kop: #"{"alg":"HS256","kid":"r"}"#, claims, secret: modulus)).code == .nietAangemeld)
    let zonder = base64url(Array(#"{"alg":"none"}"#.utf8)) + "." + base64url(Array(claims.utf8)) + "."
    #expect(try weigering(zonder).code == .nietAangemeld)
  }

  @Test func `a token that was withdrawn no longer counts`() throws {
    let toegang = try Voorbeeldtoken.toegang(ingetrokken: ["t-1"])
    #expect(try weigering(Voorbeeldtoken.rsa, toegang: toegang).detail == "Het token is ingetrokken.")
  }

  @Test(arguments: ["", "a.b", "a.b.c.d", "....", "e30.e30.e30"])
  func `what is no token is refused`(tekst: String) throws {
    #expect(try weigering(tekst).code == .nietAangemeld)
  }

  @Test func `keys that are too short or of another curve are refused by their place`() {
    for jwk in [
      #"{"kty":"oct","k":"AAAA"}"#, #"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#, #"{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}"#,
    ] {
      #expect(throws: Toegang.Sleutelfout.self) { try Toegang.sleutels(jwks: Array("{\"keys\":[\(jwk)]}".utf8)) }
    }
  }
}
