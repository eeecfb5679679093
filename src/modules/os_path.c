// SPDX-License-Identifier: MIT
// os.path (posixpath): paths as text, and questions to the file system.
#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/os_private.h"

// ---- text of paths

typedef struct {
    const char *text;
    size_t n;
    FoStr *holder;
} Text;

static void text_deinit(void *slot) { fo_xunref(((Text *)slot)->holder); }
#define TEXT __attribute__((cleanup(text_deinit))) Text

static bool text_init(Text *t, FoObject *o) {
    t->holder = fo_path_from_object(o);
    t->text = t->holder ? fo_str_utf8(t->holder, &t->n) : NULL;
    return t->text || (t->holder && fo_fail_no_memory());
}

static FoObject *str_from(const char *text, size_t n) { return (FoObject *)fo_str_from_utf8_surrogates(text, n); }

static FoObject *pair(const char *a, size_t n_a, const char *b, size_t n_b) {
    FO_AUTO(FoObject) x = str_from(a, n_a);
    FO_AUTO(FoObject) y = str_from(b, n_b);
    return x && y ? (FoObject *)fo_tuple_pack(2, x, y) : NULL;
}

static FoObject *from_buffer(FoBuffer *b) {
    FoObject *result = b->failed ? fo_raise_no_memory() : str_from(b->data ? b->data : "", b->n);
    fo_buffer_deinit(b);
    return result;
}

static void put_component(FoBuffer *b, const Text *t) {
    if (t->n && t->text[0] == '/') b->n = 0;
    else if (b->n && b->data[b->n - 1] != '/') fo_buffer_put_char(b, '/');
    fo_buffer_put(b, t->text, t->n);
}

FoStr *fo_path_join_two(FoStr *a, FoStr *b) {
    FoBuffer out = FO_BUFFER_EMPTY;
    Text x = {.holder = a}, y = {.holder = b};
    x.text = fo_str_utf8(a, &x.n);
    y.text = fo_str_utf8(b, &y.n);
    if (!x.text || !y.text) return fo_raise_no_memory();
    fo_buffer_put(&out, x.text, x.n);
    put_component(&out, &y);
    return (FoStr *)from_buffer(&out);
}

static FoObject *path_join(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBuffer out = FO_BUFFER_EMPTY;
    for (int64_t i = 0; i < n; i++) {
        TEXT t = {0};
        if (!text_init(&t, args[i])) {
            fo_buffer_deinit(&out);
            if (i > 0 && fo_error_matches_kind(FO_TYPE_ERROR))
                fo_raise(FO_TYPE_ERROR, "join() argument must be str, bytes, or os.PathLike object, not '%T'", args[i]);
            return NULL;
        }
        if (i == 0) fo_buffer_put(&out, t.text, t.n);
        else put_component(&out, &t);
        if (i > 0 && t.n == 0 && out.n && out.data[out.n - 1] != '/') fo_buffer_put_char(&out, '/');
    }
    return from_buffer(&out);
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

static FoObject *path_split(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    if (!text_init(&t, args[0])) return NULL;
    size_t at = base_start(&t);
    return pair(t.text, head_end(&t), t.text + at, t.n - at);
}

static FoObject *path_basename(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    if (!text_init(&t, args[0])) return NULL;
    size_t at = base_start(&t);
    return str_from(t.text + at, t.n - at);
}

static FoObject *path_dirname(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    return text_init(&t, args[0]) ? str_from(t.text, head_end(&t)) : NULL;
}

static FoObject *path_splitext(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    if (!text_init(&t, args[0])) return NULL;
    size_t base = base_start(&t), dot = t.n;
    while (dot > base && t.text[dot - 1] != '.') dot--;
    size_t first = base; // leading dots belong to the name
    while (first < t.n && t.text[first] == '.') first++;
    if (dot == base || dot - 1 < first) return pair(t.text, t.n, "", 0);
    return pair(t.text, dot - 1, t.text + dot - 1, t.n - dot + 1);
}

static FoObject *path_splitdrive(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    return text_init(&t, args[0]) ? pair("", 0, t.text, t.n) : NULL;
}

static FoObject *path_isabs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    return text_init(&t, args[0]) ? fo_bool_new(t.n && t.text[0] == '/') : NULL;
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

static FoObject *path_normpath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    FoBuffer out = FO_BUFFER_EMPTY;
    if (!text_init(&t, args[0])) return NULL;
    put_normal(&out, t.text, t.n);
    return from_buffer(&out);
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

static FoObject *path_abspath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    FoBuffer out = FO_BUFFER_EMPTY;
    if (!text_init(&t, args[0])) return NULL;
    if (put_absolute(&out, &t)) return from_buffer(&out);
    fo_buffer_deinit(&out);
    return NULL;
}

