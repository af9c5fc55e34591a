public import Domain

/// A believable population of one tenant over some years, and the deliveries in which its legacy systems hand it over.
///
/// Everything follows from the seed. Nobody in it exists.
public struct Bevolking: Sendable {
  public let streek: Streek
  /// People, those who came in later included.
  public let personen: Int
  /// What is true in the end, in the order of its numbers.
  public let feiten: [Feit]

  /// `klanten` are on benefit at the beginning; a fifth of that number comes in every year.
  public init(_ streek: Streek, klanten: Int, van: Maand, tot: Maand, seed: UInt64) {
    precondition(van <= tot && klanten >= 1)
    self.streek = streek
    let naam = streek.tenant.description
    let erbij = klanten * (tot - van + 1) / 60
    personen = klanten + erbij
    var feiten: [Feit] = []
    for persoon in 0..<personen {
      var loop = Levensloop(
        persoon, streek, van: van, tot: tot, instroom: persoon >= klanten, toeval: Toeval(seed: seed, deel: naam, persoon))
      loop.loop(instroom: persoon >= klanten)
      feiten += loop.feiten
    }
    var toeval = Toeval(seed: seed, deel: naam + "/boekhouding")
    feiten += boekhouding(streek, personen: klanten, van: van, tot: tot, nummer: (personen + 1) * 1000, &toeval)
    self.feiten = feiten
  }
}
