public import Domain
public import Dossiers
public import Regelgeving

/// What of a dossier is explained; everything nil is all of it.
public struct Keuze: Sendable {
  public var maand: Maand?
  /// The key of one besluit, `uitkering/2016-03`.
  public var sleutel: String?
  /// A maat of the region: the contributions to it instead of besluiten.
  public var maat: Maat?

  public init(maand: Maand? = nil, sleutel: String? = nil, maat: Maat? = nil) {
    self.maand = maand
    self.sleutel = sleutel
    self.maat = maat
  }

  func bevat(_ besluit: Besluit) -> Bool {
    guard maat == nil, maand == nil || besluit.sleutel.datum.maand == maand else { return false }
    guard let sleutel else { return true }
    return Array(sleutel.utf8) == Array(besluit.sleutel.tekst.utf8)
  }

  func bevat(_ bijdrage: Bijdrage) -> Bool {
    maat == bijdrage.cel.maat && (maand == nil || bijdrage.cel.maand == maand)
  }
}

/// A dossier explained: derived again, with every rule writing down what it does.
public struct DossierUitleg {
  let dossier: Dossier
  let regels: Regels
  let keuze: Keuze
  let uitkomst: Uitkomst
  let besluiten: [BesluitUitleg]
  let bijdragen: [BijdrageUitleg]

  public init(_ dossier: Dossier, _ regels: Regels, _ keuze: Keuze = Keuze()) {
    self.dossier = dossier
    self.regels = regels
    self.keuze = keuze
    let uitkomst = derive(dossier, regels, grondslag: true)
    self.uitkomst = uitkomst
    let motiveringen = keuze.maat == nil ? motiveer(dossier, regels, alleen: keuze.bevat) : []
    let cellen = uitkomst.bijdragen.filter(keuze.bevat).sorted { volgorde($0.cel, $1.cel) }
    var gevolgen = [[Gevolg]](repeating: [], count: motiveringen.count)
    var zonder = [[Celgevolg]](repeating: [], count: cellen.count)
    if !motiveringen.isEmpty || !cellen.isEmpty {
      zonderElk(dossier, regels) { feit, anders in
        let perSleutel = Dictionary(anders.besluiten.map { ($0.sleutel, $0) }, uniquingKeysWith: { eerste, _ in eerste })
        for (plaats, motivering) in motiveringen.enumerated() {
          let nu = motivering.besluit
          guard let dan = perSleutel[nu.sleutel] else {
            gevolgen[plaats].append(Gevolg(feit: feit, verandering: "vervalt"))
            continue
          }
          if dan != nu { gevolgen[plaats].append(Gevolg(feit: feit, verandering: dan.verandering(tenOpzichte: nu))) }
        }
        for (plaats, cel) in cellen.enumerated() {
          let dan = anders.bijdragen.first { $0.cel == cel.cel }?.delta ?? 0
          guard dan != cel.delta else { continue }
          let elders = anders.bijdragen.filter { ander in
            ander.cel.maat == cel.cel.maat && ander.cel.maand == cel.cel.maand && ander.cel != cel.cel
              && uitkomst.bijdragen.first { $0.cel == ander.cel } != ander
          }
          zonder[plaats].append(Celgevolg(feit: feit, zonder: dan, elders: elders.sorted { volgorde($0.cel, $1.cel) }))
        }
      }
    }
    besluiten = zip(motiveringen, gevolgen).map { motivering, gevolgen in
      var gewoon = motivering.besluit.sleutel
      gewoon.isHerziening = false
      return BesluitUitleg(
        motivering: motivering, gevolgen: gevolgen, regels: regels,
        isKort: motivering.besluit.sleutel.isHerziening && motiveringen.contains { $0.besluit.sleutel == gewoon })
    }
    bijdragen = zip(cellen, zonder).map { cel, zonder in
      let soort = Maatuitleg.van(cel.cel.maat).besluit
      return BijdrageUitleg(
        bijdrage: cel, regels: regels,
        besluiten: uitkomst.besluiten.filter { $0.soort == soort && $0.sleutel.datum.maand == cel.cel.maand }.map(\.sleutel),
        gevolgen: zonder)
    }
  }

  /// Nothing in the dossier answers to what was asked.
  public var isLeeg: Bool { besluiten.isEmpty && bijdragen.isEmpty }

  /// The keys of all besluiten, for who asked for one that is not there.
  public var sleutels: [String] { uitkomst.besluiten.map(\.sleutel.tekst) }

  public func tekst(_ vorm: Vorm) -> String { vorm.schrijf(document) }

  private var document: Document {
    var document = Document()
    document.kop(1, "Uitleg van dossier \(dossier.onderwerp)")
    document.alinea(Voorbehoud.tekst)
    document.alinea(
      "\(regels.naam) (\(regels.tenant)); \(dossier.feiten.count) feiten; regels \(regels.digest.prefix(16)).")
    if keuze.sleutel == nil, keuze.maat == nil { overzicht(&document) }
    for besluit in besluiten { besluit.schrijf(&document) }
    for bijdrage in bijdragen { bijdrage.schrijf(&document) }
    return document
  }

  private func overzicht(_ document: inout Document) {
    document.kop(3, "Perioden en sporen")
    document.punten(
      uitkomst.perioden.map { periode in
        let sporen = uitkomst.sporen.filter {
          $0.van >= periode.van && (periode.tot == nil || $0.van < periode.tot ?? $0.van)
        }
        return Document.Punt(
          tekst: "\(periode.regeling.rawValue) \(periode.van) – \(periode.tot?.description ?? "nu")"
            + (periode.reden.map { ", geëindigd: \($0.code.tekst)" } ?? ""),
          onder: sporen.map { "spoor \($0.spoor.tekst) \($0.van) – \($0.tot?.description ?? "nu")" })
      })
    guard besluiten.count > 1 else { return }
    document.kop(3, "Uitkomsten")
    document.punten(besluiten.map { Document.Punt(tekst: $0.motivering.besluit.opEenRegel) })
  }
}

func volgorde(_ a: Cel, _ b: Cel) -> Bool {
  if a.maand != b.maand { return a.maand < b.maand }
  if a.maat != b.maat { return a.maat.rawValue < b.maat.rawValue }
  if a.gemeente != b.gemeente { return a.gemeente < b.gemeente }
  return utf8Kleiner("\(a.dimensies.paren.map { $0.waarde.tekst })", "\(b.dimensies.paren.map { $0.waarde.tekst })")
}

extension Besluit {
  /// `uitkering/2016-03: betaalbaar € 912,34, verschil € 0,00`.
  var opEenRegel: String {
    let velden = platteVelden
    let gewenst = ["spoor", "vorm", "betaalbaar", "subsidie", "resultaat", "percentage", "maanden", "verschil"]
    let delen = velden.filter { gewenst.contains($0.naam) }.map { "\($0.naam) \($0.waarde)" }
    if uitkomst == .vastgesteld { return "\(sleutel.tekst): \(delen.joined(separator: ", "))" }
    return "\(sleutel.tekst): \(uitkomst.inWoorden)"
  }
}
