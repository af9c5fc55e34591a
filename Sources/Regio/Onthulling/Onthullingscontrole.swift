import Crypto
public import Domain
public import Regelgeving

/// Makes publications: the only way by which figures leave a tenant.
///
/// 1. Every count of the policy's tables: shown rounded, or withheld because it is under the threshold; what an earlier
///    publication showed or withheld stays so until the number moved by the policy's width.
/// 2. Secondary suppression, until every withheld number could still be any of a range as wide as the policy's `breedte`
///    for who knows all tables, margins, periods and earlier publications at once (`Bescherming`, `Werelden`).
/// 3. The exact checker over everything (`onveilig`): when it finds one cell, nothing is published.
/// 4. Sums from the shown counts, then the seal.
///
/// Deterministic: the same cells, policy, indeling and earlier publication give the same seal.
public enum Onthullingscontrole {
  /// What protection cost, beside the plain way of withholding every row in which a cell is small.
  public struct Verlies: Hashable, Sendable {
    /// Counts in the publication, shown or not.
    public var cijfers = 0
    /// Under the threshold.
    public var klein = 0
    /// Withheld for the sake of others.
    public var bescherming = 0
    /// What would be withheld if every row with a small cell were: the gemeenten of a tenant, the codes of a dimension, the
    /// months of a year.
    public var perRij = 0

    public var getoond: Int { cijfers - klein - bescherming }
  }

  /// - Parameters:
  ///   - cellen: The exact cells of all tenants, as of one moment.
  ///   - totEnMet: The last closed month.
  ///   - vorige: The publication before this one; nil makes the first.
  /// - Throws: ``Onthullingsfout`` when a withheld number cannot be protected: nothing is published then.
  public static func publiceer(
    _ cellen: [TenantCel: Int64], _ indeling: Indeling, _ beleid: Publicatiebeleid, totEnMet: Maand, vorige: Publicatie? = nil
  ) throws(Onthullingsfout) -> (publicatie: Publicatie, verlies: Verlies) {
    let nummer = (vorige?.nummer ?? 0) + 1
    var bladen = Bladen(cellen, beleid, indeling, totEnMet: totEnMet, vorige: vorige, nummer: nummer)
    try bladen.bescherm()
    let publicatie = Publicatie(
      nummer: nummer, vanaf: beleid.vanaf, totEnMet: totEnMet, beleidDigest: beleid.digest, invoerDigest: bladen.invoerDigest,
      vorigZegel: vorige?.zegel ?? "", cijfers: bladen.cijfers(cellen, vorige: vorige), laat: laat(indeling, beleid, totEnMet))
    return (publicatie, bladen.verlies)
  }

  private static func laat(_ indeling: Indeling, _ beleid: Publicatiebeleid, _ totEnMet: Maand) -> [LateTenant] {
    indeling.tenants.filter { $0.compleetTotEnMet.map { $0 < totEnMet } ?? true }.map { tenant in
      LateTenant(
        tenant.id, laatsteGebeurtenis: tenant.laatsteGebeurtenis,
        totEnMet: tenant.compleetTotEnMet.flatMap { $0 >= beleid.vanaf ? $0 : nil })
    }
  }
}

extension Bladen {
  /// Every figure, in the order of the keys.
  func cijfers(_ cellen: [TenantCel: Int64], vorige: Publicatie?) -> [GepubliceerdCijfer] {
    var cijfers: [GepubliceerdCijfer] = []
    for blad in bladen {
      for knoop in blad.toestand.indices {
        let cijfer: Cijfer
        switch blad.toestand[knoop] {
        case .afwezig, .ongepubliceerd: continue
        case .getoond: cijfer = .waarde(Int64(blad.cijfer[knoop]))
        case .klein: cijfer = .onderdrukt(.klein)
        case .beschermd: cijfer = .onderdrukt(.bescherming)
        }
        cijfers.append(
          GepubliceerdCijfer(sleutel(blad.tabel, blad.tijdvak, knoop), cijfer, sinds: blad.sinds[knoop]))
      }
    }
    sommen(cellen, vorige: vorige) { sleutel, cijfer, sinds in cijfers.append(GepubliceerdCijfer(sleutel, cijfer, sinds: sinds)) }
    return Publicatie.opVolgorde(cijfers)
  }

  /// SHA-256 over the exact numbers of all tables, hex.
  var invoerDigest: String {
    var stroom = SHA256Stream()
    for telling in tellingen { for maand in telling.perMaand { maand.withUnsafeBytes { stroom.update($0) } } }
    return hex(stroom.digest())
  }

  var verlies: Onthullingscontrole.Verlies {
    var verlies = Onthullingscontrole.Verlies()
    for blad in bladen {
      let vorm = vormen[blad.tabel]
      func telt(_ knoop: Int) -> Bool { blad.toestand[knoop] != .afwezig && blad.toestand[knoop] != .ongepubliceerd }
      func isKlein(_ knoop: Int) -> Bool { telt(knoop) && blad.waarde[knoop] < Int(beleid.drempel) }
      var inRij = Set<Int>()
      for splitsing in vorm.alleSplitsingen where splitsing.kinderen.contains(where: isKlein) {
        inRij.formUnion(splitsing.kinderen)
      }
      for knoop in blad.toestand.indices where telt(knoop) {
        verlies.cijfers += 1
        if inRij.contains(knoop) || isKlein(knoop) { verlies.perRij += 1 }
        guard blad.isOnderdrukt(knoop) else { continue }
        if isKlein(knoop) { verlies.klein += 1 } else { verlies.bescherming += 1 }
      }
    }
    return verlies
  }
}
