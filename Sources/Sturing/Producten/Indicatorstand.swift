public import Domain
public import Regelgeving
public import Regio

/// How an indicator stands at a peilmaand: what came of it, what it should be, where the year ends.
///
/// ## Grondslag
/// Specification section 6. Choices where it is silent: an indicator of a year counts the months of the year so far, one of a
/// kwartaal or maand the latest one; the forecast is made by the region's method (`Vooruitblik`); it is judged by the forecast,
/// and by the realisation once the year is over.
public struct Indicatorstand: Sendable {
  public var doel: Doel
  public var jaar: Int
  /// Nil: onbepaald, nothing to divide by.
  public var realisatie: Breuk?
  public var prognose: Breuk?
  public var vergelijking: Doel.Vergelijking?
  /// Nil: none, or it hangs on a figure that nobody gave.
  public var norm: Breuk?
  public var oordeel: Oordeel

  public var afstand: Breuk? {
    guard let norm, let waarde = prognose ?? realisatie else { return nil }
    return waarde - norm
  }

  public static let methode =
    "Prognose: de maanden die nog komen naar het niveau van de laatste twee jaar en het verloop van ten hoogste drie hele jaren "
    + "ervoor; zonder een heel eerder jaar naar het niveau van dit jaar."

  /// - Parameter boek: Where figures from outside stand that a norm refers to.
  public init(_ doel: Doel, _ realisaties: Realisatie, jaar: Int, _ boek: Reeksboek) {
    self.doel = doel
    self.jaar = jaar
    let peil = realisaties.peilmaand
    realisatie = realisaties.waarde(doel.formule, doel.maanden(peil, jaar))
    if peil.jaar == jaar, peil.maand < 12 {
      prognose = realisaties.prognose(doel.formule, doel.maanden(Maand(jaar: jaar, maand: 12), jaar))
    }
    let streefwaarde =
      doel.streefwaarden.first { $0.gemeente == nil && $0.jaar == jaar }
      ?? doel.streefwaarden.first { $0.gemeente == nil && $0.jaar == nil }
    vergelijking = streefwaarde?.vergelijking
    norm = streefwaarde.flatMap { streef in
      switch streef.vergelijking {
      case .stijgend, .dalend: realisaties.waarde(doel.formule, jaar: jaar - 1)
      default: streef.waarde ?? streef.referentie.flatMap { boek.referentie($0) }.map { $0 + (streef.verschil ?? .nul) }
      }
    }
    oordeel = Self.oordeel(vergelijking, norm, prognose ?? realisatie)
  }

  static func oordeel(_ vergelijking: Doel.Vergelijking?, _ norm: Breuk?, _ waarde: Breuk?) -> Oordeel {
    guard let vergelijking else { return .geenDoel }
    guard let norm, let waarde else { return .onbepaald }
    let gehaald =
      switch vergelijking {
      case .hoogstens: waarde <= norm
      case .minstens: waarde >= norm
      case .gelijk: waarde == norm
      case .stijgend: waarde > norm
      case .dalend: waarde < norm
      }
    return gehaald ? .opKoers : .bijsturen
  }
}

extension Doel {
  /// The months that count at a peilmaand of the year.
  fileprivate func maanden(_ peil: Maand, _ jaar: Int) -> ClosedRange<Maand> {
    let eerste = Maand(jaar: jaar, maand: 1)
    let laatste = max(eerste, min(peil, Maand(jaar: jaar, maand: 12)))
    switch periode {
    case .jaar: return eerste...laatste
    case .kwartaal: return Maand(jaar: jaar, maand: (laatste.maand - 1) / 3 * 3 + 1)...laatste
    case .maand: return laatste...laatste
    }
  }
}

extension Reeksboek {
  /// `divosa.instroom.2015`: a series and the column of it; nil when nobody gave it.
  public func referentie(_ naam: String) -> Breuk? {
    guard let punt = naam.lastIndex(of: ".") else { return nil }
    return waarde(String(naam[..<punt]), String(naam[naam.index(after: punt)...]), scenario: nil)
  }
}
