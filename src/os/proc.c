// SPDX-License-Identifier: MIT
// What /proc and the control groups say about this process and the machine. Nothing here allocates: these
// figures are read when memory is short, and reading must not disturb them.
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

// Small on purpose: memory runs short in deep recursions, too.
enum { TEXT_MAX = 4096, PATH_MAX_NBYTES = 1024 };

// Reads a file into buffer (NUL-terminated, cut at capacity - 1). Returns its length, -1 when it cannot be
// read.
static int text_read(const char *path, char *buffer, size_t capacity) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -1;
    size_t n = 0;
    while (n + 1 < capacity) {
        ssize_t got = read(fd, buffer + n, capacity - 1 - n);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        n += (size_t)got;
    }
    close(fd);
    buffer[n] = '\0';
    return (int)n;
}

static bool number_parse(const char *text, size_t *value) {
    while (*text == ' ' || *text == '\t')
        text++;
    if (*text < '0' || *text > '9') return false;
    size_t number = 0;
    for (; *text >= '0' && *text <= '9'; text++)
        if (__builtin_mul_overflow(number, 10, &number) ||
            __builtin_add_overflow(number, (size_t)(*text - '0'), &number))
            number = SIZE_MAX;
    *value = number;
    return true;
}

// The number after "name" at the start of a line ("VmRSS:   123 kB"); false when there is none.
static bool text_number(const char *text, const char *name, size_t *value) {
    size_t n = strlen(name);
    while (text != NULL && *text != '\0') {
        if (strncmp(text, name, n) == 0) return number_parse(text + n, value);
        text = strchr(text, '\n');
        if (text != NULL) text++;
    }
    return false;
}

// ---- this process

static size_t kibibytes(const char *text, const char *name) {
    size_t value = 0;
    text_number(text, name, &value);
    return value * 1024;
}

bool fo_os_process_memory(FoProcessMemory *out) {
    char text[TEXT_MAX];
    if (text_read("/proc/self/status", text, sizeof text) <= 0) return false;
    *out = (FoProcessMemory){
        .resident = kibibytes(text, "VmRSS:"),
        .anonymous = kibibytes(text, "RssAnon:"),
        .file = kibibytes(text, "RssFile:"),
        .shared = kibibytes(text, "RssShmem:"),
        .virtual_size = kibibytes(text, "VmSize:"),
        .peak_resident = kibibytes(text, "VmHWM:"),
    };
    return true;
}

bool fo_os_resident_files(int64_t *nbytes) {
    char text[256]; // "size resident shared …", in pages
    const char *field = text_read("/proc/self/statm", text, sizeof text) > 0 ? strchr(text, ' ') : NULL;
    size_t n_pages = 0;
    field = field != NULL ? strchr(field + 1, ' ') : NULL;
    if (field == NULL || !number_parse(field, &n_pages)) return false;
    *nbytes = (int64_t)(n_pages * fo_os_page_size());
    return true;
}

bool fo_os_reset_peak_resident(void) {
    int fd = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (fd < 0) return false;
    bool ok = write(fd, "5", 1) == 1;
    close(fd);
    return ok;
}

// ---- control groups

// Is name one of the comma-separated names ("cpu" is not in "cpuset,cpuacct")?
static bool list_holds(const char *list, const char *name) {
    size_t n = strlen(name);
    for (const char *item = list; item != NULL; item = strchr(item, ',')) {
        if (*item == ',') item++;
        if (strncmp(item, name, n) == 0 && (item[n] == ',' || item[n] == '\0')) return true;
    }
    return false;
}

// Copies the path of this process's group: the line "0::<path>" (v2) or "<n>:<list with controller>:<path>"
// (v1).
static bool cgroup_path(const char *controller, char *path, size_t capacity) {
    char text[TEXT_MAX];
    if (text_read("/proc/self/cgroup", text, sizeof text) <= 0) return false;
    for (char *line = text, *next; line != NULL && *line != '\0'; line = next) {
        next = strchr(line, '\n');
        if (next != NULL) *next++ = '\0';
        char *list = strchr(line, ':');
        char *found = list != NULL ? strchr(list + 1, ':') : NULL;
        if (found == NULL) continue;
        *found++ = '\0';
        bool is_ours = controller == NULL ? list[1] == '\0' : list_holds(list + 1, controller);
        if (!is_ours || strlen(found) + 1 > capacity) continue;
        strcpy(path, found);
        return true;
    }
    return false;
}

static bool path_join(char *out, size_t capacity, const char *mount, const char *group, const char *name) {
    size_t n_mount = strlen(mount), n_group = strlen(group), n_name = strlen(name);
    if (n_mount + n_group + 1 + n_name + 1 > capacity) return false;
    memcpy(out, mount, n_mount);
    memcpy(out + n_mount, group, n_group);
    out[n_mount + n_group] = '/';
    memcpy(out + n_mount + n_group + 1, name, n_name + 1);
    return true;
}

