import Domain
import Dossiers
import EventLog
import Regelgeving
import Testing
import TopicContracts

@testable import TenantWorker

struct WorkerTests {
  // MARK: keys and partitions

  @Test func `an event on the wrong partition is sent on once, inside the same unit, and counts once`() throws {
    let expected = try Lab()
    try expected.send(People.lives(1..<4))
    try expected.work()
    try expected.aggregate()

    let lab = try Lab()
    for event in People.lives(1..<4) {
      let key = event.onderwerp.description
      let home = partition(key: Array(key.utf8), count: 2)
      let invoer = Inhoud.invoer(volgorde: event.inhoud.volgorde) ?? .intake
      try lab.send(raw: EventEncoder().structured(event), key: key, on: invoer, partition: 1 - home)
    }
    let status = try lab.work()
    try lab.aggregate()
    #expect(status.hops == Int64(People.lives(1..<4).count))
    #expect(try lab.state() == expected.state())
  }

  @Test func `a second hop is quarantined`() throws {
    let lab = try Lab()
    let event = People.aanvraag(1)
    let home = partition(key: Array(event.onderwerp.description.utf8), count: 2)
    try lab.send(
      raw: EventEncoder().structured(event), key: event.onderwerp.description, partition: 1 - home,
      headers: [Lab.structured, LogHeader(Intake.hopHeader, Array("0/0".utf8))])
    try lab.work()
    let refused = try #require(try lab.quarantine().first)
    #expect(refused.code == "tweede-hop")
    #expect(refused.reden.contains(People.source))
    #expect(try lab.inForce(lab.topics.dossier).isEmpty)
  }

  @Test func `a null key takes the subject`() throws {
    let lab = try Lab()
    for place in 0..<2 { try lab.send(raw: EventEncoder().structured(People.aanvraag(1)), key: nil, partition: place) }
    let status = try lab.work()
    #expect(status.hops == 1)
    #expect(status.repeated == 1)
    #expect(try lab.inForce(lab.topics.dossier).count == 1)
    #expect(try lab.quarantine().isEmpty)
  }

  @Test func `a key other than the subject is quarantined`() throws {
    let lab = try Lab()
    try lab.send(raw: EventEncoder().structured(People.aanvraag(1)), key: People.pseudonym(2).description)
    try lab.work()
    #expect(try lab.quarantine().map(\.code) == ["sleutel-afwijkend"])
  }

  // MARK: the tenant

  @Test func `a gemeente outside its period is refused with the period in the message`() throws {
    let lab = try Lab()
    try lab.send([
      People.aanvraag(1, gemeente: "GM0010", datum: "2021-01-01"), People.aanvraag(2, gemeente: "GM0010", datum: "2020-12-31"),
      People.aanvraag(3, gemeente: "GM1979", datum: "2020-12-31"), People.aanvraag(4, gemeente: "GM0363"),
    ])
    try lab.work()
    let refused = try lab.quarantine().sorted { $0.reden < $1.reden }
    #expect(refused.map(\.code) == ["gemeente-buiten-periode", "gemeente-onbekend", "gemeente-buiten-periode"])
    #expect(refused[0].reden.contains("2021-01-01"))
    #expect(refused[1].reden == "GM0363 is geen gemeente van tenant dal")
    #expect(refused[2].reden.contains("2021-01-01"))
    #expect(try lab.inForce(lab.topics.dossier).count == 1)
  }

  @Test func `a type on the topic of another kind is refused`() throws {
    let lab = try Lab()
    let event = People.uitkering(1, 1, cent: 1)
    try lab.send(raw: EventEncoder().structured(event), key: event.onderwerp.description, on: .report)
    try lab.work()
    #expect(try lab.quarantine().map(\.code) == ["verkeerd-topic"])
  }

  // MARK: conflict

