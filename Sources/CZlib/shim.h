#ifndef WERKBEDRIJF_CZLIB_SHIM_H
#define WERKBEDRIJF_CZLIB_SHIM_H

#include <zlib.h>

/* deflateInit2 is a macro; 16 added to the window bits asks for the gzip wrapper. */
static inline int werk_gzip_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
