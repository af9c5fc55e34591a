public import Domain
import Dossiers

/// What changes for one client.
public struct Verschuiving: Sendable, Equatable {
  public var onderwerp: Onderwerp
  /// Of the last month of uitkering compared.
  public var gemeente = Gemeente.onbekend
  /// Right to uitkering including vakantietoeslag, in the months that both sets settle.
  public var recht = Tweetal(voor: Eurocent.nul, na: .nul)
  /// Months with an uitkering that both sets settle.
  public var maanden = 0
  /// The last wissel of spoor; nil when there is none.
  public var spoor: Spoorwissels.Wissel?
  /// Besluiten that differ.
  public var besluiten = 0

  public var verschil: Eurocent { recht.na - recht.voor }

  init(onderwerp: Onderwerp) { self.onderwerp = onderwerp }

  /// A month that is onbepaald under one of the two is no loss and no gain: it is not compared.
  mutating func tel(_ eerder: Besluit?, _ nu: Besluit?) {
    guard case .uitkering(let voor)? = eerder?.inhoud, case .uitkering(let na)? = nu?.inhoud else { return }
    recht.voor += voor.recht
    recht.na += na.recht
    maanden += 1
    gemeente = nu!.gemeente
  }

  /// By euros, then by besluiten, then by pseudonym.
  func gaatVoor(_ ander: Verschuiving) -> Bool {
    let (x, y) = (verschil.cent.magnitude, ander.verschil.cent.magnitude)
    if x != y { return x > y }
    if besluiten != ander.besluiten { return besluiten > ander.besluiten }
    return utf8Kleiner(onderwerp.description, ander.onderwerp.description)
  }
}
