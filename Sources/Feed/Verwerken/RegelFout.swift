/// Why a line is put aside: where, what was found and what was expected. What was found is masked: a line may hold a BSN
/// or a name in any column when columns shifted. Dutch, as the reasons of quarantine: whoever corrects the export reads it.
public struct RegelFout: Error, Hashable, Sendable, CustomStringConvertible {
  /// Name of the column; nil when the line as a whole is wrong.
  public var kolom: String?
  public var gevonden: String
  public var verwacht: String

  init(kolom: String? = nil, gevonden: String, verwacht: String) {
    self.kolom = kolom
    self.gevonden = gevonden
    self.verwacht = verwacht
  }

  public var description: String {
    "\(kolom.map { "kolom \($0): " } ?? "")\(gevonden) gevonden, verwacht: \(verwacht)"
  }
}

/// What a column held, in a form that can be shown: short codes and things shaped like a date as they are, of the rest the
/// shape only (`#` a digit, `x` any other character, at most 20).
func gemaskeerd(_ veld: Veldbytes) -> String {
  guard !veld.isEmpty else { return "niets" }
  let ascii = veld.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  if ascii && (veld.count <= 3 || datumachtig(veld)) { return "\"\(String(decoding: veld, as: UTF8.self))\"" }
  var uit = ""
  for byte in veld.prefix(20) {
    switch byte {
    case 0x30...0x39: uit.append("#")
    case 0x20, 0x2C, 0x2D, 0x2E, 0x2F: uit.append(Character(Unicode.Scalar(byte)))
    default: uit.append("x")
    }
  }
  return veld.count <= 20 ? "\"\(uit)\"" : "\"\(uit)…\" (\(veld.count) bytes)"
}

/// `31-02-2015`, `2015-02-31`, `20150231`, `2015-02`, `201513`: eight digits only when they begin a year and are no BSN.
private func datumachtig(_ veld: Veldbytes) -> Bool {
  let vorm = String(decoding: veld.map { $0 >= 0x30 && $0 <= 0x39 ? UInt8(ascii: "9") : $0 }, as: UTF8.self)
  switch vorm {
  case "99-99-9999", "9999-99-99", "999999", "9999-99", "99-9999", "99/99/9999", "9-9-9999", "99-9-9999", "9-99-9999": return true
  case "99999999":
    return
      (veld[0] == UInt8(ascii: "1") && veld[1] == UInt8(ascii: "9")
      || veld[0] == UInt8(ascii: "2") && veld[1] == UInt8(ascii: "0"))
      && (try? Bsn(veld)) == nil
  default: return false
  }
}
