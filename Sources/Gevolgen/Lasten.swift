public import Domain
import Dossiers
import Regelgeving

/// What the dossiers cost under one set of rules: per fonds and gemeente, and what a sleutel counts.
///
/// Uitkering and loonkostensubsidie by right (what was paid does not depend on the rules), voorzieningen and Wsw wages as
/// they were booked.
public struct Lasten: Sendable, Equatable {
  public enum Onderdeel: String, CaseIterable, Sendable { case uitkering, loonkostensubsidie, voorzieningen, wsw }

  public struct Post: Hashable, Sendable {
    public var fonds: Symbool
    public var onderdeel: Onderdeel
    public var gemeente: Gemeente
  }

  public private(set) var perPost: [Post: Eurocent] = [:]
  /// What the Wsw leaves per gemeente in the months that have a rijksbijdrage.
  public private(set) var wswResultaat: [Gemeente: Eurocent] = [:]
  public private(set) var tellers = Sleuteltellers()

  mutating func tel(_ bijdragen: [Bijdrage], _ regels: Regels, _ vraag: Gevolgen.Vraag) {
    let maanden = vraag.maanden
    for bijdrage in bijdragen where vraag.gemeente.map({ $0 == bijdrage.cel.gemeente }) ?? true {
      let cel = bijdrage.cel
      if cel.maat == .bestand || cel.maat == .standaardeenheden { tellers.tel(bijdrage, maanden) }
      guard maanden?.contains(cel.maand) ?? true else { continue }
      switch cel.maat {
      case .uitkeringRechtCent:
        let fonds = regels.voor(cel.gemeente).code(.fondsUitkering, op: cel.maand.eersteDag) ?? Self.inkomensdeel
        tel(fonds, .uitkering, cel, bijdrage.delta)
      case .lksCent: tel(cel.dimensies[.fonds] ?? Self.inkomensdeel, .loonkostensubsidie, cel, bijdrage.delta)
      case .uitgavenCent:
        let instrument = cel.dimensies[.instrument]
        if instrument == Self.uitkering || instrument == Self.loonkostensubsidie { continue }
        tel(cel.dimensies[.fonds] ?? Self.wsw, instrument == Self.wsw ? .wsw : .voorzieningen, cel, bijdrage.delta)
      case .wswResultaatCent: wswResultaat[cel.gemeente, default: .nul] += Eurocent(bijdrage.delta)
      default: break
      }
    }
  }

  private mutating func tel(_ fonds: Symbool, _ onderdeel: Onderdeel, _ cel: Cel, _ cent: Int64) {
    perPost[Post(fonds: fonds, onderdeel: onderdeel, gemeente: cel.gemeente), default: .nul] += Eurocent(cent)
  }

  mutating func voegToe(_ ander: Self) {
    for (post, bedrag) in ander.perPost { perPost[post, default: .nul] += bedrag }
    for (gemeente, bedrag) in ander.wswResultaat { wswResultaat[gemeente, default: .nul] += bedrag }
    tellers.voegToe(ander.tellers)
  }

  public var totaal: Eurocent { perPost.values.reduce(.nul, +) }

  /// What each gemeente has of its own (profijt), of these funds; nil: of all.
  public func eigen(_ fondsen: Set<Symbool>?) -> [Gemeente: Eurocent] {
    var eigen: [Gemeente: Eurocent] = [:]
    for (post, bedrag) in perPost where fondsen?.contains(post.fonds) ?? true { eigen[post.gemeente, default: .nul] += bedrag }
    return eigen
  }

  private static let inkomensdeel = Symbool(Fonds.inkomensdeel.rawValue)
  private static let uitkering: Symbool = "uitkering"
  private static let loonkostensubsidie: Symbool = "loonkostensubsidie"
  private static let wsw: Symbool = "wsw"
}
