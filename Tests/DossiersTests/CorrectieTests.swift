import Testing

@testable import Domain
@testable import Dossiers

/// A correction years back moves every later outcome, and what is published is exactly that difference.
@Suite struct CorrectieTests {
  /// Three years of uitkering: 912.79 paid a month, which is right in the first half-year only (960.83 × 95% = 912.7885).
  private static func driejaar() -> Client {
    var client = Client("dal")
    client.aanvraag("2015-01-01")
    for maand in maanden("2015-01", "2017-12") { client.betaald(maand, 91279) }
    return client
  }

  private static func maanden(_ van: String, _ totEnMet: String) -> [String] {
    let begin = Maand(van)!
    return (0...(Maand(totEnMet)! - begin)).map { (begin + $0).description }
  }

  private static func sleutels(_ verschil: Verschil, _ status: BesluitWijziging.Status) -> Set<String> {
    Set(verschil.besluiten.filter { $0.status == status }.map(\.besluit.sleutel.tekst))
  }

  @Test func `a co-resident reported three years late moves each month from that day on, and no other`() {
    let regels = Regelset.voor("dal")
    var client = Self.driejaar()
    let voor = Afleiding(client.dossier, regels)
    client.meld(.huishoudenGewijzigd(HuishoudenGewijzigd(datum: datum("2015-06-01"), kostendelendeMedebewoners: 1)), id: "h")
    let na = Afleiding(client.dossier, regels, vorige: voor)
    let verschil = na.verschil(met: voor)

    // Every month has another norm; those of the second half of 2017 lack another one. June 2015 was paid right before.
    let uitkeringen = Self.maanden("2015-06", "2017-12").map { "uitkering/\($0)" }
    let herzieningen = Self.maanden("2015-07", "2017-06").map { "herziening/uitkering/\($0)" }
    #expect(Self.sleutels(verschil, .herzien) == Set(uitkeringen + herzieningen))
    #expect(Self.sleutels(verschil, .genomen) == ["herziening/uitkering/2015-06"])
    #expect(Self.sleutels(verschil, .vervallen) == [])
    // (40% + 2 × 30%)/2 × 1372.62 = 686.31; × 95% = 651.9945, so 651.99; paid 912.79: 260.80 too much
    #expect(client.besluit("herziening/uitkering/2015-06")?.inhoud == .herziening(verschil: Eurocent(26080)))
    // What was paid did not change, and nothing before June.
    #expect(verschil.bijdragen.allSatisfy { $0.cel.maand >= Maand("2015-06")! })
    #expect(Set(verschil.bijdragen.map(\.cel.maat)) == [.uitkeringRechtCent, .verschilCent, .herziening])
    let recht = verschil.bijdragen.filter { $0.cel.maat == .uitkeringRechtCent && $0.cel.maand == Maand("2015-06")! }
    #expect(recht.map(\.delta) == [68631 - 96083] as [Int64])
  }

  @Test func `withdrawn again, everything is as it was, and the two differences cancel`() {
    let regels = Regelset.voor("dal")
    var client = Self.driejaar()
    let voor = Afleiding(client.dossier, regels)
    client.meld(.huishoudenGewijzigd(HuishoudenGewijzigd(datum: datum("2015-06-01"), kostendelendeMedebewoners: 1)), id: "h")
    let tussen = Afleiding(client.dossier, regels, vorige: voor)
    client.intrekken("h")
    let na = Afleiding(client.dossier, regels, vorige: tussen)
    #expect(na.uitkomst == voor.uitkomst)
    let heen = tussen.verschil(met: voor)
    let terug = na.verschil(met: tussen)
    #expect((heen.bijdragen + terug.bijdragen).perCel().isEmpty)
    #expect(Set(heen.besluiten.map(\.besluit.sleutel.tekst)) == Set(terug.besluiten.map(\.besluit.sleutel.tekst)))
    #expect(Self.sleutels(terug, .vervallen) == ["herziening/uitkering/2015-06"])
  }

  @Test(arguments: 1...12) func `of a chain of corrections only the last one holds, in whatever order they come`(_ diepte: Int) {
    var client = Self.driejaar()
    // Each link says another number of co-residents; the last one as many as the chain is deep.
    for schakel in 0...diepte {
      client.meld(
        .huishoudenGewijzigd(HuishoudenGewijzigd(datum: datum("2015-06-01"), kostendelendeMedebewoners: schakel)),
        id: "h-\(schakel)", vervangt: schakel == 0 ? nil : "h-\(schakel - 1)")
    }
    var recht = Self.driejaar()
    recht.meld(
      .huishoudenGewijzigd(HuishoudenGewijzigd(datum: datum("2015-06-01"), kostendelendeMedebewoners: diepte)), id: "h")
    #expect(client.uitkomst == recht.uitkomst)
    var achterstevoren = client
    achterstevoren.feiten.reverse()
    #expect(achterstevoren.uitkomst == recht.uitkomst)
  }

  @Test func `an aanvraag replaced three years later moves the period, and what was paid before it is without right`() {
    let regels = Regelset.voor("dal")
    var client = Client("dal")
    client.aanvraag("2015-01-01", id: "a")
    for maand in Self.maanden("2015-01", "2017-06") { client.betaald(maand, 91279) }
    let voor = Afleiding(client.dossier, regels)
    client.aanvraag("2015-03-01", id: "b", vervangt: "a")
    let na = Afleiding(client.dossier, regels, vorige: voor)
    let verschil = na.verschil(met: voor)
    // January and February 2015 become zonder-recht; from March nothing changes; the spoor begins on another day.
    #expect(Self.sleutels(verschil, .herzien) == ["uitkering/2015-01", "uitkering/2015-02"])
    #expect(
      Self.sleutels(verschil, .genomen)
        == ["herziening/uitkering/2015-01", "herziening/uitkering/2015-02", "spoor/2015-03-01"])
    #expect(Self.sleutels(verschil, .vervallen) == ["spoor/2015-01-01"])
    #expect(verschil.bijdragen.allSatisfy { $0.cel.maand <= Maand("2015-03")! })
  }
}
