import CZlib

/// The bytes in a gzip wrapper. Wraps `deflate` of zlib at its level for speed: figures repeat so much that more gains little.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  guard werk_gzip_init(&stream, 4) == Z_OK else { return bytes }
  defer { deflateEnd(&stream) }
  var input = bytes
  let bound = Int(deflateBound(&stream, UInt(bytes.count)))
  return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = out.baseAddress
      stream.avail_out = UInt32(bound)
      let code = deflate(&stream, Z_FINISH)
      precondition(code == Z_STREAM_END, "deflateBound gives room for everything")
    }
    count = Int(stream.total_out)
  }
}
