import CMicrohttpd
import Glibc

extension HTTPServer {
  /// Wraps `MHD_start_daemon` with an epoll in each thread of its own; suspension is for the streams.
  static func start(_ owner: Owner, _ options: Options) throws(StartError) -> (DaemonBox, UInt16) {
    let socket = try bound(options)
    raiseFileLimit(to: options.connections + 200)
    let raw = Unmanaged.passUnretained(owner).toOpaque()
    var flags =
      MHD_USE_EPOLL.rawValue | MHD_USE_INTERNAL_POLLING_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
    var items = [
      item(.LISTEN_SOCKET, Int(socket)), item(.CONNECTION_LIMIT, options.connections),
      item(.CONNECTION_MEMORY_LIMIT, options.connectionBytes),
      item(.CONNECTION_TIMEOUT, options.idleSeconds), item(.LISTEN_BACKLOG_SIZE, 1_024),
      // Host, one Content-Length, no folded headers: what could be read in two ways is refused.
      item(.CLIENT_DISCIPLINE_LVL, 1),
      MHD_OptionItem(
        option: .URI_LOG_CALLBACK, value: unsafeBitCast(beginRequest as BeginRequest, to: Int.self), ptr_value: raw),
      MHD_OptionItem(
        option: .NOTIFY_COMPLETED, value: unsafeBitCast(endRequest as EndRequest, to: Int.self), ptr_value: raw),
    ]
    // The library takes a pool from two threads on.
    if options.threads > 1 { items.append(item(.THREAD_POOL_SIZE, options.threads)) }
    var texts: [UnsafeMutablePointer<CChar>] = []
    defer { for text in texts { free(text) } }
    if let tls = options.tls {
      flags |= MHD_USE_TLS.rawValue
      for (option, bytes) in [(MHD_OPTION.HTTPS_MEM_CERT, tls.certificate), (.HTTPS_MEM_KEY, tls.key)] {
        let text = strndup(bytes.map { CChar(bitPattern: $0) } + [0], bytes.count)!
        texts.append(text)
        items.append(MHD_OptionItem(option: option, value: 0, ptr_value: UnsafeMutableRawPointer(text)))
      }
    }
    items.append(MHD_OptionItem(option: .END, value: 0, ptr_value: nil))
    guard let daemon = werk_start_daemon(flags, handle, raw, items) else {
      close(socket)
      throw StartError(
        message: options.tls == nil
          ? "libmicrohttpd did not start" : "libmicrohttpd did not start; are certificate and key good PEM, and has it TLS?")
    }
    return (DaemonBox(daemon), portOf(socket))
  }

  private static func item(_ option: MHD_OPTION, _ value: Int) -> MHD_OptionItem {
    MHD_OptionItem(option: option, value: value, ptr_value: nil)
  }

  /// A listening socket on the address, IPv4 or IPv6.
  private static func bound(_ options: Options) throws(StartError) -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE | AI_NUMERICHOST
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let place = "\(options.address):\(options.port)"
    guard getaddrinfo(options.address, String(options.port), &hints, &found) == 0, let found else {
      throw StartError(message: "\(place): no address; expected one in numbers, 127.0.0.1 or ::1")
    }
    defer { freeaddrinfo(found) }
    let file = socket(
      found.pointee.ai_family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard file >= 0, bind(file, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0, listen(file, 1_024) == 0 else {
      let reason = String(cString: strerror(errno))
      if file >= 0 { close(file) }
      throw StartError(message: "\(place): cannot be bound: \(reason)")
    }
    return file
  }

  private static func portOf(_ file: Int32) -> UInt16 {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(file, $0, &length) }
      // Family, then the port in network order: alike in IPv4 and IPv6.
      return storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
    }
  }

  /// As far as the hard limit allows.
  private static func raiseFileLimit(to wanted: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
