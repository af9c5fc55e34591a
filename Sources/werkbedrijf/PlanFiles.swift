import Domain
import EventLog
import Regelgeving
import Regio
import Sturing
import TenantWorker

/// The plan of a tenant, read from the files beside its law.
enum PlanFiles {
  static func plan(_ regels: Regels, in folder: String) throws(Failure) -> Plan {
    try plan(regels, bestanden(regels.tenant, in: folder))
  }

  static func bestanden(_ tenant: TenantID, in folder: String) throws(Failure) -> [(pad: String, inhoud: [UInt8])] {
    var bestanden: [(pad: String, inhoud: [UInt8])] = []
    for map in ["landelijk/plan", "tenants/\(tenant)/plan"] where Files.isFolder("\(folder)/\(map)") {
      for naam in try Files.names(in: "\(folder)/\(map)") where naam.hasSuffix(".yaml") {
        bestanden.append(("\(map)/\(naam)", try Files.read("\(folder)/\(map)/\(naam)")))
      }
    }
    return bestanden
  }

  static func plan(_ regels: Regels, _ bestanden: [(pad: String, inhoud: [UInt8])]) throws(Failure) -> Plan {
    switch Plan.laad(bestanden, regels) {
    case .success(let plan): return plan
    case .failure(let problemen): throw Failure(.config, problemen.description)
    }
  }
}

/// The cells of one tenant, as the region has added them up.
enum OwnCells {
  /// - Returns: Empty when the log has no region yet.
  static func read(_ tenant: TenantID, _ reader: any LogReader) throws(Failure) -> [Cel: Int64] {
    do throws(EventLogError) {
      var cellen: [Cel: Int64] = [:]
      for (cel, waarde) in try Cells.all(reader, of: tenant) where waarde != 0 { cellen[cel.cel] = waarde }
      return cellen
    } catch {
      throw Store.failure(error)
    }
  }

  /// The last month of a year that something flowed in, so that nothing that lies ahead counts as behind us; December of a year
  /// that is over.
  static func peilmaand(_ cellen: [Cel: Int64], jaar: Int) -> Maand {
    let vandaag = CivilDate(dag: Int32(Shell.now() / 86_400_000)).maand
    let laatste = cellen.keys.filter { $0.maat == .uitgavenCent && $0.maand <= vandaag }.map(\.maand).max() ?? vandaag
    return min(Maand(jaar: jaar, maand: 12), max(laatste, Maand(jaar: jaar, maand: 1)))
  }

  /// A gemeente as people call it.
  static func naam(_ regels: Regels) -> (Gemeente) -> String {
    let namen = Dictionary(regels.leden.map { ($0.gemeente, $0.naam) }, uniquingKeysWith: { a, _ in a })
    return { namen[$0] ?? $0.description }
  }
}
