import Crypto
import Domain
public import Regelgeving
import YAML

/// What a tenant plans and agrees, beside the law that its dossiers are derived under: who pays what part, plan figures, products
/// of planning and control, measures to mend what is off course. Data, in `tenants/<tenant>/plan/` and `landelijk/plan/`.
///
/// None of it changes what is derived of a client, so a change of it derives nothing again.
public struct Plan: Sendable {
  public var verdelingen: [Verdeelafspraak] = []
  public var reeksen = Reeksboek()
  public var kalender: [Product] = []
  public var maatregelen: [Verbetermaatregel] = []
  /// SHA-256 in hex of the files, in the order of their names.
  public var digest = ""

  public init() {}
}

extension Plan {
  /// Reads the files of a tenant's plan, strictly: every problem of every file at once.
  ///
  /// - Parameters:
  ///   - bestanden: By path, `…/plan/<name>.yaml`; national ones first. What each name holds is fixed.
  ///   - regels: Of the tenant: its gemeenten, indicators and sporen are what a plan may name.
  public static func laad(
    _ bestanden: [(pad: String, inhoud: [UInt8])], _ regels: Regels
  ) -> Result<Plan, ProblemenLijst> {
    var plan = Plan()
    var problemen: [Probleem] = []
    var reeksen: [Reeks] = []
    var digest = SHA256Stream()
    for (pad, inhoud) in bestanden {
      digest.update(Array(pad.split(separator: "/").suffix(3).joined(separator: "/").utf8) + [0] + inhoud)
      var lezer = Lezer(bestand: pad, tenant: regels.tenant)
      let naam = pad.split(separator: "/").last.map(String.init) ?? pad
      if let wortel = lezer.wortel(inhoud) {
        switch naam {
        case "verdeling.yaml": plan.verdelingen += lezer.verdelingen(wortel, regels)
        case "kalender.yaml": plan.kalender += lezer.producten(wortel, regels)
        case "verbetermaatregelen.yaml": plan.maatregelen += lezer.verbetermaatregelen(wortel, regels)
        case _ where naam.hasPrefix("reeksen"): reeksen += lezer.reeksen(wortel, regels)
        default:
          lezer.meld(
            regel: 1, "", "a file '\(naam)'",
            verwacht: "reeksen.yaml, verdeling.yaml, kalender.yaml or verbetermaatregelen.yaml",
            schrijf: "rename it, or move it out of plan/")
        }
      }
      problemen += lezer.problemen
    }
    let (boek, fouten) = Reeksboek.maak(reeksen, tenant: regels.tenant)
    problemen += fouten
    plan.reeksen = boek
    plan.digest = hex(digest.digest())
    return problemen.isEmpty ? .success(plan) : .failure(ProblemenLijst(problemen))
  }
}

extension Lezer {
  /// A number as printed: digits with a point before decimals, a minus before it; `null` is no value.
  mutating func decimaal(_ node: YAMLNode, _ sleutel: String) -> Decimaal? {
    if let tekst = node.text, let getal = Decimaal(tekst) { return getal }
    meld(
      node.place, sleutel, node.shape, verwacht: "a number without thousands, with a point before decimals, or null",
      schrijf: "write it like 1558000 or 4.6")
    return nil
  }

  /// A code of lower-case words, joined by hyphens or points.
  mutating func naam(_ entry: YAMLEntry?, _ sleutel: String) -> String? {
    guard let entry else { return nil }
    if let tekst = entry.value.text,
      tekst.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ isCode(String($0)) })
    {
      return tekst
    }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape,
      verwacht: "an id of lower-case letters, digits, hyphens and points", schrijf: "write another id")
    return nil
  }

  mutating func gemeente(_ entry: YAMLEntry?, _ sleutel: String) -> Gemeente? {
    guard let entry else { return nil }
    if let tekst = entry.value.text, let gemeente = Gemeente(tekst) { return gemeente }
    meld(
      entry.value.place, samen(sleutel, entry.key), entry.value.shape, verwacht: "a CBS code", schrijf: "write it like GM0010")
    return nil
  }

  mutating func status(_ entry: YAMLEntry?, _ sleutel: String) -> Status? {
    keuze(entry, sleutel, Status.allCases.map(\.rawValue)).flatMap(Status.init)
  }
}
