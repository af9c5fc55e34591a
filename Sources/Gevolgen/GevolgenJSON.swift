import Domain
import Dossiers
public import JSON
import Regelgeving

extension Gevolgen {
  /// The same as the text, for a program; amounts in eurocents.
  public func json(_ verdeling: Lastenverdeling? = nil) -> JSONValue {
    .object([
      (
        "besluiten",
        .array(
          besluiten.rijen.map { soort, telling in
            [
              "genomen": .integer(Int64(telling.genomen)), "herzien": .integer(Int64(telling.herzien)),
              "soort": .string(soort.code), "vervallen": .integer(Int64(telling.vervallen)),
            ]
          })
      ),
      ("cijfers", .array(cijfers.rijen.map { ["klanten": .integer(Int64($0.klanten)), "maat": .string($0.maat.naam)] })),
      ("digest", ["na": .string(vraag.na.digest), "voor": .string(vraag.voor.digest)]),
      ("dossiers", .integer(Int64(dossiers))), ("geraakt", .integer(Int64(geraakt))),
      ("grootste", .array(grootste.map(\.json))),
      ("klassen", .array(Klantklassen.Klasse.allCases.map(klasse))), ("lasten", .array(lastenJSON)),
      (
        "maanden",
        vraag.maanden.map { ["totEnMet": .string($0.upperBound.description), "van": .string($0.lowerBound.description)] } ?? .null
      ),
      ("nietMeerOnbepaald", json(onbepaald.nietMeer)),
      (
        "sporen",
        .array(
          sporen.rijen.map { wissel, telling in
            [
              "klanten": .integer(Int64(telling.klanten)), "lopend": .integer(Int64(telling.lopend)),
              "naar": .string(wissel.naar.tekst), "van": .string(wissel.van.tekst),
            ]
          })
      ),
      ("tenant", .string(vraag.voor.tenant.description)), ("verdeling", verdeling?.json ?? .null),
      ("voorbehoud", .string(Self.voorbehoud)), ("wordtOnbepaald", json(onbepaald.wordt)),
      ("wswResultaat", .array(wswJSON)), ("zonderUitkering", .integer(Int64(klanten.zonderMaand))),
    ])
  }

  private func klasse(_ klasse: Klantklassen.Klasse) -> JSONValue {
    [
      "klanten": .integer(Int64(klanten[klasse].klanten)), "klasse": .string(klasse.naam),
      "verschilCent": .integer(klanten[klasse].verschil.cent),
    ]
  }

  private var lastenJSON: [JSONValue] {
    Set(lasten.voor.perPost.keys).union(lasten.na.perPost.keys).sorted(by: Lasten.volgorde).map { post in
      [
        "fonds": .string(post.fonds.tekst), "gemeente": .string(post.gemeente.description),
        "naCent": .integer((lasten.na.perPost[post] ?? .nul).cent), "onderdeel": .string(post.onderdeel.rawValue),
        "voorCent": .integer((lasten.voor.perPost[post] ?? .nul).cent),
      ]
    }
  }

  private var wswJSON: [JSONValue] {
    Set(lasten.voor.wswResultaat.keys).union(lasten.na.wswResultaat.keys).sorted().map { gemeente in
      [
        "gemeente": .string(gemeente.description),
        "naCent": .integer((lasten.na.wswResultaat[gemeente] ?? .nul).cent),
        "voorCent": .integer((lasten.voor.wswResultaat[gemeente] ?? .nul).cent),
      ]
    }
  }

  private func json(_ paden: [String: Onbepaaldheid.Telling]) -> JSONValue {
    .array(
      paden.sorted { utf8Kleiner($0.key, $1.key) }.map { pad, telling in
        [
          "besluiten": .integer(Int64(telling.besluiten)), "klanten": .integer(Int64(telling.klanten)), "parameter": .string(pad),
        ]
      })
  }
}

extension Verschuiving {
  fileprivate var json: JSONValue {
    [
      "besluiten": .integer(Int64(besluiten)), "dossier": .string(onderwerp.description),
      "gemeente": .string(gemeente.description), "maanden": .integer(Int64(maanden)), "naCent": .integer(recht.na.cent),
      "spoor": spoor.map { ["naar": .string($0.naar.tekst), "van": .string($0.van.tekst)] } ?? .null,
      "voorCent": .integer(recht.voor.cent),
    ]
  }
}

extension Lastenverdeling {
  fileprivate var json: JSONValue {
    [
      "rijen": .array(
        rijen.map { rij in
          [
            "aandeelNaCent": .integer(rij.aandeel.na.cent), "aandeelVoorCent": .integer(rij.aandeel.voor.cent),
            "eigenNaCent": .integer(rij.eigen.na.cent), "eigenVoorCent": .integer(rij.eigen.voor.cent),
            "gemeente": .string(rij.gemeente.description), "sleutelNa": rij.sleutel.na.map { .integer($0) } ?? .null,
            "sleutelVoor": rij.sleutel.voor.map { .integer($0) } ?? .null, "solidariteitCent": .integer(rij.solidariteit.cent),
          ]
        }),
      "sleutel": ["na": .string(sleutel.na.naam), "voor": .string(sleutel.voor.naam)],
    ]
  }
}
