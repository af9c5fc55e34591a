import Domain
import EventLog
import Regelgeving
import Regio
import Sturing
import TenantWorker
import TopicContracts

/// Notices for the colleges: an indicator that crosses its norm once, and once when it is back.
final class Notices {
  /// What stands in a notice that no report made: it was seen while figures came in.
  static let doorlopend = "doorlopend"

  private let log: any EventLog
  private let files: SteeringFiles

  init(_ log: any EventLog, _ files: SteeringFiles) {
    self.log = log
    self.files = files
  }

  /// Judges every indicator of the year of the last closed month and of the year before; gives how many notices were written.
  func work(_ tenants: [TenantTopics], _ reader: any LogReader, now: Int64) throws(EventLogError) -> Int {
    let watched = tenants.filter { files[$0.tenant]?.regels.doelen.isEmpty == false }
    guard !watched.isEmpty else { return 0 }
    let cells = try cells(watched, reader)
    var written = 0
    for topics in watched where (try? reader.partitions(of: topics.signaal)) != nil {
      guard let steering = files[topics.tenant] else { continue }
      let news = Self.notices(
        steering, cells[topics.tenant] ?? [:], try ProductArchive(topics, reader), topics.tenant, now: now)
      if news.isEmpty { continue }
      try log.producer().append(ProductArchive.records(news, topics, now: now))
      written += news.count
    }
    return written
  }

  /// Of the maten that indicators are made of, and of those that tell up to when there are figures.
  private func cells(_ tenants: [TenantTopics], _ reader: any LogReader) throws(EventLogError) -> [TenantID: [Cel: Int64]] {
    var maten: [TenantID: Set<Maat>] = [:]
    for topics in tenants {
      maten[topics.tenant] = files[topics.tenant]?.regels.doelen.reduce(into: Self.stromen) { $0.formUnion($1.formule.maten) }
    }
    var cells: [TenantID: [Cel: Int64]] = [:]
    for (cel, waarde) in try Cells.all(reader) where waarde != 0 && maten[cel.tenant]?.contains(cel.cel.maat) ?? false {
      cells[cel.tenant, default: [:]][cel.cel] = waarde
    }
    return cells
  }

  private static let stromen: Set<Maat> = [.bestand, .instroom, .uitkeringAantal, .uitgavenCent]

  /// A month counts when it is over: half a month is no sign.
  private static func notices(
    _ steering: SteeringFiles.Steering, _ cells: [Cel: Int64], _ archive: ProductArchive, _ tenant: TenantID, now: Int64
  ) -> [SignaalRecord] {
    let gesloten = amsterdamDay(now).maand + -1
    let stroommaanden = cells.keys.filter { $0.maat.soort == .stroom && stromen.contains($0.maat) && $0.maand <= gesloten }
    guard let peil = stroommaanden.map(\.maand).max() else { return [] }
    return [peil.jaar - 1, peil.jaar].flatMap { jaar in
      let tot = min(peil, Maand(jaar: jaar, maand: 12))
      let realisatie = Realisatie(cells, peilmaand: tot)
      let standen = steering.regels.doelen.map { Indicatorstand($0, realisatie, jaar: jaar, steering.plan.reeksen) }
      return Self.notices(standen, tot, archive, tenant, product: doorlopend, now: now)
    }
  }

  /// One for each indicator that crossed its norm, or came back, since the last notice of it. A look at an earlier month does not
  /// take back what a later one told.
  static func notices(
    _ standen: [Indicatorstand], _ peilmaand: Maand, _ archive: ProductArchive, _ tenant: TenantID, product: String, now: Int64
  ) -> [SignaalRecord] {
    standen.compactMap { stand in
      let laatste = archive.notice(stand.doel.id.tekst, stand.jaar)
      if let laatste, peilmaand < laatste.peilmaand { return nil }
      guard let nieuw = Signalering.stand(na: laatste?.stand == .bijsturen, stand.oordeel) else { return nil }
      return SignaalRecord(
        tenant: tenant, indicator: stand.doel.id.tekst, jaar: stand.jaar, nummer: (laatste?.nummer ?? 0) + 1,
        stand: nieuw ? .bijsturen : .hersteld, peilmaand: peilmaand, waarde: stand.waardetekst, norm: stand.normtekst,
        omschrijving: stand.doel.omschrijving, product: product, tijd: now)
    }
  }
}
