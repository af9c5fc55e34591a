import Crypto
import Domain
import EventLog
import TopicContracts

/// What became of a row that was good.
enum Rijgevolg { case nieuw, gewijzigd, ingetrokken, ongewijzigd }

/// Turns the fields of one row into events, compares them with what was sent, and gives the records to append.
///
/// A row is whole: when one of its events is wrong, none of them is sent.
final class Rijverwerker {
  private let mapping: FeedMapping
  private let sleutels: FeedSleutels
  private let nu: Int64
  private let topics: [Invoer: (naam: String, partitions: Int)]
  private var gegevens: Gegevens
  private var geheugen: Geheugen
  private let decoder = EventDecoder()
  private let koppen: Koppen
  /// Pseudonyms of BSNs seen last, so that the rows of one client cost one hash.
  private var pseudoniemen: [Bsn: Pseudonym] = [:]
  private var bericht: [UInt8] = []
  private var json: [UInt8] = []

  init(
    mapping: FeedMapping, sleutels: FeedSleutels, geheugen: Geheugen, partitions: [Invoer: Int], nu: Int64
  ) {
    self.mapping = mapping
    self.sleutels = sleutels
    self.geheugen = geheugen
    topics = Dictionary(uniqueKeysWithValues: partitions.map { ($0, (Topics.invoer($0, mapping.tenant), $1)) })
    gegevens = Gegevens(vorm: mapping.vorm, sleutels: sleutels)
    self.nu = nu
    koppen = Koppen(bron: mapping.bron)
  }

  private struct Stap {
    var sleutel: Pseudonym
    var overgang: Overgang
    var vorm: Gebeurtenisvorm
    var json: [UInt8]
  }

  /// The keys under which the events of this row are remembered, and after them those of the rows that it names.
  func sleutels(_ velden: [Veldbytes], _ rij: Rijsoort, naar uit: inout [Pseudonym]) {
    for vorm in rij.gebeurtenissen { uit.append(bedrijfssleutel(velden, rij.sleutel, vorm.voorvoegsel)) }
    for vorm in rij.gebeurtenissen {
      for bron in vorm.velden {
        guard let verwijst = bron.verwijst else { continue }
        uit.append(bedrijfssleutel(velden, verwijst.kolommen, verwijst.voorvoegsel))
      }
    }
  }

  func leesVooruit(_ sleutels: [Pseudonym]) throws(FeedError) { try geheugen.leesVooruit(sleutels) }

  /// Adds the records of the row to `records`; on an error nothing was added and the memory stands as it was.
  ///
  /// - Parameter eigenSleutels: Of the events of the row, as ``sleutels(_:_:naar:)`` gave them.
  func verwerk(
    _ velden: [Veldbytes], _ rij: Rijsoort, _ eigenSleutels: ArraySlice<Pseudonym>, naar records: inout [OutgoingRecord]
  ) throws(Stop) -> Rijgevolg {
    try controleerSleutel(velden, rij)
    let weg = rij.ingetrokken?.geldt(velden, mapping.vorm) ?? false
    var onderwerp: Onderwerp?
    if !weg { (onderwerp, gegevens.bsn) = try self.onderwerp(velden, rij) }
    gegevens.kolommen = rij.kolommen
    var stappen: [Stap] = []
    for (vorm, sleutel) in zip(rij.gebeurtenissen, eigenSleutels) {
      let overgang: Overgang?
      json.removeAll(keepingCapacity: true)
      if let onderwerp, vorm.als?.geldt(velden, mapping.vorm) ?? true {
        try gegevens.schrijf(vorm.velden, velden, naar: &json) { (bron) throws(Stop) in
          try self.verwijzing(bron, velden, onderwerp)
        }
        overgang = .gezegd(sleutels.code(json), onderwerp, na: try stand(sleutel))
      } else {
        overgang = .ingetrokken(na: try stand(sleutel))
      }
      if let overgang { stappen.append(Stap(sleutel: sleutel, overgang: overgang, vorm: vorm, json: json)) }
    }
    guard !stappen.isEmpty else { return .ongewijzigd }
    let tijd = try registratie(velden, rij)
    var eigen: [OutgoingRecord] = []
    for stap in stappen { try gebeurtenissen(stap, tijd, &eigen) }
    for stap in stappen {
      geheugen.zet(stap.sleutel, stap.overgang.stand)
      eigen.append(geheugen.record(stap.sleutel, stap.overgang.stand, nu: nu))
    }
    records += eigen
    if weg { return .ingetrokken }
    return stappen.allSatisfy { $0.overgang.stand.volgnummer == 1 } && stappen.count == geldend(velden, rij) ? .nieuw : .gewijzigd
  }

