import Domain
import Regelgeving

@testable import Regio

/// Who knows everything that was ever published, every equation between the tables, and how to solve them in whole numbers.
///
/// It has its own reading of the tables, month by month, and nothing of how they were protected: of each month, gebied and
/// code an unknown number, also where only a year is published.
struct Aanvaller {
  struct Onbekende: Hashable {
    /// Of which publication's truth; months that no correction touched share it.
    var waarheid: Int
    var gebied: Gebied
    var maat: Maat
    var dimensies: String
    var maand: Int
  }

  private(set) var kolommen: [ClosedRange<Int>] = []
  private var plaats: [Onbekende: Int] = [:]
  private(set) var rijen: [(termen: [(Int, Int)], grens: ClosedRange<Int>)] = []
  /// What is withheld: the columns that add up to it, and its name.
  private(set) var doelen: [(kolom: Int, sleutel: CijferSleutel, publicatie: Int)] = []

  let beleid: Publicatiebeleid
  let indeling: Indeling
  private var sommen: [[Int]: Int] = [:]

  init(_ beleid: Publicatiebeleid, _ indeling: Indeling) {
    self.beleid = beleid
    self.indeling = indeling
  }

  private mutating func kolom(_ onbekende: Onbekende) -> Int {
    if let bekend = plaats[onbekende] { return bekend }
    kolommen.append(0...Glpk.oneindig)
    plaats[onbekende] = kolommen.count - 1
    return kolommen.count - 1
  }

  private mutating func nieuw() -> Int {
    kolommen.append(0...Glpk.oneindig)
    return kolommen.count - 1
  }

  private mutating func gelijk(_ geheel: Int, _ delen: [Int]) {
    rijen.append(([(geheel, 1)] + delen.map { ($0, -1) }, 0...0))
  }

  /// - Parameter waarheid: Of each month, which truth it was published from: equal for publications between which nothing of
  ///   that month (or of one before, for a stock) was corrected.
  mutating func neem(_ publicatie: Publicatie, waarheid: (Maat, Int) -> Int) {
    let maanden = publicatie.totEnMet - publicatie.vanaf + 1
    for tabel in beleid.tabellen {
      for maand in 0..<maanden { vergelijkingen(tabel, maand, waarheid(tabel.maat, maand)) }
    }
    if let koppeling = beleid.koppeling, maanden > 1 {
      for maand in 1..<maanden { koppel(koppeling, maand, waarheid) }
    }
    for cijfer in publicatie.cijfers where beleid.tabellen.contains(where: { $0.maat == cijfer.sleutel.maat }) {
      lees(cijfer, publicatie, waarheid)
    }
  }

  private func codes(_ dimensie: Dimensie, _ maat: Maat, _ tenant: Indeling.Tenant) -> [String] {
    (dimensie.codes(maat, sporen: tenant.sporen.map(\.tekst)) ?? []) + ["overig"]
  }

  private mutating func vergelijkingen(_ tabel: Publicatiebeleid.Tabel, _ maand: Int, _ waarheid: Int) {
    func x(_ gebied: Gebied, _ dimensies: String = "") -> Onbekende {
      Onbekende(waarheid: waarheid, gebied: gebied, maat: tabel.maat, dimensies: dimensies, maand: maand)
    }
    guard plaats[x(.tenant(indeling.tenants[0].id))] == nil else { return }
    if tabel.niveau != .los {
      gelijk(kolom(x(.alles)), indeling.tenants.map { kolom(x(.tenant($0.id))) })
      for regio in Set(indeling.tenants.map(\.arbeidsmarktregio)).sorted() {
        let leden = indeling.tenants.filter { $0.arbeidsmarktregio == regio }
        gelijk(kolom(x(.arbeidsmarktregio(regio))), leden.map { kolom(x(.tenant($0.id))) })
      }
    }
    for tenant in indeling.tenants {
      let totaal = kolom(x(.tenant(tenant.id)))
      if tabel.niveau == .gemeente { gelijk(totaal, tenant.gemeenten.map { kolom(x(.gemeente(tenant.id, $0.gemeente))) }) }
      for dimensie in tabel.dimensies {
        gelijk(totaal, codes(dimensie, tabel.maat, tenant).map { kolom(x(.tenant(tenant.id), "\(dimensie.naam)=\($0)")) })
      }
    }
  }

