import Domain
import Regio

/// A figure as a page shows it: a number, that it is withheld and why, or that there is none.
enum Waarde: Hashable {
  case getal(Int64)
  case onderdrukt(Onderdrukking)
  case geen

  var getal: Int64? { if case .getal(let getal) = self { getal } else { nil } }

  init(_ cijfer: Cijfer?) {
    switch cijfer {
    case .waarde(let waarde): self = .getal(waarde)
    case .onderdrukt(let reden): self = .onderdrukt(reden)
    case nil: self = .geen
    }
  }
}

/// The figures of one gebied as its visitor may see them: exact ones for the tenant itself, else those of a publication.
struct Blik: Sendable {
  let gebied: Gebied
  let exact: Tenantcijfers?
  let uitgave: Uitgave?
  /// The last month there are figures of.
  let peilmaand: Maand
  var isExact: Bool { exact != nil }
  var drempel: Int64 { uitgave?.drempel ?? 10 }
  var heeftCijfers: Bool { exact.map { !$0.isLeeg } ?? (uitgave != nil) }

  /// The first month there are figures of.
  var vanaf: Maand { exact?.eersteMaand ?? uitgave?.vanaf ?? peilmaand }

  /// The last year of which flows can be shown whole; of exact figures the running one.
  var stroomjaar: Int {
    isExact || peilmaand.maand == 12 ? peilmaand.jaar : peilmaand.jaar - 1
  }

  /// Of consecutive periods that begin with `van`; with a dimension only cells with one of its codes.
  func reeks(
    _ maat: Maat, van: Maand, tot: Maand, per periode: Vraag.Periode, _ dimensie: Dimensie? = nil, _ codes: Set<String> = []
  ) -> [Waarde] {
    var vraag = Vraag(van: van, tot: tot)
    vraag.periode = periode
    if let exact {
      let gemeenten = gebied.gemeente.map { Set([$0]) }
      return exact.totalen(maat, gemeenten, vraag.grenzen) { dimensies in
        dimensie.map { d in dimensies[d].map { codes.contains($0.tekst) } ?? false } ?? true
      }.map { .getal($0) }
    }
    guard let uitgave else { return vraag.grenzen.dropLast().map { _ in .geen } }
    guard let dimensie else { return uitgave.perioden(gebied, maat, Dimensies(), vraag).map { Waarde($0) } }
    let gekozen = uitgave.dimensies(gebied, maat).filter { d in d[dimensie].map { codes.contains($0.tekst) } ?? false }
    let delen = gekozen.map { uitgave.perioden(gebied, maat, $0, vraag).map { Waarde($0) } }
    return (0..<(vraag.grenzen.count - 1)).map { plaats in Self.som(delen.map { $0[plaats] }) }
  }

  func stand(_ maat: Maat, _ maand: Maand) -> Waarde {
    reeks(maat, van: maand, tot: maand + 1, per: .maand).first ?? .geen
  }

  func jaar(_ maat: Maat, _ jaar: Int, _ dimensie: Dimensie? = nil, _ codes: Set<String> = []) -> Waarde {
    let januari = Maand(jaar: jaar, maand: 1)
    return reeks(maat, van: januari, tot: januari + 12, per: .jaar, dimensie, codes).first ?? .geen
  }

  /// Codes of a dimension that this maat has here, with the value of a period each; largest first.
  func verdeling(_ maat: Maat, _ dimensie: Dimensie, van: Maand, tot: Maand, per periode: Vraag.Periode) -> [(
    code: String, waarde: Waarde
  )] {
    var codes: Set<String> = []
    if let exact {
      for (gemeente, reeksen) in exact.perMaat[maat] ?? [:] where gebied.gemeente.map({ $0 == gemeente }) ?? true {
        for dimensies in reeksen.keys { if let code = dimensies[dimensie]?.tekst { codes.insert(code) } }
      }
    } else if let uitgave {
      codes = Set(uitgave.dimensies(gebied, maat).compactMap { $0[dimensie]?.tekst })
    }
    return codes.map { code in
      (code, reeks(maat, van: van, tot: tot, per: periode, dimensie, [code]).first ?? .geen)
    }.filter { $0.1 != .getal(0) && $0.1 != .geen }.sorted {
      ($0.1.getal ?? -1, $1.0) > ($1.1.getal ?? -1, $0.0)
    }
  }

  /// Withheld as soon as a part of it is.
  static func som(_ delen: [Waarde]) -> Waarde {
    var som: Int64 = 0
    for deel in delen {
      switch deel {
      case .getal(let getal): som &+= getal
      case .onderdrukt, .geen: return deel
      }
    }
    return delen.isEmpty ? .geen : .getal(som)
  }
}

extension Context {
  /// What this visitor may see of a gebied.
  func blik(_ gebied: Gebied) throws(Problem) -> Blik {
    if let tenant = gebied.tenant, magExact(tenant) {
      let cijfers = snapshot.exact[tenant] ?? Tenantcijfers()
      return Blik(gebied: gebied, exact: cijfers, uitgave: snapshot.uitgave, peilmaand: peilmaand(tenant))
    }
    let uitgave = try uitgave()
    return Blik(
      gebied: gebied, exact: nil, uitgave: uitgave,
      peilmaand: uitgave.map { $0.totEnMet(gebied) ?? $0.totEnMet } ?? vandaag.maand + -1)
  }
}
