import DossiersTesting
import Foundation
import Testing

@testable import Domain
@testable import Dossiers

/// What holds for every set of facts: any order, any repetition, any division gives the same outcome.
///
/// `WERKBEDRIJF_SETS` sets the number of sets and `WERKBEDRIJF_SEED` the first seed; a failure names the seed of its set.
@Suite struct EigenschapTests {
  static let omgeving = ProcessInfo.processInfo.environment
  static let aantal = omgeving["WERKBEDRIJF_SETS"].flatMap(Int.init) ?? 2000
  static let zaad = omgeving["WERKBEDRIJF_SEED"].flatMap(UInt64.init) ?? 20_150_101
  static let gebieden = Gebied.vijf + [Gebied.verzonnen]

  @Test func `any order and any repetition of the facts give the same dossier and the same outcome`() {
    print("EigenschapTests: \(Self.aantal) sets from seed \(Self.zaad)")
    for nummer in 0..<Self.aantal {
      let (tenant, feiten) = Self.set(nummer)
      var lot = Lot(UInt64(nummer))
      let herhaald = (feiten + feiten.filter { _ in lot.kans(30) }).shuffled(using: &lot)
      let recht = Client.dossier(feiten)
      let geschud = Client.dossier(herhaald)
      #expect(recht.feiten.map(\.inhoud) == geschud.feiten.map(\.inhoud), "seed \(Self.zaad + UInt64(nummer))")
      #expect(recht.conflicten == geschud.conflicten, "seed \(Self.zaad + UInt64(nummer))")
      let regels = Regelset.voor(tenant)
      #expect(derive(recht, regels) == derive(geschud, regels), "seed \(Self.zaad + UInt64(nummer))")
    }
  }

  @Test func `one fact more on a known outcome equals derivation from nothing, and the differences add up`() {
    for nummer in 0..<Self.aantal {
      let (tenant, feiten) = Self.set(nummer)
      let regels = Regelset.voor(tenant)
      var dossier = Dossier(onderwerp: .client(Client.pseudonym))
      var vorige: Afleiding?
      var bijdragen: [Bijdrage] = []
      var besluiten: [String: Besluit] = [:]
      for feit in feiten {
        _ = dossier.voegToe(feit) { Array("\($0.inhoud)\($0.vervangt ?? "")".utf8) }
        let nu = Afleiding(dossier, regels, vorige: vorige)
        let verschil = nu.verschil(met: vorige)
        bijdragen += verschil.bijdragen
        for wijziging in verschil.besluiten {
          let sleutel = wijziging.besluit.sleutel.tekst
          switch wijziging.status {
          case .genomen: #expect(besluiten.updateValue(wijziging.besluit, forKey: sleutel) == nil)
          case .herzien: #expect(besluiten.updateValue(wijziging.besluit, forKey: sleutel) != nil)
          case .vervallen: #expect(besluiten.removeValue(forKey: sleutel) != nil)
          }
        }
        vorige = nu
      }
      let vanNiets = derive(dossier, regels)
      #expect(vorige?.uitkomst == vanNiets, "seed \(Self.zaad + UInt64(nummer))")
      #expect(Set(bijdragen.perCel()) == Set(vanNiets.bijdragen), "seed \(Self.zaad + UInt64(nummer))")
      #expect(
        besluiten == Dictionary(uniqueKeysWithValues: vanNiets.besluiten.map { ($0.sleutel.tekst, $0) }),
        "seed \(Self.zaad + UInt64(nummer))")
    }
  }

  @Test func `a dossier reads back from its record as it was written`() throws {
    for nummer in 0..<Self.aantal {
      var dossier = Client.dossier(Self.set(nummer).feiten)
      dossier.revisie = Int64(nummer)
      dossier.parameterDigest = [1, 2, 3]
      #expect(try Dossier(record: dossier.record()) == dossier, "seed \(Self.zaad + UInt64(nummer))")
    }
  }

  @Test func `a damaged record is refused in words and never crashes`() {
    let record = Client.dossier(Self.set(1).feiten).record()
    var lot = Lot(7)
    for _ in 0..<Self.aantal {
      var stuk = record
      stuk[Int.random(in: 0..<stuk.count, using: &lot)] = UInt8.random(in: 0...255, using: &lot)
      if lot.kans(30) { stuk.removeLast(Int.random(in: 1..<stuk.count, using: &lot)) }
      if let dossier = try? Dossier(record: stuk) { _ = dossier.record() }
    }
    var nieuwer = record
    nieuwer[1] = Dossier.versie + 1
    #expect(throws: RecordError.self) { try Dossier(record: nieuwer) }
  }

  static func set(_ nummer: Int) -> (tenant: String, feiten: [Gebeurtenis]) {
    let gebied = gebieden[nummer % gebieden.count]
    var maker = Feitenmaker(zaad: zaad + UInt64(nummer), gebied: gebied, client: Client.pseudonym)
    return (gebied.tenant, maker.feiten(3 + nummer % 29))
  }
}
