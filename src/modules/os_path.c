// SPDX-License-Identifier: MIT
// os.path (posixpath): paths as text, and questions to the file system.
#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/os_private.h"

// ---- text of paths

// A path is text of either kind; what comes out is of the kind that went in.
typedef struct {
    const char *text;
    size_t n;
    FoObject *holder; // str or bytes
} Text;

static void text_deinit(void *slot) { fo_xunref(((Text *)slot)->holder); }
#define TEXT __attribute__((cleanup(text_deinit))) Text

static bool text_init(Text *t, FoObject *o) {
    t->holder = fo_fspath(o);
    if (!t->holder) return false;
    if (fo_bytes_check(t->holder)) {
        t->text = ((FoBytesObject *)t->holder)->data;
        t->n = (size_t)((FoBytesObject *)t->holder)->n;
        return true;
    }
    t->text = fo_str_utf8((FoStr *)t->holder, &t->n);
    return t->text || fo_fail_no_memory();
}

static bool is_bytes(const Text *t) { return fo_bytes_check(t->holder); }

static FoObject *part(const Text *like, const char *text, size_t n) {
    if (is_bytes(like)) return fo_bytes_new(text, (int64_t)n);
    return (FoObject *)fo_str_from_utf8_surrogates(text, n);
}

static FoObject *pair(const Text *like, const char *a, size_t n_a, const char *b, size_t n_b) {
    FO_AUTO(FoObject) x = part(like, a, n_a);
    FO_AUTO(FoObject) y = part(like, b, n_b);
    return x && y ? (FoObject *)fo_tuple_pack(2, x, y) : NULL;
}

static FoObject *from_buffer(const Text *like, FoBuffer *b) {
    FoObject *result = b->failed ? fo_raise_no_memory() : part(like, b->data ? b->data : "", b->n);
    fo_buffer_deinit(b);
    return result;
}

// Several paths must be of one kind.
static bool same_kind(const Text *a, const Text *b) {
    return is_bytes(a) == is_bytes(b) || fo_fail(FO_TYPE_ERROR, "Can't mix strings and bytes in path components");
}

// The arguments, by position or name, as a function written in Python takes them.
static bool bind(const char *name, int n_names, int required, int positional, const char *const *names, FoObject *const *args, int64_t n,
                 FoTuple *kwnames, FoObject **out) {
    const FoParams params = {name, names, (int8_t)n_names, (int8_t)required, 0, (int8_t)positional};
    return fo_args_bind_function(&params, args, n, kwnames, out);
}

#define PATH_FUNCTION(function) static FoObject *function(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)
// A function of one path, whose text is t.
#define TAKES_PATH(function_name, argument_name)                                                              \
    static const char *const names[] = {argument_name};                                                       \
    FoObject *path;                                                                                           \
    TEXT t = {0};                                                                                             \
    if (!bind(function_name, 1, 1, 1, names, args, n, kwnames, &path) || !text_init(&t, path)) return NULL

static void put_component(FoBuffer *b, const Text *t) {
    if (t->n && t->text[0] == '/') b->n = 0;
    else if (b->n && b->data[b->n - 1] != '/') fo_buffer_put_char(b, '/');
    fo_buffer_put(b, t->text, t->n);
}

FoStr *fo_path_join_two(FoStr *a, FoStr *b) {
    FoBuffer out = FO_BUFFER_EMPTY;
    Text x = {.holder = (FoObject *)a}, y = {.holder = (FoObject *)b};
    x.text = fo_str_utf8(a, &x.n);
    y.text = fo_str_utf8(b, &y.n);
    if (!x.text || !y.text) return fo_raise_no_memory();
    fo_buffer_put(&out, x.text, x.n);
    put_component(&out, &y);
    return (FoStr *)from_buffer(&x, &out);
}

