// SPDX-License-Identifier: MIT
#include "os/os.h"
#include "unit.h"

#include <signal.h>

static volatile int interrupt_flag;

typedef struct {
    int fd;
    char *map;
    size_t nbytes;
    FoFaultGuard *guard;
} Mapped;

static Mapped mapped_file(size_t n_pages, FoMapMode mode) {
    fo_os_signals_init(
        &interrupt_flag); // again in every test: cmocka installs handlers of its own around each
    char name[] = "/tmp/folio_unit_XXXXXX";
    Mapped m = {.fd = mkstemp(name), .nbytes = n_pages * fo_os_page_size()};
    assert_true(m.fd >= 0);
    unlink(name);
    assert_int_equal(ftruncate(m.fd, (off_t)m.nbytes), 0);
    m.map = fo_os_file_map(m.fd, 0, m.nbytes, mode);
    assert_non_null(m.map);
    m.guard = fo_os_fault_guard_add(m.map, m.nbytes);
    assert_non_null(m.guard);
    return m;
}

static void mapped_drop(Mapped *m) {
    fo_os_fault_guard_drop(m->guard);
    fo_os_file_unmap(m->map, m->nbytes);
    close(m->fd);
}

static void interrupt_sets_the_flag(void **state) {
    fo_os_signals_init(&interrupt_flag);
    interrupt_flag = 0;
    raise(SIGINT);
    assert_int_equal(interrupt_flag, 1);
    raise(SIGPIPE); // ignored
    assert_false(fo_os_wait(-1, 60000000000)); // came before the wait
    interrupt_flag = 0;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(fo_os_wait(ends[0], 1000)); // time passes
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_true(fo_os_wait(ends[0], -1)); // something is there
    close(ends[0]);
    close(ends[1]);
}

static void a_file_that_shrinks_reads_as_zeroes(void **state) {
    enum { N_PAGES = 300 };
    size_t page = fo_os_page_size();
    Mapped m = mapped_file(N_PAGES, FO_MAP_WRITE), other = mapped_file(1, FO_MAP_WRITE);
    memset(m.map, 1, m.nbytes);
    assert_int_equal(ftruncate(m.fd, (off_t)(2 * page)), 0);
    long sum = 0;
    for (size_t i = 0; i < m.nbytes; i += 64)
        sum += m.map[i];
    assert_int_equal(sum, 2 * page / 64);
    assert_true(fo_os_fault_guard_hit(m.guard));
    assert_false(fo_os_fault_guard_hit(other.guard));
    m.map[10 * page] = 7; // the page is private now
    assert_int_equal(m.map[10 * page], 7);
    mapped_drop(&m);
    mapped_drop(&other);
}

static void writing_past_the_end_is_forgiven(void **state) {
    size_t page = fo_os_page_size();
    Mapped m = mapped_file(4, FO_MAP_COPY);
    assert_int_equal(ftruncate(m.fd, 0), 0);
    m.map[3 * page + 5] = 1;
    assert_true(fo_os_fault_guard_hit(m.guard));
    mapped_drop(&m);
}

static void many_guards_are_told_apart(void **state) {
    enum { N = 1500 };
    static FoFaultGuard *guards[N];
    size_t page = fo_os_page_size();
    Mapped m = mapped_file(N, FO_MAP_WRITE);
    for (size_t i = 0; i < N; i++) {
        guards[i] = fo_os_fault_guard_add(m.map + i * page, page);
        assert_non_null(guards[i]);
    }
    fo_os_fault_guard_drop(m.guard); // it covers all of them
    m.guard = NULL;
    assert_int_equal(ftruncate(m.fd, 0), 0);
    ((volatile char *)m.map)[777 * page]++;
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(fo_os_fault_guard_hit(guards[i]), i == 777);
        fo_os_fault_guard_drop(guards[i]);
    }
    mapped_drop(&m);
}

// ---- faults elsewhere still end the process

static void fault_in_dropped_map(void) {
    Mapped m = mapped_file(2, FO_MAP_WRITE);
    fo_os_fault_guard_drop(m.guard);
    if (ftruncate(m.fd, 0) == 0) ((volatile char *)m.map)[0] = 1;
}

static void fault_at_null(void) {
    fo_os_signals_init(&interrupt_flag);
    *(volatile char *volatile){(volatile char *)8} = 1;
}

static void segv_by_kill(void) {
    fo_os_signals_init(&interrupt_flag);
    kill(getpid(), SIGSEGV);
}

static void other_faults_are_deadly(void **state) {
    assert_true(unit_dies(fault_in_dropped_map));
    assert_true(unit_dies(fault_at_null));
    assert_true(unit_dies(segv_by_kill));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interrupt_sets_the_flag),
        cmocka_unit_test(a_file_that_shrinks_reads_as_zeroes),
        cmocka_unit_test(writing_past_the_end_is_forgiven),
        cmocka_unit_test(many_guards_are_told_apart),
        cmocka_unit_test(other_faults_are_deadly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
