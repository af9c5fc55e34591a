public import Domain
public import EventLog
public import Regio
import TopicContracts

/// Writes publications on the log, each once.
///
/// A publication is one append: its figures and, last, its head. Who wants to write the next takes its turn first and looks at
/// what there is after that. Where instances share a log the turn is a transactional id: taking it settles what an earlier writer left
/// open, and an earlier one can commit no more. On a log of one machine the turn is the caller's lock.
public struct Uitgever {
  private let log: any EventLog
  /// Only where the log is shared.
  private let owner: (any LogOwner)?

  public init(_ log: any EventLog) throws(EventLogError) {
    self.log = log
    guard log.abilities.contains(.sharesRoles) else {
      owner = nil
      return
    }
    let owner = try log.maintainer(of: RegionTopics.role, consuming: [])
    try owner.commit(UnitOfWork())
    self.owner = owner
  }

  /// - Parameters:
  ///   - vorige: The publication before it, as it stands on the log.
  ///   - regio: The arbeidsmarktregio of a tenant.
  ///   - now: Milliseconds since 1970.
  public func schrijf(
    _ publicatie: Publicatie, na vorige: Publicatie?, regio: (TenantID) -> String?, wie: String, now: Int64
  ) throws(EventLogError) {
    let records = publicatie.records(na: vorige, regio: regio, wie: wie, now: now)
    if let owner { return try owner.commit(UnitOfWork(records: records)) }
    try log.producer().append(records)
  }

  public func close() { owner?.close() }
}

extension Publicatie {
  /// What is new or other than in the publication before it, then its head.
  func records(na vorige: Publicatie?, regio: (TenantID) -> String?, wie: String, now: Int64) -> [OutgoingRecord] {
    let (anders, vervallen) = verschil(met: vorige)
    let kop = PublicatieRecord(
      nummer: nummer, vanaf: vanaf, totEnMet: totEnMet, beleidDigest: beleidDigest, invoerDigest: invoerDigest,
      vorigZegel: vorigZegel.isEmpty ? nil : vorigZegel, zegel: zegel, cijfers: cijfers.count,
      laat: laat.map { .init(tenant: $0.tenant, laatsteGebeurtenis: $0.laatsteGebeurtenis, totEnMet: $0.totEnMet) }, tijd: now,
      wie: wie)
    func record(_ key: [UInt8], _ value: [UInt8]) -> OutgoingRecord {
      OutgoingRecord(topic: RegionTopics.aggregaat, partition: 0, timestamp: now, key: key, value: value)
    }
    let cijfers =
      anders.map { AggregaatRecord($0, nummer, regio) } + vervallen.map { AggregaatRecord($0, nummer, regio, isVervallen: true) }
    return cijfers.map { record($0.sleutel, $0.encoded) } + [record(kop.sleutel, kop.encoded)]
  }
}

extension AggregaatRecord {
  init(_ cijfer: GepubliceerdCijfer, _ nummer: Int, _ regio: (TenantID) -> String?, isVervallen: Bool = false) {
    let sleutel = cijfer.sleutel
    var (waarde, status): (Int64?, Status) =
      switch cijfer.cijfer {
      case .waarde(let waarde): (waarde, .afgerond)
      case .onderdrukt(.klein): (nil, .onderdrukt)
      case .onderdrukt(.bescherming): (nil, .onderdruktTweede)
      case .onderdrukt(.telling): (nil, .onderdruktTelling)
      }
    if isVervallen { (waarde, status) = (nil, .vervallen) }
    let code: String? =
      if case .arbeidsmarktregio(let code) = sleutel.gebied { code } else { sleutel.gebied.tenant.flatMap(regio) }
    var (maand, jaar): (Maand?, Int?)
    switch sleutel.tijdvak {
    case .maand(let een): maand = een
    case .jaar(let een): jaar = een
    }
    self.init(
      publicatie: nummer, arbeidsmarktregio: code, tenant: sleutel.gebied.tenant, gemeente: sleutel.gebied.gemeente,
      maat: sleutel.maat, dimensies: sleutel.dimensies, maand: maand, jaar: jaar, status: status, waarde: waarde,
      sinds: isVervallen ? nummer : cijfer.sinds)
  }

  var cijfersleutel: CijferSleutel {
    let gebied: Gebied =
      if let tenant { gemeente.map { .gemeente(tenant, $0) } ?? .tenant(tenant) } else {
        arbeidsmarktregio.map { .arbeidsmarktregio($0) } ?? .alles
      }
    return CijferSleutel(gebied, maat, maand.map { .maand($0) } ?? .jaar(jaar ?? 0), dimensies)
  }

  /// Nil when it is published no more.
  var gepubliceerd: GepubliceerdCijfer? {
    let cijfer: Cijfer
    switch status {
    case .afgerond: cijfer = .waarde(waarde ?? 0)
    case .onderdrukt: cijfer = .onderdrukt(.klein)
    case .onderdruktTweede: cijfer = .onderdrukt(.bescherming)
    case .onderdruktTelling: cijfer = .onderdrukt(.telling)
    case .vervallen: return nil
    }
    return GepubliceerdCijfer(cijfersleutel, cijfer, sinds: sinds)
  }
}
