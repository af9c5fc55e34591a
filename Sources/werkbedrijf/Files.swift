import Glibc

/// Files and folders, by path.
enum Files {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.noinput, "\(path): cannot be opened: \(reason())") }
    defer { close(file) }
    return try read(file, path)
  }

  static func read(_ file: Int32, _ name: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    try chunks(of: file, name) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Hands the bytes on, a piece at a time.
  static func chunks(
    of file: Int32, _ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws(Failure) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.ioerr, "\(name): cannot be read: \(reason())") }
      if count == 0 { return }
      do {
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure(.ioerr, "\(name): \(error)")
      }
    }
  }

  /// Whether the bytes stand anywhere in a file, also across the pieces it is read in.
  static func contains(_ wanted: [UInt8], _ path: String) throws(Failure) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.noinput, "\(path): cannot be opened: \(reason())") }
    defer { close(file) }
    var found = false
    var rest: [UInt8] = []
    try chunks(of: file, path) { chunk in
      rest += chunk
      found = found || rest.withUnsafeBytes { memmem($0.baseAddress!, $0.count, wanted, wanted.count) != nil }
      rest = Array(rest.suffix(wanted.count - 1))
    }
    return found
  }

  /// Names in a folder, sorted, hidden ones left out.
  static func names(in folder: String) throws(Failure) -> [String] {
    guard let handle = opendir(folder) else { throw Failure(.noinput, "\(folder): cannot be opened: \(reason())") }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  static func reason() -> String { String(cString: strerror(errno)) }
}
