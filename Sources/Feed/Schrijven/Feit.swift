public import Domain
import JSON
import TopicContracts

/// A value of a field in our own spelling, on its way into an export.
public enum Veldwaarde: Hashable, Sendable {
  /// A date, month, decimal, code, gemeente, number of the legacy system or free text.
  case tekst(String)
  /// A whole number; an amount in cents.
  case getal(Int64)
  case jaNee(Bool)
  case lijst([String])
  /// The business key of the row that a reference names.
  case sleutel([String])

  public static func datum(_ datum: CivilDate) -> Veldwaarde { .tekst(datum.description) }
  public static func maand(_ maand: Maand) -> Veldwaarde { .tekst(maand.description) }
  public static func cent(_ bedrag: Eurocent) -> Veldwaarde { .getal(bedrag.cent) }
}

/// One event as a legacy system would know it: about whom, under which business key, with which values.
public struct Feit: Sendable {
  public enum Onderwerp: Hashable, Sendable {
    case bsn(String)
    case gemeente(Gemeente)
    /// The number under which the system knows the employer.
    case werkgever(String)
  }

  /// `aanvraag-ontvangen`
  public var type: String
  /// The columns of the business key that no field fills, in the order of the mapping.
  public var sleutel: [String]
  public var onderwerp: Onderwerp
  /// By the names of the contract; `diagnose.arbeidsvermogen` for a nested one.
  public var velden: [String: Veldwaarde]
  public var isIngetrokken = false
  public var geregistreerd: CivilDate?
  /// Columns that the mapping does not read (a name, an address).
  public var overig: [String: String] = [:]

  public init(type: String, sleutel: [String], onderwerp: Onderwerp, velden: [String: Veldwaarde]) {
    self.type = type
    self.sleutel = sleutel
    self.onderwerp = onderwerp
    self.velden = velden
  }

  /// The values of an event; `aangevuld` gives those that an event holds only as a pseudonym, or as an id.
  public init(_ inhoud: Inhoud, sleutel: [String], onderwerp: Onderwerp, aangevuld: [String: Veldwaarde] = [:]) {
    let data = (try? JSONValue.parse(EventEncoder().data(inhoud))) ?? .null
    self.init(
      type: Inhoud.namen[inhoud.volgorde], sleutel: sleutel, onderwerp: onderwerp,
      velden: Self.velden(data, "").merging(aangevuld) { $1 })
  }

  private static func velden(_ data: JSONValue, _ voor: String) -> [String: Veldwaarde] {
    guard case .object(let paren) = data else { return [:] }
    var uit: [String: Veldwaarde] = [:]
    for (naam, waarde) in paren {
      switch waarde {
      case .string(let tekst): uit[voor + naam] = .tekst(tekst)
      case .integer(let getal): uit[voor + naam] = .getal(getal)
      case .bool(let ja): uit[voor + naam] = .jaNee(ja)
      case .array(let delen):
        uit[voor + naam] = .lijst(delen.compactMap { if case .string(let tekst) = $0 { tekst } else { nil } })
      case .object: uit.merge(velden(waarde, "\(voor)\(naam).")) { $1 }
      case .number, .null: break
      }
    }
    return uit
  }
}
