import Domain

/// A sum written out, `972,70 × 19/29 = 637,286… ≈ 637,29`, read and worked out: it cannot say what is not so.
///
/// Numbers have a comma or a point before the decimals; a percentage ends in `%`; `…` behind a number cuts it off. Between
/// them stand + − × / ( ), `min(a; b)` and `max(a; b)`. `=` is exact, `≈` rounds once, half up (away from zero on a tie), to
/// the decimals that follow it.
struct Som {
  /// What stands last.
  let uitkomst: Breuk

  init(_ tekst: String) throws(SomFout) {
    var lezer = Somlezer(tekst)
    uitkomst = try lezer.keten()
  }
}

/// Why a text is no sum that holds.
struct SomFout: Error, Equatable {
  var tekst: String

  init(_ tekst: String) { self.tekst = tekst }
}

private struct Somlezer {
  private let tekens: [Character]
  private var plaats = 0
  private var isAfgerond = false

  init(_ tekst: String) { tekens = Array(tekst) }

  /// `expression relation expression …`
  mutating func keten() throws(SomFout) -> Breuk {
    var links = try som()
    var aantal = 0
    while let teken = volgende() {
      plaats += 1
      switch teken {
      case "=":
        if let (rechts, decimalen) = afgekapt() {
          try eis(kapAf(links, decimalen) == rechts, links, "\(links.tekst(6)), not what stands behind =")
        } else {
          let rechts = try som()
          try eis(rechts == links, links, "\(links.tekst(6)), not \(rechts.tekst(6))")
          links = rechts
        }
      case "≈":
        guard !isAfgerond else { throw SomFout("rounds twice; a formula is rounded once, at its end") }
        isAfgerond = true
        guard let (rechts, decimalen, _) = try cijfers() else { throw SomFout("no number behind ≈") }
        let afgerond = rondAf(links, decimalen)
        try eis(afgerond == rechts, links, "\(links.tekst(6)), which rounds to \(afgerond.tekst(decimalen))")
        links = rechts
      default: throw SomFout("'\(teken)' is no = or ≈")
      }
      aantal += 1
    }
    guard aantal > 0 else { throw SomFout("nothing behind the expression; end it with = or ≈ and the outcome") }
    return links
  }

  private func eis(_ klopt: Bool, _ links: Breuk, _ tekst: String) throws(SomFout) {
    if !klopt { throw SomFout("what stands on the left is \(tekst)") }
  }

  private mutating func som() throws(SomFout) -> Breuk {
    var links = try product()
    while let teken = volgende(), "+-−".contains(teken) {
      plaats += 1
      let rechts = try product()
      links = try klein(teken == "+" ? links + rechts : links - rechts)
    }
    return links
  }

  private mutating func product() throws(SomFout) -> Breuk {
    var links = try factor()
    while let teken = volgende(), "×*·/:".contains(teken) {
      plaats += 1
      let rechts = try factor()
      if "/:".contains(teken), rechts == .nul { throw SomFout("divides by zero") }
      links = try klein("/:".contains(teken) ? links / rechts : links * rechts)
    }
    return links
  }

  private mutating func factor() throws(SomFout) -> Breuk {
    guard let teken = volgende() else { throw SomFout("ends where a number should stand") }
    if "-−".contains(teken) {
      plaats += 1
      let rechts = try factor()
      return Breuk(-rechts.teller, rechts.noemer)
    }
    if teken == "(" {
      plaats += 1
      let binnen = try som()
      try sluit()
      return binnen
    }
    for (naam, kies) in [("min(", { (a: Breuk, b: Breuk) in min(a, b) }), ("max(", { (a: Breuk, b: Breuk) in max(a, b) })]
    where tekens[plaats...].starts(with: naam) {
      plaats += naam.count
      let eerste = try som()
      guard volgende() == ";" else { throw SomFout("no ; between the two of \(naam))") }
      plaats += 1
      let tweede = try som()
      try sluit()
      return kies(eerste, tweede)
    }
    guard let (waarde, _, isAfgekapt) = try cijfers() else { throw SomFout("'\(teken)' where a number should stand") }
    if isAfgekapt { throw SomFout("a number that is cut off (…) may only stand by itself behind =") }
    return waarde
  }

