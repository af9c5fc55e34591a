import Crypto
public import Domain

/// A publication as text, and its seal: what is written is what is sealed.
///
/// A line for each thing that holds for all of it, then one for each figure in order: period, gebied, maat, dimension, value or
/// reason, and since which publication. The last line is the seal, SHA-256 in hex over every byte before it.
extension Publicatie {
  public var tekst: [UInt8] { regels + Array("zegel|\(zegel)\n".utf8) }

  static let kop = "werkbedrijf publicatie 1"

  var regels: [UInt8] {
    var uit = Array(
      """
      \(Self.kop)
      nummer|\(nummer)
      vanaf|\(vanaf)
      totEnMet|\(totEnMet)
      beleid|\(beleidDigest)
      invoer|\(invoerDigest)
      vorig|\(vorigZegel)

      """.utf8)
    for tenant in laat {
      let tijd = tenant.laatsteGebeurtenis.map(String.init) ?? ""
      uit += Array("laat|\(tenant.tenant)|\(tijd)|\(tenant.totEnMet?.description ?? "")\n".utf8)
    }
    uit.reserveCapacity(cijfers.count * 48)
    var koppen: [Kop: [UInt8]] = [:]
    for cijfer in cijfers {
      let sleutel = cijfer.sleutel
      let kop = Kop(gebied: sleutel.gebied, maat: sleutel.maat, dimensies: sleutel.dimensies)
      let midden = koppen[kop] ?? Array("|\(kop.gebied.code)|\(kop.maat.naam)|\(kop.dimensies.tekst)|".utf8)
      koppen[kop] = midden
      uit += sleutel.tijdvak.description.utf8
      uit += midden
      switch cijfer.cijfer {
      case .waarde(let waarde): uit += String(waarde).utf8
      case .onderdrukt(let reden): uit += reden.rawValue.utf8
      }
      uit.append(UInt8(ascii: "|"))
      uit += String(cijfer.sinds).utf8
      uit.append(UInt8(ascii: "\n"))
    }
    return uit
  }

  private struct Kop: Hashable {
    var gebied: Gebied
    var maat: Maat
    var dimensies: Dimensies
  }

  /// Puts a publication together again from what was written of it.
  ///
  /// - Parameter cijfers: Every figure in force, in any order.
  /// - Throws: ``Leesfout`` when they do not make up what was sealed.
  public init(
    nummer: Int, vanaf: Maand, totEnMet: Maand, beleidDigest: String, invoerDigest: String, vorigZegel: String,
    cijfers: some Sequence<GepubliceerdCijfer>, laat: [LateTenant], zegel: String
  ) throws(Leesfout) {
    self.init(
      nummer: nummer, vanaf: vanaf, totEnMet: totEnMet, beleidDigest: beleidDigest, invoerDigest: invoerDigest,
      vorigZegel: vorigZegel, cijfers: Self.opVolgorde(cijfers), laat: laat)
    guard self.zegel == zegel else {
      throw Leesfout(regel: 0, reden: "the seal does not fit its figures: \(zegel) was given, they have \(self.zegel)")
    }
  }

  /// What is wrong with a text that should be a publication.
  public struct Leesfout: Error, Hashable, Sendable, CustomStringConvertible {
    public var regel: Int
    public var reden: String
    public var description: String { "line \(regel): \(reden)" }
  }

