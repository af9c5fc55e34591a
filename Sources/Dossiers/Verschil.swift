public import Domain

/// What has to be published so that the world knows the new outcome: the besluiten that are new, changed or lapsed, and the
/// change in each regional cell.
public struct Verschil: Sendable {
  public var besluiten: [BesluitWijziging] = []
  /// Summed per cell, no zeros.
  public var bijdragen: [Bijdrage] = []

  public var isLeeg: Bool { besluiten.isEmpty && bijdragen.isEmpty }
}

public struct BesluitWijziging: Sendable {
  public enum Status: String, Sendable { case genomen, herzien, vervallen }
  public var status: Status
  /// As it is now; of a lapsed one as it was.
  public var besluit: Besluit
  /// Of a changed one, as it was with another gemeente that had it before: there it has lapsed.
  public var verlaten: Besluit?

  init(status: Status, besluit: Besluit, was eerder: Besluit? = nil) {
    self.status = status
    self.besluit = besluit
    verlaten = eerder.flatMap { $0.gemeente == besluit.gemeente ? nil : $0 }
  }
}

extension Verschil {
  /// Of a dossier of which nothing was published.
  init(genomen besluiten: [Besluit], _ bijdragen: [Bijdrage]) {
    self.besluiten = besluiten.map { BesluitWijziging(status: .genomen, besluit: $0) }
    self.bijdragen = bijdragen
  }

  /// The difference between parts of an outcome as published and the same parts as derived now.
  init(van oud: [Stuk], naar nieuw: [Stuk]) {
    let eerder = gesorteerd(oud)
    let nu = gesorteerd(nieuw)
    // Both sorted by key: one walk over the two.
    var i = 0
    var j = 0
    while i < eerder.count || j < nu.count {
      if j == nu.count || i < eerder.count && eerder[i].sleutel < nu[j].sleutel {
        besluiten.append(BesluitWijziging(status: .vervallen, besluit: eerder[i]))
        i += 1
      } else if i == eerder.count || nu[j].sleutel < eerder[i].sleutel {
        besluiten.append(BesluitWijziging(status: .genomen, besluit: nu[j]))
        j += 1
      } else {
        if eerder[i] != nu[j] { besluiten.append(BesluitWijziging(status: .herzien, besluit: nu[j], was: eerder[i])) }
        i += 1
        j += 1
      }
    }
    verenigMaatregelen()
    var bijdragen: [Bijdrage] = []
    for stuk in nieuw { bijdragen += stuk.bijdragen }
    for stuk in oud { for bijdrage in stuk.bijdragen { bijdragen.append(Bijdrage(bijdrage.cel, -bijdrage.delta)) } }
    self.bijdragen = bijdragen.perCel()
  }

  /// The key of a maatregel is its event, whose date may move when another content wins: what lapsed on one day and was taken
  /// on another under the same key is one besluit, changed.
  private mutating func verenigMaatregelen() {
    for nieuw in besluiten.indices where besluiten[nieuw].status == .genomen && besluiten[nieuw].besluit.soort == .maatregel {
      let naam = besluiten[nieuw].besluit.sleutel.naam
      let was = besluiten.first {
        $0.status == .vervallen && $0.besluit.soort == .maatregel && $0.besluit.sleutel.naam == naam
      }
      if let was { besluiten[nieuw] = BesluitWijziging(status: .herzien, besluit: besluiten[nieuw].besluit, was: was.besluit) }
    }
    let herzien = besluiten.filter { $0.status == .herzien && $0.besluit.soort == .maatregel }.map(\.besluit.sleutel.naam)
    besluiten.removeAll { $0.status == .vervallen && $0.besluit.soort == .maatregel && herzien.contains($0.besluit.sleutel.naam) }
  }
}

/// The besluiten of several parts in the order of their keys.
private func gesorteerd(_ stukken: [Stuk]) -> [Besluit] {
  var besluiten: [Besluit] = []
  besluiten.reserveCapacity(stukken.reduce(0) { $0 + $1.besluiten.count })
  for stuk in stukken { besluiten += stuk.besluiten }
  besluiten.sorteer(vanaf: 0)
  return besluiten
}
