import DossiersTesting
import Foundation
import Regelgeving
import Testing

@testable import Domain
@testable import Dossiers

/// Point of the whole: whatever comes when, in whatever pieces, and whatever the rules were on the way, what stands published at
/// the end is what the facts and the rules of the end say, and nothing else.
///
/// Random sets with retractions, chains of `vervangt`, conflicts, moves between gemeenten, and a switch of parameter set on the
/// way. The coverage of every rule is printed and a minimum of it asserted.
@Suite struct VerdelingTests {
  private typealias E = EigenschapTests

  @Test func `any order, repetition, split over units and switch of parameters gives the same outcome and the same sums`() {
    print("VerdelingTests: \(E.aantal) sets from seed \(E.zaad)")
    let delen = 4
    var dekking = [Kenmerken](repeating: Kenmerken(), count: delen)
    dekking.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: delen) { deel in
        for nummer in stride(from: deel, to: E.aantal, by: delen) { Self.proef(nummer, &buffer[deel]) }
      }
    }
    let samen = dekking.reduce(Kenmerken()) { $0 + $1 }
    print(samen.tekst(van: E.aantal))
    // Few sets cannot be asked to reach everything.
    if E.aantal >= 2000 {
      for naam in Kenmerken.verwacht {
        #expect(samen.aantallen[naam, default: 0] >= E.aantal / 1000, "\(naam) is hardly touched")
      }
    }
  }

  private static func proef(_ nummer: Int, _ dekking: inout Kenmerken) {
    let zaad = E.zaad + UInt64(nummer)
    let (tenant, feiten) = E.set(nummer)
    var lot = Lot(zaad &* 31)
    let sets = Regelreeks.voor(tenant)
    let laatste = lot.kies(Array(sets[...1]))
    var regels = lot.kies(sets)
    let eenheden = lot.verdeel(lot.schud(feiten), hoogstens: 7)
    let wissel = Int.random(in: 0...eenheden.count, using: &lot)

    var dossier = Dossier(onderwerp: .client(Client.pseudonym))
    var stand = Stand()
    func wisselVanRegels() {
      guard regels !== laatste else { return }
      regels = laatste
      dekking.wisselde(stand.neem(Afleiding(dossier, regels, vorige: stand.afleiding), zaad))
    }
    for (plaats, eenheid) in eenheden.enumerated() {
      if plaats == wissel { wisselVanRegels() }
      for feit in eenheid { _ = dossier.voegToe(feit) { Array("\($0.inhoud)\($0.vervangt ?? "")".utf8) } }
      // A worker that kept nothing derives from nothing, and knows what it published all the same.
      let vorige = lot.kans(25) ? nil : stand.afleiding
      stand.neem(Afleiding(dossier, regels, vorige: vorige), zaad)
    }
    wisselVanRegels()

    let ineens = derive(Client.dossier(feiten), laatste)
    #expect(stand.afleiding?.uitkomst == ineens, "seed \(zaad)")
    #expect(Set(stand.bijdragen.perCel()) == Set(ineens.bijdragen), "seed \(zaad)")
    #expect(
      stand.besluiten == Dictionary(uniqueKeysWithValues: ineens.besluiten.map { ($0.sleutel.tekst, $0) }), "seed \(zaad)")
    dekking.tel(dossier, ineens)
  }

  /// What a reader of besluiten and contributions holds.
  private struct Stand {
    var afleiding: Afleiding?
    var bijdragen: [Bijdrage] = []
    var besluiten: [String: Besluit] = [:]

    /// Takes the difference with what was published before; tells whether there was one.
    @discardableResult
    mutating func neem(_ nu: Afleiding, _ zaad: UInt64) -> Bool {
      let verschil = nu.verschil(met: afleiding)
      bijdragen += verschil.bijdragen
      for wijziging in verschil.besluiten {
        let sleutel = wijziging.besluit.sleutel.tekst
        switch wijziging.status {
        case .genomen: #expect(besluiten.updateValue(wijziging.besluit, forKey: sleutel) == nil, "seed \(zaad) \(sleutel)")
        case .herzien:
          #expect(besluiten.updateValue(wijziging.besluit, forKey: sleutel) != wijziging.besluit, "seed \(zaad) \(sleutel)")
        case .vervallen: #expect(besluiten.removeValue(forKey: sleutel) != nil, "seed \(zaad) \(sleutel)")
        }
      }
      afleiding = nu
      return !verschil.isLeeg
    }
  }
}

/// Of each tenant its law, the same law changed in many places, and what was known of it on a day.
enum Regelreeks {
  private static let wijzigingen: [(bestand: String, van: String, naar: String)] = [
    ("uitgangspunten.yaml", "vanaf: 1900-01-01, waarde: 6", "vanaf: 1900-01-01, waarde: 3"),
    ("vrijlating.yaml", "waarde: 25, status", "waarde: 20, status"), ("loonkostensubsidie.yaml", "waarde: 70", "waarde: 60"),
    ("maatregelen.yaml", "waarde: 30\n", "waarde: 40\n"), ("verordening.yaml", "waarde: 2\n", "waarde: 1\n"),
    ("beslistabel.yaml", "tot_en_met: 6 ", "tot_en_met: 12 "), ("beslistabel.yaml", "tot_en_met: 24 ", "tot_en_met: 18 "),
    ("beslistabel.yaml", "onder: 80", "onder: 70"), ("beslistabel.yaml", "vanaf: 80", "vanaf: 70"),
  ]

  private static let anders: [TenantID: Regels] = Regelset.laad(
    Dictionary(
      uniqueKeysWithValues: Regelset.bestanden.map { pad, tekst in
        (
          pad,
          wijzigingen.reduce(tekst) { tekst, w in pad.hasSuffix(w.bestand) ? tekst.replacing(w.van, with: w.naar) : tekst }
        )
      }))

  private static let reeksen = Dictionary(
    uniqueKeysWithValues: Regelset.alle.map { tenant, regels in
      (tenant.description, [regels, anders[tenant]!, regels.bekendOp(datum("2015-06-30"))])
    })

  static func voor(_ tenant: String) -> [Regels] { reeksen[tenant]! }
}
