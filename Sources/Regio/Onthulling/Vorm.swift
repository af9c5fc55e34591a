import Domain
import Regelgeving

/// The cells of one published table, the same in every period, and the equations between them.
///
/// Cells are numbered: those that linked tables have in common first (`gezamenlijk`: whole, arbeidsmarktregio's, tenants,
/// gemeenten, codes of the shared dimensions), then those of this table alone, then of a flow each tenant's twelve months.
struct Vorm {
  struct Knoop: Hashable {
    var gebied: Gebied
    var maat: Maat
    var dimensies: Dimensies
    /// 0–11 of a tenant's month in a year of flows, else −1.
    var maand = -1
    /// Place in the indeling; −1 above the tenants.
    var tenant = -1
  }

  let tabel: Publicatiebeleid.Tabel
  let isStroom: Bool
  private(set) var knopen: [Knoop] = []
  /// How many cells linked tables share.
  private(set) var gezamenlijk = 0
  /// Where the months of the tenants begin: tenant × 12 + month behind it.
  private(set) var maandenVanaf = 0
  /// Equations between shared cells.
  private(set) var boom = Boom()
  /// Those of shared cells with cells of this table alone, and of a year with its months.
  private(set) var eigen: [Boom.Splitsing] = []
  private(set) var maanden: [Boom.Splitsing] = []
  /// Places of the tenants' totals, in the order of the indeling.
  private(set) var totalen: [Int] = []
  /// Place of each gemeente's successor and how many it succeeds, −1 without.
  private(set) var opvolger: [Int] = []
  private(set) var voorgangers: [Int] = []
  /// Of each cell the whole that it is a part of, and the split, as place in `alleSplitsingen`; −1 for a root.
  private(set) var ouderSplitsing: [Int] = []
  private(set) var alleSplitsingen: [Boom.Splitsing] = []

  /// Cells without those of the months.
  var aantalPerMaand: Int { maandenVanaf }

  init(_ tabel: Publicatiebeleid.Tabel, _ beleid: Publicatiebeleid, _ indeling: Indeling) {
    self.tabel = tabel
    isStroom = tabel.maat.soort == .stroom
    let koppeling = beleid.koppeling
    let isGekoppeld = koppeling.map { [$0.stand, $0.bij, $0.af].contains(tabel.maat) } ?? false
    let gedeeld = isGekoppeld ? koppeling!.dimensies : tabel.dimensies
    bouwGebieden(indeling)
    for dimensie in gedeeld { for t in indeling.tenants.indices { boom.splitsingen.append(codes(dimensie, t, indeling)) } }
    gezamenlijk = knopen.count
    for dimensie in tabel.dimensies where !gedeeld.contains(dimensie) {
      for t in indeling.tenants.indices { eigen.append(codes(dimensie, t, indeling)) }
    }
    if let delen = tabel.delen { bouwDelen(delen, indeling) }
    maandenVanaf = knopen.count
    if isStroom, tabel.niveau != .los { bouwMaanden(indeling) }
    alleSplitsingen = boom.splitsingen + eigen + maanden
    ouderSplitsing = Array(repeating: -1, count: knopen.count)
    for (plaats, splitsing) in alleSplitsingen.enumerated() {
      for kind in splitsing.kinderen { ouderSplitsing[kind] = plaats }
    }
  }

  private mutating func voegToe(_ knoop: Knoop) -> Int {
    knopen.append(knoop)
    opvolger.append(-1)
    voorgangers.append(0)
    return knopen.count - 1
  }

  private mutating func bouwGebieden(_ indeling: Indeling) {
    let maat = tabel.maat
    guard tabel.niveau != .los else {
      totalen = indeling.tenants.indices.map { t in
        voegToe(Knoop(gebied: .tenant(indeling.tenants[t].id), maat: maat, dimensies: Dimensies(), tenant: t))
      }
      return
    }
    let alles = voegToe(Knoop(gebied: .alles, maat: maat, dimensies: Dimensies()))
    let regios = indeling.arbeidsmarktregios.map { code in
      (code, voegToe(Knoop(gebied: .arbeidsmarktregio(code), maat: maat, dimensies: Dimensies())))
    }
    totalen = indeling.tenants.indices.map { t in
      voegToe(Knoop(gebied: .tenant(indeling.tenants[t].id), maat: maat, dimensies: Dimensies(), tenant: t))
    }
    boom.splitsingen.append(Boom.Splitsing(ouder: alles, kinderen: regios.map(\.1)))
    for (code, regio) in regios {
      let leden = indeling.tenants.indices.filter { indeling.tenants[$0].arbeidsmarktregio == code }
      boom.splitsingen.append(Boom.Splitsing(ouder: regio, kinderen: leden.map { totalen[$0] }))
    }
    guard tabel.niveau == .gemeente else { return }
    for (t, tenant) in indeling.tenants.enumerated() where !tenant.gemeenten.isEmpty {
      let plaatsen = tenant.gemeenten.map { lid in
        voegToe(Knoop(gebied: .gemeente(tenant.id, lid.gemeente), maat: maat, dimensies: Dimensies(), tenant: t))
      }
      boom.splitsingen.append(Boom.Splitsing(ouder: totalen[t], kinderen: plaatsen))
      for (lid, plaats) in zip(tenant.gemeenten, plaatsen) {
        guard let nieuw = tenant.gemeenten.firstIndex(where: { $0.gemeente == lid.opvolger }) else { continue }
        opvolger[plaats] = plaatsen[nieuw]
        voorgangers[plaatsen[nieuw]] += 1
      }
    }
  }

  /// A cell for every code, and one for whatever else there may be, so that they always make up the whole.
  private mutating func codes(_ dimensie: Dimensie, _ t: Int, _ indeling: Indeling) -> Boom.Splitsing {
    let tenant = indeling.tenants[t]
    let codes = dimensie.codes(tabel.maat, sporen: tenant.sporen.map(\.tekst)) ?? []
    return Boom.Splitsing(
      ouder: totalen[t],
      kinderen: (codes + [Self.overig]).map { code in
        voegToe(
          Knoop(
            gebied: .tenant(tenant.id), maat: tabel.maat, dimensies: Dimensies((dimensie, Symbool(code))), tenant: t))
      })
  }

  /// The code of what has none of the known ones.
  static let overig = "overig"

  private mutating func bouwDelen(_ delen: Publicatiebeleid.Delen, _ indeling: Indeling) {
    let dimensies = Dimensies((delen.dimensie, delen.code))
    for (t, tenant) in indeling.tenants.enumerated() {
      let zoek = Knoop(gebied: .tenant(tenant.id), maat: tabel.maat, dimensies: dimensies, tenant: t)
      guard let ouder = knopen.firstIndex(of: zoek) else { continue }
      eigen.append(
        Boom.Splitsing(
          ouder: ouder,
          kinderen: delen.maten.map { maat in
            voegToe(Knoop(gebied: .tenant(tenant.id), maat: maat, dimensies: Dimensies(), tenant: t))
          }))
    }
  }

  private mutating func bouwMaanden(_ indeling: Indeling) {
    for (t, tenant) in indeling.tenants.enumerated() {
      maanden.append(
        Boom.Splitsing(
          ouder: totalen[t],
          kinderen: (0..<12).map { maand in
            voegToe(
              Knoop(gebied: .tenant(tenant.id), maat: tabel.maat, dimensies: Dimensies(), maand: maand, tenant: t))
          }))
    }
  }
}
