/// Builds the tree of one document out of events and keeps every fault on the way.
struct Composer {
  let limits: YAMLLimits
  var faults: [YAMLError] = []
  /// Set by a fault after which nothing more can be read.
  private var stopped = false

  init(limits: YAMLLimits) { self.limits = limits }

  mutating func document(_ reader: borrowing EventReader) -> YAMLNode? {
    var root: YAMLNode?
    while !stopped {
      let next = reader.next()
      switch next.event {
      case .streamStart, .documentEnd: continue
      case .streamEnd:
        if root == nil { faults.append(.empty) }
        return root
      case .documentStart(let explicitDirective):
        if explicitDirective { report(.directive, "a % directive; remove it", next.place) }
        if root != nil {
          stop(.documents, "a second document; a file holds one, remove the '---'", next.place)
        }
      default: root = node(next, reader, depth: 1)
      }
    }
    return root
  }

  private mutating func node(_ first: PlacedEvent, _ reader: borrowing EventReader, depth: Int) -> YAMLNode? {
    if first.anchor { report(.anchor, "an anchor (&); write the value out", first.place) }
    if first.tag { report(.tag, "a tag (!); remove it, every value is text here", first.place) }
    switch first.event {
    case .scalar(let text, let style): return YAMLNode(.scalar(text, style), at: first.place)
    case .alias:
      report(.alias, "an alias (*); write the value out", first.place)
      return YAMLNode(.scalar("", .quoted), at: first.place)
    case .fault(let what):
      stop(.syntax, what, first.place)
      return nil
    case .sequenceStart, .mappingStart:
      guard depth <= limits.depth else {
        stop(.depth, "nested deeper than \(limits.depth)", first.place)
        return nil
      }
      if case .sequenceStart = first.event { return sequence(first.place, reader, depth) }
      return mapping(first.place, reader, depth)
    default: return nil
    }
  }

  private mutating func sequence(_ place: YAMLPlace, _ reader: borrowing EventReader, _ depth: Int) -> YAMLNode? {
    var nodes: [YAMLNode] = []
    while true {
      let next = reader.next()
      if case .sequenceEnd = next.event { return YAMLNode(.sequence(nodes), at: place) }
      guard let node = node(next, reader, depth: depth + 1), !stopped else { return nil }
      nodes.append(node)
    }
  }

  private mutating func mapping(_ place: YAMLPlace, _ reader: borrowing EventReader, _ depth: Int) -> YAMLNode? {
    var entries: [YAMLEntry] = []
    var seen: [String: YAMLPlace] = [:]
    while true {
      let next = reader.next()
      if case .mappingEnd = next.event { return YAMLNode(.mapping(entries), at: place) }
      guard let key = node(next, reader, depth: depth + 1), !stopped else { return nil }
      guard let value = node(reader.next(), reader, depth: depth + 1), !stopped else { return nil }
      guard let text = key.text else {
        report(.keyShape, "\(key.shape) as a key; a key is a word", next.place)
        continue
      }
      if let first = seen[text] {
        report(.duplicateKey, "the key '\(text)' is here twice; the first is on line \(first.line)", next.place)
        continue
      }
      seen[text] = next.place
      entries.append(YAMLEntry(key: text, at: next.place, value: value))
    }
  }

  private mutating func report(_ code: YAMLError.Code, _ message: String, _ place: YAMLPlace) {
    faults.append(YAMLError(code, message, at: place))
  }

  private mutating func stop(_ code: YAMLError.Code, _ message: String, _ place: YAMLPlace) {
    report(code, message, place)
    stopped = true
  }
}
