import Domain
import Dossiers
public import JSON
import Regelgeving

extension DossierUitleg {
  /// The same for a program: one object, keys sorted.
  public var json: JSONValue {
    .object([
      ("besluiten", .array(besluiten.map(\.json))), ("bijdragen", .array(bijdragen.map(\.json))),
      ("dossier", .string(dossier.onderwerp.description)), ("regels", .string(regels.digest)),
      ("tenant", .string(regels.tenant.description)), ("voorbehoud", .string(Voorbehoud.tekst)),
    ])
  }
}

extension BesluitUitleg {
  var json: JSONValue {
    let besluit = motivering.besluit
    var velden = besluit.velden
    velden += [
      ("sleutel", .string(besluit.sleutel.tekst)), ("soort", .string(besluit.soort.code)),
      ("uitkomst", .string(besluit.uitkomst.code)), ("gemeente", .string(besluit.gemeente.description)),
      ("stappen", .array(motivering.stappen.map(\.json))),
      ("parameters", .array(motivering.parameters.map { $0.uitlegJSON(regels) })),
      ("beslistabel", .array(motivering.tabelrijen.map(\.json))), ("aow", .array(motivering.aow.map(\.json))),
      ("aannamen", .array(motivering.aannamen(regels).map(JSONValue.string))),
      ("feiten", .array(motivering.feiten.map(\.json))), ("verandering", verandering),
      // What is onbepaald never goes to payment; nor does anything before the college vaststelt.
      ("naarWerklijst", .bool(besluit.moetNaarWerklijst || motivering.feiten.contains(where: \.isConflict))),
    ]
    return .object(velden)
  }

  private var verandering: JSONValue {
    let eerstvolgende = motivering.eerstvolgendeVerandering(regels)
    return .object([
      ("soorten", .array(motivering.besluit.feitsoorten.map(JSONValue.string))),
      (
        "intrekking",
        .array(
          gevolgen.map {
            .object([
              ("source", .string($0.feit.source)), ("id", .string($0.feit.id)), ("gevolg", .string($0.verandering)),
            ])
          })
      ),
      (
        "eerstvolgende",
        eerstvolgende.map {
          .object([
            ("datum", .string($0.dag.description)),
            ("parameters", .array($0.parameters.map { .string($0.parameter.pad) })),
          ])
        } ?? .null
      ),
    ])
  }
}

extension Rekenstap {
  var json: JSONValue {
    .object([
      ("naam", .string(naam)), ("uitleg", .string(uitleg)), ("formule", formule.map(JSONValue.string) ?? .null),
      ("termen", .array(termen.map(\.json))), ("waarde", waarde.json), ("veld", veld.map(JSONValue.string) ?? .null),
    ])
  }
}

extension Rekenterm {
  var json: JSONValue {
    var velden: [(key: String, value: JSONValue)] = [("naam", .string(naam)), ("waarde", waarde.json)]
    switch herkomst {
    case .stap: velden.append(("herkomst", "stap"))
    case .parameter(let parameter): velden += [("herkomst", "parameter"), ("verwijzing", .string(parameter.pad))]
    case .feit(let veld): velden += [("herkomst", "feit"), ("verwijzing", .string(veld))]
    case .besluit(let sleutel): velden += [("herkomst", "besluit"), ("verwijzing", .string(sleutel))]
    case .wet(let reden): velden += [("herkomst", "wet"), ("verwijzing", .string(reden))]
    }
    return .object(velden)
  }
}

extension Rekenwaarde {
  /// Cents, and parts of one, exact: `97270`, `2918100/31`, `1/4`.
  var json: JSONValue {
    switch self {
    case .exact(let exact): .object([("soort", "bedrag"), ("exactCent", .string(Getallen.breuk(exact)))])
    case .afgerond(let bedrag, van: let exact):
      .object([("soort", "bedrag"), ("cent", .integer(bedrag.cent)), ("exactCent", .string(Getallen.breuk(exact)))])
    case .getal(let getal): .object([("soort", "getal"), ("getal", .string(Getallen.breuk(getal)))])
    case .deel(let deel): .object([("soort", "deel"), ("deel", .string(Getallen.breuk(deel)))])
    case .datum(let dag): .object([("soort", "datum"), ("datum", .string(dag.description))])
    case .maanden(let maanden): .object([("soort", "maanden"), ("maanden", .array(maanden.map { .string($0.description) }))])
    case .tekst(let tekst): .object([("soort", "tekst"), ("tekst", .string(tekst))])
    }
  }
}

