import Domain

/// Why a fact cannot be written in the form of a system.
public struct MappingWriterError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
}

/// One line of an export, and the file it belongs in.
public struct Exportregel: Hashable, Sendable {
  /// The pattern of the file in the mapping.
  public var patroon: String
  /// With its line ending.
  public var bytes: [UInt8]
}

/// What can be wrong with a line that was written well.
public enum Beschadiging: CaseIterable, Sendable { case bsn, datum, getal, kolomTeVeel, code }

/// Writes exports as a system of a mapping would: the inverse of feeding them. For examples, generators and tests.
///
/// It keeps the rows of kinds that hold several events (the start and the end of a plaatsing), because a system exports
/// such a row whole whenever one of its facts changes.
public struct MappingWriter: Sendable {
  public let mapping: FeedMapping
  private var rijen: [Rijplaats: [Int: Feit]] = [:]

  struct Rijplaats: Hashable {
    var rij: String
    var sleutel: [[UInt8]]
  }

  public init(_ mapping: FeedMapping) { self.mapping = mapping }

  /// Whether some row of this system gives events of this type about this kind of subject.
  public func kent(_ type: String, _ onderwerp: Onderwerpsoort = .client) -> Bool { rij(type, onderwerp) != nil }

  /// What begins a file of this pattern: the mark of its encoding, the header; empty without either.
  public func kop(patroon: String) -> [UInt8] {
    var uit: [UInt8] = mapping.vorm.bom ? [0xEF, 0xBB, 0xBF] : []
    guard mapping.vorm.kopregel, let bestand = mapping.bestanden.first(where: { $0.patroon == patroon }) else { return uit }
    uit += regel(bestand.kolommen.map { mapping.vorm.codering.bytes($0) ?? [] })
    return uit
  }

  /// The line of this fact, its row's other facts with it; nil as long as the fact that its row begins with is not known
  /// (an end without a start). Withdrawing the first fact withdraws the row; another one is left out of it.
  ///
  /// - Parameter beschadigd: Spoils the line, in the first column that can have it.
  public mutating func regel(
    _ feit: Feit, beschadigd: Beschadiging? = nil
  ) throws(MappingWriterError) -> Exportregel? {
    guard let (bestand, rij, nummer) = rij(feit.type, feit.onderwerp.soort) else {
      throw MappingWriterError(description: "\(mapping.pad): no row gives \(feit.type)")
    }
    var schrijver = Rijschrijver(mapping: mapping, bestand: bestand, rij: rij)
    try schrijver.voegToe(feit, rij.gebeurtenissen[nummer])
    if rij.gebeurtenissen.count > 1 {
      let plaats = Rijplaats(
        rij: bestand.patroon + "\u{0}" + rij.naam, sleutel: rij.sleutel.map { schrijver.velden[$0] ?? [] })
      rijen[plaats, default: [:]][nummer] = feit.isIngetrokken && nummer > 0 ? nil : feit
      guard let feiten = rijen[plaats], feiten[0] != nil else { return nil }
      schrijver = Rijschrijver(mapping: mapping, bestand: bestand, rij: rij)
      for (nummer, feit) in feiten.sorted(by: { $0.key < $1.key }) { try schrijver.voegToe(feit, rij.gebeurtenissen[nummer]) }
    }
    if let beschadigd { schrijver.beschadig(beschadigd) }
    let extra = beschadigd == .kolomTeVeel ? [Array("?".utf8)] : []
    return Exportregel(patroon: bestand.patroon, bytes: regel(schrijver.kolommen + extra))
  }

  private func rij(_ type: String, _ onderwerp: Onderwerpsoort) -> (Bestandvorm, Rijsoort, Int)? {
    for bestand in mapping.bestanden {
      for rij in bestand.rijen where rij.onderwerp.soort == onderwerp {
        if let nummer = rij.gebeurtenissen.firstIndex(where: { $0.type.naam == type }) { return (bestand, rij, nummer) }
      }
    }
    return nil
  }

  private func regel(_ velden: [[UInt8]]) -> [UInt8] {
    var uit: [UInt8] = []
    for (plaats, veld) in velden.enumerated() {
      if plaats > 0 { uit.append(mapping.vorm.scheiding) }
      mapping.aangehaald(veld, &uit)
    }
    return uit + mapping.regeleinde
  }
}

extension FeedMapping {
  /// A field between quotes where this system puts them.
  func aangehaald(_ veld: [UInt8], _ uit: inout [UInt8]) {
    guard let teken = vorm.aanhaling,
      vorm.allesTussenAanhalingstekens || veld.contains(where: { $0 == vorm.scheiding || $0 == teken })
    else {
      uit += veld
      return
    }
    uit.append(teken)
    for byte in veld {
      if byte == teken { uit.append(teken) }
      uit.append(byte)
    }
    uit.append(teken)
  }
}
