public import Domain

/// Whose units are counted one after another.
public struct Herkomst: Hashable, Sendable {
  public var tenant: TenantID
  public var partitie: Int

  public init(_ tenant: TenantID, _ partitie: Int) {
    self.tenant = tenant
    self.partitie = partitie
  }
}

/// The last unit that was added of an origin.
public struct Stand: Hashable, Sendable {
  public var generatie: Int
  public var nummer: Int64

  public init(generatie: Int, nummer: Int64) {
    self.generatie = generatie
    self.nummer = nummer
  }
}

/// Why a unit was not added: the sums of its origin are not complete until this is looked at.
public enum RegioAlarm: Hashable, Sendable {
  /// Units are missing between the last one added and this one.
  case gat(verwacht: Int64, gevonden: Int64)
  /// This unit was added before.
  case herhaling(laatste: Int64, gevonden: Int64)
  /// A generation that was never announced.
  case generatie(verwacht: Int, gevonden: Int)
  /// A sum left the range of 64 bits.
  case overloop
  /// The record could not be read.
  case onleesbaar(String)

  /// Closed, safe as a metric label.
  public var code: String {
    switch self {
    case .gat: "gat"
    case .herhaling: "herhaling"
    case .generatie: "generatie"
    case .overloop: "overloop"
    case .onleesbaar: "onleesbaar"
    }
  }

  public var boodschap: String {
    switch self {
    case .gat(let verwacht, let gevonden):
      "unit \(gevonden) came where \(verwacht) was expected; the units between are missing and this one is not added. "
        + "Restore the topic, or rebuild the tenant"
    case .herhaling(let laatste, let gevonden):
      "unit \(gevonden) came again after \(laatste) and is not added twice"
    case .generatie(let verwacht, let gevonden):
      "generation \(gevonden) came where \(verwacht) was expected; a generation is switched by its own record"
    case .overloop: "a sum does not fit in 64 bits; the unit is not added"
    case .onleesbaar(let fout): "the record cannot be read: \(fout)"
    }
  }
}

/// Adds the units of all tenants up to cells: the pure half of the regional aggregator.
///
/// A unit is added whole or not at all; a refused one leaves the other origins untouched. Owned by one region worker, used
/// from its thread only.
public struct Aggregator: Sendable {
  /// The generation until a rebuild puts another one in its place.
  public static let eersteGeneratie = 1

  /// Last unit added, per origin; the open unit of work included.
  public private(set) var standen: [Herkomst: Stand]
  /// What the open unit of work adds to each cell.
  public private(set) var delta: [TenantCel: Int64] = [:]

  public init(standen: [Herkomst: Stand] = [:]) { self.standen = standen }

  /// Adds one unit to the open sums; the alarm says why it was refused. A unit of an earlier generation is passed over: what
  /// it adds was in the sums with which the present one began.
  public mutating func neem(_ eenheid: BijdrageEenheid, van tenant: TenantID) -> RegioAlarm? {
    let herkomst = Herkomst(tenant, eenheid.partitie)
    let stand = standen[herkomst] ?? Stand(generatie: Self.eersteGeneratie, nummer: 0)
    if eenheid.generatie < stand.generatie { return nil }
    guard eenheid.generatie == stand.generatie else {
      return .generatie(verwacht: stand.generatie, gevonden: eenheid.generatie)
    }
    if eenheid.nummer <= stand.nummer { return .herhaling(laatste: stand.nummer, gevonden: eenheid.nummer) }
    guard eenheid.nummer == stand.nummer + 1 else { return .gat(verwacht: stand.nummer + 1, gevonden: eenheid.nummer) }
    var geteld = 0
    for bijdrage in eenheid.bijdragen {
      let som = (delta[TenantCel(tenant, bijdrage.cel)] ?? 0).addingReportingOverflow(bijdrage.delta)
      if som.overflow { break }
      delta[TenantCel(tenant, bijdrage.cel)] = som.partialValue
      geteld += 1
    }
    guard geteld == eenheid.bijdragen.count else {
      for bijdrage in eenheid.bijdragen.prefix(geteld) { delta[TenantCel(tenant, bijdrage.cel)]! &-= bijdrage.delta }
      return .overloop
    }
    standen[herkomst] = Stand(generatie: eenheid.generatie, nummer: eenheid.nummer)
    return nil
  }

  /// A generation begins: its origins count from 0. Nothing of the tenant may be open.
  public mutating func begin(_ generatie: Int, van tenant: TenantID, partities: Int) {
    for partitie in 0..<partities { standen[Herkomst(tenant, partitie)] = Stand(generatie: generatie, nummer: 0) }
  }

  /// The open sums, taken out: the unit of work is on its way.
  public mutating func sluit() -> [TenantCel: Int64] {
    defer { delta = [:] }
    return delta.filter { $0.value != 0 }
  }
}
