import Domain
import Dossiers
import Regelgeving

/// What a cell would hold without one fact, and what other cells of its maat and month would then hold instead.
struct Celgevolg {
  var feit: Gebeurtenis
  var zonder: Int64
  var elders: [Bijdrage]
}

/// One contribution of a dossier to the region: what it counts, from which facts.
struct BijdrageUitleg {
  let bijdrage: Bijdrage
  let regels: Regels
  /// Besluiten of its month that it counts.
  let besluiten: [Besluitsleutel]
  /// What the cell would hold without a fact; of those without which it is another.
  let gevolgen: [Celgevolg]

  var maatuitleg: Maatuitleg { .van(bijdrage.cel.maat) }

  /// `instroom 2016-02 GM0010 (Delfzijl), regeling pw, spoor ontwikkeling`.
  static func naam(_ cel: Cel, _ regels: Regels) -> String {
    let dimensies = cel.dimensies.paren.map { ", \($0.naam.naam) \($0.waarde.tekst)" }.joined()
    return "\(cel.maat.naam) \(cel.maand) \(regels.naam(cel.gemeente))\(dimensies)"
  }

  /// `+1`; an amount as euros.
  static func tekst(_ delta: Int64, _ maat: Maat) -> String {
    if maat.naam.hasSuffix("Cent") { return Getallen.euro(Eurocent(delta)) }
    return (delta < 0 ? "" : "+") + (maat.isDecimaal ? Getallen.getal(Breuk(Int128(delta), 1_000_000)) : String(delta))
  }

  /// The rows in force on the first day of the month.
  var parameters: [Gebruikt] {
    let cel = bijdrage.cel
    return maatuitleg.parameters.compactMap { Gebruikt($0, cel.gemeente, op: cel.maand.eersteDag, regels) }
  }

  func schrijf(_ document: inout Document) {
    let maat = bijdrage.cel.maat
    document.kop(2, "Bijdrage \(Self.naam(bijdrage.cel, regels)): \(Self.tekst(bijdrage.delta, maat))")
    document.alinea("Telt: \(maatuitleg.zin)" + (maatuitleg.regel > 0 ? " (regel \(maatuitleg.regel))." : "."))
    if !besluiten.isEmpty { document.alinea("Volgt uit: \(besluiten.map(\.tekst).joined(separator: ", ")).") }
    for aanname in parameters.compactMap({ $0.aanname(regels) }) { document.letOp(aanname) }
    document.punten(parameters.map { $0.punt(regels) })
    document.kop(3, "Rust op deze feiten; zonder elk ervan is de bijdrage anders")
    if gevolgen.isEmpty { document.alinea("Op geen feit alleen: de feiten zeggen hetzelfde.") }
    document.punten(
      gevolgen.map { gevolg in
        let dag = gevolg.feit.inhoud.datum.map { "\($0) " } ?? ""
        return Document.Punt(
          tekst: "\(dag)\(gevolg.feit.soort) \(gevolg.feit.id): zonder dit feit \(tekst(gevolg))")
      })
  }

  private func tekst(_ gevolg: Celgevolg) -> String {
    var delen = gevolg.zonder == 0 ? [] : [Self.tekst(gevolg.zonder, bijdrage.cel.maat)]
    for ander in gevolg.elders {
      let gemeente = ander.cel.gemeente == bijdrage.cel.gemeente ? "" : "gemeente \(ander.cel.gemeente)"
      let dimensies = ander.cel.dimensies.paren.map { "\($0.naam.naam) \($0.waarde.tekst)" }
      let waar = ([gemeente] + dimensies).filter { !$0.isEmpty }.joined(separator: ", ")
      delen.append("\(Self.tekst(ander.delta, ander.cel.maat)) elders: \(waar)")
    }
    return delen.isEmpty ? "geen bijdrage" : delen.joined(separator: ", ")
  }
}
