public import Domain

/// Why an event is refused (specification section 7). The first fault counts.
public enum WeigerCode: String, Code {
  case onbekendType = "onbekend-type"
  case onbekendVeld = "onbekend-veld"
  case ontbrekendVeld = "ontbrekend-veld"
  case ongeldigeWaarde = "ongeldige-waarde"
  case gemeenteOnbekend = "gemeente-onbekend"
  case gemeenteBuitenPeriode = "gemeente-buiten-periode"
  case conflict
}

/// An event that is refused, as much of it as could be read, and why.
public struct EnvelopeFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var code: WeigerCode
  /// For people, in Dutch; holds nothing that may be a BSN.
  public var reden: String
  /// The event's id, empty when it cannot be read.
  public var id: String
  /// Whose dossier it is, when that can be read and has one of the three forms.
  public var onderwerp: Onderwerp?

  public init(_ code: WeigerCode, _ reden: String, id: String = "", onderwerp: Onderwerp? = nil) {
    self.code = code
    self.reden = reden
    self.id = id
    self.onderwerp = onderwerp
  }

  public var description: String { "\(code.rawValue): \(reden)" }
}

/// A fault before the envelope around it is known.
struct FieldFault: Error {
  var code: WeigerCode
  var reden: String

  init(_ code: WeigerCode, _ reden: String) {
    self.code = code
    self.reden = reden
  }
}
