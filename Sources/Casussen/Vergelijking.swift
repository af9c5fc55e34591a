import Domain
import JSON

/// What was stated against what came out.
struct Vergelijking {
  let casus: Casus
  /// The interchange form of the dossier.
  let uitkomst: JSONValue
  private(set) var afwijkingen: [Afwijking] = []

  init(casus: Casus, uitkomst: JSONValue) {
    self.casus = casus
    self.uitkomst = uitkomst
  }

  mutating func vergelijk() {
    for verwacht in casus.dan.besluiten { vergelijk(verwacht) }
    for verwacht in casus.dan.lijsten { vergelijk(verwacht) }
    for verwacht in casus.dan.bijdragen { vergelijk(verwacht) }
    for naam in casus.dan.geenAndere where naam.naam == "besluiten" || naam.naam == "bijdragen" { geenAndere(naam) }
    // A refusal that nobody stated would make the rest true for the wrong reason.
    if !casus.dan.lijsten.contains(where: { $0.naam == "geweigerd" }) {
      for weigering in lijst("geweigerd") { meld(casus.regel, "a fact was refused: \(toon(weigering))") }
    }
  }

  private mutating func meld(_ regel: Int, _ tekst: String) {
    afwijkingen.append(Afwijking(bestand: casus.bestand, regel: regel, casus: casus.naam, tekst: tekst))
  }

  private func lijst(_ naam: String) -> [JSONValue] { uitkomst[naam]?.array ?? [] }

  // Besluiten.

  private mutating func vergelijk(_ verwacht: Besluitverwachting) {
    let besluit = lijst("besluiten").first { $0["sleutel"]?.string == verwacht.sleutel }
    if verwacht.isGeen {
      if let besluit { meld(verwacht.regel, "\(verwacht.sleutel): expected none, found \(toon(besluit))") }
      return
    }
    guard let besluit else {
      let sleutels = lijst("besluiten").compactMap { $0["sleutel"]?.string }
      let gevonden = sleutels.isEmpty ? "no besluit at all" : sleutels.joined(separator: ", ")
      return meld(verwacht.regel, "\(verwacht.sleutel): expected this besluit, found \(gevonden)")
    }
    for veld in verwacht.velden {
      let cent = besluit["bedragen"]?[veld.naam + "Cent"]
      let gevonden = cent ?? besluit["bedragen"]?[veld.naam] ?? besluit[veld.naam]
      if veld.naam == "grondslag" {
        vergelijk(veld, grondslag: gevonden?.array ?? [], verwacht.sleutel)
      } else if gevonden != veld.waarde {
        let reden = besluit["ontbreekt"].map { "; \(toon($0)) is missing" } ?? ""
        meld(
          veld.regel,
          "\(verwacht.sleutel) \(veld.naam): expected \(toon(veld.waarde)), found "
            + "\(gevonden.map(toon) ?? "nothing (\(besluit["uitkomst"]?.string ?? "")\(reden))")")
      }
    }
  }

  /// Every stated row of the grondslag is there.
  private mutating func vergelijk(_ veld: Waarde, grondslag: [JSONValue], _ sleutel: String) {
    for rij in veld.waarde.array ?? [] {
      let leden = rij.members ?? []
      if grondslag.contains(where: { gebruikt in leden.allSatisfy { gebruikt[$0.key] == $0.value } }) { continue }
      let gevonden = grondslag.filter { $0["pad"] == rij["pad"] }
      meld(
        veld.regel,
        "\(sleutel) grondslag: expected \(toon(rij)), found "
          + (gevonden.isEmpty ? "no such parameter" : gevonden.map(toon).joined(separator: ", ")))
    }
  }

  // Lists.

  private mutating func vergelijk(_ verwacht: Lijstverwachting) {
    let gevonden = lijst(verwacht.naam)
    if verwacht.rijen.isEmpty {
      if !gevonden.isEmpty { meld(verwacht.regel, "\(verwacht.naam): expected none, found \(toon(.array(gevonden)))") }
      return
    }
    let past = verwacht.rijen.map { rij in
      gevonden.indices.filter { i in rij.velden.allSatisfy { gevonden[i][$0.naam] == $0.waarde } }
    }
    let toewijzing = verdeel(past)
    for (plaats, rij) in verwacht.rijen.enumerated() where toewijzing[plaats] == nil {
      let gezocht = JSONValue.object(rij.velden.map { ($0.naam, $0.waarde) })
      meld(rij.regel, "\(verwacht.naam): expected \(toon(gezocht)), found \(toon(.array(gevonden)))")
    }
    guard let regel = casus.dan.geenAndere.first(where: { $0.naam == verwacht.naam })?.regel else { return }
    for i in gevonden.indices where !toewijzing.contains(i) {
      meld(regel, "\(verwacht.naam): expected no other, found \(toon(gevonden[i]))")
    }
  }