  /// stand(m) − stand(m−1) = bij − af, of every gebied and code; per spoor also what changes spoor.
  private mutating func koppel(_ koppeling: Publicatiebeleid.Koppeling, _ maand: Int, _ waarheid: (Maat, Int) -> Int) {
    let nu = waarheid(koppeling.stand, maand)
    let toen = waarheid(koppeling.stand, maand - 1)
    let stroom = waarheid(koppeling.bij, maand)
    func x(_ maat: Maat, _ waarheid: Int, _ gebied: Gebied, _ dimensies: String, _ maand: Int) -> Onbekende {
      Onbekende(waarheid: waarheid, gebied: gebied, maat: maat, dimensies: dimensies, maand: maand)
    }
    var merk = x(koppeling.stand, nu, .alles, "gekoppeld", maand)
    guard plaats[merk] == nil else { return }
    plaats[merk] = -1
    func schrijf(_ gebied: Gebied, _ dimensies: String, extra: [(Int, Int)]) {
      let termen = [
        (kolom(x(koppeling.stand, nu, gebied, dimensies, maand)), 1),
        (kolom(x(koppeling.stand, toen, gebied, dimensies, maand - 1)), -1),
        (kolom(x(koppeling.bij, stroom, gebied, dimensies, maand)), -1),
        (kolom(x(koppeling.af, stroom, gebied, dimensies, maand)), 1),
      ]
      rijen.append((termen + extra, 0...0))
    }
    for tenant in indeling.tenants {
      for lid in tenant.gemeenten { schrijf(.gemeente(tenant.id, lid.gemeente), "", extra: []) }
      for dimensie in koppeling.dimensies {
        guard dimensie == .spoor else {
          for code in codes(dimensie, koppeling.stand, tenant) {
            schrijf(.tenant(tenant.id), "\(dimensie.naam)=\(code)", extra: [])
          }
          continue
        }
        var (inKolommen, uitKolommen): ([Int], [Int]) = ([], [])
        for code in codes(.spoor, koppeling.stand, tenant) {
          let (naar, van) = (nieuw(), nieuw())
          inKolommen.append(naar)
          uitKolommen.append(van)
          schrijf(.tenant(tenant.id), "spoor=\(code)", extra: [(naar, -1), (van, 1)])
        }
        if beleid.tabellen.contains(where: { $0.maat == .doorstroom }) {
          let totaal = kolom(x(.doorstroom, waarheid(.doorstroom, maand), .tenant(tenant.id), "", maand))
          gelijk(totaal, inKolommen)
          gelijk(totaal, uitKolommen)
        } else {
          rijen.append((inKolommen.map { ($0, 1) } + uitKolommen.map { ($0, -1) }, 0...0))
        }
      }
    }
    merk.dimensies = ""
  }

  /// What the figure says by itself, and whether it is one to find.
  private mutating func lees(_ cijfer: GepubliceerdCijfer, _ publicatie: Publicatie, _ waarheid: (Maat, Int) -> Int) {
    let sleutel = cijfer.sleutel
    func x(_ maand: Int) -> Onbekende {
      Onbekende(
        waarheid: waarheid(sleutel.maat, maand), gebied: sleutel.gebied, maat: sleutel.maat, dimensies: sleutel.dimensies.tekst,
        maand: maand)
    }
    var deze: Int
    switch sleutel.tijdvak {
    case .maand(let maand): deze = kolom(x(maand - publicatie.vanaf))
    case .jaar(let jaar):
      let eerste = Maand(jaar: jaar, maand: 1) - publicatie.vanaf
      let delen = (eerste..<eerste + 12).map { kolom(x($0)) }
      if let bekend = sommen[delen] {
        deze = bekend
      } else {
        deze = nieuw()
        gelijk(deze, delen)
        sommen[delen] = deze
      }
    }
    var (laag, hoog) = (0, Glpk.oneindig)
    let isNieuw = cijfer.sinds == publicatie.nummer
    switch cijfer.cijfer {
    case .waarde(let getoond):
      let half = Int(beleid.afronding / 2)
      (laag, hoog) = (max(Int(beleid.drempel), Int(getoond) - half), Int(getoond) + Int(beleid.afronding) - half - 1)
      if !isNieuw { (laag, hoog) = (max(0, laag - Int(beleid.wijziging) + 1), hoog + Int(beleid.wijziging) - 1) }
    case .onderdrukt(.klein):
      if isNieuw { hoog = Int(beleid.drempel) - 1 }
      doelen.append((deze, sleutel, publicatie.nummer))
    case .onderdrukt: doelen.append((deze, sleutel, publicatie.nummer))
    }
    let was = kolommen[deze]
    let (onder, boven) = (max(was.lowerBound, laag), min(was.upperBound, hoog))
    // Two publications of one truth never contradict each other.
    kolommen[deze] = onder...max(onder, boven)
  }