static bool join_one(FoBuffer *out, const Text *first, FoObject *component) {
    TEXT t = {0};
    if (!text_init(&t, component)) {
        if (fo_error_matches_kind(FO_TYPE_ERROR))
            fo_raise(FO_TYPE_ERROR, "join() argument must be str, bytes, or os.PathLike object, not '%T'", component);
        return false;
    }
    if (!same_kind(first, &t)) return false;
    put_component(out, &t);
    if (t.n == 0 && out->n && out->data[out->n - 1] != '/') fo_buffer_put_char(out, '/');
    return true;
}

PATH_FUNCTION(path_join) {
    FoBuffer out = FO_BUFFER_EMPTY;
    TEXT first = {0};
    if (n < 1) return fo_raise(FO_TYPE_ERROR, "join() missing 1 required positional argument: 'a'");
    if (!text_init(&first, args[0])) return NULL;
    fo_buffer_put(&out, first.text, first.n);
    for (int64_t i = 1; i < n; i++) {
        if (join_one(&out, &first, args[i])) continue;
        fo_buffer_deinit(&out);
        return NULL;
    }
    return from_buffer(&first, &out);
}

// Where the last component starts, and where the head ends (without trailing slashes unless it is all slashes).
static size_t base_start(const Text *t) {
    size_t at = t->n;
    while (at > 0 && t->text[at - 1] != '/') at--;
    return at;
}

static size_t head_end(const Text *t) {
    size_t at = base_start(t), end = at;
    while (end > 0 && t->text[end - 1] == '/') end--;
    return end ? end : at;
}

PATH_FUNCTION(path_split) {
    TAKES_PATH("split", "p");
    size_t at = base_start(&t);
    return pair(&t, t.text, head_end(&t), t.text + at, t.n - at);
}

PATH_FUNCTION(path_basename) {
    TAKES_PATH("basename", "p");
    size_t at = base_start(&t);
    return part(&t, t.text + at, t.n - at);
}

PATH_FUNCTION(path_dirname) {
    TAKES_PATH("dirname", "p");
    return part(&t, t.text, head_end(&t));
}

PATH_FUNCTION(path_splitext) {
    TAKES_PATH("splitext", "p");
    size_t base = base_start(&t), dot = t.n;
    while (dot > base && t.text[dot - 1] != '.') dot--;
    size_t first = base; // leading dots belong to the name
    while (first < t.n && t.text[first] == '.') first++;
    if (dot == base || dot - 1 < first) return pair(&t, t.text, t.n, "", 0);
    return pair(&t, t.text, dot - 1, t.text + dot - 1, t.n - dot + 1);
}

PATH_FUNCTION(path_splitdrive) {
    TAKES_PATH("splitdrive", "p");
    return pair(&t, "", 0, t.text, t.n);
}

PATH_FUNCTION(path_isabs) {
    TAKES_PATH("isabs", "s");
    return fo_bool_new(t.n && t.text[0] == '/');
}

PATH_FUNCTION(path_normcase) {
    TAKES_PATH("normcase", "s");
    return fo_ref(t.holder);
}

// Resolves "." and ".." and repeated slashes in text; two leading slashes are kept (POSIX gives them a meaning of their own).
static void put_normal(FoBuffer *out, const char *text, size_t n) {
    size_t n_root = n && text[0] == '/' ? (n > 1 && text[1] == '/' && !(n > 2 && text[2] == '/') ? 2 : 1) : 0;
    fo_buffer_put(out, "//", n_root);
    for (size_t at = 0; at < n;) {
        size_t end = at;
        while (end < n && text[end] != '/') end++;
        size_t length = end - at;
        bool up = length == 2 && text[at] == '.' && text[at + 1] == '.';
        size_t last = out->n;
        while (last > n_root && out->data[last - 1] != '/') last--;
        bool last_is_up = out->n - last == 2 && memcmp(out->data + last, "..", 2) == 0;
        if (length == 0 || (length == 1 && text[at] == '.')) {
        } else if (up && out->n > n_root && !last_is_up) {
            out->n = last > n_root ? last - 1 : n_root;
        } else if (!up || !n_root) {
            if (out->n > n_root) fo_buffer_put_char(out, '/');
            fo_buffer_put(out, text + at, length);
        }
        at = end + 1;
    }
    if (out->n == 0) fo_buffer_put_char(out, '.');
}

