public import Domain
public import Dossiers
public import JSON
public import Regelgeving

/// What people must settle before anything can be paid: outcomes that are onbepaald, and facts that contradict themselves.
public struct Werklijst: Sendable {
  public struct Post: Sendable {
    public enum Soort: String, Sendable {
      /// A value or a fact is missing.
      case onbepaald
      /// An event came with more than one content.
      case conflict
      /// A line that is no valid event.
      case geweigerd
    }

    public var soort: Soort
    public var dossier: Onderwerp
    /// The besluit; of a conflict or a refused line the event.
    public var sleutel: String
    /// What is missing and on which day, of an onbepaald outcome.
    public var ontbreekt: (pad: String, datum: CivilDate)?
    public var gemeente: Gemeente?
    /// In Dutch.
    public var wat: String
    /// What to do, in Dutch.
    public var doe: String
    /// Besluiten that rest on it.
    public var besluiten: [String] = []
  }

  public let tenant: TenantID
  public private(set) var posten: [Post] = []
  public private(set) var dossiers = 0

  public init(_ tenant: TenantID) { self.tenant = tenant }

  /// Adds what is open in a dossier.
  ///
  /// - Parameter geweigerd: Lines of the input that were no valid event of it.
  public mutating func voegToe(_ dossier: Dossier, _ regels: Regels, geweigerd: [Weigering] = []) {
    dossiers += 1
    let besluiten = derive(dossier, regels).besluiten
    for besluit in besluiten { if let post = onbepaald(besluit, dossier) { posten.append(post) } }
    if !dossier.conflicten.isEmpty {
      let motiveringen = motiveer(dossier, regels)
      for identiteit in dossier.conflicten {
        let geraakt = motiveringen.filter { motivering in
          motivering.feiten.contains { $0.isConflict && $0.feit.source == identiteit.source && $0.feit.id == identiteit.id }
        }
        posten.append(
          Post(
            soort: .conflict, dossier: dossier.onderwerp, sleutel: identiteit.id,
            wat: "gebeurtenis \(identiteit.id) van \(identiteit.source) kwam met meer dan één inhoud; de in bytes kleinste telt",
            doe: "laat het bronsysteem zeggen welke geldt, en lever die als nieuwe gebeurtenis die deze vervangt",
            besluiten: geraakt.map(\.besluit.sleutel.tekst)))
      }
    }
    for weigering in geweigerd where weigering.code != "conflict" {
      posten.append(
        Post(
          soort: .geweigerd, dossier: dossier.onderwerp, sleutel: weigering.gebeurtenis,
          wat: "\(weigering.code): \(weigering.reden)", doe: "verbeter de regel in het bronsysteem en lever haar opnieuw"))
    }
  }

  private func onbepaald(_ besluit: Besluit, _ dossier: Dossier) -> Post? {
    guard besluit.moetNaarWerklijst else { return nil }
    guard case .onbepaald(let pad, let datum) = besluit.uitkomst else {
      return Post(
        soort: .onbepaald, dossier: dossier.onderwerp, sleutel: besluit.sleutel.tekst,
        ontbreekt: ("beslistabel", besluit.sleutel.datum), gemeente: besluit.gemeente,
        wat: "op \(besluit.sleutel.datum) is geen beslistabel van kracht",
        doe: "geef de tenant een beslistabel vanaf een dag op of voor deze")
    }
    return Post(
      soort: .onbepaald, dossier: dossier.onderwerp, sleutel: besluit.sleutel.tekst, ontbreekt: (pad, datum),
      gemeente: besluit.gemeente, wat: "er is geen \(pad) op \(datum)", doe: Self.doe(pad, datum))
  }

