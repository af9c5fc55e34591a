public import Domain
public import Regelgeving

/// What the rules write down while a dossier is derived for an explanation. Of one derivation, on one thread; without it the
/// rules write nothing.
final class Verslag {
  private var perBesluit: [Besluitsleutel: Besluitverslag] = [:]
  /// In the order of writing.
  private var sleutels: [Besluitsleutel] = []

  /// The pages of one besluit.
  func begin(_ sleutel: Besluitsleutel) -> Besluitverslag {
    if let bekend = perBesluit[sleutel] { return bekend }
    let verslag = Besluitverslag(self)
    perBesluit[sleutel] = verslag
    sleutels.append(sleutel)
    return verslag
  }

  /// The maatregelen that cut a month, each with its percentage as a part of one.
  func maatregelen(in maand: Maand) -> [(sleutel: Besluitsleutel, deel: Breuk)] {
    sleutels.compactMap { sleutel in
      guard sleutel.soort == .maatregel, let stappen = perBesluit[sleutel]?.stappen,
        case .maanden(let maanden)? = stappen.last(where: { $0.veld == "maanden" })?.waarde, maanden.contains(maand),
        case .deel(let deel)? = stappen.last(where: { $0.veld == "percentage" })?.waarde
      else { return nil }
      return (sleutel, deel)
    }
  }

  subscript(_ sleutel: Besluitsleutel) -> Besluitverslag? { perBesluit[sleutel] }
}

/// How one besluit came about.
final class Besluitverslag {
  private(set) var stappen: [Rekenstap] = []
  /// Values that decided without standing in a formula, beside those of the grondslag: ages, windows, lists.
  private(set) var ook: [Gebruikt] = []
  private(set) var aow: [AowRij] = []
  private(set) var tabelrijen: [Tabelgebruik] = []
  /// Of a month of uitkering: the place of the period whose months with a vrijlating it counts among, and the how manieth it is.
  var vrijlating: (spel: Int, nummer: Int)?
  /// Of a maatregel: earlier gedragingen that count, by id.
  var eerdere: [String] = []
  /// Set behind names when a month has two periods.
  var achtervoegsel = ""

  /// What was written of other besluiten of the same derivation.
  unowned let boek: Verslag

  init(_ boek: Verslag) { self.boek = boek }

  func schrijf(_ stap: Rekenstap) { stappen.append(stap) }

  func gebruik(_ parameter: Parameter, op dag: CivilDate, _ plaats: Regelplaats) {
    guard let waarde = plaats.regels.waarde(parameter, op: dag) else { return }
    ook.append(Gebruikt(parameter: parameter, gemeente: plaats.gemeente, op: dag, waarde: waarde))
  }

  /// The step of the AOW age that someone's birth date falls in.
  func gebruik(aowVan geboren: CivilDate, _ regels: Regels) {
    guard let rij = regels.aow.first(where: { $0.geborenVanaf <= geboren && geboren < $0.geborenVoor }),
      !aow.contains(where: { $0.geborenVanaf == rij.geborenVanaf })
    else { return }
    aow.append(rij)
  }

  func gebruik(_ tabel: Beslistabel, rij nummer: Int, op dag: CivilDate) {
    tabelrijen.append(Tabelgebruik(tabel: tabel, nummer: nummer, op: dag))
  }
}

/// A row of a decision table that gave a spoor.
public struct Tabelgebruik: Sendable {
  public var tabel: Beslistabel
  /// Counted from 1.
  public var nummer: Int
  /// The day for which the table was asked.
  public var op: CivilDate

  public var rij: Beslistabel.Rij { tabel.rijen[nummer - 1] }
}
