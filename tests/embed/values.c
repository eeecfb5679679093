// SPDX-License-Identifier: MIT
// Every function of folio.h that the example (examples/embed.c) does not need: values in and out, sequences, modules, files, interruption, and
// what each of them says about the wrong argument. values.sh compares what this prints.
#include <folio.h>

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// The last line of the error text: "TypeError: …".
static void print_error(Folio *f, const char *what) {
    char text[2000];
    snprintf(text, sizeof text, "%s", folio_error_text(f));
    size_t n = strlen(text);
    if (n && text[n - 1] == '\n') text[--n] = 0;
    const char *line = strrchr(text, '\n');
    printf("%s: %s\n", what, line ? line + 1 : text);
}

static void print_give(Folio *f, const char *what, FolioValue *value) {
    FolioValue *text = value ? folio_repr(f, value) : NULL;
    if (text) printf("%s: %s\n", what, folio_as_text(f, text, NULL));
    else print_error(f, what);
    folio_release(f, text);
    folio_release(f, value);
}

static void numbers_and_texts(Folio *f) {
    FolioValue *none = folio_none(f), *three = folio_int(f, 3), *half = folio_double(f, 0.5), *text = folio_str(f, "d\xc3\xa9j\xc3\xa0");
    int64_t whole = 0;
    double real = 0;
    size_t n = 0;
    printf("none: %d %d\n", folio_is_none(none), folio_is_none(three));
    bool ok = folio_as_int(f, three, &whole);
    printf("int: %d %" PRId64 "\n", ok, whole);
    if (!folio_as_int(f, half, &whole)) print_error(f, "int of a float");
    FolioValue *large = folio_eval(f, "2**70");
    if (!folio_as_int(f, large, &whole)) print_error(f, "int of 2**70");
    ok = folio_as_double(f, three, &real);
    printf("double: %d %g\n", ok, real);
    if (!folio_as_double(f, text, &real)) print_error(f, "double of a text");
    printf("text: %s\n", folio_as_text(f, text, &n));
    printf("bytes: %zu\n", n);
    if (!folio_as_text(f, three, &n)) print_error(f, "text of an int");
    print_give(f, "broken UTF-8", folio_str(f, "a\xff"));
    FolioValue *again = folio_retain(text);
    folio_release(f, text);
    print_give(f, "retained", again);
    folio_release(f, none);
    folio_release(f, three);
    folio_release(f, half);
    folio_release(f, large);
    folio_release(f, NULL);
}

static void sequences(Folio *f) {
    FolioValue *list = folio_eval(f, "[10, 20, 30]"), *seven = folio_int(f, 7), *tuple = folio_eval(f, "(1, 2)"), *dict = folio_eval(f, "{0: 'zero'}");
    int64_t n = 0;
    bool ok = folio_length(f, list, &n);
    printf("length: %d %" PRId64 "\n", ok, n);
    if (!folio_length(f, seven, &n)) print_error(f, "length of an int");
    print_give(f, "first", folio_get_item(f, list, 0));
    print_give(f, "last", folio_get_item(f, list, -1));
    print_give(f, "beyond", folio_get_item(f, list, 3));
    print_give(f, "of a tuple", folio_get_item(f, tuple, 1));
    print_give(f, "of a dict", folio_get_item(f, dict, 0));
    printf("set: %d\n", folio_set_item(f, list, -1, seven));
    if (!folio_set_item(f, list, 3, seven)) print_error(f, "set beyond");
    if (!folio_set_item(f, tuple, 0, seven)) print_error(f, "set in a tuple");
    printf("append: %d\n", folio_list_append(f, list, seven));
    if (!folio_list_append(f, tuple, seven)) print_error(f, "append to a tuple");
    print_give(f, "list", list);
    folio_release(f, seven);
    folio_release(f, tuple);
    folio_release(f, dict);
}

static void modules_and_attributes(Folio *f) {
    FolioValue *math = folio_import(f, "math"), *path = folio_import(f, "os.path");
    print_give(f, "math.pi", folio_get_attribute(f, math, "pi"));
    print_give(f, "math.nope", folio_get_attribute(f, math, "nope"));
    print_give(f, "os.path", folio_get_attribute(f, path, "sep"));
    print_give(f, "no module", folio_import(f, "nowhere.at.all"));
    print_give(f, "called", folio_call(f, math, NULL, 0));
    print_give(f, "no global", folio_get_global(f, "nope"));
    print_give(f, "wrong", folio_eval(f, "1 +"));
    print_give(f, "statement", folio_eval(f, "x = 1"));
    folio_release(f, math);
    folio_release(f, path);
}

static void files(Folio *f, const char *path) {
    FILE *out = fopen(path, "w");
    if (!out) return;
    fputs("print('file', __name__)\nfrom_file = [__name__]\n", out);
    fclose(out);
    printf("file: %d\n", folio_run_file(f, path));
    print_give(f, "global", folio_get_global(f, "from_file"));
    if (!folio_run_file(f, "/nowhere/at/all.py")) print_error(f, "no file");
    if (!folio_run_text(f, "import sys; sys.exit(3)", "exit.py")) print_error(f, "exit");
    printf("text: %d\n", folio_run_text(f, "pass", "pass.py"));
}

static void *interrupt_soon(void *f) {
    usleep(50000);
    folio_interrupt(f);
    return NULL;
}

static void interruption(Folio *f) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, interrupt_soon, f) != 0) return;
    if (!folio_run_text(f, "while True: pass", "loop.py")) print_error(f, "interrupted");
    pthread_join(thread, NULL);
    print_give(f, "afterwards", folio_eval(f, "1 + 1"));
}

static void arrays(Folio *f) {
    static int32_t numbers[6] = {1, 2, 3, 4, 5, 6};
    const int64_t shape[] = {2, 2}, strides[] = {12, 8};
    FolioArray a;
    FolioValue *array = folio_wrap_array(f, numbers, "<i4", 2, shape, strides, false, NULL, NULL);
    bool ok = folio_read_array(f, array, &a);
    printf("read: %d %s %d %d\n", ok, a.dtype, a.ndim, a.is_writable);
    print_give(f, "wrapped", array);
    print_give(f, "unknown dtype", folio_wrap_array(f, numbers, "nope", 2, shape, NULL, true, NULL, NULL));
    print_give(f, "too many dimensions", folio_wrap_array(f, numbers, "<i4", 99, shape, NULL, true, NULL, NULL));
    FolioValue *list = folio_list(f);
    if (!folio_read_array(f, list, &a)) print_error(f, "array of a list");
    folio_release(f, list);
}

int main(int argc, char **argv) {
    Folio *f = folio_open(argc, argv);
    if (!f) return 1;
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("version: %d\n", strchr(folio_version(), '.') != NULL);
    printf("error: %s|\n", folio_error_text(f));
    printf("second: %d\n", folio_open(0, NULL) == NULL);
    numbers_and_texts(f);
    sequences(f);
    modules_and_attributes(f);
    files(f, argc > 1 ? argv[1] : "/dev/null");
    interruption(f);
    arrays(f);
    printf("left: %zu\n", folio_close(f));
    printf("closed: %zu\n", folio_close(NULL));
    return 0;
}
