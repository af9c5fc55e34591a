import Domain
import Foundation
import JSON
import Regelgeving
import RegelgevingTesting
import Sturing
import Testing

@testable import Regio
@testable import Web

/// A site over the tenants of this repository with a few figures that are easily recognised.
enum Voorbeeldsite {
  static let catalogus = Catalogus(
    laadPerTenant(bestanden: Recht.bestanden).regels.values.map { regels in
      Catalogus.Tenant(regels, plan: (try? Plan.laad(Recht.plan(regels.tenant), regels).get()) ?? Plan())
    })

  static let bmwe = TenantID("bmwe")!
  static let eemsmond = Gemeente("GM1651")!
  /// 24 November 2016, in the token's hour.
  static let nu = Voorbeeldtoken.nu
  /// Exact figures that are nowhere else: whoever sees one of them saw what is not his.
  static let kanarie: Int64 = 77_123

  static func snapshot(gepubliceerd: Bool = true) -> Snapshot {
    var cijfers = Tenantcijfers()
    for maand in 1...10 {
      let maand = Maand(jaar: 2016, maand: maand)
      cijfers.zet(
        Cel(.bestand, eemsmond, maand, Dimensies((.regeling, "pw"), (.spoor, "werkspoor"))), maand.maand == 1 ? kanarie : 1)
      cijfers.zet(Cel(.instroom, eemsmond, maand, Dimensies((.regeling, "pw"), (.spoor, "werkspoor"))), 2)
    }
    cijfers.zet(Cel(.naarSchool, eemsmond, Maand(jaar: 2016, maand: 3)), 3)
    cijfers.zet(Cel(.jongereOnderwijsMogelijk, eemsmond, Maand(jaar: 2016, maand: 2)), 4)
    cijfers.zet(Cel(.standaardeenheden, eemsmond, Maand(jaar: 2016, maand: 2)), 1_500_000)
    var snapshot = Snapshot()
    snapshot.exact[bmwe] = cijfers
    snapshot.versies[bmwe] = 1
    snapshot.standen[bmwe] = Snapshot.Stand()
    snapshot.standen[bmwe]!.wijzigingen = [Cel(.instroom, eemsmond, Maand(jaar: 2016, maand: 3)): kanarie]
    snapshot.standen[bmwe]!.quarantaine = ["gemeente-onbekend": 2]
    snapshot.isGereed = true
    if gepubliceerd { snapshot.uitgaven = [Uitgave(publicatie, catalogus)] }
    return snapshot
  }

  /// 2015 up to and including October 2016: one figure shown, one small, one withheld for another.
  static var publicatie: Publicatie {
    var cijfers: [GepubliceerdCijfer] = []
    for maand in 0..<22 {
      let maand = Maand(jaar: 2015, maand: 1) + maand
      cijfers.append(.init(CijferSleutel(.arbeidsmarktregio("AM01"), .bestand, .maand(maand)), .waarde(3_450), sinds: 1))
      cijfers.append(.init(CijferSleutel(.tenant(bmwe), .bestand, .maand(maand)), .waarde(1_190), sinds: 1))
      cijfers.append(
        .init(CijferSleutel(.gemeente(bmwe, eemsmond), .bestand, .maand(maand)), .onderdrukt(.bescherming), sinds: 1))
    }
    cijfers.append(.init(CijferSleutel(.gemeente(bmwe, eemsmond), .naarSchool, .jaar(2015)), .onderdrukt(.klein), sinds: 1))
    cijfers.append(.init(CijferSleutel(.gemeente(bmwe, eemsmond), .instroom, .jaar(2015)), .waarde(40), sinds: 1))
    cijfers.append(.init(CijferSleutel(.tenant(bmwe), .naarSchool, .jaar(2015)), .waarde(20), sinds: 1))
    cijfers.append(.init(CijferSleutel(.tenant(bmwe), .jongereOnderwijsMogelijk, .jaar(2015)), .waarde(30), sinds: 1))
    return Publicatie(
      nummer: 1, vanaf: Maand(jaar: 2015, maand: 1), totEnMet: Maand(jaar: 2016, maand: 10), beleidDigest: "b", invoerDigest: "i",
      vorigZegel: "", cijfers: cijfers.sorted { $0.sleutel < $1.sleutel },
      laat: [LateTenant(TenantID("dal")!, laatsteGebeurtenis: nu - 90 * 86_400_000, totEnMet: Maand(jaar: 2016, maand: 6))])
  }

  static func site(_ snapshot: Snapshot = snapshot(), regionaalMetToken: Bool = false) throws -> Site {
    var toegang = try Voorbeeldtoken.toegang()
    toegang.regionaalMetToken = regionaalMetToken
    let site = Site(catalogus, toegang)
    site.update(snapshot)
    return site
  }
}

extension Site {
  /// The answer to a GET, with a token for the tenants named.
  func krijg(
    _ target: String, tenants: [String]? = nil, headers: [String: String] = [:], method: String = "GET"
  ) -> Response {
    var headers = headers
    if let tenants {
      let lijst = "[" + tenants.map { "\"\($0)\"" }.joined(separator: ",") + "]"
      headers["authorization"] = "Bearer " + Voorbeeldtoken.token(Voorbeeldtoken.claims(lijst))
    }
    guard
      case .response(let response) = respond(to: Request(method: method, target: target, headers: headers), now: Voorbeeldsite.nu)
    else { return Response(0) }
    return response
  }
}

extension Response {
  var tekst: String { String(decoding: body, as: UTF8.self) }
  func json() throws -> JSONValue { try JSONValue.parse(body) }
}