  private func geldend(_ velden: [Veldbytes], _ rij: Rijsoort) -> Int {
    rij.gebeurtenissen.count { $0.als?.geldt(velden, mapping.vorm) ?? true }
  }

  private func stand(_ sleutel: Pseudonym) throws(Stop) -> Stand? {
    do throws(FeedError) { return try geheugen.stand(sleutel) } catch { throw .bestand(error) }
  }

  // Who and which row.

  private func onderwerp(_ velden: [Veldbytes], _ rij: Rijsoort) throws(Stop) -> (Onderwerp, Bsn?) {
    switch rij.onderwerp {
    case .bsn(let kolom):
      do throws(Bsn.Fout) {
        let bsn = try Bsn(velden[kolom])
        return (.client(pseudoniem(bsn)), bsn)
      } catch {
        throw .regel(
          RegelFout(
            kolom: rij.kolommen[kolom], gevonden: error.gevonden, verwacht: "een BSN: negen cijfers die aan de elfproef voldoen"))
      }
    case .gemeente(let bron):
      let gevonden = bron.kolom.map { velden[$0] }
      let json = gevonden.flatMap { veld in bron.codes?.json(veld) } ?? bron.vast
      if let json, let gemeente = Gemeente(String(decoding: json.dropFirst().dropLast(), as: UTF8.self)) {
        return (.boekhouding(gemeente), nil)
      }
      if bron.codes == nil, let gevonden, let gemeente = leesGemeente(gevonden) { return (.boekhouding(gemeente), nil) }
      throw .regel(
        RegelFout(
          kolom: bron.kolom.map { rij.kolommen[$0] }, gevonden: gevonden.map(gemaskeerd) ?? "niets",
          verwacht: bron.verwachting(mapping.vorm)))
    case .werkgever(let kolom):
      guard let regio = sleutels.regio, !mapping.vorm.isLeeg(velden[kolom]) else {
        throw .regel(RegelFout(kolom: rij.kolommen[kolom], gevonden: "niets", verwacht: "het nummer van de werkgever"))
      }
      return (.werkgever(sleutels.code(UnsafeRawBufferPointer(velden[kolom]), regio)), nil)
    }
  }

  /// BSNs whose pseudonym is kept, at most.
  static let pseudoniemcache = 16_384

  private func pseudoniem(_ bsn: Bsn) -> Pseudonym {
    if let bekend = pseudoniemen[bsn] { return bekend }
    if pseudoniemen.count >= Self.pseudoniemcache { pseudoniemen.removeAll(keepingCapacity: true) }
    let pseudoniem = sleutels.pseudoniem(bsn)
    pseudoniemen[bsn] = pseudoniem
    return pseudoniem
  }

  private func controleerSleutel(_ velden: [Veldbytes], _ rij: Rijsoort) throws(Stop) {
    for kolom in rij.sleutel where mapping.vorm.isLeeg(velden[kolom]) {
      throw .regel(
        RegelFout(
          kolom: rij.kolommen[kolom], gevonden: "niets", verwacht: "een deel van de sleutel die de regel herkenbaar houdt"))
    }
  }

  /// Keyed hash of source, type, series and the columns of the business key.
  private func bedrijfssleutel(
    _ velden: [Veldbytes], _ kolommen: [Int], _ voorvoegsel: [UInt8]
  ) -> Pseudonym {
    bericht.removeAll(keepingCapacity: true)
    bericht += voorvoegsel
    for kolom in kolommen {
      let begin = bericht.count
      bericht += [0, 0]
      mapping.vorm.codering.alsUTF8(velden[kolom], naar: &bericht)
      let lengte = bericht.count - begin - 2
      bericht[begin] = UInt8(truncatingIfNeeded: lengte >> 8)
      bericht[begin + 1] = UInt8(truncatingIfNeeded: lengte)
    }
    return sleutels.code(bericht)
  }

