#ifndef WERKBEDRIJF_TEST_VFS_H
#define WERKBEDRIJF_TEST_VFS_H

#include <stdint.h>

/* A VFS of SQLite, over the default one, that writes down every change of a file and can refuse one.
   For tests: what a power loss at any moment would leave can be made from the list (see CrashImage.swift).
   One thread at a time; -shm files are memory and are not written down. */

enum test_vfs_kind {
  TEST_VFS_WRITE = 0,
  TEST_VFS_TRUNCATE = 1,
  TEST_VFS_SYNC = 2,
  TEST_VFS_DELETE = 3,
};

/* What to answer instead of doing the change of a given number; later changes of the same kind are refused too
   until test_vfs_heal is called. */
enum test_vfs_failure {
  TEST_VFS_NONE = 0,
  TEST_VFS_FULL = 1,       /* a write: the disk is full; the first half of it was written */
  TEST_VFS_IO_ERROR = 2,   /* a write fails and nothing of it was written */
  TEST_VFS_SYNC_ERROR = 3, /* a sync fails */
};

struct test_vfs_change {
  int32_t file;   /* index of the path, see test_vfs_path */
  int32_t kind;
  int64_t offset; /* of a write; the new size of a truncation; 1 when the directory was synced after a deletion */
  int64_t length; /* of a write */
  const uint8_t *data;
};

/* Registers the VFS by its name; not the default one. Nonzero is a result code of SQLite. */
int test_vfs_register(const char *name);
/* Forgets everything and heals. */
void test_vfs_reset(void);
int64_t test_vfs_count(void);
struct test_vfs_change test_vfs_at(int64_t index);
const char *test_vfs_path(int32_t file);
/* From the change of this number (counted over all kinds) on, fail so. */
void test_vfs_fail(int64_t from, enum test_vfs_failure failure);
void test_vfs_heal(void);

#endif