  /// Cells that it could tell within the policy's width, and how many of them exactly.
  func val() -> Buit {
    var buit = Buit()
    buit.gezocht = doelen.count
    guard !doelen.isEmpty else { return buit }
    let (groepen, lokaal) = onderdelen()
    for groep in groepen.sorted(by: { $0[0] < $1[0] }) { jaag(groep, lokaal, &buit) }
    return buit
  }

  struct Buit {
    var gezocht = 0
    var opgelost = 0
    var gevonden: [String] = []
    var exact = 0
    var zonderAntwoord = 0
  }

  /// Columns that hang together, each in the order of its columns.
  private func onderdelen() -> ([[Int]], [Int]) {
    var baas = Array(kolommen.indices)
    func zoek(_ kolom: Int) -> Int {
      var k = kolom
      while baas[k] != k {
        baas[k] = baas[baas[k]]
        k = baas[k]
      }
      return k
    }
    for rij in rijen { for term in rij.termen.dropFirst() { baas[zoek(term.0)] = zoek(rij.termen[0].0) } }
    var groepen: [Int: [Int]] = [:]
    var lokaal = Array(repeating: 0, count: kolommen.count)
    for kolom in kolommen.indices {
      let groep = zoek(kolom)
      lokaal[kolom] = groepen[groep, default: []].count
      groepen[groep, default: []].append(kolom)
    }
    return (Array(groepen.values), lokaal)
  }

  private func jaag(_ groep: [Int], _ lokaal: [Int], _ buit: inout Buit) {
    let leden = Set(groep)
    let eigen = doelen.filter { leden.contains($0.kolom) }
    guard !eigen.isEmpty else { return }
    let delen = rijen.filter { leden.contains($0.termen[0].0) }.map {
      (termen: $0.termen.map { (lokaal[$0.0], $0.1) }, grens: $0.grens)
    }
    let grens = groep.map { min(kolommen[$0].lowerBound, 100_000)...min(kolommen[$0].upperBound, 100_000) }
    let glpk = Glpk(kolommen: grens, rijen: delen)!
    var minste: [Int: Int] = [:]
    var meeste: [Int: Int] = [:]
    func leer(_ oplossing: [Int]?) -> Bool {
      guard let oplossing else { return false }
      for doel in eigen {
        minste[doel.kolom] = min(minste[doel.kolom] ?? .max, oplossing[lokaal[doel.kolom]])
        meeste[doel.kolom] = max(meeste[doel.kolom] ?? 0, oplossing[lokaal[doel.kolom]])
      }
      return true
    }
    func breedte(_ kolom: Int) -> Int { minste[kolom].map { meeste[kolom]! - $0 } ?? -1 }
    // All at once first: one solution that is high or low for many saves asking for each.
    var open = Array(Set(eigen.map(\.kolom))).sorted()
    for ronde in 0..<24 {
      open = open.filter { breedte($0) < Int(beleid.breedte) }
      guard open.count > 3 else { break }
      let deel = open.enumerated().filter { ronde < 2 || ($0.offset * 7 + ronde) % 3 == ronde / 2 % 3 }.map { lokaal[$0.element] }
      buit.opgelost += 1
      _ = leer(glpk.best(deel, grootste: ronde % 2 == 0, geheel: 200))
    }
    var gevraagd = Set<Int>()
    for doel in eigen where breedte(doel.kolom) < Int(beleid.breedte) && gevraagd.insert(doel.kolom).inserted {
      var isZeker = true
      for grootste in [true, false] where breedte(doel.kolom) < Int(beleid.breedte) {
        buit.opgelost += 1
        isZeker = leer(glpk.best([lokaal[doel.kolom]], grootste: grootste, geheel: 4_000)) && glpk.isBeste && isZeker
      }
      if breedte(doel.kolom) >= Int(beleid.breedte) { continue }
      if !isZeker {
        buit.zonderAntwoord += 1
      } else {
        buit.gevonden.append(
          "\(doel.publicatie): \(doel.sleutel.gebied.code) \(doel.sleutel.maat.naam) \(doel.sleutel.dimensies.tekst) "
            + "\(doel.sleutel.tijdvak): \(minste[doel.kolom]!) to \(meeste[doel.kolom]!)")
        if breedte(doel.kolom) == 0 { buit.exact += 1 }
      }
    }
  }
}
