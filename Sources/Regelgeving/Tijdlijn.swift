import Domain

extension Ritme {
  /// The day on which a value of this rhythm no longer holds without a row of its own.
  func verval(vanaf: CivilDate) -> CivilDate? {
    let maand = vanaf.maand
    switch self {
    case .doorlopend: return nil
    case .jaar: return Maand(jaar: maand.jaar + 1, maand: 1).eersteDag
    case .halfjaar: return Maand(jaar: maand.maand < 7 ? maand.jaar : maand.jaar + 1, maand: maand.maand < 7 ? 7 : 1).eersteDag
    }
  }
}

/// The rows of one parameter on one level as stretches that do not overlap.
///
/// Of two rows from the same day the one registered last counts. An explicit null holds until the next row whatever the
/// ritme; nothing lapses from "no value" into a value.
/// - Parameter bekendOp: Leaves out rows registered after it; nil takes all.
func tijdlijn(_ rijen: [ParameterRij], _ ritme: Ritme, bekendOp: CivilDate? = nil) -> [ParameterRij] {
  var laatste: [ParameterRij] = []
  for rij in rijen.sorted(by: { ($0.vanaf, $0.geregistreerdOp) < ($1.vanaf, $1.geregistreerdOp) }) {
    if let bekendOp, rij.geregistreerdOp > bekendOp { continue }
    if laatste.last?.vanaf == rij.vanaf { laatste.removeLast() }
    laatste.append(rij)
  }
  for plaats in laatste.indices {
    let volgende = plaats + 1 < laatste.count ? laatste[plaats + 1].vanaf : nil
    let verval = laatste[plaats].waarde == nil ? nil : ritme.verval(vanaf: laatste[plaats].vanaf)
    laatste[plaats].tot = [volgende, verval].compactMap { $0 }.min()
  }
  return laatste
}

/// The higher level's stretches, and the lower level's on the days the higher says nothing.
func leg(_ boven: [ParameterRij], over onder: [ParameterRij]) -> [ParameterRij] {
  guard !boven.isEmpty else { return onder }
  var uit = boven
  for rij in onder {
    var begin: CivilDate? = rij.vanaf
    for dekking in boven {
      guard let van = begin else { break }
      guard dekking.tot.map({ $0 > van }) ?? true else { continue }
      if let tot = rij.tot, dekking.vanaf >= tot { break }
      if dekking.vanaf > van {
        var stuk = rij
        stuk.vanaf = van
        stuk.tot = dekking.vanaf
        uit.append(stuk)
      }
      begin = dekking.tot
    }
    if let van = begin, rij.tot.map({ van < $0 }) ?? true {
      var stuk = rij
      stuk.vanaf = van
      uit.append(stuk)
    }
  }
  return uit.sorted { $0.vanaf < $1.vanaf }
}