PATH_FUNCTION(path_normpath) {
    TAKES_PATH("normpath", "path");
    FoBuffer out = FO_BUFFER_EMPTY;
    put_normal(&out, t.text, t.n);
    return from_buffer(&t, &out);
}

static bool put_absolute(FoBuffer *out, const Text *t) {
    FoBuffer whole = FO_BUFFER_EMPTY;
    if (!t->n || t->text[0] != '/') {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here)) {
            fo_raise_errno(errno, NULL);
            return false;
        }
        fo_buffer_put_text(&whole, here);
    }
    put_component(&whole, t);
    if (!whole.failed) put_normal(out, whole.data, whole.n);
    bool ok = !whole.failed || fo_fail_no_memory();
    fo_buffer_deinit(&whole);
    return ok;
}

PATH_FUNCTION(path_abspath) {
    TAKES_PATH("abspath", "path");
    FoBuffer out = FO_BUFFER_EMPTY;
    if (put_absolute(&out, &t)) return from_buffer(&t, &out);
    fo_buffer_deinit(&out);
    return NULL;
}

// Moves the last component of path to the front of rest; false when only the root is left.
static bool shorten(FoBuffer *path, FoBuffer *rest) {
    size_t at = path->n;
    while (at > 1 && path->data[at - 1] != '/') at--;
    if (at <= 1 && path->n <= 1) return false;
    FoBuffer longer = FO_BUFFER_EMPTY;
    if (path->data[at - 1] != '/') fo_buffer_put_char(&longer, '/');
    fo_buffer_put(&longer, path->data + at - (path->data[at - 1] == '/'), path->n - at + (path->data[at - 1] == '/'));
    fo_buffer_put(&longer, rest->data, rest->n);
    fo_buffer_deinit(rest);
    *rest = longer;
    path->n = at > 1 ? at - 1 : 1;
    return !longer.failed;
}

// Links are followed as far as the path exists; the rest is taken as it is written.
static bool put_real(FoBuffer *out, const Text *t) {
    FoBuffer path = FO_BUFFER_EMPTY, rest = FO_BUFFER_EMPTY;
    char real[PATH_MAX];
    bool ok = put_absolute(&path, t), found = false;
    if (ok)
        while (!(found = realpath(fo_buffer_text(&path), real) != NULL) && errno != ENOMEM && shorten(&path, &rest)) continue;
    if (ok && found) fo_buffer_put_text(out, strcmp(real, "/") || !rest.n ? real : "");
    else if (ok) fo_buffer_put(out, path.data, path.n);
    if (ok) fo_buffer_put(out, rest.data, rest.n);
    fo_buffer_deinit(&path);
    fo_buffer_deinit(&rest);
    return ok;
}

PATH_FUNCTION(path_realpath) {
    static const char *const names[] = {"filename", "strict"};
    FoObject *given[2];
    TEXT t = {0};
    bool strict = false;
    if (!bind("realpath", 2, 1, 1, names, args, n, kwnames, given) || !text_init(&t, given[0])) return NULL;
    if (memchr(t.text, 0, t.n)) return fo_raise(FO_VALUE_ERROR, is_bytes(&t) ? "lstat: embedded null character in path" : "embedded null byte");
    if (given[1] && !fo_is_true(given[1], &strict)) return NULL;
    FoBuffer out = FO_BUFFER_EMPTY;
    if (!put_real(&out, &t)) {
        fo_buffer_deinit(&out);
        return NULL;
    }
    char real[PATH_MAX];
    if (strict && !out.failed && !realpath(fo_buffer_text(&out), real)) {
        int error = errno;
        FO_AUTO(FoObject) path = from_buffer(&t, &out);
        return path ? fo_raise_errno(error, path) : NULL;
    }
    return from_buffer(&t, &out);
}