// Calls visit with the path of every control file "<mount>/<group>/<name>" from this process's own group of
// the given controller up to the root, for cgroup v2 (controller NULL) or v1.
static void cgroup_each(const char *controller, const char *name, void (*visit)(const char *path, void *context), void *context) {
    char group[PATH_MAX_NBYTES], path[PATH_MAX_NBYTES], mount[64] = "/sys/fs/cgroup";
    if (controller != NULL) {
        if (strlen(controller) > 32) return;
        strcat(strcat(mount, "/"), controller);
    }
    if (access(mount, F_OK) != 0 || !cgroup_path(controller, group, sizeof group)) return;
    for (;;) { // "/a/b", "/a", ""
        size_t n = strlen(group);
        while (n > 0 && group[n - 1] == '/')
            group[--n] = '\0';
        if (path_join(path, sizeof path, mount, group, name)) visit(path, context);
        if (n == 0) return;
        *strrchr(group, '/') = '\0';
    }
}

// ---- memory of the machine

static void path_sibling(char *out, size_t capacity, const char *path, const char *name) {
    size_t n = (size_t)(strrchr(path, '/') - path);
    if (n + 1 + strlen(name) + 1 > capacity) n = 0;
    memcpy(out, path, n);
    out[n] = '/';
    strcpy(out + n + 1, name);
}

// limit - (usage - page cache that can be dropped), for one group.
static void group_limit_apply(const char *path, const char *usage_name, const char *cache_name,
                              size_t *available) {
    char text[TEXT_MAX], sibling[PATH_MAX_NBYTES];
    size_t limit, usage, cache = 0;
    if (text_read(path, text, sizeof text) <= 0 || !number_parse(text, &limit)) return; // "max"
    path_sibling(sibling, sizeof sibling, path, usage_name);
    if (text_read(sibling, text, sizeof text) <= 0 || !number_parse(text, &usage)) return;
    path_sibling(sibling, sizeof sibling, path, "memory.stat");
    if (text_read(sibling, text, sizeof text) > 0) text_number(text, cache_name, &cache);
    usage = usage > cache ? usage - cache : 0;
    size_t left = limit > usage ? limit - usage : 0;
    if (left < *available) *available = left;
}

static void group_limit_v2(const char *path, void *available) {
    group_limit_apply(path, "memory.current", "inactive_file ", available);
}

static void group_limit_v1(const char *path, void *available) {
    group_limit_apply(path, "memory.usage_in_bytes", "total_inactive_file ", available);
}

static void address_space_limit(size_t *available) {
    struct rlimit limit;
    char text[256];
    size_t n_pages;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
    if (text_read("/proc/self/statm", text, sizeof text) <= 0 || !number_parse(text, &n_pages)) return;
    size_t used = n_pages * fo_os_page_size();
    size_t left = limit.rlim_cur > used ? limit.rlim_cur - used : 0;
    if (left < *available) *available = left;
}

size_t fo_os_memory_available(void) {
    char text[TEXT_MAX];
    size_t available = SIZE_MAX, value;
    if (text_read("/proc/meminfo", text, sizeof text) > 0 &&
        text_number(text, "MemAvailable:", &value))
        available = value * 1024;
    cgroup_each(NULL, "memory.max", group_limit_v2, &available);
    cgroup_each("memory", "memory.limit_in_bytes", group_limit_v1, &available);
    address_space_limit(&available);
    return available;
}

// ---- processors

static void quota_apply(size_t quota, size_t period, int *n) {
    if (period == 0 || quota == 0 || quota / period >= (size_t)*n) return;
    size_t whole = (quota + period - 1) / period;
    if ((int)whole < *n) *n = (int)whole;
}

static void group_quota_v2(const char *path, void *n) { // "max 100000" or "50000 100000"
    char text[128];
    size_t quota, period;
    if (text_read(path, text, sizeof text) <= 0 || !number_parse(text, &quota)) return;
    const char *second = strchr(text, ' ');
    if (second != NULL && number_parse(second, &period)) quota_apply(quota, period, n);
}

static void group_quota_v1(const char *path, void *n) { // "-1" or microseconds; the period beside it
    char text[128], sibling[PATH_MAX_NBYTES];
    size_t quota, period;
    if (text_read(path, text, sizeof text) <= 0 || !number_parse(text, &quota)) return;
    path_sibling(sibling, sizeof sibling, path, "cpu.cfs_period_us");
    if (text_read(sibling, text, sizeof text) > 0 && number_parse(text, &period))
        quota_apply(quota, period, n);
}

int fo_os_processors(void) {
    cpu_set_t set;
    int n =
        sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : (int)sysconf(_SC_NPROCESSORS_ONLN);
    if (n < 1) n = 1;
    cgroup_each(NULL, "cpu.max", group_quota_v2, &n);
    cgroup_each("cpu", "cpu.cfs_quota_us", group_quota_v1, &n);
    return n < 1 ? 1 : n;
}
