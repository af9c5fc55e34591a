public import Domain
public import Dossiers

/// A delivered file of a statistic: lines with a head, split by one character, whose columns are named for this comparison.
public struct Statistiekbestand: Sendable {
  public struct Rij: Hashable, Sendable {
    public var regel: Statistiekregel
    /// In the file, from 1.
    public var nummer: Int
  }

  public private(set) var rijen: [Rij] = []
  /// Lines that could not be read, with their number: `file:12: …`.
  public private(set) var fouten: [String] = []

  /// Which column holds what: `bsn` or `dossier`, `maand` or `registratienummer`, and kenmerken; several columns are added up.
  public struct Kolommen: Sendable {
    public var kolommen: [String: [String]]

    public init(_ kolommen: [String: [String]]) { self.kolommen = kolommen }

    public static let sleutels = ["bsn", "dossier", "maand", "registratienummer"]
    public static let namen = sleutels + Statistiekregel.Kenmerk.allCases.map(\.rawValue)
  }

  /// Reads a file, telling every line that cannot be read.
  ///
  /// - Parameters:
  ///   - client: The pseudonym of a BSN; nil when it is none.
  public init(
    _ naam: String, _ inhoud: [UInt8], _ statistiek: Statistiekregel.Statistiek, _ kolommen: Kolommen,
    client: (String) -> Pseudonym?
  ) {
    let regels = inhoud.split(separator: 0x0A, omittingEmptySubsequences: false).map { regel in
      String(decoding: regel.last == 0x0D ? regel.dropLast() : regel, as: UTF8.self)
    }
    guard let kop = regels.first, !kop.isEmpty else {
      fouten = ["\(naam):1: an empty file"]
      return
    }
    let scheiding = [",", ";", "|", "\t"].map(Character.init).max { a, b in kop.count { $0 == a } < kop.count { $0 == b } }!
    let koppen = Self.velden(kop, scheiding)
    var plaatsen: [String: [Int]] = [:]
    for (wat, gevraagd) in kolommen.kolommen {
      for kolom in gevraagd {
        guard let plaats = koppen.firstIndex(of: kolom) else {
          fouten.append("\(naam):1: no column '\(kolom)' for \(wat); the head has \(koppen.joined(separator: ", "))")
          continue
        }
        plaatsen[wat, default: []].append(plaats)
      }
    }
    if !fouten.isEmpty { return }
    for (nummer, tekst) in regels.enumerated().dropFirst() where !tekst.allSatisfy(\.isWhitespace) {
      let velden = Self.velden(tekst, scheiding)
      guard velden.count == koppen.count else {
        fouten.append("\(naam):\(nummer + 1): \(velden.count) columns where the head has \(koppen.count)")
        continue
      }
      switch Self.regel(statistiek, plaatsen.mapValues { $0.map { velden[$0] } }, client) {
      case .success(let regel): rijen.append(Rij(regel: regel, nummer: nummer + 1))
      case .failure(let fout): fouten.append("\(naam):\(nummer + 1): \(fout.wat)")
      }
    }
  }

  private static func velden(_ regel: String, _ scheiding: Character) -> [String] {
    regel.split(separator: scheiding, omittingEmptySubsequences: false).map { veld in
      let kaal = veld.drop { $0 == " " }
      return kaal.count > 1 && kaal.first == "\"" && kaal.last == "\"" ? String(kaal.dropFirst().dropLast()) : String(kaal)
    }
  }

  private struct Fout: Error { var wat: String }

  private static func regel(
    _ statistiek: Statistiekregel.Statistiek, _ gegeven: [String: [String]], _ client: (String) -> Pseudonym?
  ) -> Result<Statistiekregel, Fout> {
    let dossier = gegeven["bsn"].flatMap { client($0[0]) } ?? gegeven["dossier"].flatMap { Pseudonym($0[0]) }
    // What is no BSN is not repeated: it may be one with a typing error.
    guard let dossier else { return .failure(Fout(wat: "the client cannot be told: no BSN, and no pseudonym")) }
    let naam = statistiek == .bus ? "maand" : "registratienummer"
    var sleutel = gegeven[naam]?[0] ?? ""
    if statistiek == .bus { sleutel = sleutel.replacing("-", with: "") }
    guard !sleutel.isEmpty, statistiek == .srg || sleutel.count == 6 else {
      return .failure(Fout(wat: "'\(sleutel)' is no \(naam)"))
    }
    var velden: [Statistiekregel.Kenmerk: String] = [:]
    for (naam, waarden) in gegeven {
      guard let kenmerk = Statistiekregel.Kenmerk(rawValue: naam) else { continue }
      switch waarde(kenmerk, waarden) {
      case .success(let tekst): velden[kenmerk] = tekst
      case .failure(let fout): return .failure(fout)
      }
    }
    return .success(Statistiekregel(dossier: dossier, sleutel: sleutel, velden: velden))
  }

