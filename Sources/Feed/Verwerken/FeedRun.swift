import Domain
public import EventLog
import TopicContracts

/// One export file on its way into the log: give it chunks of bytes, then close it.
///
/// A row's events and feed's memory of them go into one atomic append, so a run that was broken off anywhere is resumed by
/// feeding the file again: what was sent is known. Synchronous, on one thread; memory does not grow with the file.
/// Two runs of one source at a time are kept apart by their caller.
public final class FeedRun {
  /// Records gathered for one append.
  public static let stapel = 8_192
  /// Rows between two reports of progress.
  static let voortgangselke = 10_000

  private let mapping: FeedMapping
  private let bestand: String
  private let stapel: Int
  private let producer: any LogProducer
  private let afgekeurd: (Afgekeurd) -> Void
  private let voortgang: (Samenvatting) -> Void
  private let verwerker: Rijverwerker
  private var lezer = RegelLezer()
  private let splitser: VeldSplitser
  private var indeling: Indeling
  private var velden: [Veldbytes] = []
  private var blok = Regelblok()
  /// Keys of the rows in hand, and where those of each row begin.
  private var sleutels: [Pseudonym] = []
  private var sleutelsVanaf: [Int] = []
  private var records: [OutgoingRecord] = []
  private var telling = Samenvatting()
  private var fout: FeedError?

  /// - Parameters:
  ///   - bestand: Name of the file without folders; it selects the kind of file, and stands in messages.
  ///   - nu: Milliseconds since 1970; the time of events whose row tells none.
  ///   - stapel: Records gathered for one append, at least.
  ///   - afgekeurd: Called for each line that is put aside.
  /// - Throws: ``FeedError`` when the mapping knows no such file, a key is absent, or it is not the key that this tenant's
  ///   memory was made with.
  public init(
    mapping: FeedMapping, sleutels: FeedSleutels, bestand: String, reader: any LogReader, producer: any LogProducer,
    nu: Int64, stapel: Int = FeedRun.stapel, afgekeurd: @escaping (Afgekeurd) -> Void,
    voortgang: @escaping (Samenvatting) -> Void = { _ in }
  ) throws(FeedError) {
    guard let soort = mapping.bestand(naam: bestand) else {
      throw FeedError(
        .bestandOnbekend,
        "\(mapping.pad) knows no file of this name; expected one of \(mapping.patronen.joined(separator: ", "))",
        place: bestand)
    }
    if mapping.noemtWerkgevers, sleutels.regio == nil {
      throw FeedError(.sleutel, "\(mapping.pad) names employers; the regional employer key is absent", place: bestand)
    }
    self.mapping = mapping
    self.bestand = bestand
    self.stapel = stapel
    self.producer = producer
    self.afgekeurd = afgekeurd
    self.voortgang = voortgang
    splitser = VeldSplitser(scheiding: mapping.vorm.scheiding, aanhaling: mapping.vorm.aanhaling)
    indeling = Indeling(soort, mapping.vorm)
    let geheugen: Geheugen
    var partitions: [Invoer: Int] = [:]
    do throws(EventLogError) {
      geheugen = try Geheugen(reader: reader, topic: Topics.feedGeheugen(mapping.tenant))
      for invoer in Invoer.allCases {
        partitions[invoer] = try reader.partitions(of: Topics.invoer(invoer, mapping.tenant))
      }
    } catch {
      throw FeedError(log: error)
    }
    records = try Sleutelcontrole.records(geheugen, sleutels, bestand, nu)
    verwerker = Rijverwerker(mapping: mapping, sleutels: sleutels, geheugen: geheugen, partitions: partitions, nu: nu)
  }

  /// The next bytes of the file, in any division.
  public func voer(_ brok: UnsafeRawBufferPointer) throws(FeedError) {
    if let fout { throw fout }
    do throws(FeedError) {
      try lezer.voer(brok.bindMemory(to: UInt8.self)) { (regel, nummer) throws(FeedError) in try self.regel(regel, nummer) }
    } catch {
      fout = error
      throw error
    }
  }

  public func voer(_ brok: [UInt8]) throws(FeedError) {
    try brok.withUnsafeBytes { brok in
      do throws(FeedError) { return Result<Void, FeedError>.success(try voer(brok)) } catch { return .failure(error) }
    }.get()
  }

  /// The end of the file: everything is durable when it returns.
  public func sluit() throws(FeedError) -> Samenvatting {
    if let fout { throw fout }
    try lezer.sluit { (regel, nummer) throws(FeedError) in try self.regel(regel, nummer) }
    try verwerkBlok()
    if telling.gelezen == 0, mapping.vorm.kopregel, !indeling.kopGelezen {
      throw FeedError(.kopregel, "the file is empty; expected a header: \(indeling.verwachteKop)", place: bestand)
    }
    try schrijfWeg()
    voortgang(telling)
    return telling
  }

