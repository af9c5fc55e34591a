import Domain
public import Dossiers
public import Regelgeving

/// One of two outcomes that are compared: the facts known, and the rules they were derived under.
public struct Stand {
  /// How it is called: a file, a directory, a day.
  public var naam: String
  public var dossier: Dossier
  public var regels: Regels

  public init(naam: String, dossier: Dossier, regels: Regels) {
    self.naam = naam
    self.dossier = dossier
    self.regels = regels
  }
}

/// Why two outcomes of one dossier differ: which besluiten and contributions, and by which fact or parameter each.
///
/// A fact is a cause when it alone, added to the first outcome (or taken from it), gives another one; when none alone does,
/// all facts that differ are named together. A parameter is one when the besluit used it and the two sets do not agree on it.
public struct Vergelijking {
  let a: Stand
  let b: Stand
  let feiten: [Feitverschil]
  let regels: [Regelverschil]
  let besluiten: [Besluitverschil]
  let bijdragen: [Bijdrageverschil]

  public init(_ a: Stand, _ b: Stand) {
    self.a = a
    self.b = b
    feiten = Feitverschil.alle(a.dossier, b.dossier)
    regels = Regelverschil.alle(a.regels, b.regels)
    var oorzaken = Oorzaken(a, b, feiten, regels)
    oorzaken.proef()
    besluiten = oorzaken.besluiten()
    bijdragen = oorzaken.bijdragen(besluiten)
  }

  /// Nothing that is derived differs.
  public var isGelijk: Bool { besluiten.isEmpty && bijdragen.isEmpty }
}

/// An event that one of the two does not have.
struct Feitverschil {
  var feit: Gebeurtenis
  /// Which of the two has it.
  var isVanB: Bool

  /// `g-9 (uitkering-verwerkt 2016-03-01), vervangt g-4`.
  var tekst: String {
    var tekst = "\(feit.soort) \(feit.id)"
    if let dag = feit.inhoud.datum { tekst += " (\(dag))" }
    if case .aanvraagOntvangen(let aanvraag) = feit.inhoud { tekst += " (melding \(aanvraag.meldingsdatum))" }
    if case .gegevenIngetrokken(let intrekking) = feit.inhoud { tekst += ", trekt \(intrekking.gebeurtenis) in" }
    if let vervangt = feit.vervangt { tekst += ", vervangt \(vervangt)" }
    return (isVanB ? "alleen in B: " : "alleen in A: ") + tekst + ", geregistreerd \(feit.geregistreerd)"
  }

  static func alle(_ a: Dossier, _ b: Dossier) -> [Feitverschil] {
    func mist(_ feit: Gebeurtenis, _ ander: Dossier) -> Bool {
      !ander.feiten.contains {
        $0.source == feit.source && $0.id == feit.id && $0.inhoud == feit.inhoud && $0.vervangt == feit.vervangt
      }
    }
    return a.feiten.filter { mist($0, b) }.map { Feitverschil(feit: $0, isVanB: false) }
      + b.feiten.filter { mist($0, a) }.map { Feitverschil(feit: $0, isVanB: true) }
  }
}

struct Oorzaak: Equatable {
  enum Soort: String { case feit, parameter, samen }
  var soort: Soort
  var tekst: String
}

struct Besluitverschil {
  var sleutel: String
  var a: Motivering?
  var b: Motivering?
  var oorzaken: [Oorzaak]

  /// `vervalt`, `is nieuw`, or what changes.
  var verandering: String {
    switch (a?.besluit, b?.besluit) {
    case (let toen?, let nu?): nu.verandering(tenOpzichte: toen)
    case (let toen?, nil): "vervalt (was \(toen.opEenRegel.dropFirst(sleutel.count + 2)))"
    case (nil, let nu?): "is nieuw: \(nu.opEenRegel.dropFirst(sleutel.count + 2))"
    case (nil, nil): ""
    }
  }

  /// Lines of the sum whose value differs, by name.
  var stappen: [(naam: String, a: String, b: String)] {
    guard let a, let b else { return [] }
    return b.stappen.compactMap { stap in
      guard let eerder = a.stappen.first(where: { $0.naam == stap.naam }), eerder.waarde != stap.waarde else { return nil }
      let (toen, nu) = (eerder.waarde.tekst, stap.waarde.tekst)
      return toen == nu ? nil : (stap.naam, toen, nu)
    }
  }
}

struct Bijdrageverschil {
  var cel: Cel
  var a: Int64
  var b: Int64
  var oorzaken: [Oorzaak]
}
