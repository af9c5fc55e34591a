#include "include/test_vfs.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define MAX_FILES 64

struct recorded_file {
  sqlite3_file base;
  int32_t index; /* -1: not written down */
  sqlite3_file *real; /* directly behind this struct */
};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs our_vfs;
static char *paths[MAX_FILES];
static int32_t path_count;
static struct test_vfs_change *changes;
static int64_t change_count, change_room;
static int64_t fail_from;
static enum test_vfs_failure fail_how;

static int32_t path_index(const char *path) {
  for (int32_t i = 0; i < path_count; i++)
    if (strcmp(paths[i], path) == 0) return i;
  if (path_count == MAX_FILES) abort();
  paths[path_count] = strdup(path);
  return path_count++;
}

static void note(int32_t file, int32_t kind, int64_t offset, int64_t length, const void *data) {
  if (file < 0) return;
  if (change_count == change_room) {
    change_room = change_room ? change_room * 2 : 1024;
    changes = realloc(changes, (size_t)change_room * sizeof *changes);
    if (!changes) abort();
  }
  uint8_t *copy = NULL;
  if (length > 0 && data) {
    copy = malloc((size_t)length);
    if (!copy) abort();
    memcpy(copy, data, (size_t)length);
  }
  changes[change_count++] = (struct test_vfs_change){file, kind, offset, length, copy};
}

static int fails(enum test_vfs_failure failure) { return fail_how == failure && change_count >= fail_from; }

static sqlite3_file *real(sqlite3_file *file) { return ((struct recorded_file *)file)->real; }
static int32_t index_of(sqlite3_file *file) { return ((struct recorded_file *)file)->index; }

static int x_close(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }

static int x_read(sqlite3_file *f, void *data, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), data, n, at);
}

static int x_write(sqlite3_file *f, const void *data, int n, sqlite3_int64 at) {
  if (index_of(f) >= 0 && fails(TEST_VFS_IO_ERROR)) return SQLITE_IOERR_WRITE;
  if (index_of(f) >= 0 && fails(TEST_VFS_FULL)) {
    int half = n / 2;
    if (half > 0 && real(f)->pMethods->xWrite(real(f), data, half, at) == SQLITE_OK)
      note(index_of(f), TEST_VFS_WRITE, at, half, data);
    return SQLITE_FULL;
  }
  int code = real(f)->pMethods->xWrite(real(f), data, n, at);
  if (code == SQLITE_OK) note(index_of(f), TEST_VFS_WRITE, at, n, data);
  return code;
}

static int x_truncate(sqlite3_file *f, sqlite3_int64 size) {
  int code = real(f)->pMethods->xTruncate(real(f), size);
  if (code == SQLITE_OK) note(index_of(f), TEST_VFS_TRUNCATE, size, 0, NULL);
  return code;
}

static int x_sync(sqlite3_file *f, int flags) {
  if (index_of(f) >= 0 && fails(TEST_VFS_SYNC_ERROR)) return SQLITE_IOERR_FSYNC;
  (void)flags; /* only the note counts: no real power is lost */
  note(index_of(f), TEST_VFS_SYNC, 0, 0, NULL);
  return SQLITE_OK;
}

static int x_size(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int x_lock(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
static int x_unlock(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int x_reserved(sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }

static int x_control(sqlite3_file *f, int op, void *argument) {
  /* A size hint would make the file longer behind our back. */
  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
  return real(f)->pMethods->xFileControl(real(f), op, argument);
}

static int x_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int x_device(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }

static int x_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out) {
  return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}
static int x_shm_lock(sqlite3_file *f, int offset, int n, int flags) {
  return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}
static void x_shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int x_shm_unmap(sqlite3_file *f, int delete) { return real(f)->pMethods->xShmUnmap(real(f), delete); }

static const sqlite3_io_methods our_methods = {
    .iVersion = 2, /* no memory map: every read and write passes here */
    .xClose = x_close,
    .xRead = x_read,
    .xWrite = x_write,
    .xTruncate = x_truncate,
    .xSync = x_sync,
    .xFileSize = x_size,
    .xLock = x_lock,
    .xUnlock = x_unlock,
    .xCheckReservedLock = x_reserved,
    .xFileControl = x_control,
    .xSectorSize = x_sector,
    .xDeviceCharacteristics = x_device,
    .xShmMap = x_shm_map,
    .xShmLock = x_shm_lock,
    .xShmBarrier = x_shm_barrier,
    .xShmUnmap = x_shm_unmap,
};

static int x_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  struct recorded_file *ours = (struct recorded_file *)file;
  memset(ours, 0, sizeof *ours);
  ours->real = (sqlite3_file *)(ours + 1);
  const int kinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
  ours->index = path && (flags & kinds) ? path_index(path) : -1;
  int code = real_vfs->xOpen(real_vfs, path, ours->real, flags, out);
  if (ours->real->pMethods) ours->base.pMethods = &our_methods;
  return code;
}

static int x_delete(sqlite3_vfs *vfs, const char *path, int sync) {
  (void)vfs;
  int code = real_vfs->xDelete(real_vfs, path, sync);
  size_t length = strlen(path);
  int is_shm = length > 4 && strcmp(path + length - 4, "-shm") == 0;
  if (code == SQLITE_OK && !is_shm) note(path_index(path), TEST_VFS_DELETE, sync ? 1 : 0, 0, NULL);
  return code;
}

int test_vfs_register(const char *name) {
  if (real_vfs) return SQLITE_OK;
  real_vfs = sqlite3_vfs_find(NULL);
  if (!real_vfs) return SQLITE_ERROR;
  our_vfs = *real_vfs; /* the remaining functions are the real ones: they use no file of ours */
  our_vfs.zName = strdup(name);
  our_vfs.szOsFile = (int)sizeof(struct recorded_file) + real_vfs->szOsFile;
  our_vfs.pNext = NULL;
  our_vfs.xOpen = x_open;
  our_vfs.xDelete = x_delete;
  return sqlite3_vfs_register(&our_vfs, 0);
}

void test_vfs_reset(void) {
  for (int64_t i = 0; i < change_count; i++) free((void *)changes[i].data);
  for (int32_t i = 0; i < path_count; i++) free(paths[i]);
  change_count = 0;
  path_count = 0;
  test_vfs_heal();
}

int64_t test_vfs_count(void) { return change_count; }
struct test_vfs_change test_vfs_at(int64_t index) { return changes[index]; }
const char *test_vfs_path(int32_t file) { return paths[file]; }

void test_vfs_fail(int64_t from, enum test_vfs_failure failure) {
  fail_from = from;
  fail_how = failure;
}

void test_vfs_heal(void) { fail_how = TEST_VFS_NONE; }
