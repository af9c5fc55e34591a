import Domain
import EventLog

/// The headers of an event in the binary mode of CloudEvents' Kafka binding.
struct Koppen {
  private let vast: [LogHeader]
  private let bron: String

  init(bron: String) {
    self.bron = bron
    vast = [
      LogHeader("content-type", Array("application/json".utf8)), LogHeader("ce_specversion", Array("1.0".utf8)),
      LogHeader("ce_source", Array(bron.utf8)),
    ]
  }

  func koppen(id: [UInt8], onderwerp: [UInt8], type: String, tijd: [UInt8], vervangt: [UInt8]?) -> [LogHeader] {
    var koppen = vast
    koppen.append(LogHeader("ce_id", id))
    koppen.append(LogHeader("ce_type", Array(type.utf8)))
    koppen.append(LogHeader("ce_time", tijd))
    koppen.append(LogHeader("ce_subject", onderwerp))
    if let vervangt { koppen.append(LogHeader("ce_vervangt", vervangt)) }
    return koppen
  }

  /// RFC 3339 in UTC, whole seconds.
  func tijd(_ ms: Int64) -> [UInt8] {
    let seconden = ms / 1000
    let dag = CivilDate(dag: Int32(seconden / 86_400))
    let rest = seconden % 86_400
    func twee(_ getal: Int64) -> String { getal < 10 ? "0\(getal)" : "\(getal)" }
    return Array("\(dag)T\(twee(rest / 3600)):\(twee(rest / 60 % 60)):\(twee(rest % 60))Z".utf8)
  }
}