  @Test func `of two contents under one id the same one counts whichever came first, the other is quarantined`() throws {
    let one = People.uitkering(1, 1, cent: 90_000)
    let other = People.uitkering(1, 1, cent: 80_000)
    var states: [FinalState] = []
    for order in [[one, other], [other, one]] {
      let lab = try Lab()
      lab.limits.unitEvents = 1
      try lab.send([People.aanvraag(1)] + order)
      try lab.work()
      try lab.aggregate()
      let refused = try lab.quarantine()
      #expect(refused.map(\.code) == ["conflict"])
      let kept = try EventDecoder().decode(structured: try #require(refused[0].origineel?.waarde))
      #expect(kept.inhoud == one.inhoud, "the larger canonical JSON is the loser")
      states.append(try lab.state())
    }
    #expect(states[0] == states[1])
  }

  // MARK: quarantine

  @Test func `a subject that is a BSN is kept as place and digest only, and masked`() throws {
    let lab = try Lab()
    let text = String(decoding: EventEncoder().structured(People.aanvraag(1)), as: UTF8.self)
      .replacing(People.pseudonym(1).description, with: "123456782")
    try lab.send(raw: Array(text.utf8), key: "123456782")
    try lab.work()
    let refused = try #require(try lab.quarantine().first)
    #expect(refused.code == "ongeldige-waarde")
    #expect(refused.origineel == nil)
    #expect(refused.grootte == text.utf8.count)
    let record = try #require(try lab.records(lab.topics.quarantine).first?.value)
    #expect(!String(decoding: record, as: UTF8.self).contains("123456782"))
  }

  @Test func `a full quarantine stops the tenant with a message, and a replay lets it go on`() throws {
    let lab = try Lab()
    lab.limits.quarantine = 3
    for number in 0..<5 { try lab.send(raw: Array("{\(number)".utf8), key: nil) }
    try lab.send([People.aanvraag(1)])
    let error = #expect(throws: WorkerError.self) { try lab.work() }
    #expect(error?.code == .quarantineFull)
    #expect(error?.message.contains("3 of 3") == true)
    #expect(try lab.quarantine().count == 3)

    let reader = try lab.log.reader()
    for (_, key, record) in try Quarantine.waiting(lab.topics, reader) {
      let records = try #require(try Quarantine.replay(record, key: key, lab.topics, reader, now: 0))
      // Taken out only: what is still wrong would come back.
      try lab.log.producer().append([records[1]])
    }
    try lab.work()
    #expect(try lab.quarantine().count == 2)
    #expect(try lab.inForce(lab.topics.dossier).count == 1)
  }

  @Test func `a replayed event counts once its cause is repaired`() throws {
    let lab = try Lab(
      set: Law.set("dal") { pad, inhoud in
        // A tenant that forgot its member Loppersum.
        guard pad.hasSuffix("tenant.yaml") || pad.hasSuffix("doelen.yaml") else { return inhoud }
        return Array(String(decoding: inhoud, as: UTF8.self).replacing("GM0024", with: "GM0023").utf8)
      })
    try lab.send([People.aanvraag(1, gemeente: "GM0024")])
    try lab.work()
    let reader = try lab.log.reader()
    let waiting = try Quarantine.waiting(lab.topics, reader)
    #expect(waiting.map(\.record.code) == ["gemeente-onbekend"])
    lab.set = try Law.dal.get()
    try lab.log.producer().append(
      try #require(try Quarantine.replay(waiting[0].record, key: waiting[0].key, lab.topics, reader, now: 0)))
    try lab.work()
    #expect(try lab.quarantine().isEmpty)
    #expect(try lab.inForce(lab.topics.dossier).count == 1)
  }

  @Test func `the event on which the process dies is quarantined after the search, the rest is processed`() throws {
    let lab = try Lab()
    lab.limits.unitEvents = 16
    lab.limits.pollEvents = 16
    let events = People.lives(1..<4)
    try lab.send(events)
    let poison = People.pseudonym(2).description
    var deaths = 0
    for _ in 0..<100 {
      let owner = try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)
      let machine = TenantMachine(
        lab.topics, set: lab.set, limits: lab.limits, left: lab.marks.read(), activation: lab.activation)
      let driver = Driver(machine, owner: owner, marks: lab.marks, clock: { Lab.now })
      driver.drain()
      var died = false
      while !died, try driver.step() {
        // The process dies when it reads the third month of client 2, unless it may skip it.
        died = driver.machine.isAboutToRead("u-2-3", of: poison)
        if died { lab.marks.write(driver.machine.unit.mark) }
      }
      driver.close()
      if !died { break }
      deaths += 1
    }
    #expect(deaths >= 6)
    #expect(try lab.quarantine().map(\.code) == ["gif"])
    let dossier = try Dossier(record: try #require(lab.inForce(lab.topics.dossier)[Array(poison.utf8)]?.value))
    #expect(dossier.feiten.count == events.count { $0.onderwerp.description == poison } - 1)
  }

  // MARK: parameters

  @Test func `a change of parameters publishes exactly the differences, with the change as reason`() throws {
    let events = People.lives(1..<6)
    let changed = try Law.set("dal") { pad, inhoud in
      guard pad.contains("vrijlating") else { return inhoud }
      return Array(String(decoding: inhoud, as: UTF8.self).replacing("waarde: 25,", with: "waarde: 20,").utf8)
    }
    let old = try Lab()
    #expect(changed.regels.digest != old.set.regels.digest)
    let fresh = try Lab(set: changed)
    try fresh.send(events)
    try fresh.work()
    try fresh.aggregate()

    for stopsHalfway in [false, true] {
      let lab = try Lab()
      lab.limits.rederiveDossiers = 2
      try lab.send(events)
      try lab.work()
      let before = try lab.besluiten()
      lab.set = changed
      lab.activation = Activation(who: "jurist", ground: "Staatscourant 2015-1")
      if stopsHalfway {
        let owner = FailingOwner(try lab.log.owner(of: lab.topics.role, consuming: lab.topics.inputs)) {}
        owner.diesAt = 3
        let driver = Driver(
          TenantMachine(lab.topics, set: changed, limits: lab.limits, activation: lab.activation), owner: owner,
          marks: MemoryMarks(), clock: { Lab.now })
        driver.drain()
        while (try? driver.step()) == true {}
        driver.close()
      }
      try lab.work()
      try lab.aggregate()
      // A besluit that stays the same is not published again: it keeps the set under which it was taken.
      #expect(try lab.state().withoutDigest == fresh.state().withoutDigest, "stops halfway: \(stopsHalfway)")
      let after = try lab.besluiten()
      let touched = after.filter { before[$0.key]?.offset != $0.value.offset }
      #expect(!touched.isEmpty && touched.count < after.count)
      for record in touched.values {
        let reason = try #require(record.headers.first { $0.name == Outputs.reasonHeader })
        #expect(String(decoding: reason.value, as: UTF8.self) == "parameters \(old.set.regels.digest) \(changed.regels.digest)")
      }
      let activation = try #require(
        try lab.log.reader().latest(TopicPartition(lab.topics.parameters, 0), key: ActivationRecord.key)?.value)
      let record = try #require(ActivationRecord(activation))
      #expect(record.digest == changed.regels.digest)
      let progress = try lab.log.reader().latest(
        (0..<lab.topics.partitions).map { lab.topics.progressKey($0) }.map { ($0.partition, $0.key) })
      #expect(progress.map { $0?.value } == progress.map { _ in Array(changed.regels.digest.utf8) })
      #expect(record.activation == lab.activation)
    }
  }

  @Test func `one bad parameter file is an error with its place, and no machine`() throws {
    let error = #expect(throws: WorkerError.self) {
      try Law.set("dal") { pad, inhoud in pad.hasSuffix("tenant.yaml") ? Array("tenant: [".utf8) : inhoud }
    }
    #expect(error?.code == .parameters)
    #expect(error?.message.contains("tenants/dal/tenant.yaml:") == true)
  }

