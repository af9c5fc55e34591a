#ifndef WERKBEDRIJF_CSYSTEMD_SHIM_H
#define WERKBEDRIJF_CSYSTEMD_SHIM_H

#include <systemd/sd-daemon.h>

#endif
