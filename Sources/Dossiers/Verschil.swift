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
}

/// The difference between what was published and what is derived now.
///
/// - Parameter oud: The outcome last published, nil when nothing was.
public func verschil(van oud: Uitkomst?, naar nieuw: Uitkomst) -> Verschil {
  var verschil = Verschil()
  let eerder = oud?.besluiten ?? []
  // Both are sorted by key: one walk over the two.
  var i = 0
  var j = 0
  while i < eerder.count || j < nieuw.besluiten.count {
    if j == nieuw.besluiten.count || i < eerder.count && eerder[i].sleutel < nieuw.besluiten[j].sleutel {
      verschil.besluiten.append(BesluitWijziging(status: .vervallen, besluit: eerder[i]))
      i += 1
    } else if i == eerder.count || nieuw.besluiten[j].sleutel < eerder[i].sleutel {
      verschil.besluiten.append(BesluitWijziging(status: .genomen, besluit: nieuw.besluiten[j]))
      j += 1
    } else {
      if eerder[i] != nieuw.besluiten[j] {
        verschil.besluiten.append(BesluitWijziging(status: .herzien, besluit: nieuw.besluiten[j]))
      }
      i += 1
      j += 1
    }
  }
  var telling = Telling()
  for bijdrage in nieuw.bijdragen { telling.tel(bijdrage, 1) }
  for bijdrage in oud?.bijdragen ?? [] { telling.tel(bijdrage, -1) }
  verschil.bijdragen = telling.som()
  return verschil
}
