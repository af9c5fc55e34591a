import Domain
import Dossiers
import Regelgeving

extension Gevolgen {
  /// For a person: what moves, what it costs, who wins and loses, the largest shifts.
  public func tekst(_ verdeling: Lastenverdeling? = nil) -> String {
    var uit = "\(vraag.voor.naam) (\(vraag.voor.tenant)): \(dossiers) dossiers, \(geraakt) with another outcome"
    if let maanden = vraag.maanden { uit += ", \(maanden.lowerBound) t/m \(maanden.upperBound)" }
    uit += "\nlaw now \(vraag.voor.digest.prefix(12)), what if \(vraag.na.digest.prefix(12))\n"
    if geraakt == 0 { uit += "\nNo besluit, no spoor and no figure would differ.\n" }
    uit += besluitBlok.tekst + spoorBlok.tekst
    for blok in onbepaaldBlokken { uit += blok.tekst }
    uit += cijferBlok.tekst + lastenBlok.tekst + wswBlok.tekst
    if let verdeling { uit += verdeling.blok.tekst }
    if geraakt > 0 { uit += klassenBlok.tekst + grootsteBlok.tekst }
    return uit + "\n" + Self.voorbehoud + "\n"
  }

  static let voorbehoud =
    "Amounts in euros, by right: a berekening, of nothing published, until the college vaststelt (Awb art. 1:3)."

  private var besluitBlok: Blok {
    Blok(
      titel: "Besluiten that would differ", koppen: ["soort", "genomen", "herzien", "vervallen"], woorden: 1,
      rijen: besluiten.rijen.map { [$0.soort.code, "\($0.telling.genomen)", "\($0.telling.herzien)", "\($0.telling.vervallen)"] })
  }

  private var spoorBlok: Blok {
    Blok(
      titel: "Clients in another spoor, once for each van and naar; lopend: still so at the end",
      koppen: ["van", "naar", "klanten", "lopend"], woorden: 2,
      rijen: sporen.rijen.map {
        [$0.wissel.van.tekst, $0.wissel.naar.tekst, "\($0.telling.klanten)", "\($0.telling.lopend)"]
      })
  }

  private var onbepaaldBlokken: [Blok] {
    [("Becomes onbepaald", onbepaald.wordt), ("Is onbepaald no more", onbepaald.nietMeer)].map { titel, paden in
      Blok(
        titel: "\(titel), by the parameter that is missing", koppen: ["parameter", "besluiten", "klanten"], woorden: 1,
        rijen: paden.sorted { utf8Kleiner($0.key, $1.key) }.map { [$0.key, "\($0.value.besluiten)", "\($0.value.klanten)"] })
    }
  }

  private var cijferBlok: Blok {
    Blok(
      titel: "Regional figures that would differ, and in how many clients", koppen: ["maat", "klanten"], woorden: 1,
      rijen: cijfers.rijen.map { [$0.maat.naam, "\($0.klanten)"] })
  }

  private var lastenBlok: Blok {
    let posten = Set(lasten.voor.perPost.keys).union(lasten.na.perPost.keys).sorted(by: Lasten.volgorde)
    let bedragen = posten.map { Tweetal(voor: lasten.voor.perPost[$0] ?? .nul, na: lasten.na.perPost[$0] ?? .nul) }
    return Blok(
      titel: "Lasten: uitkering and loonkostensubsidie by right, voorzieningen and Wsw wages as booked",
      koppen: ["fonds", "onderdeel", "gemeente", "voor", "na", "verschil"], woorden: 3,
      rijen: zip(posten, bedragen).map { [$0.fonds.tekst, $0.onderdeel.rawValue, $0.gemeente.description] + $1.kolommen },
      totaal: ["totaal", "", ""] + bedragen.som.kolommen)
  }

  private var wswBlok: Blok {
    let gemeenten = Set(lasten.voor.wswResultaat.keys).union(lasten.na.wswResultaat.keys).sorted()
    let bedragen = gemeenten.map {
      Tweetal(voor: lasten.voor.wswResultaat[$0] ?? .nul, na: lasten.na.wswResultaat[$0] ?? .nul)
    }
    return Blok(
      titel: "Wsw-resultaat, of the months with a rijksbijdrage", koppen: ["gemeente", "voor", "na", "verschil"], woorden: 1,
      rijen: zip(gemeenten, bedragen).map { [$0.description] + $1.kolommen }, totaal: ["totaal"] + bedragen.som.kolommen)
  }

  private var klassenBlok: Blok {
    Blok(
      titel: "Clients by gain or loss of uitkering in euros a month, over the months that both settle",
      koppen: ["klasse", "klanten", "verschil in al die maanden"], woorden: 1,
      rijen: Klantklassen.Klasse.allCases.filter { klanten[$0].klanten > 0 }.map {
        [$0.naam, "\(klanten[$0].klanten)", klanten[$0].verschil.description]
      } + (klanten.zonderMaand > 0 ? [["geen uitkering", "\(klanten.zonderMaand)", ""]] : []))
  }

  private var grootsteBlok: Blok {
    Blok(
      titel: "The largest shifts", koppen: ["dossier", "gemeente", "spoor", "besluiten", "maanden", "voor", "na", "verschil"],
      woorden: 3,
      rijen: grootste.map { v in
        [
          v.onderwerp.description, v.gemeente.description, v.spoor.map { "\($0.van.tekst) → \($0.naar.tekst)" } ?? "",
          "\(v.besluiten)", "\(v.maanden)",
        ] + v.recht.kolommen
      })
  }
}

extension Lastenverdeling {
  var blok: Blok {
    let totaal = [
      rijen.reduce(Eurocent.nul) { $0 + $1.aandeel.voor }, rijen.reduce(.nul) { $0 + $1.eigen.na },
      rijen.reduce(.nul) { $0 + $1.aandeel.na }, rijen.reduce(.nul) { $0 + $1.solidariteit },
      rijen.reduce(.nul) { $0 + $1.verschil },
    ]
    return Blok(
      titel:
        "Who pays: now by \(sleutel.voor.naam), what if by \(sleutel.na.naam); solidariteit: paid to the others, negative: had from them",
      koppen: ["gemeente", "voor", "na: eigen lasten", "sleutel", "na: aandeel", "solidariteit", "verschil"], woorden: 1,
      rijen: rijen.map {
        [
          $0.gemeente.description, $0.aandeel.voor.description, $0.eigen.na.description, $0.sleutel.na.map { "\($0)" } ?? "",
          $0.aandeel.na.description, $0.solidariteit.description, $0.verschil.description,
        ]
      },
      totaal: ["totaal", totaal[0].description, totaal[1].description, "", totaal[2].description, totaal[3].description]
        + [totaal[4].description])
  }
}

extension Lasten {
  /// By fonds, onderdeel, CBS code.
  static func volgorde(_ a: Post, _ b: Post) -> Bool {
    if a.fonds != b.fonds { return utf8Kleiner(a.fonds.tekst, b.fonds.tekst) }
    return a.onderdeel != b.onderdeel ? utf8Kleiner(a.onderdeel.rawValue, b.onderdeel.rawValue) : a.gemeente < b.gemeente
  }
}

extension Tweetal<Eurocent> {
  var verschil: Eurocent { na - voor }
  fileprivate var kolommen: [String] { [voor.description, na.description, verschil.description] }
}

extension [Tweetal<Eurocent>] {
  fileprivate var som: Tweetal<Eurocent> {
    Tweetal(voor: reduce(.nul) { $0 + $1.voor }, na: reduce(.nul) { $0 + $1.na })
  }
}