  private func regel(_ regel: RegelLezer.Regel, _ nummer: Int) throws(FeedError) {
    switch regel {
    case .teLang(let begin):
      if nummer == 1, mapping.vorm.kopregel { _ = try kop(begin) }
      blok.voegToe(begin, nummer, isTeLang: true)
    case .heel(let bytes):
      var bytes = bytes
      if nummer == 1, try kop(&bytes) { return }
      // An empty line, or the end-of-file mark of DOS.
      if bytes.isEmpty || (bytes.count == 1 && bytes[0] == 0x1A) { return }
      blok.voegToe(bytes, nummer, isTeLang: false)
    }
    if blok.isVol { try verwerkBlok() }
  }

  /// Asks the memory about all rows in hand at once, then takes them one by one.
  private func verwerkBlok() throws(FeedError) {
    guard !blok.regels.isEmpty else { return }
    sleutels.removeAll(keepingCapacity: true)
    try blok.elk { (bytes, plaats) throws(FeedError) in
      let begin = sleutels.count
      if !blok.regels[plaats].isTeLang, mapping.vorm.codering.eersteFout(bytes) == nil,
        (try? splitser.splits(bytes, &velden)) != nil,
        let rij = (try? indeling.rijsoort(&velden)) ?? nil
      {
        verwerker.sleutels(velden, rij, naar: &sleutels)
      }
      sleutelsVanaf.append(begin)
    }
    sleutelsVanaf.append(sleutels.count)
    try verwerker.leesVooruit(sleutels)
    try blok.elk { (bytes, plaats) throws(FeedError) in try self.regel(bytes, plaats) }
    sleutelsVanaf.removeAll(keepingCapacity: true)
    blok.leeg()
    if records.count >= stapel { try schrijfWeg() }
  }

  private func regel(_ bytes: Veldbytes, _ plaats: Int) throws(FeedError) {
    telling.gelezen += 1
    let regel = blok.regels[plaats]
    do throws(Stop) {
      guard !regel.isTeLang else {
        throw .regel(
          RegelFout(
            gevonden: "een regel van meer dan \(RegelLezer.langsteRegel) bytes",
            verwacht: "een kortere; is een regeleinde weggevallen?"))
      }
      try rij(bytes, sleutels[sleutelsVanaf[plaats]..<sleutelsVanaf[plaats + 1]])
    } catch {
      switch error {
      case .regel(let fout): keurAf(bytes, regel.nummer, fout)
      case .bestand(let fout): throw fout
      }
    }
    if telling.gelezen % Self.voortgangselke == 0 { voortgang(telling) }
  }

  /// Looks at the first line; true when it was the header.
  private func kop(_ bytes: inout Veldbytes) throws(FeedError) -> Bool {
    bytes = try zonderBOM(bytes, mapping.vorm.codering, "\(bestand):1")
    guard mapping.vorm.kopregel else { return false }
    return try kop(bytes)
  }

  private func kop(_ bytes: Veldbytes) throws(FeedError) -> Bool {
    try? splitser.splits(bytes, &velden)
    try indeling.lees(kop: velden.map { mapping.vorm.codering.tekst($0) }, bytes, "\(bestand):1", mapping.pad)
    return true
  }

  private func rij(_ bytes: Veldbytes, _ eigenSleutels: ArraySlice<Pseudonym>) throws(Stop) {
    if let plaats = mapping.vorm.codering.eersteFout(bytes) {
      throw .regel(
        RegelFout(
          gevonden: "byte 0x\(String(bytes[plaats], radix: 16)) op plaats \(plaats + 1)",
          verwacht: "tekst in \(mapping.vorm.codering.rawValue)"))
    }
    do throws(VeldSplitser.Fout) { try splitser.splits(bytes, &velden) } catch { throw .regel(indeling.fout(error)) }
    guard let rij = try indeling.rijsoort(&velden) else {
      telling.overgeslagen += 1
      return
    }
    if rij.overslaan?.geldt(velden, mapping.vorm) == true {
      telling.overgeslagen += 1
      return
    }
    switch try verwerker.verwerk(velden, rij, eigenSleutels, naar: &records) {
    case .nieuw: telling.nieuw += 1
    case .gewijzigd: telling.gewijzigd += 1
    case .ingetrokken: telling.ingetrokken += 1
    case .ongewijzigd: telling.ongewijzigd += 1
    }
  }

  private func keurAf(_ bytes: Veldbytes, _ nummer: Int, _ fout: RegelFout) {
    telling.afgekeurd += 1
    afgekeurd(Afgekeurd(regel: nummer, fout: fout, origineel: Array(bytes)))
  }

  private func schrijfWeg() throws(FeedError) {
    let gebeurtenissen = records.count { !$0.headers.isEmpty }
    guard gebeurtenissen > 0 else { return }
    do throws(EventLogError) { try producer.append(records) } catch { throw FeedError(log: error) }
    telling.gebeurtenissen += gebeurtenissen
    records.removeAll(keepingCapacity: true)
  }
}
