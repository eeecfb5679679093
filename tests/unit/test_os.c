// SPDX-License-Identifier: MIT
#include "os/os.h"
#include "unit.h"

#include <errno.h>
#include <fcntl.h>

static int temporary_file(size_t nbytes) {
    char name[] = "/tmp/folio_unit_XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    unlink(name);
    assert_int_equal(ftruncate(fd, (off_t)nbytes), 0);
    return fd;
}

static void pages_are_zeroed_and_aligned(void **state) {
    size_t page = fo_os_page_size();
    for (size_t alignment = 0; alignment <= 8 << 20; alignment = alignment == 0 ? page : alignment * 2) {
        size_t nbytes = 3 * page;
        char *pages = fo_os_pages_map(nbytes, alignment);
        assert_non_null(pages);
        if (alignment > 0) assert_int_equal((uintptr_t)pages % alignment, 0);
        for (size_t i = 0; i < nbytes; i++)
            assert_int_equal(pages[i], 0);
        memset(pages, 1, nbytes);
        fo_os_pages_want_huge(pages, nbytes);
        fo_os_pages_discard(pages, nbytes);
        assert_int_equal(pages[0], 0);
        fo_os_pages_unmap(pages, nbytes);
    }
    assert_null(fo_os_pages_map(SIZE_MAX - page, 2 << 20));
    assert_null(fo_os_pages_map((size_t)1 << 60, 0));
}

static void remapped_pages_keep_their_content(void **state) {
    size_t page = fo_os_page_size();
    char *pages = fo_os_pages_map(page, 0);
    memset(pages, 9, page);
    pages = fo_os_pages_remap(pages, page, 100 * page);
    assert_non_null(pages);
    assert_int_equal(pages[page - 1], 9);
    assert_int_equal(pages[page], 0);
    pages = fo_os_pages_remap(pages, 100 * page, page);
    assert_int_equal(pages[0], 9);
    fo_os_pages_unmap(pages, page);
}

static void file_maps_have_their_modes(void **state) {
    size_t page = fo_os_page_size();
    int fd = temporary_file(2 * page);
    char *shared = fo_os_file_map(fd, 0, 2 * page, FO_MAP_WRITE);
    char *second = fo_os_file_map(fd, (int64_t)page, page, FO_MAP_READ);
    char *copy = fo_os_file_map(fd, 0, 2 * page, FO_MAP_COPY);
    assert_non_null(shared);
    assert_non_null(second);
    assert_non_null(copy);
    shared[page] = 5;
    assert_int_equal(second[0], 5);
    copy[0] = 6;
    assert_int_equal(shared[0], 0);
    assert_true(fo_os_file_sync(shared, 2 * page));
    for (int advice = FO_ADVISE_NORMAL; advice <= FO_ADVISE_DONT_NEED; advice++)
        assert_true(fo_os_file_advise(shared, 2 * page, (FoAdvice)advice));
    unsigned char resident[2];
    assert_int_equal(shared[page], 5);
    assert_true(fo_os_file_residency(shared, 2 * page, resident));
    assert_true(resident[1] & 1);
    assert_true(fo_os_file_unmap(shared, 2 * page));
    assert_true(fo_os_file_unmap(second, page));
    assert_true(fo_os_file_unmap(copy, 2 * page));
    assert_true(fo_os_file_reserve(fd, 0, (int64_t)(4 * page)));
    assert_int_equal(lseek(fd, 0, SEEK_END), 4 * page);
    close(fd);
    errno = 0;
    assert_null(fo_os_file_map(fd, 0, page, FO_MAP_READ));
    assert_int_equal(errno, EBADF);
    assert_false(fo_os_file_reserve(fd, 0, 1));
    assert_int_equal(errno, EBADF);
}

static void the_clock_runs(void **state) {
    double seconds = fo_os_monotonic_time();
    int64_t ns = fo_os_monotonic_ns();
    assert_true(fo_os_wait(-1, 20000000));
    assert_true(fo_os_wait(-1, 0));
    assert_true(fo_os_monotonic_time() - seconds >= 0.019);
    assert_true(fo_os_monotonic_ns() - ns >= 19000000);
}

static void process_memory_follows_what_is_touched(void **state) {
    enum { NBYTES = 32 << 20 };
    FoProcessMemory before, during, after;
    assert_true(fo_os_process_memory(&before));
    assert_true(before.resident >= before.anonymous);
    assert_true(before.virtual_size >= before.resident);
    char *pages = fo_os_pages_map(NBYTES, 0);
    memset(pages, 1, NBYTES);
    assert_true(fo_os_process_memory(&during));
    assert_true(during.anonymous >= before.anonymous + NBYTES - (1 << 20));
    assert_true(during.peak_resident >= during.resident - (1 << 20));
    fo_os_pages_unmap(pages, NBYTES);
    if (fo_os_reset_peak_resident()) {
        assert_true(fo_os_process_memory(&after));
        assert_true(after.peak_resident < during.peak_resident);
    }
}

static void the_machine_has_memory_and_processors(void **state) {
    size_t available = fo_os_memory_available();
    assert_true(available > 16 << 20);
    assert_true(available < (size_t)1 << 50);
    int n = fo_os_processors();
    assert_in_range(n, 1, sysconf(_SC_NPROCESSORS_CONF));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_zeroed_and_aligned),
        cmocka_unit_test(remapped_pages_keep_their_content),
        cmocka_unit_test(file_maps_have_their_modes),
        cmocka_unit_test(the_clock_runs),
        cmocka_unit_test(process_memory_follows_what_is_touched),
        cmocka_unit_test(the_machine_has_memory_and_processors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