PATH_FUNCTION(path_relpath) {
    static const char *const names[] = {"path", "start"};
    FoObject *given[2];
    TEXT t = {0}, s = {0};
    FoBuffer path = FO_BUFFER_EMPTY, start = FO_BUFFER_EMPTY, out = FO_BUFFER_EMPTY;
    FoObject *result = NULL;
    if (!bind("relpath", 2, 1, 2, names, args, n, kwnames, given)) return NULL;
    int64_t length;
    if (!fo_len(given[0], &length)) fo_error_clear();
    else if (length == 0) return fo_raise(FO_VALUE_ERROR, "no path specified");
    if (!text_init(&t, given[0])) return NULL;
    FO_AUTO(FoObject) dot = part(&t, ".", 1);
    if (!dot || !text_init(&s, given[1] && given[1] != fo_none ? given[1] : dot) || !same_kind(&t, &s)) return NULL;
    if (put_absolute(&path, &t) && put_absolute(&start, &s)) {
        size_t same = 0, i = 0; // `same`: the end of the common components
        while (i < path.n && i < start.n && path.data[i] == start.data[i]) {
            i++;
            if ((i == path.n || path.data[i] == '/') && (i == start.n || start.data[i] == '/')) same = i;
        }
        for (size_t k = same; k < start.n; k++) {
            if (start.data[k] != '/' || k + 1 == start.n) continue;
            if (out.n) fo_buffer_put_char(&out, '/');
            fo_buffer_put_text(&out, "..");
        }
        size_t from = same;
        while (from < path.n && path.data[from] == '/') from++;
        if (from < path.n && out.n) fo_buffer_put_char(&out, '/');
        if (from < path.n) fo_buffer_put(&out, path.data + from, path.n - from);
        if (out.n == 0) fo_buffer_put_char(&out, '.');
        result = from_buffer(&t, &out);
    }
    fo_buffer_deinit(&path);
    fo_buffer_deinit(&start);
    return result;
}

// How many bytes of `first` all paths share.
static bool common_length(const Text *first, FoTuple *paths, bool by_component, size_t *common) {
    *common = first->n;
    for (int64_t i = 1; i < paths->n; i++) {
        TEXT t = {0};
        if (!text_init(&t, paths->items[i]) || !same_kind(first, &t)) return false;
        if (by_component && (first->n && first->text[0] == '/') != (t.n && t.text[0] == '/'))
            return fo_fail(FO_VALUE_ERROR, "Can't mix absolute and relative paths");
        size_t k = 0;
        while (k < *common && k < t.n && first->text[k] == t.text[k]) k++;
        if (by_component && !((k == first->n || first->text[k] == '/') && (k == t.n || t.text[k] == '/')))
            while (k > 0 && first->text[k - 1] != '/') k--;
        *common = k;
    }
    return true;
}

// A path of the same kind without "." and repeated or trailing slashes.
static FoObject *without_dots(FoObject *given) {
    TEXT t = {0};
    if (!text_init(&t, given)) return NULL;
    FoBuffer out = FO_BUFFER_EMPTY;
    if (t.n && t.text[0] == '/') fo_buffer_put_char(&out, '/');
    for (size_t at = 0; at < t.n;) {
        size_t end = at;
        while (end < t.n && t.text[end] != '/') end++;
        bool counts = end > at && !(end - at == 1 && t.text[at] == '.');
        if (counts && out.n && out.data[out.n - 1] != '/') fo_buffer_put_char(&out, '/');
        if (counts) fo_buffer_put(&out, t.text + at, end - at);
        at = end + 1;
    }
    return from_buffer(&t, &out);
}

