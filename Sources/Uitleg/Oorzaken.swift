import Domain
import Dossiers
import Regelgeving

/// Finds what makes two outcomes differ.
struct Oorzaken {
  private let a: Stand
  private let b: Stand
  private let feiten: [Feitverschil]
  private let regels: [Regelverschil]
  private let uitkomstA: Uitkomst
  private let uitkomstB: Uitkomst
  /// The facts of A under the rules of B.
  private let onderB: Uitkomst
  /// A with one difference of facts made, in the order of `feiten`.
  private var proeven: [Uitkomst] = []

  init(_ a: Stand, _ b: Stand, _ feiten: [Feitverschil], _ regels: [Regelverschil]) {
    self.a = a
    self.b = b
    self.feiten = feiten
    self.regels = regels
    uitkomstA = derive(a.dossier, a.regels, grondslag: true)
    uitkomstB = derive(b.dossier, b.regels, grondslag: true)
    onderB = a.regels === b.regels ? uitkomstA : derive(a.dossier, b.regels, grondslag: true)
  }

  /// Makes each difference of facts by itself.
  mutating func proef() {
    proeven = feiten.map { verschil in
      var rest = a.dossier.feiten.filter { $0.source != verschil.feit.source || $0.id != verschil.feit.id }
      if verschil.isVanB { rest.append(verschil.feit) }
      return derive(Dossier(a.dossier.onderwerp, rest), a.regels, grondslag: true)
    }
  }

  func besluiten() -> [Besluitverschil] {
    func opSleutel(_ besluiten: [Besluit]) -> [String: Besluit] {
      Dictionary(besluiten.map { ($0.sleutel.tekst, $0) }, uniquingKeysWith: { eerste, _ in eerste })
    }
    let (toen, nu) = (opSleutel(uitkomstA.besluiten), opSleutel(uitkomstB.besluiten))
    let anders = Set(toen.keys).union(nu.keys).filter { toen[$0] != nu[$0] }
    if anders.isEmpty { return [] }
    let gewenst = { (besluit: Besluit) in anders.contains(besluit.sleutel.tekst) }
    let motA = motiveer(a.dossier, a.regels, alleen: gewenst)
    let motB = motiveer(b.dossier, b.regels, alleen: gewenst)
    let volgorde = anders.sorted { links, rechts in
      let x = (toen[links] ?? nu[links])?.sleutel
      let y = (toen[rechts] ?? nu[rechts])?.sleutel
      if let x, let y { return x < y }
      return links < rechts
    }
    return volgorde.map { sleutel in
      let links = motA.first { $0.besluit.sleutel.tekst == sleutel }
      let rechts = motB.first { $0.besluit.sleutel.tekst == sleutel }
      var oorzaken = zip(feiten, proeven).filter { _, proef in
        proef.besluiten.first { $0.sleutel.tekst == sleutel } != toen[sleutel]
      }.map { Oorzaak(soort: .feit, tekst: $0.0.tekst) }
      for verschil in parameters(links, rechts) { oorzaken.append(Oorzaak(soort: .parameter, tekst: verschil.tekst)) }
      return Besluitverschil(sleutel: sleutel, a: links, b: rechts, oorzaken: ofSamen(oorzaken))
    }
  }

  /// Values that either used and that the two sets do not agree on.
  private func parameters(_ links: Motivering?, _ rechts: Motivering?) -> [Regelverschil] {
    if a.regels === b.regels { return [] }
    var uit: [Regelverschil] = []
    for gebruikt in (links?.parameters ?? []) + (rechts?.parameters ?? []) {
      if let verschil = Regelverschil(gebruikt, a.regels, b.regels), !uit.contains(verschil) { uit.append(verschil) }
    }
    for motivering in [links, rechts] {
      guard case .onbepaald(let pad, let dag)? = motivering?.besluit.uitkomst, let parameter = Parameter(pad: pad),
        let gemeente = motivering?.besluit.gemeente
      else { continue }
      let waarden = [a, b].map { $0.regels.voor(gemeente).waarde(parameter, op: dag) }
      let verschil = Regelverschil(parameter, dag, waarden[0], waarden[1])
      if waarden[0] != waarden[1], !uit.contains(verschil) { uit.append(verschil) }
    }
    let rijen = [links, rechts].map {
      $0?.tabelrijen.map { "rij \($0.nummer): \($0.rij.voorwaarden.inWoorden) → \($0.rij.spoor.tekst)" } ?? []
    }
    if rijen[0] != rijen[1] {
      uit.append(
        Regelverschil(
          naam: "beslistabel", vanaf: nil, a: rijen[0].last ?? "geen rij", b: rijen[1].last ?? "geen rij", parameter: nil))
    }
    let aow = [links, rechts].map { $0?.aow.map(\.maanden) ?? [] }
    if aow[0] != aow[1], links != nil, rechts != nil {
      uit += regels.filter { $0.naam.hasPrefix("AOW-leeftijd") }
    }
    return uit
  }

  func bijdragen(_ besluiten: [Besluitverschil]) -> [Bijdrageverschil] {
    func perCel(_ uitkomst: Uitkomst) -> [Cel: Int64] {
      Dictionary(uitkomst.bijdragen.map { ($0.cel, $0.delta) }, uniquingKeysWith: +)
    }
    let (toen, nu) = (perCel(uitkomstA), perCel(uitkomstB))
    let cellen = Set(toen.keys).union(nu.keys).filter { toen[$0] != nu[$0] }.sorted { volgorde($0, $1) }
    if cellen.isEmpty { return [] }
    let perProef = proeven.map(perCel)
    let regelsAlleen = perCel(onderB)
    return cellen.map { cel in
      var oorzaken = zip(feiten, perProef).filter { $1[cel] != toen[cel] }.map { Oorzaak(soort: .feit, tekst: $0.0.tekst) }
      if regelsAlleen[cel] != toen[cel] {
        let eigen = Maatuitleg.van(cel.maat).parameters
        let mogelijk = regels.filter { $0.parameter.map(eigen.contains) ?? false }
        let vanBesluiten = besluiten.filter { besluit in
          (besluit.b ?? besluit.a)?.besluit.sleutel.datum.maand == cel.maand
        }.flatMap { $0.oorzaken.filter { $0.soort == .parameter } }
        let lijst = mogelijk.map { Oorzaak(soort: .parameter, tekst: $0.tekst) } + vanBesluiten
        for oorzaak in lijst.isEmpty ? regels.map({ Oorzaak(soort: .parameter, tekst: $0.tekst) }) : lijst
        where !oorzaken.contains(oorzaak) { oorzaken.append(oorzaak) }
      }
      return Bijdrageverschil(cel: cel, a: toen[cel] ?? 0, b: nu[cel] ?? 0, oorzaken: ofSamen(oorzaken))
    }
  }

  /// When nothing alone makes the difference, everything that differs does so together.
  private func ofSamen(_ oorzaken: [Oorzaak]) -> [Oorzaak] {
    if !oorzaken.isEmpty { return oorzaken }
    let alles = feiten.map(\.tekst) + regels.map(\.tekst)
    return [Oorzaak(soort: .samen, tekst: "samen: " + alles.joined(separator: "; "))]
  }
}
