import Bevolking
import CommandLine
import Domain
import Foundation
import Regio

// The forecast of the indicators, tried backwards on years whose making it does not know.

private let reeksen = option("reeksen", .integer("N", 1...1_000_000), default: "400", help: "Series of each kind.")
private let zaad = option("seed", .seed("N"), default: "1", help: "Of the generated years.")

/// A kind of series: how six years of it are made, 72 months.
private struct Soort: Sendable {
  var naam: String
  var isStand: Bool
  var maak: @Sendable (inout Toeval) -> [Double]
}

private func normaal(_ toeval: inout Toeval) -> Double {
  (0..<12).reduce(-6.0) { som, _ in som + Double.random(in: 0..<1, using: &toeval) }
}

private func golf(_ maand: Int, _ sterkte: Double, _ fase: Double) -> Double {
  1 + sterkte * sin((Double(maand) + fase) / 12 * 2 * .pi)
}

private func stroom(
  _ niveau: ClosedRange<Double>, seizoen: Double, trend: Double = 0, ruis: Double = 1, sprong: Bool = false, september: Double = 0
) -> @Sendable (inout Toeval) -> [Double] {
  { toeval in
    let basis = Double.random(in: niveau, using: &toeval)
    let fase = Double.random(in: 0..<12, using: &toeval)
    let groei = trend * Double.random(in: -1...1, using: &toeval)
    let breuk = Int.random(in: 24..<66, using: &toeval)
    let factor = sprong ? Double.random(in: 0.5...1.6, using: &toeval) : 1
    return (0..<72).map { maand in
      var verwacht = basis * golf(maand, seizoen, fase) * exp(groei * Double(maand) / 12) * (maand >= breuk ? factor : 1)
      if maand % 12 == 8 { verwacht *= 1 + september }
      return max(0, verwacht + ruis * sqrt(max(verwacht, 0.1)) * normaal(&toeval)).rounded()
    }
  }
}

/// A stock: what comes in minus what goes out, out in proportion to what there is.
private func stand(_ niveau: Double, groei: Double, seizoen: Double, ruis: Double) -> @Sendable (inout Toeval) -> [Double] {
  { toeval in
    var nu = niveau * Double.random(in: 0.5...1.5, using: &toeval)
    let duur = Double.random(in: 12...40, using: &toeval)
    let instroom = nu / duur * (1 + groei * Double.random(in: -1...1, using: &toeval))
    let fase = Double.random(in: 0..<12, using: &toeval)
    return (0..<72).map { maand in
      nu += instroom * golf(maand, seizoen, fase) - nu / duur + ruis * sqrt(2 * instroom) * normaal(&toeval)
      nu = max(0, nu)
      return nu.rounded()
    }
  }
}

private let soorten: [Soort] = [
  Soort(naam: "flow, even", isStand: false, maak: stroom(20...60, seizoen: 0)),
  Soort(naam: "flow, seasons", isStand: false, maak: stroom(20...60, seizoen: 0.35)),
  Soort(naam: "flow, school in September", isStand: false, maak: stroom(8...20, seizoen: 0.1, september: 4)),
  Soort(naam: "flow, seasons and trend", isStand: false, maak: stroom(20...60, seizoen: 0.3, trend: 0.25)),
  Soort(naam: "flow, small and noisy", isStand: false, maak: stroom(1...5, seizoen: 0.2)),
  Soort(naam: "flow, a break", isStand: false, maak: stroom(20...60, seizoen: 0.2, sprong: true)),
  Soort(naam: "stock, steady", isStand: true, maak: stand(1000, groei: 0.05, seizoen: 0.05, ruis: 0.7)),
  Soort(naam: "stock, growing or shrinking", isStand: true, maak: stand(1000, groei: 0.5, seizoen: 0.1, ruis: 0.7)),
  Soort(naam: "stock, seasons", isStand: true, maak: stand(600, groei: 0.1, seizoen: 0.6, ruis: 0.5)),
  Soort(naam: "stock, wandering", isStand: true, maak: stand(800, groei: 0, seizoen: 0, ruis: 2.5)),
]

let prognoseVerb = Verb(
  "prognose", summary: "Tries the forecast of the indicators backwards on generated years, beside two plain ones.",
  description: """
    Six years of ten kinds of series are made by chance, in ways that the method does not know. From the end of March, June and \
    September of the sixth year the year's total (of a stock: the stand at its end) is forecast, by the method, by repeating the \
    last month, and by repeating the same months of the year before. Printed per kind: the mean error of each in percents of the \
    true figure, by how much the method is nearer than the better of the two, and where it loses.
    """,
  parameters: (reeksen, zaad), examples: ["werkbedrijf-bench prognose --reeksen 1000"]
) { arguments in
  var alle = (methode: 0.0, laatste: 0.0, vorig: 0.0)
  schrijf("kind                          month    method  last month  same month last year\n")
  for soort in soorten {
    for maand in [3, 6, 9] {
      var fouten = (methode: 0.0, laatste: 0.0, vorig: 0.0, echt: 0.0)
      var toeval = Toeval(seed: arguments[zaad], deel: soort.naam, maand)
      for _ in 0..<arguments[reeksen] { probeer(soort, maand, soort.maak(&toeval), &fouten) }
      let (m, l, v) = (fouten.methode / fouten.echt, fouten.laatste / fouten.echt, fouten.vorig / fouten.echt)
      alle = (alle.methode + m, alle.laatste + l, alle.vorig + v)
      let winst = (min(l, v) - m) / min(l, v) * 100
      schrijf(
        String(
          format: "%@ %5d  %7.2f%%  %9.2f%%  %19.2f%%  %@\n", soort.naam.padding(toLength: 29, withPad: " ", startingAt: 0),
          maand,
          m * 100, l * 100, v * 100,
          winst >= 0 ? String(format: "%.0f%% nearer", winst) : String(format: "LOSES by %.0f%%", -winst)))
    }
  }
  let aantal = Double(soorten.count * 3) / 100
  schrijf(
    String(
      format: "mean of all                            %7.2f%%  %9.2f%%  %19.2f%%\n", alle.methode / aantal, alle.laatste / aantal,
      alle.vorig / aantal))
  return .ok
}

private func probeer(
  _ soort: Soort, _ maand: Int, _ reeks: [Double], _ fouten: inout (methode: Double, laatste: Double, vorig: Double, echt: Double)
) {
  let bekend = reeks.prefix(60 + maand).map { Int64($0) }
  let blik = Vooruitblik(bekend, laatste: Maand(jaar: 2020, maand: maand), isStand: soort.isStand)
  func einde(_ rest: [Breuk]) -> Double {
    let waarden = rest.map { Double($0.teller) / Double($0.noemer) }
    return soort.isStand ? waarden.last ?? 0 : reeks[60..<60 + maand].reduce(0, +) + waarden.reduce(0, +)
  }
  let echt = soort.isStand ? reeks[71] : reeks[60..<72].reduce(0, +)
  fouten.methode += abs(einde(blik.rest) - echt)
  fouten.laatste += abs(einde(blik.alsLaatste) - echt)
  fouten.vorig += abs(einde(blik.alsVorigJaar) - echt)
  fouten.echt += echt
}
