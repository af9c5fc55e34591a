import Domain
import Dossiers
import Foundation
@testable import Gevolgen
import Regelgeving
import RegelgevingTesting
import Testing

@Suite struct `Who pays when lasten are shared` {
  let gemeenten = ["GM0003", "GM0010", "GM0024"].map { Gemeente($0)! }

  func verdeel(_ cent: Int64, _ delen: [Int64]) -> [Int64]? {
    Domain.verdeel(Eurocent(cent), naar: zip(gemeenten, delen).map { ($0, $1) })?.map(\.cent)
  }

  @Test func `the example of the specification, to the cent`() {
    #expect(verdeel(-10_000_001, [5, 3, 2]) == [-5_000_001, -3_000_000, -2_000_000])
    #expect(verdeel(10_000_001, [5, 3, 2]) == [5_000_001, 3_000_000, 2_000_000])
  }

  @Test func `missing cents go to the largest remainder, of equal ones to the lowest code`() {
    #expect(verdeel(100, [1, 1, 1]) == [34, 33, 33])
    #expect(verdeel(101, [1, 1, 1]) == [34, 34, 33])
    #expect(verdeel(10, [1, 2, 4]) == [1, 3, 6])
    #expect(verdeel(7, [0, 0, 9]) == [0, 0, 7])
    #expect(verdeel(0, [1, 2, 3]) == [0, 0, 0])
  }

  @Test func `a sleutel that counts nothing asks nobody`() {
    #expect(verdeel(100, [0, 0, 0]) == nil)
    #expect(verdeel(100, [1, -1, 1]) == nil)
    #expect(Domain.verdeel(Eurocent(100), naar: []) == nil)
  }

  @Test func `parts always add up, whatever the amounts`() {
    for cent in stride(from: Int64(-1_000_000_000_007), through: 1_000_000_000_007, by: 199_999_999_999) {
      for delen in [[1, 1, 1], [7, 11, 13], [1, 0, 999_999_999_937], [3, 3, 1]] as [[Int64]] {
        #expect(verdeel(cent, delen)?.reduce(0, +) == cent)
      }
    }
  }

  static let sleutel = """
    verdeling.sleutel:
      omschrijving: Waarnaar de lasten worden verdeeld.
      eenheid: code
      ritme: doorlopend
      artikel: geen artikel
      gecontroleerd_tot: 2026-12-31
      waarden:
        - { vanaf: 2015-01-01, waarde: SLEUTEL, status: aanname, bron: "a test", toelichting: "for this test" }
    """

  /// Delfzijl has one client with 3 months, Appingedam two with one month each.
  func gevolgen(_ sleutel: String) throws -> Gevolgen {
    let na = try Recht.regels(
      "dal",
      nieuw: [("tenants/dal/verdeling-proef.yaml", Self.sleutel.replacingOccurrences(of: "SLEUTEL", with: sleutel))])
    var gevolgen = Gevolgen(
      Gevolgen.Vraag(voor: try Recht.regels(), na: na, maanden: Maand("2016-01")!...Maand("2016-12")!))
    for dossier in [
      klant(1), klant(2, gemeente: "GM0003", maanden: 1...1), klant(3, gemeente: "GM0003", maanden: 1...1),
    ] { gevolgen.neem(dossier) }
    return gevolgen
  }

  @Test func `by persons each gemeente pays for its part of the persons`() throws {
    let gevolgen = try gevolgen("personen")
    #expect(gevolgen.sleutels.na == .geteld("personen"))
    let verdeling = try #require(Lastenverdeling(gevolgen, sleutel: Tweetal(voor: .profijt, na: gevolgen.sleutels.na)))
    // Five months of 972.70 together; one and two persons at the end of each of twelve months.
    #expect(verdeling.rijen.map(\.gemeente) == [Gemeente("GM0003")!, Gemeente("GM0010")!])
    #expect(verdeling.rijen.map(\.aandeel.voor.cent) == [194_540, 291_810])
    #expect(verdeling.rijen.map(\.sleutel.na) == [24, 12])
    #expect(verdeling.rijen.map(\.aandeel.na.cent) == [324_233, 162_117])
    #expect(verdeling.rijen.map(\.solidariteit.cent) == [129_693, -129_693])
  }

  @Test func `a partner outside the tenant pays when its part is given`() throws {
    let gevolgen = try gevolgen("inwoners")
    #expect(Lastenverdeling(gevolgen, sleutel: gevolgen.sleutels) == nil)
    let delen: [Gemeente: Int64] = [Gemeente("GM0009")!: 1, Gemeente("GM0010")!: 3, Gemeente("GM0003")!: 1]
    let verdeling = try #require(Lastenverdeling(gevolgen, sleutel: Tweetal(voor: .profijt, na: .delen(delen))))
    #expect(verdeling.rijen.map(\.gemeente.description) == ["GM0003", "GM0009", "GM0010"])
    #expect(verdeling.rijen.map(\.aandeel.na.cent) == [97_270, 97_270, 291_810])
    #expect(verdeling.rijen.map(\.eigen.na.cent) == [194_540, 0, 291_810])
  }

  @Test func `only the lasten of the fondsen named are shared`() throws {
    let gevolgen = try gevolgen("personen")
    let geen = try #require(
      Lastenverdeling(gevolgen, sleutel: Tweetal(voor: .profijt, na: gevolgen.sleutels.na), fondsen: ["wsw"]))
    #expect(geen.rijen.allSatisfy { $0.aandeel.na == .nul && $0.eigen.na == .nul })
  }
}
