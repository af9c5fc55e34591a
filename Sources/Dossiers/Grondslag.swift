import Domain
public import JSON
public import Regelgeving

extension Gebruikt {
  /// The used value with where it comes from, looked up in the set under which the besluit was taken.
  public func json(_ regels: Regels) -> JSONValue {
    var velden: [(key: String, value: JSONValue)] = [
      ("op", .string(op.description)), ("pad", .string(parameter.pad)), ("waarde", .string(waarde.description)),
    ]
    if let rij = regels.voor(gemeente).rij(parameter, op: op) {
      velden.append(("artikel", .string(rij.artikel)))
      velden.append(("bron", .string(rij.bron)))
      velden.append(("gecontroleerdTot", .string(rij.gecontroleerdTot.description)))
      velden.append(("geldigVanaf", .string(rij.vanaf.description)))
      velden.append(("niveau", .string(rij.niveau.rawValue)))
      velden.append(("status", .string(rij.status.rawValue)))
      // Used on a day for which nobody looked whether it still holds.
      if rij.isVerouderd(op: op) { velden.append(("verouderd", .bool(true))) }
    }
    return .object(velden)
  }
}
