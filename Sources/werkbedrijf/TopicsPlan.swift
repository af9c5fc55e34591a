import CommandLine
import Domain
import EventLog
import JSON
import KafkaLog
import TenantWorker
import TopicContracts

/// `topics plan|apply`: what a Kafka cluster has against what the contracts say.
enum TopicsPlan {
  static let place = requiredOption("log", .text("FILE"), help: "The file .yaml that tells of the Kafka cluster.")
  static let tenants = option(
    "tenants", .text("T1,T2"), help: "Only the topics of these tenants, and the region's. Default: every folder under tenants/.")
  static let principal = option(
    "principal", .text("NAME"), default: "User:werkbedrijf-{tenant}",
    help: "Who works for a tenant, {tenant} filled in; with 'regio' it is who works for the region.")
  static let gemeenten = option(
    "gemeenten-principal", .text("NAME"),
    help: "Who reads the besluiten of a gemeente, {gemeente} (as gm0010) and {tenant} filled in: its own and no other's.")
  static let script = flag("script", help: "Print Kafka's own commands instead, for who makes topics by hand.")
  static let allowed = repeatableOption(
    "allow", .text("TOPIC:KIND"),
    help: "Make this dangerous change too, as the plan names it. KIND is partitions, cleanup or retention.")

  static func plan(_ arguments: Arguments) throws -> ExitCode { try run(arguments, applies: false) }
  static func apply(_ arguments: Arguments) throws -> ExitCode { try run(arguments, applies: true) }

  private static func run(_ arguments: Arguments, applies: Bool) throws -> ExitCode {
    let contracts = try Store.contracts(arguments[Places.topics])
    let regels = try Places.regelsFolder(arguments[Places.regels])
    let tenants = try RunVerb.chosen(arguments[Self.tenants], in: regels)
    let file = try KafkaFile(arguments[place])
    let prefix = file.options.prefix
    do {
      let reader = try KafkaLog(file.options).reader()
      let members = try members(of: tenants, in: regels)
      let ofTenants = try tenants.flatMap {
        contracts.configuraties(voor: $0, try Generatie.inForce($0, reader), gemeenten: members[$0] ?? [])
      }
      let wanted = (ofTenants + contracts.configuratiesRegio).map { TopicConfiguration($0) }
      let admin = try KafkaAdmin(file.options)
      let acls = acls(tenants, members, arguments[principal], gemeenten: arguments[gemeenten], prefix: prefix)
      let (plan, hasAuthorizer) = try admin.plan(wanted, acls: acls)
      if applies { return try apply(plan, admin, allowed: Set(arguments[allowed])) }
      if arguments[script] {
        Shell.write("#!/bin/sh\nset -eu\n: \"${BOOTSTRAP:?}\" \"${CONFIG:?}\"\n")
        for change in plan.changes {
          Shell.write("\(change.dangerName.map { "# dangerous, \($0): " } ?? "")\(change.script(prefix: prefix))\n")
        }
        // Without an authorizer the cluster cannot be asked what is allowed; the script has it all.
        if !hasAuthorizer { for acl in acls { Shell.write("\(TopicPlan.Change.allow(acl).script(prefix: prefix))\n") } }
        return .ok
      }
      for change in plan.changes {
        Shell.write("\(change.dangerName.map { "DANGEROUS (--allow \($0)) " } ?? "")\(change)\n")
      }
      for text in plan.impossible { Shell.write("IMPOSSIBLE \(text)\n") }
      if !hasAuthorizer { Shell.write("the cluster has no authorizer: everybody may do everything, no ACLs are set\n") }
      Shell.write(plan.changes.isEmpty && plan.impossible.isEmpty ? "nothing to do\n" : "\(plan.changes.count) to do\n")
      return plan.changes.isEmpty && plan.impossible.isEmpty ? .ok : .tempfail
    } catch let error as EventLogError {
      throw Store.failure(error)
    }
  }

  private static func apply(_ plan: TopicPlan, _ admin: KafkaAdmin, allowed: Set<String>) throws -> ExitCode {
    let names = Set(plan.changes.compactMap(\.dangerName))
    if let unknown = allowed.first(where: { !names.contains($0) }) {
      throw Failure(.usage, "--allow \(unknown): the plan has no such change; it has \(names.sorted().joined(separator: ", "))")
    }
    var left = plan.impossible
    for change in plan.changes {
      if let name = change.dangerName, !allowed.contains(name) {
        left.append("\(change): left undone; --allow \(name) makes it")
        continue
      }
      try admin.apply(change)
      Shell.write("done: \(change)\n")
    }
    for text in left { Shell.complain(text) }
    return left.isEmpty ? .ok : .tempfail
  }

  /// The gemeenten that ever are members of each tenant.
  static func members(of tenants: [TenantID], in regels: String) throws -> [TenantID: [Gemeente]] {
    var members: [TenantID: [Gemeente]] = [:]
    for tenant in tenants { members[tenant] = try Places.regels(tenant, in: regels).leden.map(\.gemeente) }
    return members
  }

  static func acls(
    _ tenants: [TenantID], _ members: [TenantID: [Gemeente]], _ principal: String, gemeenten: String?, prefix: String
  ) -> [KafkaAcl] {
    let region = principal.replacing("{tenant}", with: LogPlace.regio)
    var acls: [KafkaAcl] = []
    for tenant in tenants {
      let who = principal.replacing("{tenant}", with: tenant.description)
      acls += KafkaAcl.own(tenant.description, principal: who, prefix: prefix)
      for topic in [Topics.bijdrage(tenant), Topics.generatie(tenant)] {
        acls += KafkaAcl.reading(topic, principal: region, prefix: prefix)
      }
      guard let gemeenten else { continue }
      for gemeente in members[tenant] ?? [] {
        let reader = gemeenten.replacing("{tenant}", with: tenant.description)
          .replacing("{gemeente}", with: gemeente.description.lowercased())
        acls += KafkaAcl.reading(Topics.besluit(tenant, gemeente), principal: reader, prefix: prefix)
      }
    }
    return acls + KafkaAcl.own(LogPlace.regio, principal: region, prefix: prefix)
  }
}
