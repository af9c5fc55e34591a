import Domain
import JSON
import Regelgeving

/// What `validate` tells of law that is without fault: which months have no value, what was never given, what is assumed, and
/// up to which day all of it was checked against its source.
struct LawState {
  let states: [ParameterStand]
  /// The first day of birth whose AOW age is not set, and up to when that table was checked.
  let aow: (bornFrom: CivilDate, checked: CivilDate)?
  /// Of each tenant, up to when its decision table of that day was checked.
  let tables: [(tenant: TenantID, checked: CivilDate)]
  let months: ClosedRange<Maand>
  /// The day of the check.
  let today: CivilDate

  init(_ loaded: Geladen, from: Maand, today: CivilDate) {
    months = min(from, today.maand)...today.maand
    self.today = today
    let last = loaded.regels.values.first?.aow.last
    tables = loaded.regels.values.sorted { $0.tenant < $1.tenant }.compactMap { regels in
      regels.beslistabel(op: today).map { (regels.tenant, $0.gecontroleerdTot) }
    }
    aow = last.map { ($0.geborenVoor, $0.gecontroleerdTot) }
    states = standen(loaded, van: months.lowerBound, totEnMet: months.upperBound)
  }

  /// Readable text: what is alike on one line.
  var text: String {
    var lines = ["", "Months without a value, \(span(months)); an outcome that needs one is onbepaald:"]
    let used = states.filter { !$0.parameter.isNaslag }
    lines += grouped(used.filter { !$0.isNooitGegeven && !$0.zonderWaarde.isEmpty }, by: holes)
    if let aow { lines.append("  landelijk: born on or after \(aow.bornFrom), not set yet, so not reached: aow.leeftijd") }
    lines += ["", "Never given; a term or duty that asks for it does not arise, an amount is onbepaald:"]
    lines += never
    lines += ["", "Assumptions (status aanname) in force in these months:"]
    lines += grouped(used.filter { $0.aannamen > 0 }) { $0.aannamen == 1 ? "1 value" : "\($0.aannamen) values" }
    lines += ["", "Values that are kept to be looked up, read by no rule; months without one:"]
    lines += grouped(states.filter { $0.parameter.isNaslag && !$0.zonderWaarde.isEmpty }, by: holes)
    lines += ["", "Checked against the source:"]
    lines += checked
    return lines.joined(separator: "\n") + "\n"
  }

  /// One JSON object a parameter and tenant; `tenant` is null for national law.
  var json: [JSONValue] {
    states.map { state in
      .object([
        ("aannamen", .integer(Int64(state.aannamen))),
        ("gecontroleerdTot", state.gecontroleerdTot.map { .string($0.description) } ?? .null),
        ("naslag", .bool(state.parameter.isNaslag)), ("parameter", .string(state.parameter.pad)),
        ("tenant", state.tenant.map { .string($0.description) } ?? .null),
        ("verouderd", .bool(state.isVerouderd(op: today))),
        (
          "zonderWaarde",
          .array(
            state.zonderWaarde.map {
              .object([
                ("totEnMet", .string($0.upperBound.description)), ("van", .string($0.lowerBound.description)),
              ])
            })
        ),
      ])
    }
  }

  private func span(_ months: ClosedRange<Maand>) -> String {
    months.lowerBound == months.upperBound ? "\(months.lowerBound)" : "\(months.lowerBound) – \(months.upperBound)"
  }

  private func holes(_ state: ParameterStand) -> String {
    state.zonderWaarde == [months] ? "no month has one" : state.zonderWaarde.map(span).joined(separator: ", ")
  }

  private func name(_ tenant: TenantID?) -> String { tenant?.description ?? "landelijk" }

  /// The tenants in order, national law first.
  private var owners: [TenantID?] { states.map(\.tenant).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  /// `owner`, then each text once with the parameters it holds for.
  private func grouped(_ states: [ParameterStand], by text: (ParameterStand) -> String) -> [String] {
    if states.isEmpty { return ["  none"] }
    return owners.flatMap { owner -> [String] in
      let own = states.filter { $0.tenant == owner }
      let texts = own.map(text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return texts.flatMap { one in
        wrapped("  \(name(owner)): \(one): ", own.filter { text($0) == one }.map(\.parameter.pad))
      }
    }
  }

  /// A parameter that no level of a tenant ever set, with the tenants of which that holds.
  private var never: [String] {
    let missing = states.filter { $0.isNooitGegeven && !$0.parameter.isNaslag }
    let count = owners.filter { $0 != nil }.count
    var perOwners: [(owners: String, pads: [String])] = []
    for parameter in Parameter.allCases {
      let owners = missing.filter { $0.parameter == parameter }.map { name($0.tenant) }
      if owners.isEmpty { continue }
      let text = owners.count == count && count > 1 ? "by no tenant" : owners.joined(separator: ", ")
      if let place = perOwners.firstIndex(where: { $0.owners == text }) {
        perOwners[place].pads.append(parameter.pad)
      } else {
        perOwners.append((text, [parameter.pad]))
      }
    }
    return perOwners.isEmpty ? ["  none"] : perOwners.flatMap { wrapped("  \($0.owners): ", $0.pads) }
  }

  private var checked: [String] {
    let given = states.filter { !$0.isNooitGegeven }
    let fresh = given.filter { !$0.isVerouderd(op: today) }
    var lines: [String] = []
    if let first = fresh.compactMap(\.gecontroleerdTot).min() {
      lines.append("  \(fresh.count) of \(given.count) up to \(first) or later")
    }
    if let aow, aow.checked < today { lines.append("  landelijk: NOT CHECKED after \(aow.checked): aow.leeftijd") }
    for table in tables where table.checked < today {
      lines.append("  \(table.tenant): NOT CHECKED after \(table.checked): its decision table")
    }
    let stale = given.filter { $0.isVerouderd(op: today) }
    let whole = Set(owners.filter { owner in given.allSatisfy { $0.tenant != owner || $0.isVerouderd(op: today) } })
    for owner in owners where whole.contains(owner) {
      let oldest = stale.filter { $0.tenant == owner }.compactMap(\.gecontroleerdTot).min()
      lines.append("  \(name(owner)): NOT CHECKED after \(oldest?.description ?? ""): all of it")
    }
    let rest = stale.filter { !whole.contains($0.tenant) }
    if !rest.isEmpty { lines += grouped(rest) { "NOT CHECKED after \($0.gecontroleerdTot?.description ?? "")" } }
    return lines
  }

  /// The words after a heading, joined by commas, over lines of at most 118 characters.
  private func wrapped(_ heading: String, _ words: [String]) -> [String] {
    var lines = [heading]
    for (place, word) in words.enumerated() {
      let piece = word + (place + 1 < words.count ? ", " : "")
      if lines[lines.count - 1].count + piece.count > 118, lines[lines.count - 1] != heading {
        lines.append("      ")
      }
      lines[lines.count - 1] += piece
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }
}