  /// As recomputed rows spell it; an empty field is none, of an amount 0.
  private static func waarde(_ kenmerk: Statistiekregel.Kenmerk, _ waarden: [String]) -> Result<String?, Fout> {
    switch kenmerk {
    case .norm, .vermindering, .inkomsten, .betaalbaar:
      var som = 0
      for waarde in waarden where !waarde.isEmpty {
        guard let getal = Int(waarde) else { return .failure(Fout(wat: "\(kenmerk.rawValue): '\(waarde)' is no whole number")) }
        som += getal
      }
      return .success(String(som))
    case .gemeente:
      let code =
        waarden[0].hasPrefix("GM") ? waarden[0] : "GM" + String(repeating: "0", count: max(0, 4 - waarden[0].count)) + waarden[0]
      return .success(code)
    case .begin, .eind:
      let datum = waarden[0].replacing("-", with: "")
      return .success(datum.isEmpty ? nil : datum)
    case .loonwaarde: return .success(waarden[0].isEmpty ? nil : Int(waarden[0]).map(String.init) ?? waarden[0])
    case .statistiekcode, .leefvorm, .type, .reden: return .success(waarden[0].isEmpty ? nil : waarden[0])
    }
  }
}

/// What a delivered file says otherwise than the dossiers: a work list for a clerk.
public struct Statistiekverschil: Hashable, Sendable, CustomStringConvertible {
  public enum Soort: String, Sendable {
    /// A field has another value.
    case veld
    /// By the dossiers there is such a record; the file has none.
    case ontbreekt
    /// The file has a record that the dossiers do not give.
    case onbekend
  }

  public var soort: Soort
  public var dossier: Pseudonym
  public var sleutel: String
  /// In the file; nil of what is missing there.
  public var nummer: Int?
  public var kenmerk: Statistiekregel.Kenmerk?
  public var geleverd: String?
  public var herleid: String?

  public var description: String {
    let plaats = "\(nummer.map { "line \($0), " } ?? "")\(dossier) \(sleutel)"
    return switch soort {
    case .veld: "\(plaats): \(kenmerk!.rawValue) \(geleverd ?? "empty") delivered, \(herleid ?? "empty") by the dossier"
    case .ontbreekt: "\(plaats): not in the file"
    case .onbekend: "\(plaats): not by the dossier"
    }
  }

  /// Field by field, in the order of the file; then what the file lacks, by dossier and key. Only the kenmerken that the file has
  /// are compared, and of BUS only its months.
  public static func vergelijk(
    _ geleverd: [Statistiekbestand.Rij], _ herleid: [Statistiekregel], _ kenmerken: Set<Statistiekregel.Kenmerk>
  ) -> [Statistiekverschil] {
    struct Plaats: Hashable {
      var dossier: Pseudonym
      var sleutel: String
    }
    var over = Dictionary(herleid.map { (Plaats(dossier: $0.dossier, sleutel: $0.sleutel), $0) }, uniquingKeysWith: { $1 })
    var uit: [Statistiekverschil] = []
    for rij in geleverd {
      let plaats = Plaats(dossier: rij.regel.dossier, sleutel: rij.regel.sleutel)
      func verschil(_ soort: Soort, _ kenmerk: Statistiekregel.Kenmerk?, _ a: String?, _ b: String?) {
        uit.append(
          Statistiekverschil(
            soort: soort, dossier: plaats.dossier, sleutel: plaats.sleutel, nummer: rij.nummer, kenmerk: kenmerk, geleverd: a,
            herleid: b))
      }
      guard let eigen = over.removeValue(forKey: plaats) else {
        verschil(.onbekend, nil, nil, nil)
        continue
      }
      for kenmerk in Statistiekregel.Kenmerk.allCases
      where kenmerken.contains(kenmerk) && rij.regel.velden[kenmerk] != eigen.velden[kenmerk] {
        verschil(.veld, kenmerk, rij.regel.velden[kenmerk], eigen.velden[kenmerk])
      }
    }
    let rest = over.values.sorted { ($0.sleutel, $0.dossier) < ($1.sleutel, $1.dossier) }
    return uit
      + rest.map {
        Statistiekverschil(
          soort: .ontbreekt, dossier: $0.dossier, sleutel: $0.sleutel, nummer: nil, kenmerk: nil, geleverd: nil, herleid: nil)
      }
  }
}
