import Domain
import Dossiers
import JSON
import Regelgeving
import RegelgevingTesting
import Testing
import Uitleg

/// What an explanation rests on: facts that carry it, every assumption named, every parameter that matters.
@Suite struct GrondTests {
  private static let mensen = Bevolking.mensen(Bevolking.aantal / 2)

  @Test func `the facts named carry the besluit by themselves, and are the right ones nearly always`() {
    var alle = 0
    var opgevuld = 0
    for mens in Self.mensen {
      let regels = Recht.voor(mens.tenant)
      for motivering in motiveer(mens.dossier, regels) {
        alle += 1
        if motivering.feiten.contains(where: { $0.rol == "werkt mee" }) { opgevuld += 1 }
        var feiten = motivering.feiten.map(\.feit)
        for i in feiten.indices { feiten[i].vervangt = nil }
        #expect(
          derive(Client.dossier(feiten), regels, grondslag: true).besluiten.contains(motivering.besluit),
          "seed \(mens.zaad), \(motivering.besluit.sleutel.tekst)")
      }
    }
    print("GrondTests: of \(opgevuld) of \(alle) besluiten the facts were not found and all are named")
    #expect(opgevuld * 50 < alle)
  }

  @Test func `a fact of a kind that is not named as one that can change a besluit never does`() {
    for mens in Self.mensen {
      let regels = Recht.voor(mens.tenant)
      let dossier = mens.dossier
      let besluiten = derive(dossier, regels).besluiten
      zonderElk(dossier, regels) { feit, anders in
        for besluit in besluiten where !besluit.feitsoorten.contains(Inhoud.namen[feit.inhoud.volgorde]) {
          let dan = anders.besluiten.first { $0.sleutel == besluit.sleutel }
          #expect(
            dan?.inhoud == besluit.inhoud && dan?.uitkomst == besluit.uitkomst,
            "seed \(mens.zaad): \(feit.inhoud.type) changes \(besluit.sleutel.tekst)")
        }
      }
    }
  }

  @Test func `each aanname and each model is named as one in text, Markdown and JSON, and each says it is a berekening`() {
    var genoemd = 0
    for mens in Self.mensen {
      let regels = Recht.voor(mens.tenant)
      let dossier = mens.dossier
      let uitleg = DossierUitleg(dossier, regels)
      let vormen = [
        uitleg.tekst(.tekst).aaneen, uitleg.tekst(.markdown).replacing("\\", with: "").aaneen,
        String(decoding: uitleg.json.canonical, as: UTF8.self).aaneen,
      ]
      for vorm in vormen { #expect(vorm.contains(Voorbehoud.tekst.aaneen), "seed \(mens.zaad)") }
      for motivering in motiveer(dossier, regels) {
        for gebruikt in motivering.parameters {
          guard let rij = gebruikt.rij(regels), rij.status != .bron else { continue }
          genoemd += 1
          let woord = rij.status == .aanname ? "AANNAME:" : "MODEL (uit een verordening van een andere gemeente):"
          for vorm in vormen {
            #expect(vorm.contains("\(woord) \(gebruikt.parameter.pad) ="), "seed \(mens.zaad): \(gebruikt.parameter.pad)")
          }
        }
        for gebruik in motivering.tabelrijen where gebruik.rij.status != .bron {
          for vorm in vormen { #expect(vorm.contains("rij \(gebruik.nummer) van de beslistabel"), "seed \(mens.zaad)") }
        }
        #expect(motivering.tabelrijen.isEmpty == (motivering.stappen.last?.naam != "spoor" || motivering.stappen.count == 1))
      }
    }
    #expect(genoemd > 100)
  }

  @Test func `no line of a text is longer than a hundred columns, but for one word`() {
    for mens in Self.mensen.prefix(40) {
      let uitleg = DossierUitleg(mens.dossier, Recht.voor(mens.tenant))
      for regel in uitleg.tekst(.tekst).split(separator: "\n") where regel.count > 100 {
        #expect(regel.drop { $0 == " " }.split(separator: " ").count == 1, "\(regel)")
      }
    }
  }

  @Test func `a value that changes a besluit when it changes is named in its explanation`() throws {
    var geraakt: Set<String> = []
    for parameter in Parameter.allCases {
      let anders: (String) -> String? =
        switch parameter.eenheid {
        case .euro, .procent, .procentRuim, .dagen, .maanden, .getal: { $0 == "null" ? nil : Self.iets(meerDan: $0) }
        case .jaNee: { $0 == "ja" ? "nee" : $0 == "nee" ? "ja" : nil }
        case .codes, .code, .datum: { _ in nil }
        }
      guard let nieuw = Recht.veranderd(parameter, anders) else { continue }
      for mens in Self.mensen.prefix(60) {
        let regels = Recht.voor(mens.tenant)
        let ander = try #require(nieuw[regels.tenant])
        let dossier = mens.dossier
        let toen = derive(dossier, regels)
        let nu = derive(dossier, ander)
        if toen.besluiten == nu.besluiten { continue }
        geraakt.insert(parameter.pad)
        let json = Vergelijking(
          Stand(naam: "A", dossier: dossier, regels: regels), Stand(naam: "B", dossier: dossier, regels: ander)
        ).json
        for verschil in json["besluiten"]?.array ?? [] {
          let oorzaken = (verschil["oorzaken"]?.array ?? []).compactMap { $0["tekst"]?.string }
          #expect(
            oorzaken.contains { $0.hasPrefix(parameter.pad + " op ") },
            "seed \(mens.zaad): \(verschil["sleutel"]?.string ?? "") by \(oorzaken), not \(parameter.pad)")
        }
      }
    }
    print("GrondTests: \(geraakt.count) parameters changed a besluit: \(geraakt.sorted().joined(separator: ", "))")
    #expect(geraakt.count >= 20)
  }

  /// One more in the last place: `237.16` becomes `237.17`.
  private static func iets(meerDan tekst: String) -> String? {
    guard let getal = Decimaal(tekst) else { return nil }
    return Decimaal(mantisse: getal.mantisse + 1, schaal: getal.schaal).description
  }
}

extension String {
  /// Without line breaks and indents.
  fileprivate var aaneen: String { split { $0 == " " || $0 == "\n" }.filter { $0 != ">" }.joined(separator: " ") }
}
