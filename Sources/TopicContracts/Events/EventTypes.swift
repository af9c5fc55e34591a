import Domain

/// The types by name, for the reader.
enum EventTypes {
  private static let names = Inhoud.namen.map { Array((Inhoud.voorvoegsel + $0 + ".v1").utf8) }

  /// The place of a type in the order of the specification; nil when we do not know it.
  static func volgorde(_ type: UnsafeBufferPointer<UInt8>) -> Int? {
    names.firstIndex { isEqual($0, type) }
  }
}

func isEqual(_ known: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard known.count == bytes.count else { return false }
  // From the back: types and sources differ in their tails.
  var at = known.count - 1
  while at >= 0, known[at] == bytes[at] { at -= 1 }
  return at < 0
}

/// Which of the three kinds of subject an event type is about.
struct Onderwerpsoort: OptionSet {
  let rawValue: Int
  static let client = Self(rawValue: 1)
  static let boekhouding = Self(rawValue: 2)
  static let werkgever = Self(rawValue: 4)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(_ onderwerp: Onderwerp) {
    switch onderwerp {
    case .client: self = .client
    case .boekhouding: self = .boekhouding
    case .werkgever: self = .werkgever
    }
  }

  var verwacht: String {
    var vormen: [String] = []
    if contains(.client) { vormen.append("het pseudoniem van een client (32 hexadecimale cijfers)") }
    if contains(.boekhouding) { vormen.append("de CBS-code van een gemeente") }
    if contains(.werkgever) { vormen.append("het pseudoniem van een werkgever (wg- en 32 hexadecimale cijfers)") }
    return vormen.joined(separator: " of ")
  }
}

extension Inhoud {
  /// Whose dossier the event may stand in; a retraction stands wherever its event does.
  var onderwerpsoort: Onderwerpsoort {
    switch self {
    case .gegevenIngetrokken: [.client, .boekhouding, .werkgever]
    case .budgetVastgesteld, .batenOntvangen, .verplichtingAangegaan, .uitvoeringskostenGeboekt: .boekhouding
    case .werkgeverBenaderd, .vacatureGemeld, .vacatureVervuld, .afspraakGemaakt: .werkgever
    case .tevredenheidGemeten: [.client, .werkgever]
    default: .client
    }
  }

  /// The subject, checked. A wrong one is never repeated: it may be a BSN.
  func check(_ onderwerp: Onderwerp?) throws(FieldFault) -> Onderwerp {
    guard let onderwerp, onderwerpsoort.contains(Onderwerpsoort(onderwerp)) else {
      let fout = onderwerp == nil ? "geen van de drie sleutelvormen" : "een sleutel van een andere soort"
      throw FieldFault(
        .ongeldigeWaarde, "attribuut \"subject\": \(fout) gevonden (niet getoond), verwacht: \(onderwerpsoort.verwacht)")
    }
    return onderwerp
  }

  /// `tot` is not before `van`.
  func checkTot() throws(FieldFault) {
    let periode: (van: CivilDate, tot: CivilDate?)
    switch self {
    case .activiteitGemeld(let d): periode = (d.van, d.tot)
    case .ontheffingVerleend(let d): periode = (d.van, d.tot)
    case .afspraakGemaakt(let d): periode = (d.van, d.tot)
    default: return
    }
    if let tot = periode.tot, tot < periode.van {
      throw FieldFault(.ongeldigeWaarde, "veld \"tot\": \(tot) gevonden, verwacht: niet voor \"van\" (\(periode.van))")
    }
  }
}
