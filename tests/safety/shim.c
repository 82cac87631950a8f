/* Stands between a program and the C library (LD_PRELOAD) and watches what is written below one folder.

   SHIM_FOLDER   only files below it are watched
   SHIM_LOG      where every write, truncation, sync, creation, renaming and removal is recorded, with what was written

   A program says what it wants by symbols of its own process:
   shim_mark(text)           puts a word of the program's own between what is recorded
   shim_arm(kind, nth, err)  from the nth watched call on: 'f' writes that need space fail with `err` until it is disarmed;
                             'e' that one call fails with `err`; 'k' the process kills itself before it
   shim_calls()              how many calls were watched since the last arming

   A record: kind (1 byte), inode, offset or size (8 bytes each), length of name, of second name, of data (4 bytes each). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int log_descriptor = -1;
static char armed_kind = 0;
static long armed_at = 0, calls = 0;
static int armed_error = 0;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    folder = getenv("SHIM_FOLDER");
    const char *log = getenv("SHIM_LOG");
    if (log) log_descriptor = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below(const char *path) {
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int name_of(int descriptor, char *name) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, name, PATH_MAX - 1);
    if (length < 0) return 0;
    name[length] = 0;
    size_t index = strlen("-shm");
    return below(name) && !(length > (ssize_t)index && strstr(name, "-shm")) && !strstr(name, ".lock");
}

static int full_name(int at, const char *path, char *name) {
    if (path[0] == '/') { snprintf(name, PATH_MAX, "%s", path); }
    else {
        char base[PATH_MAX];
        if (at == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
        else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        if (snprintf(name, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    return below(name) && !strstr(name, "-shm") && !strstr(name, ".lock");
}

static void record(char kind, uint64_t inode, uint64_t at, const char *name, const char *second, const void *data,
                   size_t length) {
    if (log_descriptor < 0) return;
    uint32_t lengths[3] = {name ? strlen(name) : 0, second ? strlen(second) : 0, length};
    uint64_t numbers[2] = {inode, at};
    size_t size = 1 + sizeof numbers + sizeof lengths + lengths[0] + lengths[1] + length;
    char *whole = malloc(size), *to = whole;
    *to++ = kind;
    memcpy(to, numbers, sizeof numbers); to += sizeof numbers;
    memcpy(to, lengths, sizeof lengths); to += sizeof lengths;
    if (lengths[0]) { memcpy(to, name, lengths[0]); to += lengths[0]; }
    if (lengths[1]) { memcpy(to, second, lengths[1]); to += lengths[1]; }
    if (length) memcpy(to, data, length);
    for (size_t done = 0; done < size;) {
        long written = syscall(SYS_write, log_descriptor, whole + done, size - done);
        if (written <= 0) break;
        done += written;
    }
    free(whole);
}

/* Whether this call is to fail; sets errno. `space` tells a call that needs room on the disk. */
static int fails(int space) {
    calls++;
    if (!armed_kind) return 0;
    if (armed_kind == 'k' && calls == armed_at) syscall(SYS_kill, getpid(), SIGKILL);
    if (armed_kind == 'e' && calls == armed_at) { errno = armed_error; return 1; }
    if (armed_kind == 'f' && calls >= armed_at && space) { errno = armed_error; return 1; }
    return 0;
}

static uint64_t inode_of(int descriptor) {
    struct stat told;
    return fstat(descriptor, &told) ? 0 : told.st_ino;
}

