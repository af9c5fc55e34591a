public import Domain
public import Regelgeving

extension Dossier {
  /// The same dossier with one fact retracted, as a correction that comes in would.
  public func zonder(_ feit: Gebeurtenis) -> Dossier {
    // No event has an id that begins with this character: a text of an event holds no control characters of its own making.
    let intrekking = Gebeurtenis(
      source: feit.source, id: "\u{1}zonder", tijd: feit.tijd, onderwerp: onderwerp,
      inhoud: .gegevenIngetrokken(GegevenIngetrokken(gebeurtenis: feit.id, reden: "proef")))
    var feiten = feiten
    feiten.insert(intrekking, at: zoek(source: intrekking.source, id: intrekking.id))
    return Dossier(onderwerp: onderwerp, feiten: feiten)
  }

  /// The facts that no other fact names, retractions left out.
  public var inKracht: [Gebeurtenis] {
    let geldig = geldig().feiten
    return feiten.indices.compactMap { plaats in
      if !geldig[plaats] { return nil }
      if case .gegevenIngetrokken = feiten[plaats].inhoud { return nil }
      return feiten[plaats]
    }
  }
}

/// Retracts each fact in force in turn and hands over what would then be derived.
///
/// What a fact does is seen by leaving it out: no rule is told a second time.
public func zonderElk(_ dossier: Dossier, _ regels: Regels, _ doe: (Gebeurtenis, Uitkomst) -> Void) {
  for feit in dossier.inKracht { doe(feit, derive(dossier.zonder(feit), regels, grondslag: true)) }
}

extension Dossier {
  /// A dossier of these facts, each identity once.
  public init(_ onderwerp: Onderwerp, _ feiten: [Gebeurtenis]) {
    self.init(onderwerp: onderwerp, feiten: feiten.sorted { volgorde($0.source, $0.id, $1.source, $1.id) < 0 })
  }
}
