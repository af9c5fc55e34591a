import Domain
import EventLog
import HTTPServer
import TenantWorker
import Web

/// The role `http`: the socket, and the thread that keeps its figures up to date.
final class WebRole: RoleDriver {
  private(set) var status = MachineStatus()
  private let server: HTTPServer
  private let site: Site
  private let follower: FigureFollower
  private let reader: any LogReader
  private let catalogues: CatalogueSource
  private let source: PublicationSource
  private var isStopping = false
  private var beaten: Int64
  private var looked: Int64 = 0

  /// How long a look waits for news. With the worker's and the region's own waits a contribution is on a page within a second.
  private static let waitMs = 200
  /// Between two looks for a new publication.
  private static let publicationMs: Int64 = 2_000
  /// Between two signs of life on a stream.
  private static let beatMs: Int64 = 10_000

  /// - Parameters:
  ///   - source: Where publications come from.
  ///   - find: The tenants whose topics are there.
  init(
    _ site: Site, _ options: HTTPServer.Options, _ reader: any LogReader, _ catalogues: CatalogueSource,
    _ source: PublicationSource,
    find: @escaping () -> [TenantTopics]
  ) throws(WorkerError) {
    self.catalogues = catalogues
    self.source = source
    self.site = site
    self.reader = reader
    follower = FigureFollower(reader, find: find)
    do throws(HTTPServer.StartError) {
      server = try HTTPServer(site, options, now: Shell.now)
    } catch {
      throw WorkerError(.log, error.message, place: "http")
    }
    beaten = Shell.now()
    let host = options.address.contains(":") ? "[\(options.address)]" : options.address
    Shell.complain("http: \(options.tls == nil ? "http" : "https")://\(host):\(server.port)/")
  }

  func step() throws(WorkerError) -> Bool {
    if isStopping { return false }
    let now = Shell.now()
    if let catalogus = catalogues.changed(now: now) { site.update(catalogus) }
    let isPublished = publications(now: now)
    do throws(EventLogError) {
      let changed = try follower.look(now: now, yesterday: Self.midnight(amsterdamDay(now) - 1))
      if !changed.isEmpty || isPublished || !follower.wasToldReady {
        follower.wasToldReady = true
        site.update(follower.snapshot)
        for tenant in changed.sorted() { server.publish(Change(.tenant(tenant.description), time: now)) }
        if isPublished { server.publish(Change(.publication(source.last), time: now)) }
        status.units += 1
      }
    } catch {
      throw WorkerError(.log, error.message, place: error.place)
    }
    if now - beaten > Self.beatMs {
      beaten = now
      server.beat()
    }
    _ = reader.waitForAppend(timeoutMs: Self.waitMs)
    return true
  }

  /// Takes up what was published since the last look.
  private func publications(now: Int64) -> Bool {
    guard now - looked >= Self.publicationMs else { return false }
    looked = now
    let found = source.next(catalogues.current)
    for uitgave in found { follower.take(uitgave) }
    return !found.isEmpty
  }

  /// When a day begins in the Netherlands: an hour before that in UTC, in summer two.
  private static func midnight(_ day: CivilDate) -> Int64 {
    let winter = Int64(day.dag) * 86_400_000 - 3_600_000
    let summer = winter - 3_600_000
    return amsterdamDay(summer) == day ? summer : winter
  }

  func stop() { isStopping = true }
  /// Only with others that end: a drain ends when they have.
  func drain() { isStopping = true }
  func close() { server.stop() }
}