// Links are followed as far as the path exists; the rest is taken as it is written.
static FoObject *path_realpath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    FoBuffer path = FO_BUFFER_EMPTY, rest = FO_BUFFER_EMPTY, out = FO_BUFFER_EMPTY;
    char real[PATH_MAX];
    if (n < 1) return fo_raise(FO_TYPE_ERROR, "realpath() missing 1 required positional argument: 'filename'");
    if (!text_init(&t, args[0]) || !put_absolute(&path, &t)) {
        fo_buffer_deinit(&path);
        return NULL;
    }
    const char *text = fo_buffer_text(&path);
    while (text && !realpath(text, real)) {
        size_t at = path.n;
        while (at > 1 && path.data[at - 1] != '/') at--;
        if (at <= 1) break;
        FoBuffer longer = FO_BUFFER_EMPTY;
        fo_buffer_put(&longer, path.data + at - 1, path.n - at + 1);
        fo_buffer_put(&longer, rest.data, rest.n);
        fo_buffer_deinit(&rest);
        rest = longer;
        path.n = at - 1 ? at - 1 : 1;
        text = fo_buffer_text(&path);
    }
    if (text && realpath(text, real)) fo_buffer_put_text(&out, strcmp(real, "/") || !rest.n ? real : "");
    else fo_buffer_put(&out, path.data, path.n);
    fo_buffer_put(&out, rest.data, rest.n);
    fo_buffer_deinit(&path);
    fo_buffer_deinit(&rest);
    return from_buffer(&out);
}

static FoObject *path_relpath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0}, s = {0};
    FoBuffer path = FO_BUFFER_EMPTY, start = FO_BUFFER_EMPTY, out = FO_BUFFER_EMPTY;
    FO_AUTO(FoObject) dot = (FoObject *)fo_str_from_text(".");
    FoObject *result = NULL;
    if (!dot || !text_init(&t, args[0]) || !text_init(&s, n > 1 && args[1] != fo_none ? args[1] : dot)) return NULL;
    if (t.n == 0) return fo_raise(FO_VALUE_ERROR, "no path specified");
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
        result = from_buffer(&out);
    }
    fo_buffer_deinit(&path);
    fo_buffer_deinit(&start);
    return result;
}

static FoObject *common_text(FoObject *items, bool by_component) {
    FO_AUTO(FoTuple) paths = fo_sequence_as_tuple(items);
    if (!paths) return NULL;
    if (paths->n == 0) return by_component ? fo_raise(FO_VALUE_ERROR, "commonpath() arg is an empty sequence") : (FoObject *)fo_ref(fo_rt->empty_str);
    TEXT first = {0};
    if (!text_init(&first, paths->items[0])) return NULL;
    size_t common = first.n;
    for (int64_t i = 1; i < paths->n; i++) {
        TEXT t = {0};
        if (!text_init(&t, paths->items[i])) return NULL;
        if (by_component && (first.n && first.text[0] == '/') != (t.n && t.text[0] == '/')) return fo_raise(FO_VALUE_ERROR, "Can't mix absolute and relative paths");
        size_t k = 0;
        while (k < common && k < t.n && first.text[k] == t.text[k]) k++;
        if (by_component && !((k == first.n || first.text[k] == '/') && (k == t.n || t.text[k] == '/')))
            while (k > 0 && first.text[k - 1] != '/') k--;
        common = k;
    }
    if (by_component)
        while (common > 1 && first.text[common - 1] == '/') common--;
    return str_from(first.text, common);
}

static FoObject *path_commonprefix(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return common_text(args[0], false); }
static FoObject *path_commonpath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return common_text(args[0], true); }

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

static FoObject *path_expanduser(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    if (!text_init(&t, args[0])) return NULL;
    if (!t.n || t.text[0] != '~') return str_from(t.text, t.n);
    size_t end = 1;
    while (end < t.n && t.text[end] != '/') end++;
    const char *home = home_of(t.text + 1, end - 1);
    if (!home) return str_from(t.text, t.n);
    FoBuffer out = FO_BUFFER_EMPTY;
    size_t n_home = strlen(home);
    while (n_home > 0 && home[n_home - 1] == '/') n_home--;
    fo_buffer_put(&out, home, n_home);
    fo_buffer_put(&out, t.text + end, t.n - end);
    if (out.n == 0) fo_buffer_put_char(&out, '/');
    return from_buffer(&out);
}

static bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