  /// Gives as many rows as possible one of the places that fit it, each place once (augmenting paths).
  private func verdeel(_ past: [[Int]]) -> [Int?] {
    var houder: [Int: Int] = [:]
    func zoek(_ rij: Int, _ bezocht: inout Set<Int>) -> Bool {
      for plaats in past[rij] where bezocht.insert(plaats).inserted {
        if let ander = houder[plaats], !zoek(ander, &bezocht) { continue }
        houder[plaats] = rij
        return true
      }
      return false
    }
    for rij in past.indices {
      var bezocht: Set<Int> = []
      _ = zoek(rij, &bezocht)
    }
    var toewijzing = [Int?](repeating: nil, count: past.count)
    for (plaats, rij) in houder { toewijzing[rij] = plaats }
    return toewijzing
  }

  // Bijdragen.

  private mutating func vergelijk(_ verwacht: Bijdrageverwachting) {
    let cellen = lijst("bijdragen").filter { past($0, verwacht) }
    let som = cellen.reduce(Int64(0)) { $0 + delta($1, verwacht.maat) }
    guard som != verwacht.delta else { return }
    let zelfde = lijst("bijdragen").filter { $0["maat"]?.string == verwacht.maat.naam }
    meld(
      verwacht.regel,
      "bijdragen \(verwacht.maat.naam): expected \(toon(verwacht.delta, verwacht.maat)), found \(toon(som, verwacht.maat)); "
        + "of this maat: \(toon(.array(zelfde)))")
  }

  private func past(_ cel: JSONValue, _ verwacht: Bijdrageverwachting) -> Bool {
    cel["maat"]?.string == verwacht.maat.naam && verwacht.maand.map { cel["maand"]?.string == $0 } ?? true
      && verwacht.gemeente.map { cel["gemeente"]?.string == $0 } ?? true
      && verwacht.dimensies.allSatisfy { cel["dimensies"]?[$0.naam]?.string == $0.waarde }
  }

  private func delta(_ cel: JSONValue, _ maat: Maat) -> Int64 {
    maat.isDecimaal ? cel["delta"]?.string.flatMap { Decimaal($0) }?.miljoensten ?? 0 : cel["delta"]?.integer ?? 0
  }

  private func toon(_ delta: Int64, _ maat: Maat) -> String {
    maat.isDecimaal ? komma(Decimaal.tekst(miljoensten: delta)) : maat.naam.hasSuffix("Cent") ? euro(delta) : String(delta)
  }

  private mutating func geenAndere(_ naam: Waarde) {
    for gevonden in lijst(naam.naam) {
      let isGenoemd =
        naam.naam == "besluiten"
        ? casus.dan.besluiten.contains { $0.sleutel == gevonden["sleutel"]?.string }
        : casus.dan.bijdragen.contains { past(gevonden, $0) }
      if !isGenoemd { meld(naam.regel, "\(naam.naam): expected no other, found \(toon(gevonden))") }
    }
  }

  /// A value as a casus writes it; the trace of a besluit is left out.
  private func toon(_ waarde: JSONValue) -> String {
    switch waarde {
    case .object(let leden):
      let delen = leden.filter { $0.key != "grondslag" }.map { lid in
        if lid.key.hasSuffix("Cent"), let cent = lid.value.integer { return "\(lid.key.dropLast(4)): \(euro(cent))" }
        if lid.key == "delta", let delta = lid.value.integer, let maat = waarde["maat"]?.string.flatMap({ Maat.opNaam[$0] }) {
          return "\(maat.naam.hasSuffix("Cent") ? "bedrag" : "delta"): \(toon(delta, maat))"
        }
        return "\(lid.key): \(toon(lid.value))"
      }
      return "{ \(delen.joined(separator: ", ")) }"
    case .array(let rijen): return "[\(rijen.map(toon).joined(separator: ", "))]"
    case .string(let tekst): return tekst
    case .bool(let ja): return ja ? "ja" : "nee"
    case .integer(let cent): return euro(cent)
    case .null: return "null"
    case .number(let tekst): return tekst
    }
  }
}