static FoObject *common_text(FoTuple *paths, bool by_component) {
    TEXT first = {0};
    size_t common;
    if (!text_init(&first, paths->items[0]) || !common_length(&first, paths, by_component, &common)) return NULL;
    if (by_component)
        while (common > 1 && first.text[common - 1] == '/') common--;
    return part(&first, first.text, common);
}

PATH_FUNCTION(path_commonprefix) {
    static const char *const names[] = {"m"};
    FoObject *given;
    if (!bind("commonprefix", 1, 1, 1, names, args, n, kwnames, &given)) return NULL;
    FO_AUTO(FoTuple) paths = fo_sequence_as_tuple(given);
    if (!paths) return NULL;
    if (paths->n == 0) return (FoObject *)fo_ref(fo_rt->empty_str);
    if (!fo_list_check(paths->items[0]) && !fo_tuple_check(paths->items[0])) return common_text(paths, false);
    FO_AUTO(FoObject) least = fo_ref(paths->items[0]); // items of sequences are compared instead of characters
    FO_AUTO(FoObject) most = fo_ref(paths->items[0]);
    for (int64_t i = 1; i < paths->n; i++) {
        bool below, above;
        if (!fo_compare_bool(paths->items[i], least, FO_LT, &below) || !fo_compare_bool(most, paths->items[i], FO_LT, &above)) return NULL;
        if (below) fo_assign_give(&least, fo_ref(paths->items[i]));
        if (above) fo_assign_give(&most, fo_ref(paths->items[i]));
    }
    FO_AUTO(FoTuple) a = fo_sequence_as_tuple(least);
    FO_AUTO(FoTuple) b = a ? fo_sequence_as_tuple(most) : NULL;
    if (!b) return NULL;
    int64_t k = 0;
    for (bool equal = true; k < a->n && k < b->n; k++) {
        if (!fo_equal(a->items[k], b->items[k], &equal)) return NULL;
        if (!equal) break;
    }
    FO_AUTO(FoObject) stop = fo_int_from_i64(k);
    FO_AUTO(FoObject) slice = stop ? fo_slice_new(NULL, stop, NULL) : NULL;
    return slice ? fo_get_item(least, slice) : NULL;
}

PATH_FUNCTION(path_commonpath) {
    static const char *const names[] = {"paths"};
    FoObject *given;
    if (!bind("commonpath", 1, 1, 1, names, args, n, kwnames, &given)) return NULL;
    FO_AUTO(FoTuple) paths = fo_sequence_as_tuple(given);
    if (!paths) return NULL;
    if (paths->n == 0) return fo_raise(FO_VALUE_ERROR, "commonpath() arg is an empty sequence");
    FO_AUTO(FoTuple) plain = fo_tuple_new(paths->n);
    for (int64_t i = 0; plain && i < paths->n; i++)
        if (!(plain->items[i] = without_dots(paths->items[i]))) return NULL;
    return plain ? common_text(plain, true) : NULL;
}

static const char *home_of(const char *name, size_t n) {
    char user[256];
    if (n == 0) {
        const char *home = getenv("HOME");
        if (home) return home;
        struct passwd *own = getpwuid(getuid());
        return own ? own->pw_dir : NULL;
    }
    if (n >= sizeof user) return NULL;
    memcpy(user, name, n);
    user[n] = 0;
    struct passwd *entry = getpwnam(user);
    return entry ? entry->pw_dir : NULL;
}

PATH_FUNCTION(path_expanduser) {
    TAKES_PATH("expanduser", "path");
    if (!t.n || t.text[0] != '~') return fo_ref(t.holder);
    size_t end = 1;
    while (end < t.n && t.text[end] != '/') end++;
    const char *home = home_of(t.text + 1, end - 1);
    if (!home) return fo_ref(t.holder);
    FoBuffer out = FO_BUFFER_EMPTY;
    size_t n_home = strlen(home);
    while (n_home > 0 && home[n_home - 1] == '/') n_home--;
    fo_buffer_put(&out, home, n_home);
    fo_buffer_put(&out, t.text + end, t.n - end);
    if (out.n == 0) fo_buffer_put_char(&out, '/');
    return from_buffer(&t, &out);
}

static bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

PATH_FUNCTION(path_expandvars) {
    TAKES_PATH("expandvars", "path");
    FoBuffer out = FO_BUFFER_EMPTY;
    for (size_t i = 0; i < t.n;) {
        bool braces = i + 1 < t.n && t.text[i] == '$' && t.text[i + 1] == '{';
        size_t start = i + 1 + braces, end = start;
        while (t.text[i] == '$' && end < t.n && (braces ? t.text[end] != '}' : is_name_char(t.text[end]))) end++;
        char name[256];
        const char *value = NULL;
        if (t.text[i] == '$' && end > start && end - start < sizeof name && (!braces || end < t.n)) {
            memcpy(name, t.text + start, end - start);
            name[end - start] = 0;
            value = getenv(name);
        }
        if (value) {
            fo_buffer_put_text(&out, value);
            i = end + braces;
        } else {
            fo_buffer_put_char(&out, t.text[i++]);
        }
    }
    return from_buffer(&t, &out);
}

// ---- questions to the file system: false for what cannot exist

static bool stat_argument(FoObject *o, bool follow, struct stat *st, bool *found) {
    FO_PATH path = {0};
    *found = false;
    if (!fo_path_init(&path, o, "stat", true)) {
        if (!fo_error_matches_kind(FO_VALUE_ERROR)) return false;
        fo_error_clear();
        return true;
    }
    int status = !path.text ? fstat(path.fd, st) : follow ? stat(path.text, st) : lstat(path.text, st);
    *found = status == 0;
    return true;
}

typedef struct {
    const char *name, *argument;
    bool follow;
    unsigned kind; // 0: any
} Question;

static FoObject *has_kind(const Question *q, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct stat st;
    bool found;
    FoObject *path;
    if (!bind(q->name, 1, 1, 1, &q->argument, args, n, kwnames, &path) || !stat_argument(path, q->follow, &st, &found)) return NULL;
    return fo_bool_new(found && (!q->kind || (st.st_mode & S_IFMT) == q->kind));
}

#define QUESTION(function, function_name, argument_name, follows, wanted_kind)                                \
    PATH_FUNCTION(function) {                                                                                 \
        static const Question question = {function_name, argument_name, follows, wanted_kind};                \
        return has_kind(&question, args, n, kwnames);                                                         \
    }
QUESTION(path_exists, "exists", "path", true, 0)
QUESTION(path_lexists, "lexists", "path", false, 0)
QUESTION(path_isfile, "isfile", "path", true, S_IFREG)
QUESTION(path_isdir, "isdir", "s", true, S_IFDIR)
QUESTION(path_islink, "islink", "path", false, S_IFLNK)

// A directory is a mount point when its parent lies on another device, or is itself.
PATH_FUNCTION(path_ismount) {
    static const char *const names[] = {"path"};
    FoObject *path;
    struct stat st, up;
    bool found;
    if (!bind("ismount", 1, 1, 1, names, args, n, kwnames, &path) || !stat_argument(path, false, &st, &found)) return NULL;
    if (!found || S_ISLNK(st.st_mode)) return fo_bool_new(false);
    TEXT t = {0};
    if (!text_init(&t, path)) return NULL;
    FoBuffer parent = FO_BUFFER_EMPTY;
    fo_buffer_put(&parent, t.text, t.n);
    fo_buffer_put_text(&parent, "/..");
    bool ok = !parent.failed && lstat(fo_buffer_text(&parent), &up) == 0;
    bool failed = parent.failed;
    fo_buffer_deinit(&parent);
    if (failed) return fo_raise_no_memory();
    return fo_bool_new(ok && (st.st_dev != up.st_dev || st.st_ino == up.st_ino));
}

