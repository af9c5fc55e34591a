import Domain
import Synchronization

/// A digest of everything an outcome would publish, so that a dossier shows whether what was published is what is derived.
///
/// The sum of a hash of each besluit and of each contribution, over texts and numbers that mean the same in every process: a
/// part of the outcome that nothing changed is hashed once. No defence against intent: a dossier lies inside the tenant's own
/// log. One thread.
public final class OutcomeDigest {
  /// Codes are numbers of this process; their texts are hashed once.
  private var symbols: [UInt64] = []

  public init() {}

  /// 8 bytes.
  public func digest(of afleiding: Afleiding) -> [UInt8] {
    var sum: UInt64 = 0
    for deel in afleiding.delen { sum &+= digest(of: deel) }
    return withUnsafeBytes(of: sum.bigEndian) { Array($0) }
  }

  private func digest(of deel: Deel) -> UInt64 {
    let known = deel.digest.load(ordering: .relaxed)
    if known != 0 { return known }
    var sum: UInt64 = 0
    for besluit in deel.besluiten { sum &+= digest(of: besluit) }
    for bijdrage in deel.bijdragen { sum &+= digest(of: bijdrage) }
    deel.digest.store(sum, ordering: .relaxed)
    return sum
  }

  private func digest(of besluit: Besluit) -> UInt64 {
    var hash = Hash64()
    let sleutel = besluit.sleutel
    hash.add(UInt64(sleutel.soort.rawValue) << 1 | (sleutel.isHerziening ? 1 : 0))
    hash.add(Int64(sleutel.datum.dag))
    hash.add(sleutel.naam)
    switch besluit.uitkomst {
    case .vastgesteld: hash.add(0 as UInt64)
    case .zonderRecht: hash.add(1 as UInt64)
    case .onbepaald(let parameter, let datum):
      hash.add(parameter)
      hash.add(Int64(datum.dag))
    }
    switch besluit.inhoud {
    case .leeg: break
    case .spoor(let spoor): hash.add(symbol(spoor))
    case .uitkering(let b):
      for bedrag in [b.norm, b.vrijlating, b.verlaging, b.recht, b.betaalbaar, b.vakantietoeslag, b.verschil] {
        hash.add(bedrag.cent)
      }
    case .loonkostensubsidie(let basis, let subsidie, let verschil):
      for bedrag in [basis, subsidie, verschil] { hash.add(bedrag.cent) }
    case .wsw(let rijksbijdrage, let tenantbijdrage, let resultaat):
      for bedrag in [rijksbijdrage, tenantbijdrage, resultaat] { hash.add(bedrag.cent) }
    case .maatregel(let percentage, let maanden, let isWaarschuwing):
      hash.add(percentage.miljoensten)
      for maand in maanden { hash.add(Int64(maand.nummer)) }
      hash.add(isWaarschuwing ? 1 as UInt64 : 0)
    case .integraleIntake(let vorm, let plan):
      hash.add(symbol(vorm))
      hash.add(plan?.hoog ?? 0)
      hash.add(plan?.laag ?? 0)
    case .herziening(let verschil): hash.add(verschil.cent)
    }
    return hash.value
  }

  private func digest(of bijdrage: Bijdrage) -> UInt64 {
    var hash = Hash64()
    hash.add(UInt64(bijdrage.cel.maat.rawValue) << 16 | UInt64(bijdrage.cel.gemeente.nummer))
    hash.add(Int64(bijdrage.cel.maand.nummer))
    bijdrage.cel.dimensies.forEach { naam, waarde in
      hash.add(UInt64(naam.rawValue))
      hash.add(symbol(waarde))
    }
    hash.add(bijdrage.delta)
    return hash.value
  }

  private func symbol(_ symbol: Symbool) -> UInt64 {
    let place = Int(symbol.nummer)
    if place < symbols.count, symbols[place] != 0 { return symbols[place] }
    var hash = Hash64()
    hash.add(symbol.tekst)
    while symbols.count <= place { symbols.append(0) }
    symbols[place] = hash.value
    return hash.value
  }
}

private struct Hash64 {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }
  mutating func add(_ number: Int64) { add(UInt64(bitPattern: number)) }
  mutating func add(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    add(UInt64(text.utf8.count))
  }
}
