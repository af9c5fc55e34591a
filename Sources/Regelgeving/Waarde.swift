public import Domain

/// A value as the law gives it, read by our own grammar.
public enum Waarde: Hashable, Sendable {
  case cent(Eurocent)
  /// Percent, as written.
  case decimaal(Decimaal)
  /// Days, months or a plain number.
  case geheel(Int)
  case jaNee(Bool)
  case codes([Symbool])
  case code(Symbool)
  case datum(CivilDate)
}

extension Waarde: CustomStringConvertible {
  /// As it is written in a file: `1372.62`, `25`, `ja`, `a, b`.
  public var description: String {
    switch self {
    case .cent(let bedrag): bedrag.description
    case .decimaal(let getal): getal.description
    case .geheel(let getal): String(getal)
    case .jaNee(let ja): ja ? "ja" : "nee"
    case .codes(let codes): codes.map(\.tekst).joined(separator: ", ")
    case .code(let code): code.tekst
    case .datum(let datum): datum.description
    }
  }
}

/// One dated value with where it comes from: `[vanaf, tot)`, `waarde` nil being an explicit "no value".
public struct ParameterRij: Sendable {
  public var parameter: Parameter
  public var vanaf: CivilDate
  /// The first day it no longer holds: the next row, or the end of its ritme.
  public var tot: CivilDate?
  public var waarde: Waarde?
  /// From which day it could be known; `vanaf` unless the file says otherwise.
  public var geregistreerdOp: CivilDate
  public var status: Status
  public var bron: String
  public var artikel: String
  public var toelichting: String?
  public var niveau: Niveau
  /// Up to which day the block was checked against its source.
  public var gecontroleerdTot: CivilDate
  /// File and line of the row.
  public var bestand: String
  public var regel: Int

  public var geldigheid: Periode { Periode(van: vanaf, tot: tot) }

  /// Nobody looked whether it still holds on that day.
  public func isVerouderd(op dag: CivilDate) -> Bool { gecontroleerdTot < dag }
}
