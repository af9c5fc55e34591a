import CYaml

/// What libyaml reads, without its C types.
enum Event {
  case streamStart, streamEnd
  case documentStart(explicitDirective: Bool)
  case documentEnd
  case scalar(String, YAMLNode.Style)
  case alias
  case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  case fault(String)
}

/// One event with its place, and whether an anchor or a tag stood before it.
struct PlacedEvent {
  var event: Event
  var place: YAMLPlace
  var anchor = false
  var tag = false
}

/// Owns libyaml's parser (`yaml_parser_initialize`, `yaml_parser_parse`, `yaml_parser_delete`) for one call on one thread;
/// the bytes outlive it.
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  fileprivate init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else { fatalError("yaml_parser_initialize: out of memory") }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after a fault the only thing to do is to stop.
  func next() -> PlacedEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return fault() }
    defer { yaml_event_delete(&event) }
    var placed = PlacedEvent(event: .streamEnd, place: Self.place(event.start_mark))
    switch event.type {
    case YAML_STREAM_START_EVENT: placed.event = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      placed.event = .documentStart(
        explicitDirective: start.version_directive != nil || start.tag_directives.start != start.tag_directives.end)
    case YAML_DOCUMENT_END_EVENT: placed.event = .documentEnd
    case YAML_ALIAS_EVENT: placed.event = .alias
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      placed.event = .scalar(text, scalar.style == YAML_PLAIN_SCALAR_STYLE ? .plain : .quoted)
      placed.anchor = scalar.anchor != nil
      placed.tag = scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      placed.event = .sequenceStart
      placed.anchor = event.data.sequence_start.anchor != nil
      placed.tag = event.data.sequence_start.tag != nil
    case YAML_SEQUENCE_END_EVENT: placed.event = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      placed.event = .mappingStart
      placed.anchor = event.data.mapping_start.anchor != nil
      placed.tag = event.data.mapping_start.tag != nil
    case YAML_MAPPING_END_EVENT: placed.event = .mappingEnd
    default: placed.event = .streamEnd
    }
    return placed
  }

  private func fault() -> PlacedEvent {
    let what = parser.pointee.problem.map { String(cString: $0) } ?? "no YAML"
    let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
    return PlacedEvent(event: .fault(context + what), place: Self.place(parser.pointee.problem_mark))
  }

  private static func place(_ mark: yaml_mark_t) -> YAMLPlace { YAMLPlace(line: mark.line + 1, column: mark.column + 1) }
}

func withEvents<Result>(of bytes: [UInt8], _ body: (borrowing EventReader) -> Result) -> Result {
  bytes.withUnsafeBufferPointer { buffer in
    let reader = EventReader(buffer)
    return body(reader)
  }
}
