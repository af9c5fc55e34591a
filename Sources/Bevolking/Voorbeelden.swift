public import Domain

/// A person and a month worth looking at, and why.
public struct Voorbeeld: Hashable, Sendable {
  public var bsn: String
  public var maand: Maand
  public var waarom: String
}

extension Bevolking {
  /// One of each kind that this population has: income from work beside the benefit, paid after a correction, a partner whose
  /// date of birth nobody knows.
  public func voorbeelden(_ leveringen: [Levering]) -> [Voorbeeld] {
    var uit: [Voorbeeld] = []
    func voegToe(_ feit: Feit?, _ waarom: String) {
      guard let feit, case .bsn(let bsn) = feit.wie, let maand = feit["maand"].flatMap({ Maand($0) }) else { return }
      uit.append(Voorbeeld(bsn: bsn, maand: maand, waarom: waarom))
    }

    // Of one spell under the Participatiewet only, so that the month says what it is here for.
    let aanvragen = Dictionary(grouping: feiten.filter { $0.type == "aanvraag-ontvangen" }, by: \.wie)
    func aanvraag(_ feit: Feit) -> Feit? {
      guard feit.type == "uitkering-verwerkt", let alle = aanvragen[feit.wie], alle.count == 1 else { return nil }
      return alle[0]["regeling"] == "pw" ? alle[0] : nil
    }
    func isOnbekend(_ aanvraag: Feit) -> Bool {
      aanvraag["leefvorm"] == "gehuwd" && aanvraag["partnerGeboortedatum"] == nil
    }

    voegToe(
      feiten.first { feit in
        // For 2016 no source gives the maximum of the vrijlating, and the month would be onbepaald.
        feit["maand"].map { $0 < "2016" } == true && (feit["inkomstenUitArbeidCent"].flatMap { Int($0) } ?? 0) > 0
          && aanvraag(feit).map { !isOnbekend($0) } ?? false
      }, "works beside the benefit this month")
    voegToe(
      leveringen.flatMap(\.regels).first {
        $0.staat == .gecorrigeerd && $0.gebrek == nil && aanvraag($0.feit).map { !isOnbekend($0) } ?? false
      }?.feit, "a payment that the legacy system corrected afterwards")
    voegToe(
      feiten.first { aanvraag($0).map(isOnbekend) ?? false },
      "a couple without the partner's date of birth: the month stays onbepaald")
    return uit
  }
}
