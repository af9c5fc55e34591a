import Domain
public import EventLog
public import Regio
public import TopicContracts

/// The publications on `werk.regio.aggregaat.v1`, put together again from their records: the log is where they are, files and
/// pages are copies.
public enum Publicaties {
  /// Where they are, in order.
  public static let plaats = TopicPartition(RegionTopics.aggregaat, 0)
  private static let batch = 2_000

  /// Why they cannot be read.
  public struct Fout: Error, Sendable, CustomStringConvertible {
    /// Nil when the log gave what cannot be a publication.
    public var log: EventLogError?
    public var description: String
  }

  /// One of them, with what stands beside it.
  public struct Uitgegeven: Sendable {
    public let kop: PublicatieRecord
    public let publicatie: Publicatie
  }

  /// How many there are.
  public static func aantal(_ reader: any LogReader, vanaf nummer: Int = 0) throws(EventLogError) -> Int {
    var nummer = nummer
    while try reader.latest(plaats, key: PublicatieRecord.sleutel(nummer + 1)) != nil { nummer += 1 }
    return nummer
  }

  /// The head of one; nil when it is not made.
  public static func kop(_ nummer: Int, _ reader: any LogReader) throws(Fout) -> PublicatieRecord? {
    let record: LogRecord?
    do throws(EventLogError) {
      record = try reader.latest(plaats, key: PublicatieRecord.sleutel(nummer))
    } catch {
      throw Fout(log: error, description: error.description)
    }
    guard let record else { return nil }
    guard let value = record.value, let kop = try? PublicatieRecord(decoding: value) else { throw onleesbaar(record) }
    return kop
  }

  /// The last one; nil when there is none.
  public static func laatste(_ reader: any LogReader) throws(Fout) -> Uitgegeven? {
    let aantal: Int
    do throws(EventLogError) { aantal = try self.aantal(reader) } catch { throw Fout(log: error, description: error.description) }
    return try aantal == 0 ? nil : lees(aantal, reader)
  }

  /// One of them; nil when it is not made.
  public static func lees(_ nummer: Int, _ reader: any LogReader) throws(Fout) -> Uitgegeven? {
    var gevonden: Uitgegeven?
    try lees(nummer...nummer, reader) { gevonden = $0 }
    return gevonden
  }

  /// Gives those with these numbers, in order. Each is held against its seal and against the one before it.
  public static func lees(
    _ nummers: ClosedRange<Int>, _ reader: any LogReader, _ neem: (Uitgegeven) -> Void
  ) throws(Fout) {
    var stapel = Stapel()
    var next: Int64
    do throws(EventLogError) { next = try reader.bounds(plaats).lowerBound } catch {
      throw Fout(log: error, description: error.description)
    }
    while true {
      let records: [LogRecord]
      do throws(EventLogError) { records = try reader.read(plaats, from: next, limit: batch) } catch {
        throw Fout(log: error, description: error.description)
      }
      guard let last = records.last else { return }
      for record in records {
        guard let key = record.key, let value = record.value else { continue }
        guard let gelezen = try? GepubliceerdRecord(key: key, value: value) else { throw onleesbaar(record) }
        guard case .publicatie(let kop) = gelezen else {
          stapel.neem(gelezen)
          continue
        }
        try stapel.sluitAan(kop)
        if nummers.contains(kop.nummer) { neem(Uitgegeven(kop: kop, publicatie: try stapel.publicatie(kop))) }
        if kop.nummer >= nummers.upperBound { return }
      }
      next = last.offset + 1
    }
  }

  private static func onleesbaar(_ record: LogRecord) -> Fout {
    Fout(
      log: nil,
      description:
        "\(record.source.topic)/\(record.source.partition)/\(record.offset): the record cannot be read; restore the log "
        + "from a backup")
  }
}

/// The figures in force up to a record of the topic.
private struct Stapel {
  private var cijfers: [CijferSleutel: GepubliceerdCijfer] = [:]
  private var zegel: String?
  private var nummer = 0

  mutating func neem(_ record: GepubliceerdRecord) {
    guard case .cijfer(let cijfer) = record else { return }
    cijfers[cijfer.cijfersleutel] = cijfer.gepubliceerd
  }

  /// Holds a head against the one before it.
  mutating func sluitAan(_ kop: PublicatieRecord) throws(Publicaties.Fout) {
    guard kop.nummer == nummer + 1, kop.vorigZegel == zegel, kop.cijfers == cijfers.count else {
      throw Publicaties.Fout(
        log: nil,
        description: "publication \(kop.nummer) with \(kop.cijfers) figures does not follow number \(nummer) and its "
          + "\(cijfers.count) figures on \(RegionTopics.aggregaat); restore the log from a backup")
    }
    nummer = kop.nummer
    zegel = kop.zegel
  }

  func publicatie(_ kop: PublicatieRecord) throws(Publicaties.Fout) -> Publicatie {
    do throws(Publicatie.Leesfout) {
      return try Publicatie(
        nummer: kop.nummer, vanaf: kop.vanaf, totEnMet: kop.totEnMet, beleidDigest: kop.beleidDigest,
        invoerDigest: kop.invoerDigest, vorigZegel: kop.vorigZegel ?? "", cijfers: cijfers.values,
        laat: kop.laat.map { LateTenant($0.tenant, laatsteGebeurtenis: $0.laatsteGebeurtenis, totEnMet: $0.totEnMet) },
        zegel: kop.zegel)
    } catch {
      throw Publicaties.Fout(
        log: nil, description: "publication \(kop.nummer): \(error.reden); restore the log from a backup")
    }
  }
}
