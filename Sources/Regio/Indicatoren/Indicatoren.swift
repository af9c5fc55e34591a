public import Domain
public import Regelgeving

/// Computes indicators: realisation, target, distance, forecast and judgement of one gebied and year.
///
/// What a formula reads of a flow is the sum over the period's months so far, of a stock its stand at their end. The forecast
/// puts every series of the formula up to December (``Vooruitblik``) and computes the formula over the last period of the year;
/// its band is how far the same method, in the years before and at the same month, was off in four of five. A target is
/// missed (`bijsturen`) when the forecast does not meet it; the period over, when the realisation does not.
public struct Indicatoren: Sendable {
  let bron: any Cijferbron
  /// The last month whose figures are complete.
  let peilmaand: Maand
  /// Years before the present one that a forecast looks at, as far as there are figures.
  static let geschiedenis = 5
  /// Before it there are no figures.
  let vanaf: Maand

  /// - Parameter vanaf: The first month with figures.
  public init(_ bron: any Cijferbron, peilmaand: Maand, vanaf: Maand) {
    self.bron = bron
    self.peilmaand = peilmaand
    self.vanaf = vanaf
  }

  /// All of a tenant's indicators for one gebied.
  public func alle(_ regels: Regels, _ gebied: Gebied, jaar: Int) -> [Indicator] {
    regels.indicatoren.map { indicator($0, gebied, jaar: jaar) }
  }

  public func indicator(_ doel: Doel, _ gebied: Gebied, jaar: Int) -> Indicator {
    let einde = Maand(jaar: jaar, maand: 12)
    let tot = min(peilmaand, einde)
    let maanden = tijdvak(doel.periode, tot)
    let realisatie =
      tot.jaar < jaar || tot < vanaf
      ? Uitkomst.onbepaald("van \(jaar) zijn er nog geen cijfers") : uitkomst(doel, gebied, maanden)
    let isAfgesloten = tot == einde
    let streefwaarde = streefwaarde(doel, gebied, jaar: jaar)
    let prognose = isAfgesloten || realisatie.breuk == nil ? nil : prognose(doel, gebied, tot)
    let gemeten = isAfgesloten ? realisatie.breuk : prognose?.waarde
    return Indicator(
      doel: doel, gebied: gebied, jaar: jaar, maanden: maanden, isAfgesloten: isAfgesloten, realisatie: realisatie,
      streefwaarde: streefwaarde, afstand: afstand(realisatie, streefwaarde), prognose: prognose,
      oordeel: oordeel(gemeten, streefwaarde))
  }

  /// The months of the period in which `tot` lies, up to it.
  private func tijdvak(_ periode: Doel.Periode, _ tot: Maand) -> ClosedRange<Maand> {
    switch periode {
    case .maand: tot...tot
    case .kwartaal: Maand(jaar: tot.jaar, maand: (tot.maand - 1) / 3 * 3 + 1)...tot
    case .jaar: Maand(jaar: tot.jaar, maand: 1)...tot
    }
  }

  // MARK: realisation

  func uitkomst(_ doel: Doel, _ gebied: Gebied, _ maanden: ClosedRange<Maand>) -> Uitkomst {
    reken(doel.formule) { maat, voorwaarden in
      switch bron.reeks(maat, voorwaarden, gebied, maanden) {
      case .waarden(let waarden): .waarde(waarde(waarden.map { Breuk(Int128($0)) }, maat))
      case .onderdrukt(let reden): .onderdrukt(reden)
      case .onbepaald(let waarom): .onbepaald(waarom)
      }
    }
  }

  /// The stand at the end, or the sum; decimals in their own unit.
  private func waarde(_ waarden: [Breuk], _ maat: Maat) -> Breuk {
    let waarde = maat.soort == .stand ? waarden.last ?? .nul : waarden.reduce(.nul) { $0 + $1 }
    return (maat.isDecimaal ? waarde / Breuk(1_000_000) : waarde).kort
  }

  private func reken(_ formule: Formule, _ lees: (Maat, [Formule.Voorwaarde]) -> Uitkomst) -> Uitkomst {
    func samen(_ a: Formule, _ b: Formule, _ doe: (Breuk, Breuk) -> Uitkomst) -> Uitkomst {
      switch (reken(a, lees), reken(b, lees)) {
      case (.waarde(let x), .waarde(let y)): doe(x, y).kort
      case (.waarde, let anders), (let anders, _): anders
      }
    }
    switch formule {
    case .getal(let getal): return .waarde(getal.breuk)
    case .maat(let maat, let voorwaarden): return lees(maat, voorwaarden)
    case .plus(let a, let b): return samen(a, b) { .waarde($0 + $1) }
    case .min(let a, let b): return samen(a, b) { .waarde($0 - $1) }
    case .maal(let a, let b): return samen(a, b) { .waarde($0 * $1) }
    case .door(let a, let b):
      return samen(a, b) { $1 == .nul ? .onbepaald("er is niets om door te delen") : .waarde($0 / $1) }
    }
  }