void shim_mark(const char *text) {
    pthread_mutex_lock(&lock);
    record('m', 0, 0, text, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
}

void shim_arm(char kind, long nth, int error) {
    pthread_mutex_lock(&lock);
    armed_kind = kind; armed_at = nth; armed_error = error; calls = 0;
    pthread_mutex_unlock(&lock);
}

long shim_calls(void) { return calls; }

#define WATCHED(descriptor, space, call, ...)                         \
    char name[PATH_MAX];                                              \
    if (!name_of(descriptor, name)) return call;                      \
    pthread_mutex_lock(&lock);                                        \
    __typeof__(call) done = -1;                                       \
    if (!fails(space)) {                                              \
        done = call;                                                  \
        int error = errno;                                            \
        if (done >= 0) { __VA_ARGS__; }                               \
        errno = error;                                                \
    }                                                                 \
    pthread_mutex_unlock(&lock);                                      \
    return done;

ssize_t pwrite(int d, const void *data, size_t n, off_t at) {
    WATCHED(d, 1, REAL(pwrite)(d, data, n, at), record('w', inode_of(d), at, NULL, NULL, data, done))
}
ssize_t pwrite64(int d, const void *data, size_t n, off64_t at) {
    WATCHED(d, 1, REAL(pwrite64)(d, data, n, at), record('w', inode_of(d), at, NULL, NULL, data, done))
}
ssize_t write(int d, const void *data, size_t n) {
    WATCHED(d, 1, REAL(write)(d, data, n),
            record('w', inode_of(d), lseek(d, 0, SEEK_CUR) - done, NULL, NULL, data, done))
}
int ftruncate(int d, off_t size) {
    WATCHED(d, 0, REAL(ftruncate)(d, size), record('t', inode_of(d), size, NULL, NULL, NULL, 0))
}
int ftruncate64(int d, off64_t size) {
    WATCHED(d, 0, REAL(ftruncate64)(d, size), record('t', inode_of(d), size, NULL, NULL, NULL, 0))
}
int fsync(int d) { WATCHED(d, 0, REAL(fsync)(d), record('s', inode_of(d), 0, name, NULL, NULL, 0)) }
int fdatasync(int d) { WATCHED(d, 0, REAL(fdatasync)(d), record('s', inode_of(d), 0, name, NULL, NULL, 0)) }

static int opened(int at, const char *path, int flags, mode_t mode) {
    char name[PATH_MAX];
    int watched = (flags & (O_CREAT | O_TRUNC)) && full_name(at, path, name);
    if (!watched) return syscall(SYS_openat, at, path, flags, mode);
    pthread_mutex_lock(&lock);
    struct stat told;
    int there = fstatat(at, path, &told, 0) == 0, done = -1;
    if (there || !fails(1)) {
        done = syscall(SYS_openat, at, path, flags, mode);
        int error = errno;
        if (done >= 0 && !there) record('c', inode_of(done), 0, name, NULL, NULL, 0);
        if (done >= 0 && there && (flags & O_TRUNC)) record('t', inode_of(done), 0, NULL, NULL, NULL, 0);
        errno = error;
    }
    pthread_mutex_unlock(&lock);
    return done;
}

#define MODE(flags)                              \
    mode_t mode = 0;                             \
    if (flags & (O_CREAT | O_TMPFILE)) {         \
        va_list more;                            \
        va_start(more, flags);                   \
        mode = va_arg(more, mode_t);             \
        va_end(more);                            \
    }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags | O_LARGEFILE, mode); }

#define NAMED(space, at, path, call, ...)                                                   \
    char name[PATH_MAX];                                                                    \
    if (!full_name(at, path, name)) return call;                                            \
    pthread_mutex_lock(&lock);                                                              \
    int done = -1;                                                                          \
    if (!fails(space)) {                                                                    \
        done = call;                                                                        \
        int error = errno;                                                                  \
        if (done == 0) { __VA_ARGS__; }                                                     \
        errno = error;                                                                      \
    }                                                                                       \
    pthread_mutex_unlock(&lock);                                                            \
    return done;

int unlink(const char *path) { NAMED(0, AT_FDCWD, path, REAL(unlink)(path), record('u', 0, 0, name, NULL, NULL, 0)) }
int unlinkat(int at, const char *path, int flags) {
    NAMED(0, at, path, REAL(unlinkat)(at, path, flags), record('u', 0, 0, name, NULL, NULL, 0))
}
int rename(const char *from, const char *to) {
    char second[PATH_MAX];
    full_name(AT_FDCWD, to, second);
    NAMED(0, AT_FDCWD, from, REAL(rename)(from, to), record('r', 0, 0, name, second, NULL, 0))
}
int renameat(int at, const char *from, int into, const char *to) {
    char second[PATH_MAX];
    full_name(into, to, second);
    NAMED(0, at, from, REAL(renameat)(at, from, into, to), record('r', 0, 0, name, second, NULL, 0))
}
int link(const char *from, const char *to) {
    char second[PATH_MAX];
    full_name(AT_FDCWD, to, second);
    NAMED(1, AT_FDCWD, from, REAL(link)(from, to), record('l', 0, 0, name, second, NULL, 0))
}
int posix_fallocate(int d, off_t at, off_t size) { (void)d; (void)at; (void)size; return EINVAL; }
int posix_fallocate64(int d, off64_t at, off64_t size) { (void)d; (void)at; (void)size; return EINVAL; }
int fallocate(int d, int mode, off_t at, off_t size) {
    (void)d; (void)mode; (void)at; (void)size; errno = EOPNOTSUPP; return -1;
}
ssize_t copy_file_range(int a, off64_t *b, int c, off64_t *d, size_t e, unsigned int f) {
    (void)a; (void)b; (void)c; (void)d; (void)e; (void)f; errno = EXDEV; return -1;
}
ssize_t sendfile(int a, int b, off_t *c, size_t d) { (void)a; (void)b; (void)c; (void)d; errno = EINVAL; return -1; }
ssize_t sendfile64(int a, int b, off64_t *c, size_t d) { (void)a; (void)b; (void)c; (void)d; errno = EINVAL; return -1; }