  /// What fills the hole.
  private static func doe(_ pad: String, _ datum: CivilDate) -> String {
    if pad == "partnerGeboortedatum" {
      return "vraag de geboortedatum van de partner en lever haar met huishouden-gewijzigd"
    }
    if pad == "norm.gehuwd.partner-jonger-dan-18" {
      return "beoordeel dit zelf: voor een partner jonger dan 18 geeft de tabel geen norm"
    }
    if pad.hasPrefix("maatregel.gedraging.") {
      return "de verordening van \(datum) noemt deze gedraging niet: verbeter de code, of vul de verordening aan"
    }
    if let parameter = Parameter(pad: pad) {
      let niveau = parameter.laagste == .landelijk ? "het landelijke recht" : "de regels van de tenant"
      return "vul \(pad) in \(niveau) aan met een waarde voor \(datum) en haar bron (validate toont waar zij ontbreekt)"
    }
    return "vul \(pad) aan voor \(datum)"
  }

  /// Holes by how many outcomes wait for them.
  var gaten: [(naam: String, uitkomsten: Int, dossiers: Int)] {
    var perGat: [String: (uitkomsten: Int, dossiers: Set<Onderwerp>)] = [:]
    for post in posten {
      guard let (pad, datum) = post.ontbreekt else { continue }
      let naam = "\(pad) op \(datum)"
      perGat[naam, default: (0, [])].uitkomsten += 1
      perGat[naam]?.dossiers.insert(post.dossier)
    }
    return perGat.map { ($0.key, $0.value.uitkomsten, $0.value.dossiers.count) }
      .sorted { ($1.uitkomsten, $0.naam) < ($0.uitkomsten, $1.naam) }
  }
}

extension Besluit {
  /// Nothing can be said, so a person must.
  var moetNaarWerklijst: Bool {
    if case .onbepaald = uitkomst { return true }
    if case .spoor(let spoor) = inhoud { return spoor == Codes.onbepaaldSpoor }
    return false
  }
}

extension Werklijst {
  public func tekst(_ vorm: Vorm) -> String {
    var document = Document()
    document.kop(1, "Werklijst van \(tenant)")
    document.alinea(Voorbehoud.tekst)
    document.alinea(
      "\(posten.count) \(posten.count == 1 ? "punt" : "punten") in \(Set(posten.map(\.dossier)).count) van \(dossiers) dossiers. "
        + "Niets hiervan gaat naar betaling voordat het is opgelost.")
    if !gaten.isEmpty {
      document.kop(2, "Wat ontbreekt, en hoeveel erop wacht")
      document.punten(
        gaten.map { Document.Punt(tekst: "\($0.naam): \($0.uitkomsten) uitkomst(en) in \($0.dossiers) dossier(s)") })
    }
    for (soort, kop) in [
      (Post.Soort.onbepaald, "Onbepaald"), (.conflict, "Tegenstrijdige gebeurtenissen"), (.geweigerd, "Geweigerde regels"),
    ] {
      let deze = posten.filter { $0.soort == soort }
      if deze.isEmpty { continue }
      document.kop(2, kop)
      document.punten(
        deze.map { post in
          var onder = [post.wat, "te doen: \(post.doe)"]
          if !post.besluiten.isEmpty { onder.append("hierop rusten: \(post.besluiten.joined(separator: ", "))") }
          return Document.Punt(
            tekst: "\(post.dossier) \(post.sleutel)" + (post.gemeente.map { " (\($0))" } ?? ""), onder: onder)
        })
    }
    return vorm.schrijf(document)
  }

  /// One object a point.
  public var json: [JSONValue] {
    posten.map { post in
      .object([
        ("soort", .string(post.soort.rawValue)), ("tenant", .string(tenant.description)),
        ("dossier", .string(post.dossier.description)), ("sleutel", .string(post.sleutel)),
        (
          "ontbreekt",
          post.ontbreekt.map { .object([("parameter", .string($0.pad)), ("datum", .string($0.datum.description))]) } ?? .null
        ),
        ("gemeente", post.gemeente.map { .string($0.description) } ?? .null), ("wat", .string(post.wat)),
        ("doe", .string(post.doe)), ("besluiten", .array(post.besluiten.map(JSONValue.string))),
        ("naarBetaling", false), ("voorbehoud", .string(Voorbehoud.tekst)),
      ])
    }
  }
}
