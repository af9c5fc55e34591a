public import Domain

/// What a verordening attaches to one kind of gedraging on a day.
public struct Maatregelregel: Sendable {
  /// `uniform`, `1`, `2`, `3`, `misdraging` or `besef`.
  public var categorie: Symbool
  public var percentage: Decimaal
  public var duur: Duur
  /// The first gedraging of the category in the window gives a warning only.
  public var isWaarschuwingEerste: Bool
  /// Months before the new gedraging in which an earlier one of the category counts.
  public var venster: Int
  /// Numbers of the rows used, for the trace.
  public var rijen: [Int]

  public enum Duur: Sendable, Hashable {
    /// Uniform obligations: months the first, second and every later time.
    case uniform(p1: Int, p2: Int, p3: Int)
    /// The verordening's own: months, and what an earlier gedraging changes (nil: nothing).
    case eigen(maanden: Int, recidive: Recidive?)
  }

  public enum Recidive: Sendable, Hashable {
    case verdubbelDuur
    case verdubbelPercentage
    /// So many percent points more.
    case plusPunten(Decimaal)
  }
}

/// Why no maatregel follows: the path without a value.
public struct GeenWaarde: Error, Hashable, Sendable {
  public var pad: String

  public init(_ pad: String) { self.pad = pad }
}

/// One category of the verordening's own and its parameters.
public struct Maatregelcategorie: Sendable {
  /// `1`, `2`, `3`, `misdraging` or `besef`.
  public let code: Symbool
  public let gedragingen: Parameter
  public let percentage: Parameter
  public let maanden: Parameter
  public let waarschuwingEerste: Parameter

  public static let alle = [
    Maatregelcategorie(
      code: "1", gedragingen: .maatregel1Gedragingen, percentage: .maatregel1Percentage, maanden: .maatregel1Maanden,
      waarschuwingEerste: .maatregel1WaarschuwingEerste),
    Maatregelcategorie(
      code: "2", gedragingen: .maatregel2Gedragingen, percentage: .maatregel2Percentage, maanden: .maatregel2Maanden,
      waarschuwingEerste: .maatregel2WaarschuwingEerste),
    Maatregelcategorie(
      code: "3", gedragingen: .maatregel3Gedragingen, percentage: .maatregel3Percentage, maanden: .maatregel3Maanden,
      waarschuwingEerste: .maatregel3WaarschuwingEerste),
    Maatregelcategorie(
      code: "misdraging", gedragingen: .maatregelMisdragingGedragingen, percentage: .maatregelMisdragingPercentage,
      maanden: .maatregelMisdragingMaanden, waarschuwingEerste: .maatregelMisdragingWaarschuwingEerste),
    Maatregelcategorie(
      code: "besef", gedragingen: .maatregelBesefGedragingen, percentage: .maatregelBesefPercentage,
      maanden: .maatregelBesefMaanden, waarschuwingEerste: .maatregelBesefWaarschuwingEerste),
  ]
}

extension GemeenteRegels {
  /// The rule for a code of gedraging on the day of it.
  ///
  /// ## Grondslag
  /// Participatiewet art. 18 lid 2 and 4–8; the verordening of art. 8 lid 1 onder a.
  /// - Throws: ``GeenWaarde`` with `maatregel.gedraging.<code>` when no verordening in force names the code, or with the
  ///   first parameter without a value.
  public func maatregel(gedraging: String, op dag: CivilDate) throws(GeenWaarde) -> Maatregelregel {
    var lezing = Lezing(regels: self, dag: dag)
    if lezing.noemt(.maatregelUniformGedragingen, gedraging) {
      return Maatregelregel(
        categorie: "uniform", percentage: try lezing.decimaal(.maatregelUniformPercentage),
        duur: .uniform(
          p1: try lezing.geheel(.maatregelUniformP1), p2: try lezing.geheel(.maatregelUniformP2),
          p3: try lezing.geheel(.maatregelUniformP3)),
        isWaarschuwingEerste: false, venster: try lezing.geheel(.maatregelUniformVenster), rijen: lezing.rijen)
    }
    guard let categorie = Maatregelcategorie.alle.first(where: { lezing.noemt($0.gedragingen, gedraging) }) else {
      throw GeenWaarde("maatregel.gedraging.\(gedraging)")
    }
    let percentage = try lezing.decimaal(categorie.percentage)
    let maanden = try lezing.geheel(categorie.maanden)
    let recidive = try lezing.recidive()
    let venster = recidive == nil ? 12 : try lezing.geheel(.maatregelRecidiveVenster)
    let waarschuwing = lezing.jaNee(categorie.waarschuwingEerste) ?? false
    return Maatregelregel(
      categorie: categorie.code, percentage: percentage, duur: .eigen(maanden: maanden, recidive: recidive),
      isWaarschuwingEerste: waarschuwing, venster: venster, rijen: lezing.rijen)
  }
}

/// Reads parameters of one day and keeps the rows it used.
private struct Lezing {
  let regels: GemeenteRegels
  let dag: CivilDate
  var rijen: [Int] = []

  init(regels: GemeenteRegels, dag: CivilDate) {
    self.regels = regels
    self.dag = dag
  }

  private mutating func gebruik(_ p: Parameter) { if let rij = regels.index(p, op: dag) { rijen.append(rij) } }

  mutating func noemt(_ p: Parameter, _ gedraging: String) -> Bool {
    guard regels.codes(p, op: dag)?.contains(where: { $0.tekst == gedraging }) == true else { return false }
    gebruik(p)
    return true
  }

  mutating func decimaal(_ p: Parameter) throws(GeenWaarde) -> Decimaal {
    guard let waarde = regels.decimaal(p, op: dag) else { throw GeenWaarde(p.pad) }
    gebruik(p)
    return waarde
  }

  mutating func geheel(_ p: Parameter) throws(GeenWaarde) -> Int {
    guard let waarde = regels.geheel(p, op: dag) else { throw GeenWaarde(p.pad) }
    gebruik(p)
    return waarde
  }

  mutating func jaNee(_ p: Parameter) -> Bool? {
    gebruik(p)
    return regels.jaNee(p, op: dag)
  }

  /// No rule at all is no recidive; a rule of points without its points has no value.
  mutating func recidive() throws(GeenWaarde) -> Maatregelregel.Recidive? {
    guard let code = regels.code(.maatregelRecidiveRegel, op: dag) else { return nil }
    gebruik(.maatregelRecidiveRegel)
    switch code.tekst {
    case "verdubbel-duur": return .verdubbelDuur
    case "verdubbel-percentage": return .verdubbelPercentage
    default: return .plusPunten(try decimaal(.maatregelRecidivePlusPunten))
    }
  }
}