  /// Reads a publication back; one whose seal does not fit its bytes is refused.
  public init(tekst: [UInt8]) throws(Leesfout) {
    let regels = tekst.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard regels.count > 8, regels.last?.isEmpty == true, String(decoding: regels[0], as: UTF8.self) == Self.kop else {
      throw Leesfout(regel: 1, reden: "no publication; expected '\(Self.kop)' and its lines")
    }
    func velden(_ plaats: Int) -> [String] {
      String(decoding: regels[plaats], as: UTF8.self).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
    func kop<T>(_ plaats: Int, _ naam: String, _ lees: (String) -> T?) throws(Leesfout) -> T {
      let delen = velden(plaats)
      guard delen.count == 2, delen[0] == naam, let waarde = lees(delen[1]) else {
        throw Leesfout(regel: plaats + 1, reden: "'\(naam)' with its value expected")
      }
      return waarde
    }
    nummer = try kop(1, "nummer") { Int($0) }
    vanaf = try kop(2, "vanaf") { Maand($0) }
    totEnMet = try kop(3, "totEnMet") { Maand($0) }
    beleidDigest = try kop(4, "beleid") { $0 }
    invoerDigest = try kop(5, "invoer") { $0 }
    vorigZegel = try kop(6, "vorig") { $0 }
    var laat: [LateTenant] = []
    var cijfers: [GepubliceerdCijfer] = []
    cijfers.reserveCapacity(regels.count)
    for plaats in 7..<regels.count - 2 {
      let delen = velden(plaats)
      if delen.first == "laat", delen.count == 4, let tenant = TenantID(delen[1]) {
        laat.append(LateTenant(tenant, laatsteGebeurtenis: Int64(delen[2]), totEnMet: Maand(delen[3])))
      } else if let cijfer = GepubliceerdCijfer(delen) {
        cijfers.append(cijfer)
      } else {
        throw Leesfout(regel: plaats + 1, reden: "period, gebied, maat, dimension, value or reason, and number expected")
      }
    }
    self.laat = laat
    self.cijfers = cijfers
    zegel = try kop(regels.count - 2, "zegel") { $0 }
    let einde = tekst.count - regels[regels.count - 2].count - 1
    guard hex(sha256(Array(tekst[..<einde]))) == zegel else {
      throw Leesfout(regel: regels.count - 1, reden: "the seal does not fit what stands before it: it was changed")
    }
  }
}

extension GepubliceerdCijfer {
  init?(_ delen: [String]) {
    guard delen.count == 6, let tijdvak = Tijdvak(delen[0]), let gebied = Gebied(delen[1]), let maat = Maat.opNaam[delen[2]],
      let dimensies = Dimensies(tekst: delen[3]), let sinds = Int(delen[5])
    else { return nil }
    let sleutel = CijferSleutel(gebied, maat, tijdvak, dimensies)
    if let waarde = Int64(delen[4]) {
      self.init(sleutel, .waarde(waarde), sinds: sinds)
    } else if let reden = Onderdrukking(rawValue: delen[4]) {
      self.init(sleutel, .onderdrukt(reden), sinds: sinds)
    } else {
      return nil
    }
  }
}

extension Tijdvak: LosslessStringConvertible {
  /// `2016-03` or `2016`.
  public init?(_ tekst: String) {
    if let maand = Maand(tekst) {
      self = .maand(maand)
    } else if tekst.utf8.count == 4, let jaar = Int(tekst), (1900...2199).contains(jaar) {
      self = .jaar(jaar)
    } else {
      return nil
    }
  }
}

extension Gebied: LosslessStringConvertible {
  public var description: String { code }

  /// From its `code`.
  public init?(_ code: String) {
    let delen = code.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if delen.count == 2, let tenant = TenantID(delen[0]), let gemeente = Gemeente(delen[1]) {
      self = .gemeente(tenant, gemeente)
    } else if code == "alles" {
      self = .alles
    } else if code.utf8.count == 4, code.hasPrefix("AM"), code.utf8.dropFirst(2).allSatisfy({ (48...57).contains($0) }) {
      self = .arbeidsmarktregio(code)
    } else if let tenant = TenantID(code) {
      self = .tenant(tenant)
    } else {
      return nil
    }
  }
}

extension Dimensies {
  /// From its `tekst`.
  init?(tekst: String) {
    if tekst.isEmpty {
      self.init()
      return
    }
    var paren: [(Dimensie, Symbool)] = []
    for deel in tekst.split(separator: ";", omittingEmptySubsequences: false) {
      let delen = deel.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard delen.count == 2, let naam = Dimensie.opNaam[String(delen[0])] else { return nil }
      paren.append((naam, Symbool(String(delen[1]))))
    }
    self.init(paren: paren)
  }
}
