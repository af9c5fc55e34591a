import Domain
import Dossiers
import JSON
import Regelgeving
import RegelgevingTesting
import Testing
import Uitleg

/// What is onbepaald or contradicts itself goes to people, never to payment.
@Suite struct WerklijstTests {
  @Test func `every onbepaald besluit of a population is on the list, and nothing that is settled`() {
    for (tenant, _) in Bevolking.tenants {
      let regels = Recht.voor(tenant)
      var lijst = Werklijst(regels.tenant)
      var verwacht: [String] = []
      for mens in Bevolking.mensen() where mens.tenant == tenant {
        let dossier = mens.dossier
        lijst.voegToe(dossier, regels)
        for besluit in derive(dossier, regels).besluiten {
          if case .onbepaald = besluit.uitkomst { verwacht.append(besluit.sleutel.tekst) }
          if case .spoor(let spoor) = besluit.inhoud, spoor == Codes.onbepaaldSpoor { verwacht.append(besluit.sleutel.tekst) }
        }
      }
      #expect(lijst.posten.filter { $0.soort == .onbepaald }.map(\.sleutel) == verwacht, "\(tenant)")
      for post in lijst.json { #expect(post["naarBetaling"]?.bool == false) }
      #expect(lijst.tekst(.tekst).contains("Niets hiervan gaat naar betaling voordat het is opgelost."))
    }
  }

  @Test func `a missing norm, a conflict and a refused line, each with what to do`() {
    var client = Client()
    client.aanvraag("g-1", "2017-07-01")
    client.betaald("g-2", "2017-08", 90_000)
    client.betaald("g-2", "2017-08", 95_000)
    client.betaald("g-3", "2018-01", 94_000)
    var lijst = Werklijst(TenantID("dal")!)
    lijst.voegToe(
      client.dossier, Recht.voor("dal"),
      geweigerd: [
        Weigering(gebeurtenis: "g-9", code: "onbekend-veld", reden: "veld 'maandd' hoort niet in uitkering-verwerkt"),
        Weigering(gebeurtenis: "g-2", code: "conflict", reden: "dubbel"),
      ])
    let voet = lijst.tekst(.tekst).split(separator: "\n", omittingEmptySubsequences: false).dropFirst(5).joined(separator: "\n")
    #expect(
      voet == """
        3 punten in 1 van 1 dossiers. Niets hiervan gaat naar betaling voordat het is opgelost.

        Wat ontbreekt, en hoeveel erop wacht
        ------------------------------------
          - norm.alleenstaande.21-aow op 2017-08-01: 1 uitkomst(en) in 1 dossier(s)

        Onbepaald
        ---------
          - 0123456789abcdef0123456789abcdef uitkering/2017-08 (GM0010)
            er is geen norm.alleenstaande.21-aow op 2017-08-01
            te doen: vul norm.alleenstaande.21-aow in het landelijke recht aan met een waarde voor
              2017-08-01 en haar bron (validate toont waar zij ontbreekt)

        Tegenstrijdige gebeurtenissen
        -----------------------------
          - 0123456789abcdef0123456789abcdef g-2
            gebeurtenis g-2 van urn:nld:oin:00000001823288444000:systeem:suite kwam met meer dan één inhoud;
              de in bytes kleinste telt
            te doen: laat het bronsysteem zeggen welke geldt, en lever die als nieuwe gebeurtenis die deze
              vervangt
            hierop rusten: uitkering/2017-08

        Geweigerde regels
        -----------------
          - 0123456789abcdef0123456789abcdef g-9
            onbekend-veld: veld 'maandd' hoort niet in uitkering-verwerkt
            te doen: verbeter de regel in het bronsysteem en lever haar opnieuw

        """)
  }
}
