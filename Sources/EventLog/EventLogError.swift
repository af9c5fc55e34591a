/// What went wrong with the log, where, and whether trying again can help.
public struct EventLogError: Error, Sendable, CustomStringConvertible {
  /// Closed list, safe as a metric label.
  public enum Code: String, Sendable, CaseIterable {
    /// Another process owns the role; `message` names its pid.
    case rolBezet = "rol-bezet"
    case topicOnbekend = "topic-onbekend"
    /// A topic exists with another number of partitions or another cleanup.
    case topicAfwijkend = "topic-afwijkend"
    /// A record that the topic cannot hold: no key on a compacted topic, a topic of another file, a partition it has not.
    case recordOngeldig = "record-ongeldig"
    /// The offset asked for lies before the first kept one.
    case offsetVerlopen = "offset-verlopen"
    case schijfVol = "schijf-vol"
    /// The file is of another version, or no log of ours.
    case andereVersie = "andere-versie"
    case beschadigd
    /// Another writer held the file longer than the stated time.
    case bezet
    /// This owner lost its role to another one.
    case afgezet
    case invoerUitvoer = "invoer-uitvoer"
  }
  /// What is known of a unit whose commit failed.
  public enum Uitkomst: String, Sendable { case nietGedaan, onbekend }

  public var code: Code
  public var message: String
  /// File, or topic/partition/offset.
  public var place: String
  public var canRetry: Bool
  public var uitkomst: Uitkomst

  public init(_ code: Code, _ message: String, place: String, canRetry: Bool = false, uitkomst: Uitkomst = .nietGedaan) {
    self.code = code
    self.message = message
    self.place = place
    self.canRetry = canRetry
    self.uitkomst = uitkomst
  }

  public var description: String { "\(place): \(message)" }
}
