import Domain

// A dossier as the log keeps it: binary, versioned, strings once; about 30–60 bytes a fact.

extension Dossier {
  /// Version of the binary form. A reader refuses a newer one in words; every older one stays readable.
  public static let versie: UInt8 = 1
  private static let merk: UInt8 = UInt8(ascii: "D")

  public func record() -> [UInt8] {
    var w = ByteWriter()
    w.bytes.reserveCapacity(64 + 64 * feiten.count)
    w.byte(Self.merk)
    w.byte(Self.versie)
    w.tekst(onderwerp.description)
    w.teken(revisie)
    w.blok(parameterDigest)
    w.blok(gepubliceerdDigest)
    var bronnen: [String] = []
    for feit in feiten where bronnen.last != feit.source { bronnen.append(feit.source) }
    w.getal(UInt64(bronnen.count))
    for bron in bronnen { w.tekst(bron) }
    w.getal(UInt64(conflicten.count))
    for conflict in conflicten {
      w.tekst(conflict.source)
      w.id(conflict.id)
    }
    w.getal(UInt64(feiten.count))
    var bron = 0
    var vorigeTijd: Int64 = 0
    for feit in feiten {
      // Sorted by source, so the table is walked once.
      while bronnen[bron] != feit.source { bron += 1 }
      w.getal(UInt64(bron))
      w.id(feit.id)
      w.teken(feit.tijd - vorigeTijd)
      vorigeTijd = feit.tijd
      w.byte(feit.vervangt == nil ? 0 : 1)
      if let vervangt = feit.vervangt { w.id(vervangt) }
      w.inhoud(feit.inhoud)
    }
    return w.bytes
  }

  public init(record: [UInt8]) throws(RecordError) {
    self = try record.withUnsafeBytes { bytes in Result { () throws(RecordError) in try Self.lees(bytes) } }.get()
  }

  private static func lees(_ bytes: UnsafeRawBufferPointer) throws(RecordError) -> Dossier {
    var r = ByteReader(bytes)
    guard try r.byte() == merk else { throw r.fout("is no dossier record") }
    let versie = try r.byte()
    guard versie <= Self.versie else {
      throw r.fout("is of version \(versie), this program reads up to \(Self.versie): start the newer program again")
    }
    guard let onderwerp = Onderwerp(try r.tekst()) else { throw r.fout("has no valid subject") }
    let revisie = try r.teken()
    let (parameterDigest, gepubliceerdDigest) = (try r.blok(), try r.blok())
    var bronnen: [String] = []
    for _ in 0..<(try r.aantal()) { bronnen.append(try r.tekst()) }
    var conflicten: [Identiteit] = []
    for _ in 0..<(try r.aantal()) { conflicten.append(Identiteit(source: try r.tekst(), id: try r.id())) }
    let aantal = try r.aantal()
    var feiten: [Gebeurtenis] = []
    feiten.reserveCapacity(aantal + 1)
    var tijd: Int64 = 0
    for _ in 0..<aantal {
      let bron = Int(clamping: try r.getal())
      guard bron < bronnen.count else { throw r.fout("names source \(bron) of \(bronnen.count)") }
      let id = try r.id()
      tijd &+= try r.teken()
      let vervangt: String? = try r.byte() == 0 ? nil : try r.id()
      feiten.append(
        Gebeurtenis(
          source: bronnen[bron], id: id, tijd: tijd, onderwerp: onderwerp, vervangt: vervangt, inhoud: try r.inhoud()))
    }
    guard r.plaats == bytes.count else { throw r.fout("has \(bytes.count - r.plaats) bytes too many") }
    var dossier = Dossier(onderwerp: onderwerp, feiten: feiten)
    (dossier.revisie, dossier.conflicten) = (revisie, conflicten)
    (dossier.parameterDigest, dossier.gepubliceerdDigest) = (parameterDigest, gepubliceerdDigest)
    return dossier
  }
}
