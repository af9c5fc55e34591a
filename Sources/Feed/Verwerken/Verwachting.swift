extension Veldbron {
  /// What a column of this field may hold, for people.
  func verwachting(_ vorm: Vorm) -> String {
    if let codes {
      let bekend = codes.paren.map { vorm.codering.tekst($0.hun) }
      return "een code van \(contract.naam): \(bekend.prefix(12).joined(separator: " "))"
        + (bekend.count > 12 ? " … (\(bekend.count))" : "")
    }
    let teken = String(Unicode.Scalar(vorm.decimaalteken))
    switch contract.soort {
    case .datum: return "een bestaande datum \(datum.rawValue) van 1900 tot en met 2199"
    case .maand: return "een maand \(maand.rawValue) van 1900 tot en met 2199"
    case .bedrag:
      switch bedrag {
      case .euro: return "een bedrag in euro met ten hoogste twee cijfers achter \"\(teken)\""
      case .heleEuro: return "een bedrag in hele euro"
      case .cent: return "een bedrag in hele centen"
      }
    case .geheel(let bereik): return "een geheel getal van \(bereik.lowerBound) tot en met \(bereik.upperBound)"
    case .decimaal: return "een getal met ten hoogste 6 cijfers achter \"\(teken)\""
    case .jaNee:
      let woorden = (vorm.ja + vorm.nee).map { vorm.codering.tekst($0) }
      return "een van \(woorden.joined(separator: " "))"
    case .code(let lijst), .codes(let lijst): return "een van \(lijst.joined(separator: " "))"
    case .gemeente: return "een gemeentecode van het CBS van vier cijfers"
    case .verwijzing, .kenmerk, .tekst, .pseudoniem, .werkgever:
      return "een tekst van 1 tot en met \(Gegevens.langsteTekst) bytes"
    }
  }
}