  /// The id of the first event of the row that a reference names.
  private func verwijzing(_ bron: Veldbron, _ velden: [Veldbytes], _ onderwerp: Onderwerp) throws(Stop) -> [UInt8] {
    guard let verwijst = bron.verwijst else { return [] }
    let sleutel = bedrijfssleutel(velden, verwijst.kolommen, verwijst.voorvoegsel)
    return gebeurtenisID(sleutel, Overgang.verwijzing(naar: try stand(sleutel), in: onderwerp))
  }

  // Records.

  private func registratie(_ velden: [Veldbytes], _ rij: Rijsoort) throws(Stop) -> [UInt8] {
    guard let (kolom, vorm) = rij.registratie, !mapping.vorm.isLeeg(velden[kolom]) else { return koppen.tijd(nu) }
    guard let datum = leesDatum(velden[kolom], vorm) else {
      throw .regel(
        RegelFout(
          kolom: rij.kolommen[kolom], gevonden: gemaskeerd(velden[kolom]),
          verwacht: "een bestaande datum \(vorm.rawValue) van 1900 tot en met 2199"))
    }
    // Noon in UTC is the same day in Amsterdam, summer and winter.
    return koppen.tijd((Int64(datum.dag) * 24 + 12) * 3_600_000)
  }

  private func gebeurtenissen(_ stap: Stap, _ tijd: [UInt8], _ records: inout [OutgoingRecord]) throws(Stop) {
    if let (nummer, noemt, onderwerp) = stap.overgang.retractie {
      var data = Array("{\"gebeurtenis\":".utf8)
      schrijfTekst(gebeurtenisID(stap.sleutel, noemt), &data)
      let reden = stap.overgang.gebeurtenis == nil ? "ingetrokken in de bron" : "hoort bij een ander dossier"
      data += Array(",\"reden\":\"\(reden)\"}".utf8)
      let record = try record(
        stap, id: gebeurtenisID(stap.sleutel, nummer), onderwerp, type: Gebeurtenistype.retractie, vervangt: nil, data, tijd)
      records.append(record)
    }
    if let (nummer, vervangt) = stap.overgang.gebeurtenis {
      let record = try record(
        stap, id: gebeurtenisID(stap.sleutel, nummer), stap.overgang.stand.onderwerp, type: stap.vorm.type.cloudEventsType,
        vervangt: vervangt.map { gebeurtenisID(stap.sleutel, $0) }, stap.json, tijd)
      records.append(record)
    }
  }

  private func record(
    _ stap: Stap, id: [UInt8], _ onderwerp: Onderwerp, type: String, vervangt: [UInt8]?, _ data: [UInt8], _ tijd: [UInt8]
  ) throws(Stop) -> OutgoingRecord {
    let sleutel = onderwerpsleutel(onderwerp)
    let koppen = koppen.koppen(id: id, onderwerp: sleutel, type: type, tijd: tijd, vervangt: vervangt)
    do throws(EnvelopeFault) {
      _ = try decoder.decode(binary: koppen.map { ($0.name, $0.value) }, value: data)
    } catch {
      throw .regel(
        RegelFout(gevonden: "\(stap.vorm.type.naam) met de fout \"\(error.reden)\"", verwacht: "een geldige gebeurtenis"))
    }
    let topic = topics[stap.vorm.type.invoer]!
    return OutgoingRecord(
      topic: topic.naam, partition: partition(key: sleutel, count: topic.partitions), timestamp: nu, key: sleutel, value: data,
      headers: koppen)
  }
}

extension Bsn.Fout {
  var gevonden: String {
    switch self {
    case .leeg: "niets"
    case .geenNegenCijfers: "iets anders"
    case .elfproef: "negen cijfers die niet aan de elfproef voldoen"
    }
  }
}
