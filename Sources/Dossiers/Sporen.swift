import Domain
import Regelgeving

/// Rule 3: the sporen of one period, by the tenant's ordered decision table.
///
/// For each stretch of one diagnosis the table in force on the stretch's first day gives one spoor, the age taken on that
/// day; before the first diagnosis it is `zonder-diagnose`. Equal neighbours join.
///
/// - Returns: Contiguous stretches over the whole period, one at least; empty for a period of zero days.
func leidSporenAf(_ spel: Spel, geboren: CivilDate, _ regels: Regels, _ verslag: Verslag? = nil) -> [SpoorUitkomst] {
  guard !spel.isLeeg else { return [] }
  var sporen: [SpoorUitkomst] = []
  sporen.reserveCapacity(spel.toestanden.count)
  var nummer: Int?
  for toestand in spel.toestanden where toestand.diagnosenummer != nummer {
    nummer = toestand.diagnosenummer
    let tabel = regels.beslistabel(op: toestand.van)
    let uitslag = toestand.diagnose.flatMap {
      tabel?.spoor(regeling: spel.regeling, diagnose: $0, leeftijd: geboren.leeftijd(op: toestand.van))
    }
    let spoor = toestand.diagnose == nil ? Codes.zonderDiagnose : uitslag?.spoor ?? Codes.onbepaaldSpoor
    if sporen.last?.spoor == spoor { continue }
    verslag?.begin(Besluitsleutel(.spoor, toestand.van)).spoor(toestand, geboren, tabel, rij: uitslag?.rij, spoor)
    if !sporen.isEmpty { sporen[sporen.count - 1].tot = toestand.van }
    sporen.append(SpoorUitkomst(spoor: spoor, van: toestand.van, tot: spel.tot.ofNil))
  }
  return sporen
}

extension Zaak {
  /// The sporen, each change inside a period as a doorstroom, and a besluit for each stretch.
  func sporen(_ uitkomst: inout Uitkomst, _ besluiten: inout [Besluit]) {
    besluiten.reserveCapacity(sporen.reduce(2) { $0 + $1.count })
    for stukken in sporen {
      uitkomst.sporen += stukken
      for (vorig, volgend) in zip(stukken, stukken.dropFirst()) {
        uitkomst.doorstromen.append(Doorstroom(datum: volgend.van, van: vorig.spoor, naar: volgend.spoor))
      }
      for stuk in stukken {
        besluiten.voegIn(
          Besluit(
            sleutel: Besluitsleutel(.spoor, stuk.van), gemeente: tijdlijn.vak(stuk.van).gemeente, inhoud: .spoor(stuk.spoor),
            uitkomst: .vastgesteld, grondslag: []))
      }
    }
  }
}
