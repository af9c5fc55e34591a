#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of one field, valid while its line is.
typealias Veldbytes = UnsafeBufferPointer<UInt8>

/// Splits one line into fields at the separator, outside quotes; a doubled quote inside quotes is one quote.
struct VeldSplitser: ~Copyable {
  enum Fout: Error, Equatable {
    /// Field (0 first) whose quote is never closed.
    case aanhalingOpen(Int)
    /// Field with something between its closing quote and the separator.
    case naAanhaling(Int)
  }

  let scheiding: UInt8
  /// Nil: quotes are ordinary bytes.
  let aanhaling: UInt8?
  private let kladblok: UnsafeMutablePointer<UInt8>

  init(scheiding: UInt8, aanhaling: UInt8?, grens: Int = RegelLezer.langsteRegel) {
    self.scheiding = scheiding
    self.aanhaling = aanhaling
    kladblok = .allocate(capacity: grens)
  }

  deinit { kladblok.deallocate() }

  /// The fields of `regel` in `velden` (emptied first), surrounding spaces cut from unquoted ones.
  func splits(_ regel: Veldbytes, _ velden: inout [Veldbytes]) throws(Fout) {
    velden.removeAll(keepingCapacity: true)
    guard let begin = regel.baseAddress, !regel.isEmpty else {
      velden.append(regel)
      return
    }
    let einde = begin + regel.count
    var p = begin
    var klad = kladblok
    while true {
      let start = zonderSpatie(p, einde)
      if let aanhaling, start < einde, start.pointee == aanhaling {
        p = try aangehaald(start + 1, einde, aanhaling, &klad, &velden)
      } else {
        let stop = scheidingVanaf(p, einde)
        var laatste = stop
        while laatste > start && (laatste - 1).pointee == 0x20 { laatste -= 1 }
        velden.append(Veldbytes(start: min(start, laatste), count: max(0, laatste - start)))
        p = stop
      }
      if p == einde { return }
      p += 1
    }
  }

  @inline(__always)
  private func zonderSpatie(_ van: UnsafePointer<UInt8>, _ einde: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var p = van
    while p < einde && p.pointee == 0x20 { p += 1 }
    return p
  }

  @inline(__always)
  private func scheidingVanaf(_ van: UnsafePointer<UInt8>, _ einde: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var p = van
    while p < einde && p.pointee != scheiding { p += 1 }
    return p
  }

  /// From behind the opening quote to the separator (or the end) behind the closing one.
  private func aangehaald(
    _ van: UnsafePointer<UInt8>, _ einde: UnsafePointer<UInt8>, _ aanhaling: UInt8,
    _ klad: inout UnsafeMutablePointer<UInt8>, _ velden: inout [Veldbytes]
  ) throws(Fout) -> UnsafePointer<UInt8> {
    var p = van
    var dubbel = false
    while true {
      guard p < einde, let vondst = memchr(p, Int32(aanhaling), einde - p) else { throw .aanhalingOpen(velden.count) }
      p = UnsafePointer(vondst.assumingMemoryBound(to: UInt8.self))
      guard p + 1 < einde, (p + 1).pointee == aanhaling else { break }
      dubbel = true
      p += 2
    }
    if dubbel {
      let begin = klad
      var lees = van
      while lees < p {
        klad.pointee = lees.pointee
        klad += 1
        lees += lees.pointee == aanhaling ? 2 : 1
      }
      velden.append(Veldbytes(start: begin, count: klad - begin))
    } else {
      velden.append(Veldbytes(start: van, count: p - van))
    }
    p = zonderSpatie(p + 1, einde)
    guard p == einde || p.pointee == scheiding else { throw .naAanhaling(velden.count - 1) }
    return p
  }
}