  private mutating func sluit() throws(SomFout) {
    guard volgende() == ")" else { throw SomFout("a ( without its )") }
    plaats += 1
  }

  /// A number that ends in `…` and stands alone between relations.
  private mutating func afgekapt() -> (Breuk, Int)? {
    let begin = plaats
    var isNegatief = false
    if let teken = volgende(), "-−".contains(teken) {
      isNegatief = true
      plaats += 1
    }
    if let (waarde, decimalen, isAfgekapt) = try? cijfers(), isAfgekapt, volgende().map({ "=≈".contains($0) }) ?? true {
      return (isNegatief ? Breuk(-waarde.teller, waarde.noemer) : waarde, decimalen)
    }
    plaats = begin
    return nil
  }

  /// A number without its sign, how many decimals it has, and whether it ends in `…`.
  private mutating func cijfers() throws(SomFout) -> (Breuk, decimalen: Int, isAfgekapt: Bool)? {
    var isNegatief = false
    if let teken = volgende(), "-−".contains(teken) {
      isNegatief = true
      plaats += 1
    }
    let begin = plaats
    while plaats < tekens.count, tekens[plaats].isASCII, tekens[plaats].isNumber || ",.".contains(tekens[plaats]) { plaats += 1 }
    let tekst = String(tekens[begin..<plaats])
    guard !tekst.isEmpty else { return nil }
    guard let getal = getal(tekst) else {
      throw SomFout("'\(tekst)' is no number: write 1389,57, with at most six decimals and no points between thousands")
    }
    var waarde = isNegatief ? Breuk(-getal.breuk.teller, getal.breuk.noemer) : getal.breuk
    if plaats < tekens.count, tekens[plaats] == "%" {
      plaats += 1
      waarde = Breuk(waarde.teller, waarde.noemer * 100)
    }
    guard plaats < tekens.count, tekens[plaats] == "…" else { return (waarde, Int(getal.schaal), false) }
    plaats += 1
    return (waarde, Int(getal.schaal), true)
  }

  /// The next character that is no space.
  private mutating func volgende() -> Character? {
    while plaats < tekens.count, tekens[plaats].isWhitespace { plaats += 1 }
    return plaats < tekens.count ? tekens[plaats] : nil
  }

  /// Without common factors, and small enough that one more step stays within 128 bits.
  private func klein(_ breuk: Breuk) throws(SomFout) -> Breuk {
    var (a, b) = (breuk.teller.magnitude, breuk.noemer.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let deler = Int128(max(a, 1))
    let uit = Breuk(breuk.teller / deler, breuk.noemer / deler)
    guard uit.teller.magnitude < 1 << 62, uit.noemer < 1 << 62 else { throw SomFout("numbers too large or too fine to work out") }
    return uit
  }
}

/// Cut off, towards zero, behind a number of decimals.
private func kapAf(_ breuk: Breuk, _ decimalen: Int) -> Breuk {
  let macht = (0..<decimalen).reduce(Int128(1)) { macht, _ in macht * 10 }
  return Breuk(breuk.teller * macht / breuk.noemer, macht)
}

private func rondAf(_ breuk: Breuk, _ decimalen: Int) -> Breuk {
  let macht = (0..<decimalen).reduce(Int128(1)) { macht, _ in macht * 10 }
  return Breuk(Int128(Breuk(breuk.teller * macht, breuk.noemer).afgerond), macht)
}

extension Breuk {
  /// With at most so many decimals, cut off and ended by `…` where more follow.
  fileprivate func tekst(_ decimalen: Int) -> String {
    let gekapt = kapAf(self, decimalen)
    let macht = gekapt.noemer
    let heel = gekapt.teller.magnitude / macht.magnitude
    var staart = String(gekapt.teller.magnitude % macht.magnitude)
    staart = String(repeating: "0", count: max(0, decimalen - staart.count)) + staart
    if gekapt == self { while staart.last == "0" && staart.count > 2 { staart.removeLast() } }
    let teken = teller < 0 ? "−" : ""
    let rest = gekapt == self ? "" : "…"
    return decimalen == 0 || gekapt == self && staart.allSatisfy { $0 == "0" }
      ? "\(teken)\(heel)\(rest)" : "\(teken)\(heel),\(staart)\(rest)"
  }
}
