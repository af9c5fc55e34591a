import JSON

extension JSONValue {
  func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == name }?.value
  }

  func text(_ name: String) -> String? {
    guard case .string(let text)? = member(name) else { return nil }
    return text
  }

  func number(_ name: String) -> Int64? {
    guard case .integer(let number)? = member(name) else { return nil }
    return number
  }
}
