import CommandLine
import Domain
import TopicContracts

let decodeScenario = Scenario(
  naam: "decode", eenheid: "event", uitleg: "CloudEvents in structured mode, read and checked; one thread."
) { instelling in
  let encoder = EventEncoder()
  let berichten = gebeurtenissen(min(instelling.aantal, 20_000), seed: instelling.seed).map { encoder.structured($0) }
  let decoder = EventDecoder()
  return {
    var ronde = Ronde(aantal: 0)
    while ronde.aantal < instelling.aantal {
      for bericht in berichten.prefix(instelling.aantal - ronde.aantal) {
        do {
          _ = try decoder.decode(structured: bericht)
        } catch { throw Fout(.software, "a generated event is refused: \(error)") }
        ronde.aantal += 1
        ronde.bytes += bericht.count
      }
    }
    return ronde
  }
}