static FoObject *path_expandvars(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    TEXT t = {0};
    FoBuffer out = FO_BUFFER_EMPTY;
    if (!text_init(&t, args[0])) return NULL;
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
    return from_buffer(&out);
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

static FoObject *has_kind(FoObject *o, bool follow, unsigned kind) {
    struct stat st;
    bool found;
    if (!stat_argument(o, follow, &st, &found)) return NULL;
    return fo_bool_new(found && (!kind || (st.st_mode & S_IFMT) == kind));
}

static FoObject *path_exists(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return has_kind(args[0], true, 0); }
static FoObject *path_lexists(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return has_kind(args[0], false, 0); }
static FoObject *path_isfile(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return has_kind(args[0], true, S_IFREG); }
static FoObject *path_isdir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return has_kind(args[0], true, S_IFDIR); }
static FoObject *path_islink(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return has_kind(args[0], false, S_IFLNK); }

static bool stat_or_raise(FoObject *o, struct stat *st) {
    FO_PATH path = {0};
    if (!fo_path_init(&path, o, "stat", true)) return false;
    if ((path.text ? stat(path.text, st) : fstat(path.fd, st)) == 0) return true;
    fo_path_raise(&path);
    return false;
}

static FoObject *path_getsize(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct stat st;
    return stat_or_raise(args[0], &st) ? fo_int_from_i64(st.st_size) : NULL;
}

static FoObject *seconds(struct timespec t) { return fo_float_new((double)t.tv_sec + 1e-9 * (double)t.tv_nsec); }
static FoObject *path_getmtime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct stat st;
    return stat_or_raise(args[0], &st) ? seconds(st.st_mtim) : NULL;
}
static FoObject *path_getatime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct stat st;
    return stat_or_raise(args[0], &st) ? seconds(st.st_atim) : NULL;
}
static FoObject *path_getctime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct stat st;
    return stat_or_raise(args[0], &st) ? seconds(st.st_ctim) : NULL;
}

static FoObject *path_samefile(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct stat a, b;
    return stat_or_raise(args[0], &a) && stat_or_raise(args[1], &b) ? fo_bool_new(a.st_dev == b.st_dev && a.st_ino == b.st_ino) : NULL;
}

static FoObject *path_normcase(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_path_from_object(args[0]); }

static const FoNativeDef defs[] = {
    {"join", path_join, 1, -1, 0, "Join two or more pathname components, inserting '/' as needed."},
    {"split", path_split, 1, 1, 0, "Split a pathname into (head, tail)."},
    {"basename", path_basename, 1, 1, 0, "Returns the final component of a pathname."},
    {"dirname", path_dirname, 1, 1, 0, "Returns the directory component of a pathname."},
    {"splitext", path_splitext, 1, 1, 0, "Split the extension from a pathname."},
    {"splitdrive", path_splitdrive, 1, 1, 0, "Split a pathname into drive and path; drive is always empty."},
    {"isabs", path_isabs, 1, 1, 0, "Test whether a path is absolute."},
    {"normpath", path_normpath, 1, 1, 0, "Normalize path, eliminating double slashes, etc."},
    {"normcase", path_normcase, 1, 1, 0, "Normalize case of pathname. Has no effect under Posix."},
    {"abspath", path_abspath, 1, 1, 0, "Return an absolute path."},
    {"realpath", path_realpath, 1, 1, 0, "Return the canonical path, with symbolic links followed."},
    {"relpath", path_relpath, 1, 2, 0, "Return a relative version of a path."},
    {"commonprefix", path_commonprefix, 1, 1, 0, "Given a list of pathnames, returns the longest common leading text."},
    {"commonpath", path_commonpath, 1, 1, 0, "Given a sequence of path names, returns the longest common sub-path."},
    {"expanduser", path_expanduser, 1, 1, 0, "Expand ~ and ~user constructions."},
    {"expandvars", path_expandvars, 1, 1, 0, "Expand shell variables of form $var and ${var}."},
    {"exists", path_exists, 1, 1, 0, "Test whether a path exists."},
    {"lexists", path_lexists, 1, 1, 0, "Test whether a path exists; true for broken symbolic links."},
    {"isfile", path_isfile, 1, 1, 0, "Test whether a path is a regular file."},
    {"isdir", path_isdir, 1, 1, 0, "Test whether a path is a directory."},
    {"islink", path_islink, 1, 1, 0, "Test whether a path is a symbolic link."},
    {"getsize", path_getsize, 1, 1, 0, "Return the size of a file."},
    {"getmtime", path_getmtime, 1, 1, 0, "Return the last modification time of a file."},
    {"getatime", path_getatime, 1, 1, 0, "Return the last access time of a file."},
    {"getctime", path_getctime, 1, 1, 0, "Return the metadata change time of a file."},
    {"samefile", path_samefile, 2, 2, 0, "Test whether two pathnames reference the same file."},
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
