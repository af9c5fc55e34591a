public import JSON
import Domain
public import Regelgeving

extension Gebruikt {
  /// The used value with where it comes from, looked up in the set under which the besluit was taken.
  public func json(_ regels: Regels) -> JSONValue {
    .object([
      ("op", .string(op.description)), ("pad", .string(parameter.pad)), ("waarde", .string(waarde.tekst)),
    ])
  }
}
