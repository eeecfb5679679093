// SPDX-License-Identifier: MIT
// A C program with scripts inside: shares an array with them, calls their functions, survives their errors.
//
//     cc -Iinclude examples/embed.c -Lbuild -lfolio -Wl,-rpath,build -o embed && ./embed
#include <folio.h>

#include <stdio.h>
#include <string.h>

static int n_released;
static void on_release(void *data, void *context) {
    (void)data;
    (*(int *)context)++;
}

static void check(Folio *f, bool ok, const char *what) {
    if (!ok) printf("%s failed:\n%s", what, folio_error_text(f));
}

static void show(Folio *f, const char *expression) {
    FolioValue *value = folio_eval(f, expression), *text = value ? folio_repr(f, value) : NULL;
    if (text) printf("%s = %s\n", expression, folio_as_text(f, text, NULL));
    check(f, text != NULL, expression);
    folio_release(f, text);
    folio_release(f, value);
}

static void call_a_function(Folio *f) {
    check(f, folio_run_text(f, "def area(w, h):\n    return w * h\n", "area.py"), "area.py");
    FolioValue *area = folio_get_global(f, "area"), *sides[] = {folio_int(f, 6), folio_double(f, 1.5)};
    FolioValue *result = folio_call(f, area, sides, 2);
    double number = 0;
    check(f, result && folio_as_double(f, result, &number), "area(6, 1.5)");
    printf("area(6, 1.5) = %g\n", number);
    folio_release(f, result);
    folio_release(f, sides[0]);
    folio_release(f, sides[1]);
    folio_release(f, area);
}

static void share_a_list(Folio *f) {
    FolioValue *names = folio_list(f);
    const char *const texts[] = {"alpha", "béta", "gamma"};
    for (int i = 0; i < 3; i++) {
        FolioValue *text = folio_str(f, texts[i]);
        folio_list_append(f, names, text);
        folio_release(f, text);
    }
    folio_set_global(f, "names", names);
    folio_release(f, names);
    show(f, "[n.upper() for n in names]");
}

static void share_an_array(Folio *f) {
    static double grid[6] = {1, 2, 3, 4, 5, 6};
    const int64_t shape[] = {2, 3};
    FolioValue *array = folio_wrap_doubles(f, grid, 2, shape, on_release, &n_released);
    check(f, array && folio_set_global(f, "grid", array), "wrapping an array");
    folio_release(f, array);
    check(f, folio_run_text(f, "grid *= 10\nturned = grid.T\n", "scale.py"), "scale.py");
    printf("grid[1][2] in C is now %g\n", grid[5]);
    FolioValue *turned = folio_get_global(f, "turned");
    FolioArray a;
    if (turned && folio_read_array(f, turned, &a))
        printf("grid.T: %s, %d dimensions, shape %d x %d, strides %d, %d, same memory: %s\n", a.dtype, a.ndim, (int)a.shape[0], (int)a.shape[1],
               (int)a.strides[0], (int)a.strides[1], a.data == (void *)grid ? "yes" : "no");
    folio_release(f, turned);
    check(f, folio_run_text(f, "del grid, turned\n", "end.py"), "end.py");
    printf("released: %d\n", n_released);
}

static void survive_errors(Folio *f) {
    folio_run_text(f, "def f(x):\n    return 1 / x\nf(0)\n", "wrong.py");
    printf("%s", folio_error_text(f));
    folio_run_text(f, "x = = 1\n", "worse.py");
    printf("%s", folio_error_text(f));
    FolioValue *missing = folio_get_global(f, "nowhere");
    printf("%s%s", missing ? "found?\n" : "", folio_error_text(f));
    folio_budget_set(f, 64 << 20);
    folio_run_text(f, "try:\n    b = bytearray(1 << 30)\nexcept MemoryError:\n    print('over the budget')\n", "huge.py");
    folio_budget_set(f, 0);
}

int main(void) {
    setvbuf(stdout, NULL, _IOLBF, 0); // in step with what scripts print
    Folio *f = folio_open(0, NULL);
    if (!f) return fputs("cannot start\n", stderr), 1;
    show(f, "2 ** 100");
    call_a_function(f);
    share_a_list(f);
    share_an_array(f);
    survive_errors(f);
    printf("memory in use: %s\n", folio_account_asked(f) > 0 ? "yes" : "no");
    size_t leaked = folio_close(f);
    printf("blocks left: %zu\n", leaked);
    return leaked != 0;
}