extension Gebruikt {
  /// The used value with the whole of its row.
  func uitlegJSON(_ regels: Regels) -> JSONValue {
    var velden: [(key: String, value: JSONValue)] = [
      ("pad", .string(parameter.pad)), ("waarde", .string(waarde.description)),
      ("eenheid", .string(parameter.eenheid.rawValue)), ("op", .string(op.description)),
      ("gemeente", .string(gemeente.description)),
    ]
    if let rij = rij(regels) {
      velden += [
        ("artikel", .string(rij.artikel)), ("bron", .string(rij.bron)), ("bestand", .string(rij.bestand)),
        ("regel", .integer(Int64(rij.regel))), ("geldigVanaf", .string(rij.vanaf.description)),
        ("geldigTot", rij.tot.map { .string($0.description) } ?? .null), ("niveau", .string(rij.niveau.rawValue)),
        ("status", .string(rij.status.rawValue)), ("toelichting", rij.toelichting.map(JSONValue.string) ?? .null),
        ("geregistreerdOp", .string(rij.geregistreerdOp.description)),
        ("gecontroleerdTot", .string(rij.gecontroleerdTot.description)),
      ]
    }
    return .object(velden)
  }
}

extension Tabelgebruik {
  var json: JSONValue {
    .object([
      ("rij", .integer(Int64(nummer))), ("voorwaarden", .string(rij.voorwaarden.inWoorden)),
      ("spoor", .string(rij.spoor.tekst)), ("op", .string(op.description)),
      ("geldigVanaf", .string(tabel.vanaf.description)), ("status", .string(rij.status.rawValue)),
      ("bron", .string(rij.bron)), ("toelichting", rij.toelichting.map(JSONValue.string) ?? .null),
      ("bestand", .string(rij.bestand)), ("regel", .integer(Int64(rij.regel))),
    ])
  }
}

extension AowRij {
  var json: JSONValue {
    .object([
      ("geborenVanaf", .string(geborenVanaf.description)), ("geborenVoor", .string(geborenVoor.description)),
      ("maanden", .integer(Int64(maanden))), ("status", .string(status.rawValue)), ("bron", .string(bron)),
      ("bestand", .string(bestand)), ("regel", .integer(Int64(regel))),
    ])
  }
}

extension Feitgebruik {
  var json: JSONValue {
    .object([
      ("source", .string(feit.source)), ("id", .string(feit.id)), ("type", .string(feit.inhoud.type)),
      ("datum", .string(datum.description)), ("rol", .string(rol)), ("conflict", .bool(isConflict)),
      ("geregistreerd", .string(feit.geregistreerd)),
      ("vervangt", feit.vervangt.map(JSONValue.string) ?? .null),
    ])
  }
}

extension BijdrageUitleg {
  var json: JSONValue {
    bijdrage.cel.json([
      ("delta", bijdrage.cel.maat.isDecimaal ? .string(bijdrage.deltaTekst) : .integer(bijdrage.delta)),
      ("telt", .string(maatuitleg.zin)), ("rekenregel", .integer(Int64(maatuitleg.regel))),
      ("besluiten", .array(besluiten.map { .string($0.tekst) })),
      ("parameters", .array(parameters.map { $0.uitlegJSON(regels) })),
      (
        "feiten",
        .array(
          gevolgen.map {
            .object([
              ("source", .string($0.feit.source)), ("id", .string($0.feit.id)), ("type", .string($0.feit.inhoud.type)),
              ("zonder", .string(Bijdrage(bijdrage.cel, $0.zonder).deltaTekst)),
            ])
          })
      ),
    ])
  }
}
