import Glibc

/// A printable page as PDF, by Debian's Chromium without a window.
enum Pdf {
  static let programs = ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/google-chrome"]

  static var program: String? { programs.first { access($0, X_OK) == 0 } }

  /// - Parameter stamp: Fourteen digits that take the place of the moment of making, so that the same page gives the same bytes.
  static func make(from page: String, to path: String, stamp: String) throws(Failure) {
    guard let program else {
      throw Failure(.unavailable, "no Chromium here to make \(path); install the package chromium, or leave out --vorm pdf")
    }
    var template = Array("/tmp/werkbedrijf-pdf-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(.cantcreat, "no scratch folder could be made: \(Files.reason())") }
    let scratch = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { run("/bin/rm", ["-rf", scratch]) }
    let status = run(
      program,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(scratch)", "--no-pdf-header-footer",
        "--print-to-pdf=\(scratch)/page.pdf", page,
      ])
    guard status == 0, Files.exists("\(scratch)/page.pdf") else {
      throw Failure(.unavailable, "\(program) made no PDF of \(page) (status \(status))")
    }
    try Files.write(undated(try Files.read("\(scratch)/page.pdf"), stamp), to: path)
  }

  /// With the moments of making and changing written over.
  static func undated(_ pdf: [UInt8], _ stamp: String) -> [UInt8] {
    var pdf = pdf
    let digits = Array(stamp.utf8)
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      guard let range = pdf.firstRange(of: Array(name.utf8)), range.upperBound + digits.count <= pdf.count else { continue }
      pdf.replaceSubrange(range.upperBound..<range.upperBound + digits.count, with: digits)
    }
    return pdf
  }

  /// Runs a program with nothing to read and nothing to say, and waits for it; its exit status, -1 when it could not.
  @discardableResult
  private static func run(_ program: String, _ arguments: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, program, &actions, nil, &words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 { if errno != EINTR { return -1 } }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }
}

extension Files {
  /// Puts a file in place, whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let draft = path + ".nieuw"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard file >= 0 else { throw Failure(.cantcreat, "\(draft): cannot be made: \(reason())") }
    Shell.write(bytes, to: file)
    var info = stat()
    let isWhole = fsync(file) == 0 && fstat(file, &info) == 0 && Int(info.st_size) == bytes.count
    guard close(file) == 0, isWhole, rename(draft, path) == 0 else {
      let failure = Failure(.ioerr, "\(path): cannot be written: \(reason())")
      unlink(draft)
      throw failure
    }
  }
}
