import CommandLine
import Domain
import EventLog
import Regelgeving
import Regio
import TenantWorker
import TopicContracts

/// Who there is in the region, how far each tenant's figures are complete, and its exact cells.
enum Regiostand {
  /// How many of the last events of a partition are looked at: the last one of them may be a late delivery of an early day.
  private static let looks: Int64 = 200

  /// - Parameter vorige: The publication before: what was complete then is complete now, also when its events are kept no more.
  static func indeling(
    _ store: Store, regels folder: String, na vorige: Publicatie?
  ) throws(Failure) -> (indeling: Indeling, regels: [TenantID: Regels]) {
    var tenants: [Indeling.Tenant] = []
    var alle: [TenantID: Regels] = [:]
    let reader = try store.reader()
    for tenant in try Places.tenants(in: folder) {
      let regels = try Places.regels(tenant, in: folder)
      let laat = vorige?.laat.first { $0.tenant == tenant }
      let last = try lastEvent(store.topics(tenant), reader) ?? laat?.laatsteGebeurtenis
      // A month is complete when something of a later one has come: until then the tenant may still deliver it.
      let known = laat.map(\.totEnMet) ?? vorige?.totEnMet
      let complete = [last.map { amsterdamDay($0).maand + -1 }, known].compactMap { $0 }.max()
      tenants.append(Indeling.Tenant(regels, compleetTotEnMet: complete, laatsteGebeurtenis: last))
      alle[tenant] = regels
    }
    return (Indeling(tenants), alle)
  }

  /// The latest `time` among the last events of every input partition; nil when nothing ever came.
  private static func lastEvent(_ topics: TenantTopics, _ reader: any LogReader) throws(Failure) -> Int64? {
    let decoder = EventDecoder()
    var latest: Int64?
    do throws(EventLogError) {
      for topic in topics.inputs {
        for partition in 0..<((try? reader.partitions(of: topic)) ?? 0) {
          let place = TopicPartition(topic, partition)
          let bounds = try reader.bounds(place)
          for record in try reader.read(place, from: max(bounds.lowerBound, bounds.upperBound - looks), limit: Int(looks)) {
            let headers = record.headers.map { ($0.name, $0.value) }
            guard let event = try? decoder.decode(headers: headers, value: record.value ?? []) else { continue }
            latest = max(latest ?? event.tijd, event.tijd)
          }
        }
      }
    } catch {
      throw Store.failure(error)
    }
    return latest
  }

  static func cellen(_ store: Store) throws(Failure) -> [TenantCel: Int64] {
    let reader = try store.reader()
    do throws(EventLogError) { return try Cells.all(reader) } catch { throw Store.failure(error) }
  }

  /// Of each tenant the last month in which people came in or were paid.
  static func laatsteMaanden(_ cellen: [TenantCel: Int64]) -> [TenantID: Maand] {
    var laatste: [TenantID: Maand] = [:]
    for (cel, waarde) in cellen where waarde != 0 && [.instroom, .uitkeringAantal].contains(cel.cel.maat) {
      laatste[cel.tenant] = max(laatste[cel.tenant] ?? cel.cel.maand, cel.cel.maand)
    }
    return laatste
  }

  static func beleid(_ folder: String) throws(Failure) -> Publicatiebeleid {
    let path = folder + "/landelijk/publicatie.yaml"
    guard Files.exists(path) else {
      throw Failure(.noinput, "\(path): no policy for publications; nothing leaves a tenant without it")
    }
    switch laadPublicatiebeleid(pad: path, inhoud: try Files.read(path)) {
    case .success(let beleid): return beleid
    case .failure(let problemen): throw Failure(.config, problemen.description)
    }
  }

  /// The last publication on the log; nil when there is none, or no region yet.
  static func laatste(_ store: Store) throws(Failure) -> Publicaties.Uitgegeven? {
    let reader = try store.reader()
    guard (try? reader.partitions(of: RegionTopics.aggregaat)) != nil else { return nil }
    do throws(Publicaties.Fout) { return try Publicaties.laatste(reader) } catch { throw PublicatieFiles.failure(error) }
  }
}