  // MARK: the region

  @Test func `a gap and a repeat of one partition are alarms, and the other partition goes on`() throws {
    let lab = try Lab()
    lab.limits.unitEvents = 4
    lab.limits.pollEvents = 4
    try lab.send(People.lives(1..<8))
    try lab.work()
    let units = try lab.records(lab.topics.bijdrage)
    let other = try Lab()
    // Partition 0 loses its second unit and gets its first twice; partition 1 is whole.
    let zero = units.filter { $0.source.partition == 0 }
    let one = units.filter { $0.source.partition == 1 }
    let chosen: [LogRecord] = [zero[0], zero[0]] + Array(zero.dropFirst(2)) + one
    try other.log.producer().append(
      chosen.map {
        OutgoingRecord(topic: $0.source.topic, partition: $0.source.partition, timestamp: 0, key: $0.key, value: $0.value)
      })
    let status = try other.aggregate()
    #expect(status.alarms == Int64(zero.count - 1))
    let codes = try other.records(RegionTopics.quarantine).map { try QuarantineRecord(decoding: $0.value!).code }
    #expect(Set(codes) == ["herhaling", "gat"])
    #expect(try !Cells.all(other.log.reader()).isEmpty)
  }
}

extension FinalState {
  var withoutDigest: FinalState {
    var state = self
    for key in state.besluiten.keys {
      state.besluiten[key]!.parameterDigest = ""
    }
    return state
  }
}

extension TenantMachine {
  /// Whether the next step reads this event.
  func isAboutToRead(_ id: String, of subject: String) -> Bool {
    guard case .marking = phase else { return false }
    return pending.contains { record in
      record.key == Array(subject.utf8) && !guardian.poison.contains(.init(record.source, record.offset))
        && (try? EventDecoder().decode(structured: record.value ?? []).id) == id
    }
  }
}
