public import Domain

// Numbers as a Dutch reader expects them: a point between thousands, a comma before decimals.

extension Eurocent {
  /// `-1.234,05`.
  public var leesbaar: String {
    let absoluut = cent.magnitude
    let centen = absoluut % 100
    return "\(cent < 0 ? "-" : "")\(metPunten(absoluut / 100)),\(centen < 10 ? "0" : "")\(centen)"
  }
}

extension Breuk {
  /// Rounded half up to so many decimals, without trailing zeros: `33,3`.
  public func leesbaar(decimalen: Int = 1) -> String {
    var macht: Int64 = 1
    for _ in 0..<decimalen { macht *= 10 }
    let getal = (self * Breuk(Int128(macht), 1)).afgerond
    let heel = getal.magnitude / macht.magnitude
    var staart = String(getal.magnitude % macht.magnitude)
    staart = String(repeating: "0", count: max(0, decimalen - staart.count)) + staart
    while staart.last == "0" { staart.removeLast() }
    return "\(getal < 0 ? "-" : "")\(metPunten(heel))\(staart.isEmpty ? "" : "," + staart)"
  }
}
