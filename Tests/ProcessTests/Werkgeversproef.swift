import Domain
import EventLog
import Regio
import TenantWorker
import Testing
import TopicContracts

/// An employer that two tenants know: one agreed on two garantiebanen with it, each placed one client there.
struct Werkgeversproef {
  static let werkgever = Pseudonym(hoog: 0xABCD, laag: 1)
  static let winsum = Gemeente("GM0053")!
  private static let (bmwe, dal) = (TenantID("bmwe")!, TenantID("dal")!)

  private static func dag(_ tekst: String) -> CivilDate { CivilDate(tekst)! }

  private static func append(
    _ site: Site, _ tenant: TenantID, _ invoer: Invoer, _ id: String, _ onderwerp: Onderwerp, _ inhoud: Inhoud
  ) throws {
    let event = Gebeurtenis(
      source: "urn:nld:oin:00000001234567890000:systeem:test", id: id, tijd: 1_451_606_400_000, onderwerp: onderwerp,
      inhoud: inhoud)
    let key = Array(onderwerp.description.utf8)
    try site.eventLog().producer().append([
      OutgoingRecord(
        topic: Topics.invoer(invoer, tenant), partition: partition(key: key, count: 4), timestamp: 1_700_000_000_000, key: key,
        value: EventEncoder().structured(event),
        headers: [LogHeader(EventEncoder.structuredHeader.name, EventEncoder.structuredHeader.value)])
    ])
  }

  private static func plaats(_ site: Site, _ tenant: TenantID, _ gemeente: String, _ client: Pseudonym, _ dag: String) throws {
    try append(
      site, tenant, .intake, "a-\(tenant)", .client(client),
      .aanvraagOntvangen(
        AanvraagOntvangen(
          gemeente: Gemeente(gemeente)!, regeling: .pw, meldingsdatum: Self.dag("2015-01-05"),
          ingangsdatum: Self.dag("2015-01-05"), geboortedatum: Self.dag("1970-01-01"), leefvorm: .alleenstaande,
          kostendelendeMedebewoners: 0, leefgebieden: [.werk], zoektermijnUitzondering: false)))
    try append(
      site, tenant, .report, "p-\(tenant)", .client(client),
      .plaatsingGestart(
        PlaatsingGestart(
          plaatsing: "p", soort: .garantiebaan, datum: Self.dag(dag), urenPerWeek: Decimaal(24), werkgever: werkgever)))
  }

  static func send(_ site: Site) throws {
    let feiten: [Inhoud] = [
      .werkgeverBenaderd(WerkgeverBenaderd(datum: dag("2015-01-10"), gemeente: winsum, cluster: "zorg")),
      .vacatureGemeld(
        VacatureGemeld(vacature: "v", datum: dag("2015-02-03"), gemeente: winsum, cluster: "zorg", urenPerWeek: Decimaal(24))),
      .afspraakGemaakt(
        AfspraakGemaakt(
          afspraak: "a", soort: .garantiebanen, gemeente: winsum, aantal: 2, van: dag("2015-02-01"), tot: dag("2016-01-01"))),
    ]
    for (nummer, feit) in feiten.enumerated() { try append(site, bmwe, .report, "w-\(nummer)", .werkgever(werkgever), feit) }
    try plaats(site, bmwe, "GM0053", Pseudonym(hoog: 1, laag: 11), "2015-03-01")
    try plaats(site, dal, "GM0010", Pseudonym(hoog: 2, laag: 22), "2015-04-01")
  }

  /// Takes the plaatsing of dal back.
  static func withdraw(_ site: Site) throws {
    try append(
      site, dal, .report, "i-dal", .client(Pseudonym(hoog: 2, laag: 22)),
      .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: "p-dal", reden: "fout")))
  }

  /// Months in which an agreement was met, with how often.
  static func nagekomen(_ site: Site) throws -> [Maand: Int64] {
    let cellen = try Cells.all(try site.eventLog().reader()) { $0 == .afspraakNagekomen }.filter { $0.value != 0 }
    for cel in cellen.keys { #expect(cel.tenant == bmwe && cel.cel.gemeente == winsum) }
    return Dictionary(cellen.map { ($0.key.cel.maand, $0.value) }, uniquingKeysWith: +)
  }

  /// Known once, met by both, and one less when one is taken back; telling it twice changes nothing.
  static func check(_ site: Site) throws {
    try send(site)
    let all = ["--roles", "tenants,regio,sturing"]
    #expect(try site.drain(more: all).status == 0)
    #expect(try nagekomen(site) == [Maand(jaar: 2015, maand: 3): 1, Maand(jaar: 2015, maand: 4): 1])
    let told = try Program.run(["werkgevers", "--regio", "AM01", "--op", "2015-12-31", "--log", site.log, "--json"])
    let line = told.output.split(separator: "\n").first { $0.contains("wg-\(werkgever)") }
    #expect(line?.contains("\"tenants\":[\"bmwe\",\"dal\"]") == true, "\(told.output)\(told.errors)")
    #expect(line?.contains("\"nagekomen\":2") == true, "\(told.output)")
    for tenant in ["dal", "bmwe"] {
      let controle = try Program.run(["controleer", "--tenant", tenant, "--log", site.log])
      #expect(controle.status == 0, "\(controle.output)\(controle.errors)")
    }
    try withdraw(site)
    #expect(try site.drain(more: all).status == 0)
    #expect(try nagekomen(site) == [Maand(jaar: 2015, maand: 3): 1])
    #expect(try site.drain(more: all).status == 0)
    #expect(try nagekomen(site) == [Maand(jaar: 2015, maand: 3): 1])
  }
}
