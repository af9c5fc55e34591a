import Domain
import EventLog
import Regelgeving
import TopicContracts

/// What one record of an input topic turned out to be.
enum Judged {
  case event(Gebeurtenis)
  /// On a partition where its key does not belong: sent on.
  case hop(OutgoingRecord)
  case refused(Refusal)
}

/// Why a record goes to quarantine.
struct Refusal: Error {
  var code: QuarantineCode
  var reden: String
  var id = ""
  var onderwerp: Onderwerp?
}

/// The codes of specification section 7, and those of the worker itself. Closed, safe as a metric label.
public enum QuarantineCode: String, Sendable, CaseIterable {
  case onbekendType = "onbekend-type"
  case onbekendVeld = "onbekend-veld"
  case ontbrekendVeld = "ontbrekend-veld"
  case ongeldigeWaarde = "ongeldige-waarde"
  case gemeenteOnbekend = "gemeente-onbekend"
  case gemeenteBuitenPeriode = "gemeente-buiten-periode"
  case conflict
  /// A type on a topic where it does not belong.
  case verkeerdTopic = "verkeerd-topic"
  /// The record's key is another than the event's subject.
  case sleutelAfwijkend = "sleutel-afwijkend"
  /// Sent on once, and again on the wrong partition.
  case tweedeHop = "tweede-hop"
  /// The process died on it, again and again.
  case gif

  init(_ code: WeigerCode) { self = QuarantineCode(rawValue: code.rawValue)! }
}

/// Reads and checks the records of one tenant's input topics. One thread.
struct Intake {
  /// Marks a record that was sent on from the partition where it does not belong.
  static let hopHeader = "werk-hop"

  let topics: TenantTopics
  let regels: Regels
  let decoder: EventDecoder

  init(topics: TenantTopics, regels: Regels, versies: [EventVersie] = EventVersie.alle) {
    self.topics = topics
    self.regels = regels
    decoder = EventDecoder(versies: versies)
  }

  func judge(_ record: LogRecord, isPoison: Bool) -> Judged {
    do throws(Refusal) {
      if isPoison { throw Refusal(code: .gif, reden: "the process died on this event more than once; it was not read again") }
      let event = try decode(record)
      if let fault = TenantCheck.fault(of: event, regels) {
        throw Refusal(code: .init(fault.code), reden: fault.reden, id: event.id, onderwerp: event.onderwerp)
      }
      let subject = Array(event.onderwerp.description.utf8)
      if let key = record.key, key != subject {
        throw Refusal(
          code: .sleutelAfwijkend, reden: "the record's key is another than the event's subject; both must be equal",
          id: event.id, onderwerp: event.onderwerp)
      }
      let home = partition(key: subject, count: topics.partitions)
      if home == record.source.partition { return .event(event) }
      return .hop(try hop(record, event, key: subject, to: home))
    } catch {
      return .refused(error)
    }
  }

  private func decode(_ record: LogRecord) throws(Refusal) -> Gebeurtenis {
    guard let value = record.value else {
      throw Refusal(code: .ongeldigeWaarde, reden: "the record has no value; an input topic knows no tombstones")
    }
    let event: Gebeurtenis
    do throws(EnvelopeFault) {
      event = try decoder.decode(headers: record.headers.map { ($0.name, $0.value) }, value: value)
    } catch {
      throw Refusal(code: .init(error.code), reden: error.reden, id: error.id, onderwerp: error.onderwerp)
    }
    if let expected = Inhoud.invoer(volgorde: event.inhoud.volgorde), topics.invoer(of: record.source.topic) != expected {
      throw Refusal(
        code: .verkeerdTopic, reden: "\(event.inhoud.type) belongs on \(Topics.invoer(expected, topics.tenant))", id: event.id,
        onderwerp: event.onderwerp)
    }
    return event
  }

  private func hop(_ record: LogRecord, _ event: Gebeurtenis, key: [UInt8], to home: Int) throws(Refusal) -> OutgoingRecord {
    if record.headers.contains(where: { $0.name == Self.hopHeader }) {
      throw Refusal(
        code: .tweedeHop,
        reden: "sent on to partition \(record.source.partition) and not at home there either (\(home)); source \(event.source)",
        id: event.id, onderwerp: event.onderwerp)
    }
    let came = Array("\(record.source.partition)/\(record.offset)".utf8)
    return OutgoingRecord(
      topic: record.source.topic, partition: home, timestamp: record.timestamp, key: key, value: record.value,
      headers: record.headers + [LogHeader(Self.hopHeader, came)])
  }
}
