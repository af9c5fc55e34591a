import Domain
import EventLog
import Sturing
import TopicContracts
import Web

/// Products and notices of a tenant, as its topics hold them.
struct ProductShelf: Equatable {
  private var products: [String: ProductRecord] = [:]
  private var notices: [String: SignaalRecord] = [:]

  mutating func take(_ record: LogRecord) {
    guard let value = record.value else { return }
    if let product = try? ProductRecord(decoding: value) {
      products[product.naam] = product
    } else if let notice = try? SignaalRecord(decoding: value) {
      let key = "\(notice.indicator) \(notice.jaar)"
      if notices[key]?.nummer ?? 0 <= notice.nummer { notices[key] = notice }
    }
  }

  var stand: Snapshot.Sturingsstand {
    var stand = Snapshot.Sturingsstand()
    stand.gemaakt = Self.gemaakt(Array(products.values))
    stand.signalen = notices.values.sorted { ($0.tijd, $0.indicator) > ($1.tijd, $1.indicator) }.map { notice in
      Snapshot.Signaal(
        indicator: notice.indicator, jaar: notice.jaar, isBijsturen: notice.stand == .bijsturen,
        omschrijving: notice.omschrijving, waarde: notice.waarde, norm: notice.norm, tijd: notice.tijd)
    }
    return stand
  }

  /// As a calendar takes them: by when they were made.
  static func gemaakt(_ products: [ProductRecord]) -> [Kalender.Gemaakt] {
    products.sorted { ($0.tijd, $0.naam) < ($1.tijd, $1.naam) }.map {
      Kalender.Gemaakt(
        soort: $0.product, jaar: $0.jaar, kwartaal: $0.kwartaal, op: amsterdamDay($0.tijd), positie: $0.positie,
        isOnvolledig: $0.isOnvolledig)
    }
  }
}
