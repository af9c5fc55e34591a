import Domain

/// What must hold between the values of one day: the bounds that the law sets to a verordening, and what belongs together.
///
/// ## Grondslag
/// Participatiewet art. 18 lid 5–8: 1 ≤ P1 ≤ 3, P1 < P2 ≤ 3, then three months; art. 41 lid 11: from when the zoektermijn may be
/// let go; art. 44: how far back a right may start.
struct Samenhang {
  let regels: GemeenteRegels
  let dag: CivilDate
  let tenant: TenantID

  func problemen() -> [Probleem] { perioden() + grenzen() + categorieen() + dubbel() + recidive() + paren() }

  private func perioden() -> [Probleem] {
    guard let p1 = regels.geheel(.maatregelUniformP1, op: dag), let p2 = regels.geheel(.maatregelUniformP2, op: dag) else {
      return []
    }
    var uit: [Probleem] = []
    if !(1...3).contains(p1) {
      uit.append(probleem(.maatregelUniformP1, "\(p1)", "1 to 3 months (Participatiewet art. 18 lid 5)", "write 1, 2 or 3"))
    }
    if p2 <= p1 || p2 > 3 {
      let schrijf = p1 < 3 ? "write \(p1 + 1)\(p1 + 1 < 3 ? " or 3" : "")" : "lower maatregel.uniform.p1 first"
      uit.append(
        probleem(
          .maatregelUniformP2, "\(p2)", "more than P1, \(p1), and at most 3 months (Participatiewet art. 18 lid 6)", schrijf,
          met: .maatregelUniformP1))
    }
    return uit
  }

  /// What a gemeente may choose from the day that the law allows it, and how far.
  private func grenzen() -> [Probleem] {
    var uit: [Probleem] = []
    if regels.jaNee(.zoektermijnVervalt, op: dag) == true, regels.jaNee(.zoektermijnMagVervallen, op: dag) != true {
      uit.append(
        probleem(
          .zoektermijnVervalt, "ja on \(dag)", "nee: on that day the law lets nobody waive it (Participatiewet art. 41 lid 11)",
          "write nee, or a 'vanaf' on which zoektermijn.mag_vervallen is ja"))
    }
    if let maanden = regels.geheel(.aanvraagTerugwerkendMaanden, op: dag), maanden > 0 {
      let hoogste = regels.geheel(.aanvraagTerugwerkendHoogste, op: dag) ?? 0
      if maanden > hoogste {
        uit.append(
          probleem(
            .aanvraagTerugwerkendMaanden, "\(maanden) on \(dag)",
            "at most \(hoogste) months on that day (Participatiewet art. 44)",
            hoogste == 0 ? "write 0, or a 'vanaf' from which the law allows it" : "write \(hoogste) or less"))
      }
    }
    return uit
  }

  /// A category that names gedragingen says what follows.
  private func categorieen() -> [Probleem] {
    Maatregelcategorie.alle.flatMap { categorie -> [Probleem] in
      guard let codes = regels.codes(categorie.gedragingen, op: dag), !codes.isEmpty else { return [] }
      return [categorie.percentage, categorie.maanden].filter { regels.waarde($0, op: dag) == nil }.map { p in
        probleem(
          categorie.gedragingen, "\(p.pad) has no value on \(dag)", "a value for every category that names gedragingen",
          "add a row from \(dag) to \(p.pad)")
      }
    }
  }

  /// A gedraging stands in one category.
  private func dubbel() -> [Probleem] {
    var eerder: [Symbool: Parameter] = [:]
    var uit: [Probleem] = []
    for p in [Parameter.maatregelUniformGedragingen] + Maatregelcategorie.alle.map(\.gedragingen) {
      for code in regels.codes(p, op: dag) ?? [] {
        if let ander = eerder[code] {
          uit.append(probleem(p, "'\(code)' is also in \(ander.pad)", "a gedraging in one category", "remove it from one"))
        }
        eerder[code] = p
      }
    }
    return uit
  }

  /// What means nothing without another.
  private func paren() -> [Probleem] {
    let paren: [(Parameter, Parameter)] = [
      (.integraleIntakeDrempel, .integraleIntakeVorm), (.integraleIntakeVorm, .integraleIntakeDrempel),
      (.integraleIntakeLopendePeriodenOp, .integraleIntakeDrempel), (.termijnWerkenMetBehoudVerlengd, .termijnWerkenMetBehoud),
    ]
    return paren.filter { regels.waarde($0.0, op: dag) != nil && regels.waarde($0.1, op: dag) == nil }.map { een, ander in
      probleem(een, "\(ander.pad) has no value on \(dag)", "a value for both", "add a row from \(dag) to \(ander.pad)")
    }
  }

  private func recidive() -> [Probleem] {
    let waarschuwt = Maatregelcategorie.alle.map(\.waarschuwingEerste).filter { regels.jaNee($0, op: dag) == true }
    let venster = Parameter.maatregelRecidiveVenster
    if regels.code(.maatregelRecidiveRegel, op: dag) == nil, regels.waarde(venster, op: dag) == nil {
      return waarschuwt.map { p in
        probleem(
          p, "\(venster.pad) has no value on \(dag)", "the months in which a first gedraging is the first",
          "add a row from \(dag) to \(venster.pad)")
      }
    }
    guard let regel = regels.code(.maatregelRecidiveRegel, op: dag) else { return [] }
    let nodig: [Parameter] =
      regel.tekst == "plus-punten" ? [.maatregelRecidivePlusPunten, .maatregelRecidiveVenster] : [.maatregelRecidiveVenster]
    return nodig.filter { regels.waarde($0, op: dag) == nil }.map { p in
      probleem(
        .maatregelRecidiveRegel, "\(p.pad) has no value on \(dag)", "it beside '\(regel)'", "add a row from \(dag) to \(p.pad)")
    }
  }

  /// At the row of the lowest level involved: who overrides a value makes it fit.
  private func probleem(
    _ p: Parameter, _ gevonden: String, _ verwacht: String, _ schrijf: String, met ander: Parameter? = nil
  ) -> Probleem {
    let rijen = [p, ander].compactMap { $0.flatMap { regels.rij($0, op: dag) } }
    let rij = rijen.max { $0.niveau < $1.niveau }
    return Probleem(
      bestand: rij?.bestand ?? "tenants/\(tenant)", regel: rij?.regel ?? 1, sleutel: p.pad, gevonden: gevonden,
      verwacht: "expected \(verwacht)", schrijf: schrijf, tenant: tenant)
  }
}
