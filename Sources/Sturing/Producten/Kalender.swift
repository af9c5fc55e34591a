public import Domain
public import JSON
public import Regio

/// What of a year's products is made, due or late, on a day.
public struct Kalender: Sendable {
  public enum Stand: String, Sendable {
    case gemaakt
    case teLaatGemaakt = "te laat gemaakt"
    /// Made while an indicator was off course without a verbetermaatregel.
    case onvolledig
    /// Not due yet.
    case verwacht
    case teLaat = "te laat"
  }

  /// A product that was made.
  public struct Gemaakt: Sendable {
    public var soort: String
    public var jaar: Int
    public var kwartaal: Int?
    public var op: CivilDate
    public var positie: String
    public var isOnvolledig: Bool

    public init(soort: String, jaar: Int, kwartaal: Int?, op: CivilDate, positie: String, isOnvolledig: Bool) {
      self.soort = soort
      self.jaar = jaar
      self.kwartaal = kwartaal
      self.op = op
      self.positie = positie
      self.isOnvolledig = isOnvolledig
    }
  }

  public struct Rij: Sendable {
    public var product: Product
    public var uiterlijk: CivilDate
    public var stand: Stand
    /// The first time, and the position of the last.
    public var gemaaktOp: CivilDate?
    public var positie: String?
  }

  /// By due day.
  public let rijen: [Rij]

  /// - Parameter gemaakt: By when they were made.
  public init(_ producten: [Product], jaar: Int, _ gemaakt: [Gemaakt], op dag: CivilDate) {
    rijen = producten.map { product in
      let eigen = gemaakt.filter { $0.soort == product.soort.rawValue && $0.jaar == jaar && $0.kwartaal == product.kwartaal }
      let uiterlijk = product.uiterlijk(jaar)
      return Rij(
        product: product, uiterlijk: uiterlijk, stand: Self.stand(eigen, uiterlijk, dag), gemaaktOp: eigen.first?.op,
        positie: eigen.last?.positie)
    }.sorted { ($0.uiterlijk, $0.product.regel) < ($1.uiterlijk, $1.product.regel) }
  }

  private static func stand(_ eigen: [Gemaakt], _ uiterlijk: CivilDate, _ dag: CivilDate) -> Stand {
    guard let eerste = eigen.first, let laatste = eigen.last else { return dag <= uiterlijk ? .verwacht : .teLaat }
    if laatste.isOnvolledig { return .onvolledig }
    return eerste.op <= uiterlijk ? .gemaakt : .teLaatGemaakt
  }

  public var blad: Blad {
    var blad = Blad()
    let cellen = rijen.map { rij in
      [
        rij.uiterlijk.description, rij.product.naam, rij.stand.rawValue, rij.product.omschrijving, rij.product.aan,
        rij.gemaaktOp?.description ?? "–", rij.positie ?? "–",
      ]
    }
    blad.tabel(Tabelopmaak(["uiterlijk", "product", "stand", "", "aan", "gemaakt op", "positie"], woorden: 7, rijen: cellen))
    if rijen.isEmpty { blad.alinea("De nota van deze tenant heeft geen kalender.") }
    return blad
  }
}

extension Kalender.Rij {
  public var json: JSONValue {
    .object([
      ("aan", .string(product.aan)), ("gemaaktOp", gemaaktOp.map { .string($0.description) } ?? .null),
      ("kwartaal", product.kwartaal.map { .integer(Int64($0)) } ?? .null), ("positie", positie.map { .string($0) } ?? .null),
      ("product", .string(product.soort.rawValue)), ("stand", .string(stand.rawValue)),
      ("uiterlijk", .string(uiterlijk.description)),
    ])
  }
}

/// When the colleges are told of an indicator: once when it crosses its norm, once when it is back.
public enum Signalering {
  /// - Parameter wasBijsturen: What the last notice said; false when there was none.
  /// - Returns: Whether it is off course now; nil when there is nothing to tell.
  public static func stand(na wasBijsturen: Bool, _ oordeel: Oordeel) -> Bool? {
    switch oordeel {
    case .bijsturen: wasBijsturen ? nil : true
    case .opKoers: wasBijsturen ? false : nil
    case .onbepaald, .geenDoel: nil
    }
  }
}
