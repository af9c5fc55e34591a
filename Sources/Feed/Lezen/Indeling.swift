import TopicContracts

/// Which columns a line of this file has, and which kind of row it is.
struct Indeling {
  /// Names of the two columns that a rejects file has behind the others; their values begin with the marks.
  static let extra = ["FEED_REGEL", "FEED_REDEN"]
  static let merk = Array("#regel ".utf8)

  private let soort: Bestandvorm
  private let vorm: Vorm
  /// Of each column of the mapping its place in the file; nil: in order.
  private var plaatsen: [Int]?
  private var geordend: [Veldbytes] = []
  private(set) var kopGelezen = false

  init(_ soort: Bestandvorm, _ vorm: Vorm) {
    self.soort = soort
    self.vorm = vorm
  }

  var verwachteKop: String { soort.kolommen.joined(separator: String(Unicode.Scalar(vorm.scheiding))) }

  mutating func lees(kop: [String], _ bytes: Veldbytes, _ plaats: String, _ mapping: String) throws(FeedError) {
    kopGelezen = true
    var kop = kop
    if kop.count > 2, Array(kop.suffix(2)) == Self.extra { kop.removeLast(2) }
    let verwacht = soort.kolommen
    if kop == verwacht { return }
    let weg = verwacht.filter { !kop.contains($0) }
    let vreemd = kop.filter { !verwacht.contains($0) }
    var verschil: [String] = []
    if !weg.isEmpty, weg.count < verwacht.count { verschil.append("missing: \(weg.joined(separator: ", "))") }
    if weg.count == verwacht.count {
      // Perhaps a line of data: not to be shown.
      verschil.append("none of the columns is there: is the header line absent?")
    } else if !vreemd.isEmpty {
      verschil.append("unknown: \(vreemd.prefix(20).map { masked($0, limit: 40) }.joined(separator: ", "))")
    }
    if verschil.isEmpty, kop.count == verwacht.count {
      if !vorm.kolomvolgordeVast {
        plaatsen = verwacht.map { kop.firstIndex(of: $0)! }
        return
      }
      let eerste = zip(kop, verwacht).enumerated().first { $0.element.0 != $0.element.1 }!
      verschil.append("moved: column \(eerste.offset + 1) is \(eerste.element.0), expected \(eerste.element.1)")
    } else if verschil.isEmpty {
      verschil.append("twice: \(kop.filter { naam in kop.count { $0 == naam } > 1 }.first ?? "")")
    }
    if kop.count == 1, let ander = andereScheiding(bytes) { verschil.append("the line looks separated by \(ander)") }
    throw FeedError(
      .kopregel,
      "the header is not that of the mapping (\(verschil.joined(separator: "; "))); found \(kop.count) columns, expected "
        + "\(verwacht.count): \(verwachteKop). Ask why the export changed, then adapt \(mapping).", place: plaats)
  }

  private func andereScheiding(_ bytes: Veldbytes) -> String? {
    [(UInt8(ascii: ";"), "';'"), (UInt8(ascii: ","), "','"), (0x09, "tab"), (UInt8(ascii: "|"), "'|'")]
      .filter { teken in teken.0 != vorm.scheiding && bytes.contains(teken.0) }
      .max { a, b in bytes.count { $0 == a.0 } < bytes.count { $0 == b.0 } }?.1
  }

  /// The kind of the row, its fields brought into the order of the mapping; nil when the mapping ignores its record type.
  mutating func rijsoort(_ velden: inout [Veldbytes]) throws(Stop) -> Rijsoort? {
    let rij: Rijsoort
    if let kolom = soort.recordtype {
      let plaats = plaatsen?[kolom] ?? kolom
      guard plaats < velden.count else { throw .regel(aantal(velden, soort.rijen[0].kolommen.count)) }
      let type = velden[plaats]
      guard let gevonden = soort.rijen.first(where: { $0.recordtypen.contains { gelijk(type, $0) } }) else {
        if soort.negeer.contains(where: { gelijk(type, $0) }) { return nil }
        let bekend = soort.rijen.flatMap(\.recordtypen).map { vorm.codering.tekst($0) }
        throw .regel(
          RegelFout(
            kolom: soort.rijen[0].kolommen[kolom], gevonden: gemaskeerd(type),
            verwacht: "een recordtype: \(bekend.joined(separator: " "))"))
      }
      rij = gevonden
    } else {
      rij = soort.rijen[0]
    }
    let n = rij.kolommen.count
    if velden.count == n + 2, velden[n].starts(with: Self.merk) { velden.removeLast(2) }
    guard velden.count == n else { throw .regel(aantal(velden, n)) }
    if let plaatsen {
      geordend.removeAll(keepingCapacity: true)
      for plaats in plaatsen { geordend.append(velden[plaats]) }
      swap(&geordend, &velden)
    }
    return rij
  }

  private func aantal(_ velden: [Veldbytes], _ verwacht: Int) -> RegelFout {
    var fout = RegelFout(gevonden: "\(velden.count) kolommen", verwacht: "\(verwacht)")
    if velden.count == 1, let ander = andereScheiding(velden[0]) { fout.gevonden += " (de regel lijkt gescheiden door \(ander))" }
    return fout
  }

  func fout(_ fout: VeldSplitser.Fout) -> RegelFout {
    func naam(_ plaats: Int) -> String {
      let kolommen = soort.kolommen
      if plaatsen == nil, plaats < kolommen.count { return kolommen[plaats] }
      return "\(plaats + 1)"
    }
    return switch fout {
    case .aanhalingOpen(let plaats):
      RegelFout(
        kolom: naam(plaats), gevonden: "een aanhalingsteken dat niet gesloten wordt",
        verwacht: "een tweede voor het einde van de regel")
    case .naAanhaling(let plaats):
      RegelFout(
        kolom: naam(plaats), gevonden: "tekst achter het sluitende aanhalingsteken",
        verwacht: "het scheidingsteken (een aanhalingsteken in een veld staat er dubbel)")
    }
  }
}

/// The line without the byte-order mark of its encoding; the mark of another encoding is an error.
func zonderBOM(_ bytes: Veldbytes, _ codering: Codering, _ plaats: String) throws(FeedError) -> Veldbytes {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    guard codering == .utf8 else {
      throw FeedError(
        .codering, "the file begins with the mark of UTF-8; the mapping expects \(codering.rawValue)", place: plaats)
    }
    return Veldbytes(rebasing: bytes.dropFirst(3))
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw FeedError(
      .codering, "the file begins with the mark of UTF-16; expected \(codering.rawValue): export it again", place: plaats)
  }
  return bytes
}
