import Domain
import Regelgeving
import RegelgevingTesting
import Testing

private func categorie(_ code: Symbool) -> Maatregelcategorie { Maatregelcategorie.alle.first { $0.code == code }! }

@Suite struct `Maatregelen of the model verordeningen` {
  @Test(
    arguments: [
      ("dal", "5 30 100 50 20", "verdubbel-duur", nil as String?, [] as [Symbool]),
      ("bmwe", "30 30 100 50 20", "plus-punten", "50", ["1"]),
      ("drentsche-aa", "10 30 100 50 20", "verdubbel-percentage", nil, []),
      ("ijmond", "5 30 100 50 20", "verdubbel-percentage", nil, ["1"]),
    ])
  func `Percentages, months, recidive and warning`(
    tenant: String, percentages: String, recidive: String, punten: String?, waarschuwt: [Symbool]
  ) throws {
    let regels = Recht.voor(tenant).voor(.onbekend)
    let op = dag("2016-01-01")
    let gedragingen = [
      "uwv-inschrijving", "plan-van-aanpak zoekperiode tegenprestatie", "onvoldoende-zoeken", "misdraging", "besef",
    ]
    for ((categorie, gedragingen), percentage) in zip(
      zip(Maatregelcategorie.alle, gedragingen), percentages.split(separator: " "))
    {
      #expect(regels.codes(categorie.gedragingen, op: op)?.map(\.tekst).joined(separator: " ") == gedragingen)
      #expect(regels.decimaal(categorie.percentage, op: op)?.kaal == String(percentage))
      #expect(regels.geheel(categorie.maanden, op: op) == 1)
      #expect((regels.jaNee(categorie.waarschuwingEerste, op: op) == true) == waarschuwt.contains(categorie.code))
      for p in [categorie.gedragingen, categorie.percentage, categorie.maanden] {
        #expect(regels.rij(p, op: op)?.status == .model)
      }
    }
    #expect(regels.code(.maatregelRecidiveRegel, op: op)?.tekst == recidive)
    #expect(regels.decimaal(.maatregelRecidivePlusPunten, op: op)?.kaal == punten)
    #expect(regels.geheel(.maatregelRecidiveVenster, op: op) == 12)
  }

  @Test(arguments: ["dal", "bmwe", "bar", "drentsche-aa", "ijmond"])
  func `The uniform obligations hold everywhere, from 2015`(tenant: String) throws {
    let regels = Recht.voor(tenant).voor(.onbekend)
    let op = dag("2015-01-01")
    #expect(regels.codes(.maatregelUniformGedragingen, op: op)?.map(\.tekst) == "abcdefgh".map { "18-4-\($0)" })
    #expect(regels.decimaal(.maatregelUniformPercentage, op: op)?.kaal == "100")
    let maanden = [Parameter.maatregelUniformP1, .maatregelUniformP2, .maatregelUniformP3, .maatregelUniformVenster]
    #expect(maanden.map { regels.geheel($0, op: op) } == [1, 2, 3, 12])
    #expect(regels.codes(.maatregelUniformGedragingen, op: dag("2014-12-31")) == nil)
  }

  @Test func `BAR names no gedragingen of its own`() throws {
    let regels = Recht.voor("bar").voor(.onbekend)
    for categorie in Maatregelcategorie.alle { #expect(regels.rijen(categorie.gedragingen).isEmpty) }
  }

  @Test func `A gemeente with a verordening of its own overrides its categories, not those of another`() throws {
    let regels = try #require(Proef().geladen.regels.values.first)
    let een = categorie("1")
    #expect(try regels.voor(#require(Gemeente("GM0001"))).codes(een.gedragingen, op: dag("2015-06-01")) == ["te-laat"])
    #expect(try regels.voor(#require(Gemeente("GM0003"))).codes(een.gedragingen, op: dag("2015-06-01")) == nil)
  }
}
