// SPDX-License-Identifier: MIT
// Runs script tests: runner FOLIO [--leaks] [--stress-gc] [--fail-allocations] [--faults] DIR...
//
// A test is a .py file. Its expectation is a file of the same name ending in .out (the reference's whole output), or the `# expect: text`
// comments in the script, one per line that it prints. Further comments:
//   # exit: N          exit status (default 0)        # options: …   put before the script      # stderr: text   stderr must contain it
// The last line says how many passed and failed. --fail-allocations runs each script again and again, failing the n-th allocation for
// n = 1, 2, 3 … until n is beyond the last one: it must end in MemoryError or cope, never crash, and never leave a block behind.
// --faults puts libfolio_faults.so, which lies beside the runner, before the C library: the scripts make system calls fail with it (faults.c).
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_PER_TEST = 120, ARGUMENTS_MAX = 32, FILES_MAX = 4096 };

typedef struct {
    char *data;
    size_t n, room;
} Text;
static void put(Text *t, const char *data, size_t n) {
    if (t->n + n + 1 > t->room) {
        t->room = (t->n + n + 1) * 2;
        t->data = realloc(t->data, t->room);
        if (!t->data) abort();
    }
    memcpy(t->data + t->n, data, n);
    t->n += n;
    t->data[t->n] = 0;
}
static bool read_all(const char *path, Text *out) {
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    char block[65536];
    put(out, "", 0);
    for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;) put(out, block, n);
    fclose(f);
    return true;
}

typedef struct {
    Text expect, options;
    Text stderr_parts[8];
    int n_stderr, exit_status;
    bool has_expectation;
} Test;

static const char *comment(const char *line, const char *end, const char *key, size_t *n) {
    size_t key_n = strlen(key);
    for (const char *p = end; p-- > line;) {
        if (*p != '#' || (size_t)(end - p) < key_n || memcmp(p, key, key_n)) continue;
        p += key_n;
        if (p < end && *p == ' ') p++;
        *n = (size_t)(end - p);
        return p;
    }
    return NULL;
}
static void read_line(Test *t, const char *line, const char *end) {
    size_t n;
    const char *text;
    if ((text = comment(line, end, "# expect:", &n))) {
        put(&t->expect, text, n);
        put(&t->expect, "\n", 1);
        t->has_expectation = true;
    } else if ((text = comment(line, end, "# exit:", &n))) {
        t->exit_status = atoi(text);
        t->has_expectation = true;
    } else if ((text = comment(line, end, "# options:", &n))) {
        put(&t->options, text, n);
    } else if ((text = comment(line, end, "# stderr:", &n)) && t->n_stderr < 8) {
        put(&t->stderr_parts[t->n_stderr++], text, n);
        t->has_expectation = true;
    }
}
static bool read_test(const char *path, Test *t) {
    Text source = {0};
    *t = (Test){0};
    put(&t->expect, "", 0);
    put(&t->options, "", 0);
    if (!read_all(path, &source)) return false;
    for (const char *line = source.data; *line;) {
        const char *end = strchr(line, '\n');
        if (!end) end = line + strlen(line);
        read_line(t, line, end);
        line = *end ? end + 1 : end;
    }
    free(source.data);
    char beside[4096];
    snprintf(beside, sizeof beside, "%.*s.out", (int)(strlen(path) - 3), path);
    Text out = {0};
    if (read_all(beside, &out)) {
        free(t->expect.data);
        t->expect = out;
        t->has_expectation = true;
    }
    return true;
}

typedef struct {
    Text out, err;
    int status; // exit status, or 128 + signal
    bool timed_out;
} Run;

static char faults[4096]; // libfolio_faults.so when it is wanted

static void child(char **argv, int out, int err) {
    if (*faults) setenv("LD_PRELOAD", faults, 1);
    dup2(out, 1);
    dup2(err, 2);
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0);
    execv(argv[0], argv);
    _exit(127);
}
static Run run(const char *folio, const char *options, const char *path) {
    Run r = {0};
    char *argv[ARGUMENTS_MAX] = {(char *)folio}, *words = strdup(options), *save = NULL;
    int n = 1, out[2], err[2];
    for (char *w = strtok_r(words, " ", &save); w && n < ARGUMENTS_MAX - 2; w = strtok_r(NULL, " ", &save)) argv[n++] = w;
    argv[n++] = (char *)path;
    if (pipe(out) || pipe(err)) abort();
    pid_t pid = fork();
    if (pid == 0) child(argv, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    put(&r.out, "", 0);
    put(&r.err, "", 0);
    struct pollfd fds[2] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}};
    time_t limit = time(NULL) + SECONDS_PER_TEST;
    for (int open_fds = 2; open_fds;) {
        poll(fds, 2, 1000);
        if (time(NULL) > limit && !r.timed_out) {
            r.timed_out = true;
            kill(pid, SIGKILL);
        }
        for (int i = 0; i < 2; i++) {
            if (fds[i].fd < 0 || !fds[i].revents) continue;
            char block[65536];
            ssize_t got = read(fds[i].fd, block, sizeof block);
            if (got > 0) {
                put(i ? &r.err : &r.out, block, (size_t)got);
            } else if (got == 0 || errno != EINTR) {
                close(fds[i].fd);
                fds[i].fd = -1;
                open_fds--;
            }
        }
    }
    int status;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    r.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    free(words);
    return r;
}
static void run_free(Run *r) {
    free(r->out.data);
    free(r->err.data);
}

