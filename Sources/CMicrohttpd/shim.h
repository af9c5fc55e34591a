#ifndef WERKBEDRIJF_CMICROHTTPD_SHIM_H
#define WERKBEDRIJF_CMICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <stdint.h>
#include <sys/socket.h>

/* Swift cannot call the variadic MHD_start_daemon, and imports no macro with a cast: the options travel as an array. */

static inline struct MHD_Daemon *werk_start_daemon(unsigned int flags, MHD_AccessHandlerCallback handler, void *owner,
                                                   const struct MHD_OptionItem *options) {
  return MHD_start_daemon(flags, 0, NULL, NULL, handler, owner, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

/* The answer is a union of which this field is the one meant. */
static inline unsigned int werk_connections(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
  return info ? info->num_connections : 0;
}

static const uint64_t werk_size_unknown = UINT64_MAX;

#endif