  // MARK: target

  private func streefwaarde(_ doel: Doel, _ gebied: Gebied, jaar: Int) -> Streefwaarde? {
    // A tenant's number is no measure of one gemeente, unless it is a share that holds for each.
    let isDeel = doel.eenheid == .procent || doel.eenheid == .cijfer
    let past = doel.streefwaarden.filter { streef in
      guard streef.jaar.map({ $0 == jaar }) ?? true else { return false }
      guard let gemeente = streef.gemeente else { return gebied.gemeente == nil || isDeel }
      return gemeente == gebied.gemeente
    }
    guard let streef = past.first(where: { $0.gemeente != nil }) ?? past.first(where: { $0.jaar != nil }) ?? past.first else {
      return nil
    }
    var waarde = streef.waarde
    if streef.vergelijking == .stijgend || streef.vergelijking == .dalend {
      let vorig = tijdvak(doel.periode, Maand(jaar: jaar - 1, maand: 12))
      waarde = vorig.lowerBound >= vanaf ? uitkomst(doel, gebied, vorig).breuk : nil
    }
    return Streefwaarde(
      vergelijking: streef.vergelijking, waarde: waarde, bron: streef.bron, status: streef.status,
      toelichting: streef.toelichting)
  }

  private func afstand(_ realisatie: Uitkomst, _ streefwaarde: Streefwaarde?) -> Breuk? {
    guard let breuk = realisatie.breuk, let waarde = streefwaarde?.waarde else { return nil }
    return (breuk - waarde).kort
  }

  private func oordeel(_ gemeten: Breuk?, _ streefwaarde: Streefwaarde?) -> Oordeel {
    guard let streefwaarde else { return .geenDoel }
    guard let gemeten, let waarde = streefwaarde.waarde else { return .onbepaald }
    let gehaald =
      switch streefwaarde.vergelijking {
      case .hoogstens: gemeten <= waarde
      case .minstens: gemeten >= waarde
      case .gelijk: gemeten == waarde
      case .stijgend: gemeten > waarde
      case .dalend: gemeten < waarde
      }
    return gehaald ? .opKoers : .bijsturen
  }

  // MARK: forecast

  /// The formula over the last period of the year, seen from a month.
  private func vooruit(_ doel: Doel, _ gebied: Gebied, _ nu: Maand) -> (waarde: Breuk, heeftVerloop: Bool)? {
    let eerste = max(vanaf, Maand(jaar: nu.jaar - Self.geschiedenis, maand: 1))
    let laatste = tijdvak(doel.periode, Maand(jaar: nu.jaar, maand: 12))
    var heeftVerloop = true
    let uitkomst = reken(doel.formule) { maat, voorwaarden in
      switch bron.reeks(maat, voorwaarden, gebied, eerste...nu) {
      case .waarden(let waarden):
        let blik = Vooruitblik(waarden, laatste: nu, isStand: maat.soort == .stand)
        heeftVerloop = heeftVerloop && blik.heeftVerloop
        let bekend = max(0, nu - laatste.lowerBound + 1)
        let nodig = laatste.upperBound - laatste.lowerBound + 1 - bekend
        return .waarde(waarde(waarden.suffix(bekend).map { Breuk(Int128($0)) } + blik.rest.suffix(nodig), maat))
      case .onderdrukt(let reden): return .onderdrukt(reden)
      case .onbepaald(let waarom): return .onbepaald(waarom)
      }
    }
    return uitkomst.breuk.map { ($0, heeftVerloop) }
  }

  private func prognose(_ doel: Doel, _ gebied: Gebied, _ nu: Maand) -> Prognose? {
    guard let blik = vooruit(doel, gebied, nu) else { return nil }
    var missers: [Breuk] = []
    for terug in 1...Self.geschiedenis {
      let toen = nu + -12 * terug
      guard toen.jaar > vanaf.jaar, let voorspeld = vooruit(doel, gebied, toen) else { break }
      let jaareinde = tijdvak(doel.periode, Maand(jaar: toen.jaar, maand: 12))
      guard let echt = uitkomst(doel, gebied, jaareinde).breuk else { break }
      let misser = (voorspeld.waarde - echt).kort
      missers.append(misser < .nul ? .nul - misser : misser)
    }
    missers.sort()
    // Of five years the worst but one; of fewer the worst, of none what the year did so far, by the share that is to come.
    let marge: Breuk
    if missers.isEmpty {
      marge = ((blik.waarde < .nul ? .nul - blik.waarde : blik.waarde) * Breuk(Int128(12 - nu.maand), 24)).kort
    } else {
      marge = missers.count >= 5 ? missers[missers.count - 2] : missers.last!
    }
    return Prognose(
      waarde: blik.waarde, band: (blik.waarde - marge).kort...(blik.waarde + marge).kort,
      methode: blik.heeftVerloop ? .seizoen : .doorgetrokken)
  }
}
