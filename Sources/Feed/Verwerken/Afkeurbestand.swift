extension FeedMapping {
  /// The header of a rejects file for `bestand`; empty when its exports have none. The caller keeps the file 0600.
  public func afkeurkop(bestand naam: String) -> [UInt8] {
    guard vorm.kopregel, let soort = bestand(naam: naam) else { return [] }
    let namen = (soort.kolommen + Indeling.extra).map { veld($0) }
    return (vorm.bom ? [0xEF, 0xBB, 0xBF] : []) + Array(namen.joined(separator: [vorm.scheiding])) + regeleinde
  }

  /// The original line with the place and the reason behind it: corrected, the file can be fed as it is.
  public func afkeurregel(_ afgekeurd: Afgekeurd, bestand naam: String) -> [UInt8] {
    var uit = zonderExtra(afgekeurd.origineel)
    for tekst in ["#regel \(naam):\(afgekeurd.regel)", "#reden \(afgekeurd.fout)"] {
      uit.append(vorm.scheiding)
      uit += veld(tekst)
    }
    return uit + regeleinde
  }

  var regeleinde: [UInt8] { vorm.regeleindeCRLF ? [0x0D, 0x0A] : [0x0A] }

  /// A field as this system writes it; a character that its encoding lacks becomes `?`.
  func veld(_ tekst: String) -> [UInt8] {
    let bytes = tekst.unicodeScalars.flatMap { vorm.codering.bytes(String($0)) ?? [UInt8(ascii: "?")] }
    let schoon = bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    guard let teken = vorm.aanhaling else { return schoon.map { $0 == vorm.scheiding ? 0x20 : $0 } }
    guard vorm.allesTussenAanhalingstekens || schoon.contains(vorm.scheiding) || schoon.contains(teken) else { return schoon }
    return [teken] + schoon.flatMap { $0 == teken ? [teken, teken] : [$0] } + [teken]
  }

  /// Without the two columns that an earlier rejects file put behind the line.
  private func zonderExtra(_ regel: [UInt8]) -> [UInt8] {
    for begin in [[vorm.scheiding] + Indeling.merk, [vorm.scheiding] + [vorm.aanhaling].compactMap { $0 } + Indeling.merk] {
      var plaats = regel.count - begin.count
      while plaats >= 0 {
        if regel[plaats...].starts(with: begin) { return Array(regel[..<plaats]) }
        plaats -= 1
      }
    }
    return regel
  }
}
