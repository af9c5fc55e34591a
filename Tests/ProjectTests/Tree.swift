import Foundation

/// One text file of the project.
struct ProjectFile {
  /// From the root, `Sources/Domain/Maand.swift`.
  var path: String
  var text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var name: String { String(path.split(separator: "/").last ?? "") }
  /// `Domain` of `Sources/Domain/Maand.swift`; nil elsewhere.
  var target: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && (parts[0] == "Sources" || parts[0] == "Tests") ? String(parts[1]) : nil
  }
}

/// The project as it lies around this file.
enum Tree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Folders that hold no text of ours.
  private static let skipped: Set<String> = [".git", ".build", "var", "node_modules"]

  static let files: [ProjectFile] = read("")

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: path).path) }

  static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: root.appending(path: path).path)
  }

  static func file(_ path: String) -> ProjectFile? { files.first { $0.path == path } }

  private static func read(_ folder: String) -> [ProjectFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
    return names.sorted().flatMap { name -> [ProjectFile] in
      guard !skipped.contains(name) else { return [] }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
      if isFolder.boolValue { return read(path) }
      guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return [] }
      return [ProjectFile(path: path, text: text)]
    }
  }
}
