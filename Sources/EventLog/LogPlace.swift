/// Where a topic and a role live: one file per tenant and one for the region.
///
/// A unit of work is atomic within one file. `werk.dal.intake.v1` and the role `tenant-dal` belong to `dal`,
/// `werk.regio.cel.v1` and the role `regio` to `regio`.
public enum LogPlace {
  /// The file of the region.
  public static let regio = "regio"
  /// Longest name of a file, as that of a tenant.
  public static let maxLength = 32

  public static func of(topic: String) throws(EventLogError) -> String {
    let parts = topic.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "werk", isName(parts[1]), !parts[2].isEmpty, isPlain(topic) else {
      throw EventLogError(
        .topicOnbekend, "is no name of a topic; expected werk.<tenant>.<naam>.<versie> or werk.regio.<naam>.<versie>",
        place: topic)
    }
    return String(parts[1])
  }

  public static func of(role: String) throws(EventLogError) -> String {
    let name = role.hasPrefix("tenant-") ? role.dropFirst(7) : role[...]
    guard isName(name) else {
      throw EventLogError(.topicOnbekend, "is no name of a role; expected tenant-<tenant> or regio", place: role)
    }
    return String(name)
  }

  /// A tenant reads its own topics only; the region reads those of all.
  package static func check(role: String, mayConsume topics: [String]) throws(EventLogError) {
    let own = try of(role: role)
    guard own != regio else { return }
    for topic in topics {
      let place = try of(topic: topic)
      guard place == own else {
        throw EventLogError(
          .recordOngeldig, "role \(role) may not read a topic of \(place): only the region reads those of others", place: topic)
      }
    }
  }

  /// Lower-case letters, digits and hyphens: safe as a part of a file name.
  private static func isName(_ text: Substring) -> Bool {
    (1...maxLength).contains(text.utf8.count)
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 249
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
  }
}
