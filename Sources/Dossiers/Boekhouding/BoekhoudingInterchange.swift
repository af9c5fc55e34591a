public import Domain
import JSON

/// The boekhouding of a gemeente with everything derived from it, as one line of JSON without its line feed: of the shape of a
/// client's dossier (`interchange`), with its own lists.
///
/// `budgetten` by jaar, fonds, doelgroep and stadium, `geldt` the one in force; `baten` and `uitvoeringskosten` summed;
/// `verplichtingen` those that are open; `standen` per jaar and fonds, `onbepaald` without a budget, and then without
/// `beschikbaarCent`.
public func interchange(
  _ boekhouding: Boekhouding, tenant: TenantID, geweigerd: [Weigering] = []
) -> [UInt8] {
  var telling = Telling()
  boekhouding.tel(&telling)
  return JSONValue.object([
    ("baten", .array(boekhouding.batenJSON)), ("bijdragen", json(telling.lijst.perCel())),
    ("budgetten", .array(boekhouding.budgetten.map(json))), ("dossier", .string(boekhouding.gemeente.description)),
    ("geweigerd", json(geweigerd)), ("standen", .array(boekhouding.standen.map(json))),
    ("tenant", .string(tenant.description)), ("uitvoeringskosten", .array(boekhouding.kostenJSON)),
    ("verplichtingen", .array(boekhouding.verplichtingen.map(json))),
  ]).canonical
}

extension Boekhouding {
  /// What stands against the lasten of a fonds in a year, as far as the boekhouding knows.
  public struct Stand: Hashable, Sendable {
    public var jaar: Int
    public var fonds: Fonds
    /// Nil: none was vastgesteld; never 0 for that reason.
    public var budget: Eurocent?
    public var baten = Eurocent.nul
    public var verplichtingen = Eurocent.nul

    public var beschikbaar: Eurocent? { budget.map { $0 + baten } }
  }

  /// By jaar and fonds.
  public var standen: [Stand] {
    var standen: [Stand] = []
    func plaats(_ jaar: Int, _ fonds: Fonds) -> Int {
      if let plaats = standen.firstIndex(where: { $0.jaar == jaar && $0.fonds == fonds }) { return plaats }
      standen.append(Stand(jaar: jaar, fonds: fonds))
      return standen.count - 1
    }
    for budget in budgetten where budget.geldt {
      let hier = plaats(budget.jaar, budget.fonds)
      standen[hier].budget = (standen[hier].budget ?? .nul) + budget.bedrag
    }
    for baat in baten { standen[plaats(baat.jaar, baat.fonds)].baten += baat.bedrag }
    for mutatie in mutaties { standen[plaats(mutatie.jaar, mutatie.fonds)].verplichtingen += mutatie.bedrag }
    return standen.sorted { ($0.jaar, $0.fonds.plaats) < ($1.jaar, $1.fonds.plaats) }
  }

  fileprivate var batenJSON: [JSONValue] {
    let sommen = Dictionary(grouping: baten) { [$0.jaar, $0.fonds.plaats, $0.bron.plaats] }
    return sommen.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, delen in
      .object([
        cent(delen.reduce(.nul) { $0 + $1.bedrag }), ("bron", .string(delen[0].bron.rawValue)), fonds(delen[0].fonds),
        jaar(delen[0].jaar),
      ])
    }
  }

  fileprivate var kostenJSON: [JSONValue] {
    let sommen = Dictionary(grouping: uitvoeringskosten) { kosten in
      [UInt8(kosten.boekdatum.maand.jaar / 256), UInt8(kosten.boekdatum.maand.jaar % 256)] + Array(kosten.uitvoerder.utf8)
        + [0, UInt8(kosten.soort.plaats)]
    }
    return sommen.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, delen in
      .object([
        cent(delen.reduce(.nul) { $0 + $1.bedrag }), jaar(delen[0].boekdatum.maand.jaar),
        ("soort", .string(delen[0].soort.rawValue)), ("uitvoerder", .string(delen[0].uitvoerder)),
      ])
    }
  }
}

private func json(_ budget: Boekhouding.Budget) -> JSONValue {
  .object([
    cent(budget.bedrag), ("datum", .string(budget.datum.description)),
    ("doelgroep", budget.doelgroep.map { .string($0) } ?? .null), fonds(budget.fonds), ("geldt", .bool(budget.geldt)),
    jaar(budget.jaar), ("stadium", .string(budget.stadium.rawValue)),
  ])
}

private func json(_ verplichting: Boekhouding.Verplichting) -> JSONValue {
  .object([
    cent(verplichting.bedrag), fonds(verplichting.fonds), jaar(verplichting.jaar),
    ("sinds", .string(verplichting.sinds.description)), ("verplichting", .string(verplichting.naam)),
  ])
}

private func json(_ stand: Boekhouding.Stand) -> JSONValue {
  .object([
    ("batenCent", .integer(stand.baten.cent)), ("beschikbaarCent", stand.beschikbaar.map { .integer($0.cent) } ?? .null),
    ("budgetCent", stand.budget.map { .integer($0.cent) } ?? .null), fonds(stand.fonds), jaar(stand.jaar),
    ("uitkomst", .string(stand.budget == nil ? "onbepaald" : "vastgesteld")),
    ("verplichtingenCent", .integer(stand.verplichtingen.cent)),
  ])
}

private func cent(_ bedrag: Eurocent) -> (key: String, value: JSONValue) { ("bedragCent", .integer(bedrag.cent)) }
private func fonds(_ fonds: Fonds) -> (key: String, value: JSONValue) { ("fonds", .string(fonds.rawValue)) }
private func jaar(_ jaar: Int) -> (key: String, value: JSONValue) { ("jaar", .integer(Int64(jaar))) }