static void show_difference(const char *expected, const char *got) {
    int line = 1;
    while (*expected || *got) {
        size_t en = strcspn(expected, "\n"), gn = strcspn(got, "\n");
        if (en != gn || memcmp(expected, got, en) || expected[en] != got[gn]) {
            printf("    line %d of the output\n    expected: %.*s\n    got:      %.*s\n", line, (int)en, expected, (int)gn, got);
            return;
        }
        expected += en + (expected[en] != 0);
        got += gn + (got[gn] != 0);
        line++;
    }
}
static bool judge(const char *path, const Test *t, const Run *r) {
    const char *why = NULL;
    if (!t->has_expectation)
        why = "says nothing about what it expects";
    else if (r->timed_out)
        why = "took too long";
    else if (r->status != t->exit_status)
        why = "wrong exit status";
    else if (strcmp(t->expect.data, r->out.data))
        why = "wrong output";
    for (int i = 0; !why && i < t->n_stderr; i++)
        if (!strstr(r->err.data, t->stderr_parts[i].data)) why = "stderr lacks what it should contain";
    if (!why) return true;
    printf("FAILED %s: %s (exit status %d)\n", path, why, r->status);
    if (t->has_expectation) show_difference(t->expect.data, r->out.data);
    if (r->err.n) printf("    stderr: ...%s\n", r->err.n > 600 ? r->err.data + r->err.n - 600 : r->err.data);
    return false;
}

// Fails the n-th allocation for n = 1, 2, 3 … with growing steps until the script passes.
static bool fail_allocations(const char *folio, const char *path, const Test *t) {
    char number[32];
    for (long n = 1, step = 1; n < 100000000; n += step) {
        snprintf(number, sizeof number, "%ld", n);
        setenv("FOLIO_FAIL_ALLOCATION", number, 1);
        Run r = run(folio, t->options.data, path);
        bool passed = r.status == t->exit_status && !strcmp(r.out.data, t->expect.data), reached = !strstr(r.err.data, "allocations were made");
        bool crashed = r.status >= 98 || r.timed_out, strange = r.status == 1 && t->exit_status != 1 && !strstr(r.err.data, "MemoryError");
        if (crashed || strange)
            printf("FAILED %s: allocation %ld failing ended with status %d\n    stderr: ...%s\n", path, n, r.status, r.err.n > 600 ? r.err.data + r.err.n - 600 : r.err.data);
        run_free(&r);
        if (crashed || strange) return false;
        if (passed && !reached) break;
        if (n >= 3000) step = n / 100; // the beginning one by one, then a sample
    }
    unsetenv("FOLIO_FAIL_ALLOCATION");
    return true;
}

static char *files[FILES_MAX];
static int n_files;
static void collect(const char *dir) {
    DIR *d = opendir(dir);
    if (!d) {
        size_t n = strlen(dir);
        if (n > 3 && !strcmp(dir + n - 3, ".py") && n_files < FILES_MAX) files[n_files++] = strdup(dir);
        return;
    }
    for (struct dirent *e; (e = readdir(d));) {
        if (*e->d_name == '.' || !strcmp(e->d_name, "data") || !strcmp(e->d_name, "packages")) continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
        struct stat s;
        if (stat(path, &s)) continue;
        size_t n = strlen(path);
        if (S_ISDIR(s.st_mode))
            collect(path);
        else if (n > 3 && !strcmp(path + n - 3, ".py") && n_files < FILES_MAX)
            files[n_files++] = strdup(path);
    }
    closedir(d);
}
static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int main(int argc, char **argv) {
    if (argc < 3) return fputs("usage: runner FOLIO [--leaks] [--stress-gc] [--fail-allocations] [--faults] DIR...\n", stderr), 2;
    bool failing = false;
    for (int i = 2; i < argc; i++) {
        if (!strcmp(argv[i], "--leaks"))
            setenv("FOLIO_CHECK_LEAKS", "1", 1);
        else if (!strcmp(argv[i], "--stress-gc"))
            setenv("FOLIO_STRESS_GC", "1", 1);
        else if (!strcmp(argv[i], "--fail-allocations"))
            failing = true;
        else if (!strcmp(argv[i], "--faults"))
            snprintf(faults, sizeof faults, "%.*slibfolio_faults.so", strrchr(argv[0], '/') ? (int)(strrchr(argv[0], '/') + 1 - argv[0]) : 0, argv[0]);
        else
            collect(argv[i]);
    }
    qsort(files, (size_t)n_files, sizeof *files, by_name);
    int passed = 0, failed = 0;
    for (int i = 0; i < n_files; i++) {
        Test t;
        bool ok = false;
        if (!read_test(files[i], &t)) {
            printf("FAILED %s: cannot be read\n", files[i]);
        } else if (failing) {
            ok = fail_allocations(argv[1], files[i], &t);
        } else {
            Run r = run(argv[1], t.options.data, files[i]);
            ok = judge(files[i], &t, &r);
            run_free(&r);
        }
        ok ? passed++ : failed++;
        fflush(stdout);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0 || passed == 0;
}
