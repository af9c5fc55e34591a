#ifndef WERKBEDRIJF_CSQLITE_SHIM_H
#define WERKBEDRIJF_CSQLITE_SHIM_H

#include <errno.h>
#include <linux/futex.h>
#include <sqlite3.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Linux has no function for these calls; Swift cannot call the variadic syscall(2). The words lie in memory that
   processes share. */

static inline uint32_t werk_load(const uint32_t *word) { return __atomic_load_n(word, __ATOMIC_ACQUIRE); }

static inline void werk_add(uint32_t *word) { __atomic_add_fetch(word, 1, __ATOMIC_ACQ_REL); }

static inline void werk_store(uint32_t *word, uint32_t value) { __atomic_store_n(word, value, __ATOMIC_RELEASE); }

/* Returns at once when the word is no longer `seen`; otherwise after a wake-up, a signal, or the time. */
static inline void werk_futex_wait(uint32_t *word, uint32_t seen, int64_t timeout_ms) {
  struct timespec timeout = {timeout_ms / 1000, (timeout_ms % 1000) * 1000000};
  syscall(SYS_futex, word, FUTEX_WAIT, seen, &timeout, 0, 0);
}

static inline void werk_futex_wake(uint32_t *word) { syscall(SYS_futex, word, FUTEX_WAKE, INT32_MAX, 0, 0, 0); }

#endif
