import CommandLine
import Domain
import JSON
import Regelgeving
import Regio
import TenantWorker

/// `publicatie toon`: the figures of a publication, and why others are withheld.
enum PublicatieToon {
  static let nummer = option("nummer", .integer("N", 1...1_000_000), help: "Which publication. Default: the last.")
  static let gebied = option(
    "gebied", .lossless(Gebied.self, "GEBIED", expected: "alles, AM01, a tenant, or a tenant and gemeente as dal/GM0010"),
    help: "Only this gebied: alles, AM01, dal, or dal/GM0010.")
  static let tijdvak = option(
    "tijdvak", .lossless(Tijdvak.self, "PERIOD", expected: "a month YYYY-MM or a year YYYY"), help: "Only this month or year.")

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let store = try Store(existing: arguments[Places.log], topics: arguments[Places.topics])
    let beleid = try Regiostand.beleid(Places.regelsFolder(arguments[Places.regels]))
    guard let publicatie = try publicatie(arguments[nummer], store) else {
      let which = arguments[nummer].map { "no publication \($0)" } ?? "nothing is published yet"
      throw Failure(.noinput, "\(which); 'werkbedrijf publicatie maak' makes the next")
    }
    let maten = Set(arguments[RegioVerb.maten])
    let chosen = publicatie.cijfers.filter { cijfer in
      (arguments[gebied].map { $0 == cijfer.sleutel.gebied } ?? true) && (maten.isEmpty || maten.contains(cijfer.sleutel.maat))
        && (arguments[tijdvak].map { $0 == cijfer.sleutel.tijdvak } ?? true)
    }
    if arguments[Places.json] {
      for cijfer in chosen { Shell.write(json(cijfer, publicatie.nummer) + [0x0A]) }
      return .ok
    }
    Shell.write(
      "Publicatie \(publicatie.nummer), \(publicatie.vanaf) tot en met \(publicatie.totEnMet), zegel \(publicatie.zegel)\n"
        + publicatie.laat.map { "Te laat: \($0.tenant), cijfers tot en met \($0.totEnMet.map { "\($0)" } ?? "geen maand")\n" }
        .joined())
    if chosen.isEmpty { Shell.write("Hiervan wordt niets gepubliceerd. Dat is iets anders dan nul.\n") }
    Shell.write(lines(chosen, drempel: beleid.drempel))
    return .ok
  }

  private static func publicatie(_ number: Int?, _ store: Store) throws(Failure) -> Publicatie? {
    guard let number else { return try Regiostand.laatste(store)?.publicatie }
    let reader = try store.reader()
    guard (try? reader.partitions(of: RegionTopics.aggregaat)) != nil else { return nil }
    do throws(Publicaties.Fout) { return try Publicaties.lees(number, reader)?.publicatie } catch {
      throw PublicatieFiles.failure(error)
    }
  }

  private static func lines(_ cijfers: [GepubliceerdCijfer], drempel: Int64) -> String {
    let rows = cijfers.map { cijfer in
      let sleutel = cijfer.sleutel
      let what = sleutel.maat.naam + (sleutel.dimensies == Dimensies() ? "" : " " + sleutel.dimensies.tekst)
      let value =
        switch cijfer.cijfer {
        case .waarde(let waarde): Tabel.getoond(waarde, sleutel.maat)
        case .onderdrukt(let reden): reden.uitleg(drempel: drempel)
        }
      return [sleutel.tijdvak.description, sleutel.gebied.code, what, value]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + row[3] + "\n"
    }.joined()
  }

  private static func json(_ cijfer: GepubliceerdCijfer, _ number: Int) -> [UInt8] {
    let sleutel = cijfer.sleutel
    let (waarde, reden): (JSONValue, JSONValue) =
      switch cijfer.cijfer {
      case .waarde(let waarde): (.integer(waarde), .null)
      case .onderdrukt(let reden): (.null, .string(reden.rawValue))
      }
    return JSONValue.object([
      ("dimensies", .object(sleutel.dimensies.paren.map { ($0.naam.naam, .string($0.waarde.tekst)) })),
      ("gebied", .string(sleutel.gebied.code)), ("maat", .string(sleutel.maat.naam)), ("onderdrukt", reden),
      ("publicatie", .integer(Int64(number))), ("sinds", .integer(Int64(cijfer.sinds))),
      ("tijdvak", .string(sleutel.tijdvak.description)), ("waarde", waarde),
    ]).canonical
  }
}
