public import Domain

/// One row as a legacy system knows it: a fact in the words of the contract, with the number that stays the row's own
/// through every correction.
public struct Feit: Hashable, Sendable {
  public enum Wie: Hashable, Sendable {
    case bsn(String)
    case gemeente(Gemeente)
    /// A legacy number of an employer.
    case werkgever(String)
  }

  public var nummer: Int
  public var wie: Wie
  /// The event type without prefix and version: `uitkering-verwerkt`.
  public var type: String
  /// Fields of the contract with values as the contract writes them; lists with commas; `diagnose.…` for its parts.
  public var velden: [Veld]
  /// The day on which the legacy system registered it.
  public var geregistreerd: CivilDate

  public struct Veld: Hashable, Sendable {
    public var naam: String
    public var waarde: String
  }

  public subscript(_ naam: String) -> String? {
    get { velden.first { $0.naam == naam }?.waarde }
    set {
      velden.removeAll { $0.naam == naam }
      if let newValue { velden.append(Veld(naam: naam, waarde: newValue)) }
    }
  }
}
