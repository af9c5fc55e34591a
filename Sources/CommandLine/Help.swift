extension Command {
  /// The help text of this command, reached by `path`.
  public func help(_ path: [String]) -> String {
    let line = path.joined(separator: " ")
    var text = "\(summary)\n\nUsage: \(usage(line))\n"
    for paragraph in description.split(separator: "\n\n") { text += "\n" + wrapped(String(paragraph), indent: 0) }
    if !subcommands.isEmpty {
      text += section("Commands", subcommands.map { ($0.name, $0.summary) })
      text += "\nMore about one of them: \(line) COMMAND --help\n"
    }
    text += section("Arguments", parameters.filter { $0.form == .positional }.map { ($0.name, $0.explained) })
    if action != nil {
      let options = parameters.filter { $0.form != .positional }.map { ($0.heading, $0.explained) }
      text += section("Options", options + [("--help", "This text.")])
    }
    if !examples.isEmpty {
      text += "\n\(examples.count == 1 ? "Example" : "Examples"):\n" + examples.map { "  \($0)\n" }.joined()
    }
    return text
  }

  private func usage(_ line: String) -> String {
    guard action != nil else { return "\(line) COMMAND [OPTIONS]" }
    let options = parameters.filter { $0.form != .positional }.map(\.inUsage)
    let positionals = parameters.filter { $0.form == .positional }.map(\.inUsage)
    return ([line] + options + positionals).joined(separator: " ")
  }
}

extension Declaration {
  fileprivate var heading: String { form == .flag ? "--\(name)" : "--\(name) \(word)" }

  fileprivate var inUsage: String {
    let dots = count.upperBound > 1 ? "…" : ""
    let text = form == .positional ? name + dots : heading
    return count.lowerBound > 0 ? text : "[\(text)]" + (form == .positional ? "" : dots)
  }

  fileprivate var explained: String {
    var text = help
    if !choices.isEmpty { text += " One of \(choices.joined(separator: ", "))." }
    if let fallback { text += " Default: \(fallback)." }
    if form == .option, count.lowerBound > 0 { text += " Required." }
    if form == .option, count.upperBound > 1 { text += " May be given more than once." }
    return text
  }
}

private let width = 100

private func section(_ title: String, _ rows: [(String, String)]) -> String {
  guard !rows.isEmpty else { return "" }
  let column = min(rows.map { $0.0.count }.max() ?? 0, 28)
  return rows.reduce(into: "\n\(title):\n") { text, row in
    let padding = String(repeating: " ", count: max(0, column - row.0.count))
    let explained = wrapped(row.1, indent: column + 4)
    if row.0.count > column {
      text += "  \(row.0)\n" + explained
    } else {
      text += "  \(row.0)\(padding)  \(explained.drop { $0 == " " })"
    }
  }
}

/// Breaks at spaces; every line gets the indent and ends with a newline.
func wrapped(_ text: String, indent: Int) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: \.isWhitespace) {
    if !line.isEmpty, indent + line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " " + word
  }
  lines.append(line)
  return lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
}
