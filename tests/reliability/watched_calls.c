/* Logs what a process does to the files of one folder, in the order in which it does it.
 *
 * Loaded before libc (LD_PRELOAD). WATCHED names the folder, WATCHED_LOG the file that is written:
 * records of a header (op, file, offset, length) and length bytes. Files are numbered as they are named.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FDS 4096
#define MOST_NAMES 256

struct header { uint8_t op; uint8_t pad; uint16_t file; uint32_t length; int64_t offset; };

static int logged = -1;
static const char *folder;
static size_t folder_length;
static int file_of[MOST_FDS];
static char *names[MOST_NAMES];
static int known;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put(uint8_t op, int file, int64_t offset, const void *data, size_t length) {
    struct header head = {op, 0, (uint16_t)file, (uint32_t)length, offset};
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    if (real(logged, &head, sizeof head) != sizeof head) _exit(99);
    if (length && real(logged, data, length) != (ssize_t)length) _exit(99);
}

static void begin(void) {
    if (logged >= 0) return;
    folder = getenv("WATCHED");
    const char *path = getenv("WATCHED_LOG");
    if (!folder || !path) { logged = -2; return; }
    folder_length = strlen(folder);
    int (*real)(const char *, int, ...) = REAL(open);
    logged = real(path, O_CREAT | O_WRONLY | O_APPEND, 0600);
    for (int i = 0; i < MOST_FDS; i++) file_of[i] = -1;
}

static int number(const char *path) {
    char whole[PATH_MAX];
    if (path[0] != '/') return -1;
    strncpy(whole, path, PATH_MAX - 1);
    whole[PATH_MAX - 1] = 0;
    if (strncmp(whole, folder, folder_length)) return -1;
    const char *name = whole + folder_length;
    while (*name == '/') name++;
    for (int i = 0; i < known; i++) if (!strcmp(names[i], name)) return i;
    if (known == MOST_NAMES) _exit(98);
    names[known] = strdup(name);
    put('N', known, 0, name, strlen(name));
    return known++;
}

static void opened(const char *path, int flags, int fd, int was_there) {
    begin();
    if (logged < 0 || fd < 0 || fd >= MOST_FDS) return;
    pthread_mutex_lock(&lock);
    file_of[fd] = number(path);
    if (file_of[fd] >= 0 && (flags & O_CREAT) && !was_there) put('C', file_of[fd], 0, NULL, 0);
    if (file_of[fd] >= 0 && (flags & O_TRUNC)) put('T', file_of[fd], 0, NULL, 0);
    pthread_mutex_unlock(&lock);
}

#define OPENER(name, real_args, ...)                                   \
    int name(__VA_ARGS__) {                                            \
        mode_t mode = 0;                                               \
        if (flags & (O_CREAT | O_TMPFILE)) {                           \
            va_list more; va_start(more, flags);                       \
            mode = va_arg(more, mode_t); va_end(more);                 \
        }                                                              \
        int was_there = access(path, F_OK) == 0;                       \
        int fd = REAL(name) real_args;                                 \
        opened(path, flags, fd, was_there);                            \
        return fd;                                                     \
    }

OPENER(open, (path, flags, mode), const char *path, int flags, ...)
OPENER(open64, (path, flags, mode), const char *path, int flags, ...)
OPENER(openat, (dir, path, flags, mode), int dir, const char *path, int flags, ...)
OPENER(openat64, (dir, path, flags, mode), int dir, const char *path, int flags, ...)

static void told(uint8_t op, int fd, int64_t offset, const void *data, ssize_t length) {
    begin();
    if (logged < 0 || fd < 0 || fd >= MOST_FDS || file_of[fd] < 0 || length < 0) return;
    pthread_mutex_lock(&lock);
    put(op, file_of[fd], offset, data, (size_t)length);
    pthread_mutex_unlock(&lock);
}

int close(int fd) {
    if (fd >= 0 && fd < MOST_FDS && logged >= 0 && fd != logged) file_of[fd] = -1;
    return REAL(close)(fd);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    ssize_t done = REAL(pwrite)(fd, data, length, offset);
    told('W', fd, offset, data, done);
    return done;
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    ssize_t done = REAL(pwrite64)(fd, data, length, offset);
    told('W', fd, offset, data, done);
    return done;
}
ssize_t write(int fd, const void *data, size_t length) {
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, length);
    told('W', fd, at, data, done);
    return done;
}
int ftruncate(int fd, off_t length) {
    int done = REAL(ftruncate)(fd, length);
    if (!done) told('T', fd, length, NULL, 0);
    return done;
}
int ftruncate64(int fd, off64_t length) {
    int done = REAL(ftruncate64)(fd, length);
    if (!done) told('T', fd, length, NULL, 0);
    return done;
}
int fsync(int fd) {
    int done = REAL(fsync)(fd);
    if (!done) told('S', fd, 0, NULL, 0);
    return done;
}
int fdatasync(int fd) {
    int done = REAL(fdatasync)(fd);
    if (!done) told('S', fd, 0, NULL, 0);
    return done;
}
int unlink(const char *path) {
    int done = REAL(unlink)(path);
    begin();
    if (!done && logged >= 0) {
        pthread_mutex_lock(&lock);
        int file = number(path);
        if (file >= 0) put('U', file, 0, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return done;
}
