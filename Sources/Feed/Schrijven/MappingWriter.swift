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

/// Writes exports as a system of a mapping would: the inverse of feeding them. For examples, generators and tests.
public struct MappingWriter: Sendable {
  public let mapping: FeedMapping

  public init(_ mapping: FeedMapping) { self.mapping = mapping }

  /// Whether some row of this system gives events of this type.
  public func kent(_ type: String) -> Bool { rij(type) != nil }

  /// What begins a file of this pattern: the mark of its encoding, the header; empty without either.
  public func kop(patroon: String) -> [UInt8] {
    var uit: [UInt8] = mapping.vorm.bom ? [0xEF, 0xBB, 0xBF] : []
    guard mapping.vorm.kopregel, let bestand = mapping.bestanden.first(where: { $0.patroon == patroon }) else { return uit }
    uit += regel(bestand.kolommen.map { mapping.vorm.codering.bytes($0) ?? [] })
    return uit
  }

  /// The lines of these facts; facts under one business key that one kind of row holds become one line, at the place of
  /// the first.
  public func regels(_ feiten: [Feit]) throws(MappingWriterError) -> [Exportregel] {
    struct Plaats: Hashable {
      var rij: String
      var sleutel: [[UInt8]]
    }
    var volgorde: [Plaats] = []
    var rijen: [Plaats: Rijschrijver] = [:]
    for feit in feiten {
      guard let (bestand, rij, vorm) = rij(feit.type) else {
        throw MappingWriterError(description: "\(mapping.pad): no row gives \(feit.type)")
      }
      var deze = Rijschrijver(mapping: mapping, bestand: bestand, rij: rij)
      try deze.voegToe(feit, vorm)
      let plaats = Plaats(rij: bestand.patroon + "\u{0}" + rij.naam, sleutel: rij.sleutel.map { deze.velden[$0] ?? [] })
      if rijen[plaats] == nil {
        volgorde.append(plaats)
        rijen[plaats] = deze
      } else {
        try rijen[plaats]?.voegToe(feit, vorm)
      }
    }
    return volgorde.compactMap { plaats in
      rijen[plaats].map { Exportregel(patroon: $0.bestand.patroon, bytes: regel($0.kolommen)) }
    }
  }

  private func rij(_ type: String) -> (Bestandvorm, Rijsoort, Gebeurtenisvorm)? {
    for bestand in mapping.bestanden {
      for rij in bestand.rijen {
        if let vorm = rij.gebeurtenissen.first(where: { $0.type.naam == type }) { return (bestand, rij, vorm) }
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
