import Domain
import EventLog
import Glibc
import Regelgeving
import Sturing
import TenantWorker
import TopicContracts

/// Makes a product from the log, and writes down that it was made.
struct RapportMaker {
  struct Made {
    var rapport: Rapport
    var naam: String
    /// It was not made at this position before.
    var isNew: Bool
    /// The position is all that there is: only then notices follow.
    var isLatest: Bool
    var vorige: ProductRecord?
  }

  private let store: Store
  private let topics: TenantTopics
  private let reader: any LogReader
  private let archive: ProductArchive
  private let regels: Regels
  private let plan: Plan
  private let planFiles: [(pad: String, inhoud: [UInt8])]
  private let folder: String

  init(
    _ store: Store, _ regels: Regels, _ plan: Plan, _ planFiles: [(pad: String, inhoud: [UInt8])], folder: String
  ) throws(Failure) {
    self.store = store
    (self.regels, self.plan, self.planFiles, self.folder) = (regels, plan, planFiles, folder)
    topics = try store.topics(regels.tenant)
    reader = try store.reader()
    do throws(EventLogError) { archive = try ProductArchive(topics, reader) } catch { throw Store.failure(error) }
  }

  func make(_ product: Product, jaar: Int, tot gevraagd: Positie?) throws(Failure) -> Made {
    let (stand, isLatest) = try stand(gevraagd)
    let positie = Positie(stand.units, generatie: stand.generation)
    let naam = ProductRecord.naam(
      product.soort.rawValue, jaar: jaar, kwartaal: product.kwartaal, positie: positie.description)
    let bekend = archive.product(naam)
    let vorige = bekend.map { $0.vorige.flatMap(archive.product) } ?? vorige(product, jaar, positie)
    var invoer = Rapport.Invoer(
      regels: regels, plan: plan, cellen: stand.cells, positie: positie, vorige: vorige.map(Self.vorige))
    if let bekend { try takeBack(bekend, &invoer) }
    let zelfde = invoer.plan.kalender.first { $0.soort == product.soort && $0.kwartaal == product.kwartaal } ?? product
    let rapport = Rapport(zelfde, jaar: jaar, invoer)
    if let bekend, bekend.zegel != rapport.zegel {
      throw Failure(
        .software,
        "\(naam) was made before with seal \(bekend.zegel), and now gives \(rapport.zegel): the cells at this position, or "
          + "the program's own way of working, are not what they were; see 'werkbedrijf controleer --tenant \(topics.tenant)'")
    }
    return Made(rapport: rapport, naam: naam, isNew: bekend == nil, isLatest: isLatest, vorige: vorige)
  }

  private func stand(_ gevraagd: Positie?) throws(Failure) -> (CellsAt, Bool) {
    do throws(CellsAt.Fault) {
      let stand = try CellsAt(topics, reader, units: gevraagd?.eenheden, generation: gevraagd?.generatie)
      if gevraagd == nil { return (stand, true) }
      return (stand, try CellsAt(topics, reader).units == stand.units)
    } catch {
      switch error.code {
      case .ahead: throw Failure(.usage, error.description)
      case .passed: throw Failure(.noinput, error.description)
      case .busy: throw Failure(.tempfail, error.description)
      case .log(let fault): throw Store.failure(fault)
      case .unreadable: throw Failure(.software, error.description)
      }
    }
  }

  /// The law and the plan under which it was made first, also when the files say something else now.
  private func takeBack(_ bekend: ProductRecord, _ invoer: inout Rapport.Invoer) throws(Failure) {
    do throws(EventLogError) {
      if bekend.regelsDigest != regels.digest, let law = try archive.law(bekend.regelsDigest, reader) { invoer.regels = law }
      guard bekend.planDigest != plan.digest, let files = try archive.plan(bekend.planDigest, reader) else { return }
      if case .success(let kept) = Plan.laad(files, invoer.regels) { invoer.plan = kept }
    } catch {
      throw Store.failure(error)
    }
  }

  /// The product of the same kind before this one: of an earlier peilmaand, and of no later position.
  private func vorige(_ product: Product, _ jaar: Int, _ tot: Positie) -> ProductRecord? {
    guard let peil = product.peil(jaar) else { return nil }
    return archive.products.filter { eerder in
      guard eerder.product == product.soort.rawValue, eerder.peilmaand < peil, let positie = Positie(eerder.positie) else {
        return false
      }
      // Of an earlier generation all came before.
      if positie.generatie != tot.generatie { return positie.generatie < tot.generatie }
      return positie.eenheden.count == tot.eenheden.count && zip(positie.eenheden, tot.eenheden).allSatisfy { $0 <= $1 }
    }.max { ($0.peilmaand, $0.tijd) < ($1.peilmaand, $1.tijd) }
  }

  private static func vorige(_ record: ProductRecord) -> Rapport.Vorige {
    Rapport.Vorige(
      naam: record.naam, peilmaand: record.peilmaand, positie: Positie(record.positie) ?? Positie([]),
      cijfers: Dictionary(record.cijfers.map { ($0.naam, $0.waarde) }, uniquingKeysWith: { $1 }))
  }

  /// Writes the product down with its notices; gives the notices.
  func keep(_ made: Made) throws -> [SignaalRecord] {
    let now = Shell.now()
    let rapport = made.rapport
    let record = ProductRecord(
      tenant: topics.tenant, product: rapport.product.soort.rawValue, jaar: rapport.jaar, kwartaal: rapport.product.kwartaal,
      peilmaand: rapport.peilmaand, positie: rapport.positie.description, vorige: made.vorige?.naam,
      regelsDigest: rapport.regelsDigest, planDigest: rapport.planDigest, invoerDigest: rapport.invoerDigest,
      zegel: rapport.zegel, isOnvolledig: rapport.isOnvolledig, tijd: now, wie: "uid \(getuid())",
      cijfers: rapport.kerncijfers.map { .init(naam: $0.naam, waarde: $0.waarde) })
    let notices =
      made.isLatest
      ? Notices.notices(rapport.indicatoren, rapport.peilmaand, archive, topics.tenant, product: made.naam, now: now) : []
    let law = ParameterSet(regels, files: try Places.bestanden(regels.tenant, in: folder))
    do throws(EventLogError) {
      try store.log.producer().append(
        ProductArchive.records(record, notices, law: law, plan: planFiles, topics, now: now))
    } catch {
      throw Store.failure(error)
    }
    return notices
  }
}
