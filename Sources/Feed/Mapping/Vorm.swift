#if canImport(Glibc)
  import Glibc
#endif

/// How a system writes its exports: the bytes, the dates and the numbers.
struct Vorm: Sendable {
  var codering = Codering.utf8
  var scheiding = UInt8(ascii: ";")
  /// Nil: quotes are ordinary characters.
  var aanhaling: UInt8? = UInt8(ascii: "\"")
  var kopregel = true
  /// False: the columns of the header may stand in any order.
  var kolomvolgordeVast = true
  var datum = Datumvorm.isoDatum
  var maand = Maandvorm.isoMaand
  var bedrag = Bedragvorm.euro
  var decimaalteken = UInt8(ascii: ",")
  var duizendtal: UInt8?
  var ja: [[UInt8]] = []
  var nee: [[UInt8]] = []
  /// What besides nothing at all means empty (`00000000`).
  var leeg: [[UInt8]] = []

  // How the writer writes; the reader takes both.
  var allesTussenAanhalingstekens = false
  var regeleindeCRLF = false
  var bom = false

  @inline(__always)
  func isLeeg(_ veld: Veldbytes) -> Bool {
    if veld.isEmpty { return true }
    return !leeg.isEmpty && leeg.contains { gelijk(veld, $0) }
  }
}

enum Datumvorm: String, CaseIterable, Sendable {
  case dagEerst = "dd-mm-jjjj"
  case aaneen = "jjjjmmdd"
  case isoDatum = "jjjj-mm-dd"
}

enum Maandvorm: String, CaseIterable, Sendable {
  case isoMaand = "jjjj-mm"
  case aaneen = "jjjjmm"
  case maandEerst = "mm-jjjj"
}

enum Bedragvorm: String, CaseIterable, Sendable {
  /// Euros with at most two decimals.
  case euro
  /// Whole euros, as BUS delivers them.
  case heleEuro = "hele-euro"
  /// Whole cents.
  case cent
}

@inline(__always)
func gelijk(_ veld: Veldbytes, _ bytes: [UInt8]) -> Bool {
  veld.count == bytes.count && !bytes.isEmpty
    && bytes.withUnsafeBytes { memcmp($0.baseAddress!, veld.baseAddress!, veld.count) == 0 }
}
