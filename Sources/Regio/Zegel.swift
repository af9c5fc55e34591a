import Crypto
import Domain

extension Publicatie {
  /// What is sealed, as text with a line for each figure: two publications are the same when their seals are.
  static func zegel(
    nummer: Int, vanaf: Maand, totEnMet: Maand, beleidDigest: String, invoerDigest: String, vorigZegel: String,
    cijfers: [GepubliceerdCijfer], laat: [LateTenant]
  ) -> String {
    var stroom = SHA256Stream()
    var regels = Array("\(nummer)\n\(vanaf)\n\(totEnMet)\n\(beleidDigest)\n\(invoerDigest)\n\(vorigZegel)\n".utf8)
    for tenant in laat {
      let tijd = tenant.laatsteGebeurtenis.map(String.init) ?? ""
      regels += Array("\(tenant.tenant)|\(tijd)|\(tenant.totEnMet?.description ?? "")\n".utf8)
    }
    var koppen: [Kop: [UInt8]] = [:]
    for cijfer in cijfers {
      let sleutel = cijfer.sleutel
      let kop = Kop(gebied: sleutel.gebied, maat: sleutel.maat, dimensies: sleutel.dimensies)
      if let bekend = koppen[kop] {
        regels += bekend
      } else {
        let tekst = Array("\(kop.gebied.code)|\(kop.maat.naam)|\(kop.dimensies.tekst)|".utf8)
        koppen[kop] = tekst
        regels += tekst
      }
      schrijf(sleutel.tijdvak, &regels)
      switch cijfer.cijfer {
      case .waarde(let waarde): schrijf(waarde, &regels)
      case .onderdrukt(let reden): regels += Array(reden.rawValue.utf8) + [UInt8(ascii: "|")]
      }
      schrijf(Int64(cijfer.sinds), &regels)
      regels.append(UInt8(ascii: "\n"))
      if regels.count > 1 << 16 {
        stroom.update(regels)
        regels.removeAll(keepingCapacity: true)
      }
    }
    stroom.update(regels)
    return hex(stroom.digest())
  }

  private struct Kop: Hashable {
    var gebied: Gebied
    var maat: Maat
    var dimensies: Dimensies
  }

  private static func schrijf(_ tijdvak: Tijdvak, _ regels: inout [UInt8]) {
    switch tijdvak {
    case .maand(let maand): schrijf(Int64(maand.nummer), &regels)
    case .jaar(let jaar):
      regels.append(UInt8(ascii: "j"))
      schrijf(Int64(jaar), &regels)
    }
  }

  private static func schrijf(_ getal: Int64, _ regels: inout [UInt8]) {
    if getal < 0 { regels.append(UInt8(ascii: "-")) }
    var rest = getal.magnitude
    let begin = regels.count
    repeat {
      regels.append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    regels[begin...].reverse()
    regels.append(UInt8(ascii: "|"))
  }
}
