import Domain
public import Dossiers
import JSON
public import Regelgeving
import TenantWorker
import TopicContracts

/// What came of a casus.
public struct Uitslag: Sendable {
  public var casus: Casus
  /// Where the outcome is not what was stated, by line.
  public var afwijkingen: [Afwijking]
  /// Rows of decision tables that gave a spoor in it.
  public var tabelrijen: [Tabelrij]

  public var isGoed: Bool { afwijkingen.isEmpty }
}

public struct Afwijking: Sendable, CustomStringConvertible {
  public var bestand: String
  public var regel: Int
  public var casus: String
  public var tekst: String

  public var description: String { "\(bestand):\(regel): \(casus): \(tekst)" }
}

/// Puts a casus to the rules of its tenant: its facts become a dossier as those of any client do, and what the interchange
/// form says of it is compared with what was stated.
public func voerUit(_ casus: Casus, _ regels: Regels) -> Uitslag {
  let regels = casus.bekendOp.map { regels.bekendOp($0) } ?? regels
  guard let onderwerp = Onderwerp(Feitlezer.client) else { preconditionFailure("the client of a casus is a pseudonym") }
  var dossier = Dossier(onderwerp: onderwerp)
  var geweigerd: [Weigering] = []
  let encoder = EventEncoder()
  for feit in casus.feiten {
    if let dag = casus.bekendOp, feit.geregistreerd > dag { continue }
    switch feit.gebeurtenis {
    case .failure(let grond): geweigerd.append(Weigering(gebeurtenis: grond.id, code: grond.code, reden: grond.reden))
    case .success(let gebeurtenis):
      if let fault = TenantCheck.fault(of: gebeurtenis, regels) {
        geweigerd.append(Weigering(gebeurtenis: fault.id, code: fault.code.rawValue, reden: fault.reden))
      } else if case .conflict = dossier.voegToe(gebeurtenis, canoniek: { encoder.canonicalContent($0) }) {
        geweigerd.append(Weigering(gebeurtenis: gebeurtenis.id, code: WeigerCode.conflict.rawValue, reden: ""))
      }
    }
  }
  let uitkomst = derive(dossier, regels, grondslag: true)
  let regel = interchange(onderwerp, tenant: regels.tenant, uitkomst, geweigerd: geweigerd, grondslag: regels)
  guard let json = try? JSONValue.parse(regel) else { preconditionFailure("the interchange form is JSON") }
  var vergelijking = Vergelijking(casus: casus, uitkomst: json)
  vergelijking.vergelijk()
  return Uitslag(
    casus: casus, afwijkingen: vergelijking.afwijkingen.sorted { $0.regel < $1.regel },
    tabelrijen: gebruikteTabelrijen(dossier, regels))
}
