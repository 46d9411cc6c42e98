/* Lets a call on a file of one folder fail: preloaded into the program by the tests of faults.
 *
 * FAULT_DIR    only files whose path holds this text count
 * FAULT_CALL   open, write, fsync, rename, unlink or mmap
 * FAULT_AT     the call that fails, from 1; 0: none, they are only counted
 * FAULT_STAYS  when set, all later ones fail too
 * FAULT_ERRNO  the number of the error
 * FAULT_COUNT  a file to which the number of calls is written at the end
 * FAULT_LOG    a file to which each write, flush and rename of such a file is written, in the order they ended; `commit`
 *              is the writing of the engine's list of segments
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long calls;

static int counts(const char *call, const char *path) {
    const char *wanted = getenv("FAULT_CALL"), *folder = getenv("FAULT_DIR");
    if (!wanted || !folder || strcmp(wanted, call) || !path || !strstr(path, folder)) return 0;
    long at = atol(getenv("FAULT_AT") ? getenv("FAULT_AT") : "0");
    long now = __sync_add_and_fetch(&calls, 1);
    if (at == 0 || now < at || (now > at && !getenv("FAULT_STAYS"))) return 0;
    errno = atoi(getenv("FAULT_ERRNO") ? getenv("FAULT_ERRNO") : "5");
    return 1;
}

static int (*real_open)(const char *, int, ...);

static void log_call(const char *call, const char *path, const char *to) {
    const char *file = getenv("FAULT_LOG"), *folder = getenv("FAULT_DIR");
    if (!file || !folder || !path || !strstr(to ? to : path, folder)) return;
    int error = errno;
    char line[8400];
    int length = snprintf(line, sizeof line, "%s\t%s\t%s\n", call, path, to ? to : "");
    if (!real_open) real_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    int fd = real_open(file, O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (fd >= 0) {
        /* Past our own write: appended lines of this length are not torn. */
        ssize_t (*real)(int, const void *, size_t) = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
        if (length > 0 && real(fd, line, (size_t)length) < 0) abort();
        close(fd);
    }
    errno = error;
}

static void log_fd(const char *call, int fd) {
    char link[64], path[4096];
    if (!getenv("FAULT_LOG")) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    log_call(call, path, NULL);
}

static int counts_fd(const char *call, int fd) {
    char link[64], path[4096];
    if (!getenv("FAULT_CALL") || strcmp(getenv("FAULT_CALL"), call)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return counts(call, path);
}

__attribute__((destructor)) static void tell(void) {
    const char *file = getenv("FAULT_COUNT");
    if (!file) return;
    FILE *out = fopen(file, "w");
    if (out) { fprintf(out, "%ld\n", calls); fclose(out); }
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (counts_fd("write", fd)) return -1;
    ssize_t done = real(fd, bytes, length);
    /* The engine's list of segments is renamed by a call that cannot be seen from here. */
    if (length > 0 && memmem(bytes, length, "\"segments\":", 11)) log_fd("commit", fd);
    log_fd("write", fd);
    return done;
}
ssize_t writev(int fd, const struct iovec *parts, int many) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    if (counts_fd("write", fd)) return -1;
    ssize_t done = real(fd, parts, many);
    log_fd("write", fd);
    return done;
}
int fsync(int fd) {
    REAL(int, fsync, int);
    if (counts_fd("fsync", fd)) return -1;
    int done = real(fd);
    if (!done) log_fd("flush", fd);
    return done;
}
int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    if (counts_fd("fsync", fd)) return -1;
    int done = real(fd);
    if (!done) log_fd("flush", fd);
    return done;
}
int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    if (counts("rename", to)) return -1;
    int done = real(from, to);
    if (!done) log_call("rename", from, to);
    return done;
}
int unlink(const char *path) {
    REAL(int, unlink, const char *);
    return counts("unlink", path) ? -1 : real(path);
}
void *mmap(void *at, size_t length, int rights, int flags, int fd, off_t from) {
    REAL(void *, mmap, void *, size_t, int, int, int, off_t);
    return fd >= 0 && counts_fd("mmap", fd) ? MAP_FAILED : real(at, length, rights, flags, fd, from);
}
void *mmap64(void *at, size_t length, int rights, int flags, int fd, off64_t from) {
    REAL(void *, mmap64, void *, size_t, int, int, int, off64_t);
    return fd >= 0 && counts_fd("mmap", fd) ? MAP_FAILED : real(at, length, rights, flags, fd, from);
}
int open(const char *path, int flags, ...) {
    REAL(int, open, const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return counts("open", path) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    REAL(int, open64, const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return counts("open", path) ? -1 : real(path, flags, mode);
}