static bool stat_or_raise(FoObject *o, struct stat *st) {
    FO_PATH path = {0};
    if (!fo_path_init(&path, o, "stat", true)) return false;
    if ((path.text ? stat(path.text, st) : fstat(path.fd, st)) == 0) return true;
    fo_path_raise(&path);
    return false;
}

static bool stat_of_named(const char *name, FoObject *const *args, int64_t n, FoTuple *kwnames, struct stat *st) {
    static const char *const names[] = {"filename"};
    FoObject *path;
    return bind(name, 1, 1, 1, names, args, n, kwnames, &path) && stat_or_raise(path, st);
}

static FoObject *seconds(struct timespec t) { return fo_float_new((double)t.tv_sec + 1e-9 * (double)t.tv_nsec); }

PATH_FUNCTION(path_getsize) {
    struct stat st;
    return stat_of_named("getsize", args, n, kwnames, &st) ? fo_int_from_i64(st.st_size) : NULL;
}

PATH_FUNCTION(path_getmtime) {
    struct stat st;
    return stat_of_named("getmtime", args, n, kwnames, &st) ? seconds(st.st_mtim) : NULL;
}

PATH_FUNCTION(path_getatime) {
    struct stat st;
    return stat_of_named("getatime", args, n, kwnames, &st) ? seconds(st.st_atim) : NULL;
}

PATH_FUNCTION(path_getctime) {
    struct stat st;
    return stat_of_named("getctime", args, n, kwnames, &st) ? seconds(st.st_ctim) : NULL;
}

static FoObject *same(const struct stat *a, const struct stat *b) { return fo_bool_new(a->st_dev == b->st_dev && a->st_ino == b->st_ino); }

PATH_FUNCTION(path_samefile) {
    static const char *const names[] = {"f1", "f2"};
    FoObject *given[2];
    struct stat a, b;
    if (!bind("samefile", 2, 2, 2, names, args, n, kwnames, given)) return NULL;
    return stat_or_raise(given[0], &a) && stat_or_raise(given[1], &b) ? same(&a, &b) : NULL;
}

PATH_FUNCTION(path_sameopenfile) {
    static const char *const names[] = {"fp1", "fp2"};
    FoObject *given[2];
    struct stat st[2];
    if (!bind("sameopenfile", 2, 2, 2, names, args, n, kwnames, given)) return NULL;
    for (int i = 0; i < 2; i++) {
        int64_t fd;
        if (!fo_index_as_i64(given[i], &fd)) return NULL;
        if (fd < INT_MIN || fd > INT_MAX || fstat((int)fd, &st[i]) < 0) return fo_raise_errno(errno, NULL);
    }
    return same(&st[0], &st[1]);
}

static bool equal_attributes(FoObject *a, FoObject *b, const char *name, bool *equal) {
    FO_AUTO(FoStr) key = fo_str_intern(name);
    FO_AUTO(FoObject) x = key ? fo_get_attr(a, key) : NULL;
    FO_AUTO(FoObject) y = x ? fo_get_attr(b, key) : NULL;
    return y && fo_equal(x, y, equal);
}

PATH_FUNCTION(path_samestat) {
    static const char *const names[] = {"s1", "s2"};
    FoObject *given[2];
    bool equal;
    if (!bind("samestat", 2, 2, 2, names, args, n, kwnames, given) || !equal_attributes(given[0], given[1], "st_ino", &equal)) return NULL;
    if (equal && !equal_attributes(given[0], given[1], "st_dev", &equal)) return NULL;
    return fo_bool_new(equal);
}

static const FoNativeDef defs[] = {
    {"join", path_join, 0, -1, 0, "Join two or more pathname components, inserting '/' as needed."},
    {"split", path_split, 0, -1, FO_NATIVE_KEYWORDS, "Split a pathname into (head, tail)."},
    {"basename", path_basename, 0, -1, FO_NATIVE_KEYWORDS, "Returns the final component of a pathname."},
    {"dirname", path_dirname, 0, -1, FO_NATIVE_KEYWORDS, "Returns the directory component of a pathname."},
    {"splitext", path_splitext, 0, -1, FO_NATIVE_KEYWORDS, "Split the extension from a pathname."},
    {"splitdrive", path_splitdrive, 0, -1, FO_NATIVE_KEYWORDS, "Split a pathname into drive and path; drive is always empty."},
    {"isabs", path_isabs, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path is absolute."},
    {"normpath", path_normpath, 0, -1, FO_NATIVE_KEYWORDS, "Normalize path, eliminating double slashes, etc."},
    {"normcase", path_normcase, 0, -1, FO_NATIVE_KEYWORDS, "Normalize case of pathname. Has no effect under Posix."},
    {"abspath", path_abspath, 0, -1, FO_NATIVE_KEYWORDS, "Return an absolute path."},
    {"realpath", path_realpath, 0, -1, FO_NATIVE_KEYWORDS, "Return the canonical path, with symbolic links followed."},
    {"relpath", path_relpath, 0, -1, FO_NATIVE_KEYWORDS, "Return a relative version of a path."},
    {"commonprefix", path_commonprefix, 0, -1, FO_NATIVE_KEYWORDS, "Given a list of pathnames, returns the longest common leading text."},
    {"commonpath", path_commonpath, 0, -1, FO_NATIVE_KEYWORDS, "Given a sequence of path names, returns the longest common sub-path."},
    {"expanduser", path_expanduser, 0, -1, FO_NATIVE_KEYWORDS, "Expand ~ and ~user constructions."},
    {"expandvars", path_expandvars, 0, -1, FO_NATIVE_KEYWORDS, "Expand shell variables of form $var and ${var}."},
    {"exists", path_exists, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path exists."},
    {"lexists", path_lexists, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path exists; true for broken symbolic links."},
    {"isfile", path_isfile, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path is a regular file."},
    {"isdir", path_isdir, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path is a directory."},
    {"islink", path_islink, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path is a symbolic link."},
    {"getsize", path_getsize, 0, -1, FO_NATIVE_KEYWORDS, "Return the size of a file."},
    {"getmtime", path_getmtime, 0, -1, FO_NATIVE_KEYWORDS, "Return the last modification time of a file."},
    {"getatime", path_getatime, 0, -1, FO_NATIVE_KEYWORDS, "Return the last access time of a file."},
    {"getctime", path_getctime, 0, -1, FO_NATIVE_KEYWORDS, "Return the metadata change time of a file."},
    {"samefile", path_samefile, 0, -1, FO_NATIVE_KEYWORDS, "Test whether two pathnames reference the same file."},
    {"sameopenfile", path_sameopenfile, 0, -1, FO_NATIVE_KEYWORDS, "Test whether two open file objects reference the same file."},
    {"samestat", path_samestat, 0, -1, FO_NATIVE_KEYWORDS, "Test whether two stat buffers reference the same file."},
    {"ismount", path_ismount, 0, -1, FO_NATIVE_KEYWORDS, "Test whether a path is a mount point."},
    {NULL},
};

FoObject *fo_module_os_path_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("posixpath", "Common operations on Posix pathnames.", defs);
    if (!m || !fo_module_add_text(m, "sep", "/") || !fo_module_add_text(m, "curdir", ".") || !fo_module_add_text(m, "pardir", "..") ||
        !fo_module_add_text(m, "extsep", ".") || !fo_module_add_text(m, "pathsep", ":") || !fo_module_add_text(m, "devnull", "/dev/null") ||
        !fo_module_add_give(m, "altsep", fo_new_none()) || !fo_module_add_text(m, "defpath", "/bin:/usr/bin") ||
        !fo_module_add_give(m, "supports_unicode_filenames", fo_bool_new(false)))
        return NULL;
    return (FoObject *)fo_take(m);
}
