// SPDX-License-Identifier: MIT
// os.scandir, its entries, and os.walk.
#include <dirent.h>
#include <errno.h>

#include "modules/os_private.h"

// ---- entries

typedef struct {
    FoObject head;
    FoStr *name, *path;
    bool bytes;         // the directory was given as bytes: so are the names
    unsigned char kind; // d_type, DT_UNKNOWN when the file system does not tell
} DirEntry;

static DirEntry *entry_of(FoObject *self) { return (DirEntry *)self; }

static FoObject *entry_new(FoStr *directory, bool bytes, const struct dirent *d) {
    FO_AUTO(FoStr) name = (FoStr *)fo_bytes_decode(d->d_name, (int64_t)strlen(d->d_name), "utf-8", "surrogateescape");
    FO_AUTO(FoStr) path = name ? fo_path_join_two(directory, name) : NULL;
    DirEntry *entry = path ? (DirEntry *)fo_object_new(&fo_dir_entry_type, 0) : NULL;
    if (!entry) return NULL;
    entry->name = fo_take(name);
    entry->path = fo_take(path);
    entry->bytes = bytes;
    entry->kind = d->d_type;
    return (FoObject *)entry;
}

static void entry_free(FoObject *self) {
    fo_xunref(entry_of(self)->name);
    fo_xunref(entry_of(self)->path);
    fo_object_free_block(self);
}

static FoObject *text_get(FoObject *self, FoStr *text) {
    return entry_of(self)->bytes ? fo_str_encode(text, "utf-8", "surrogateescape") : fo_ref_object((FoObject *)text);
}

static FoObject *name_get(FoObject *self, void *closure) { return text_get(self, entry_of(self)->name); }
static FoObject *path_get(FoObject *self, void *closure) { return text_get(self, entry_of(self)->path); }
static FoObject *entry_repr(FoObject *self) {
    FO_AUTO(FoObject) name = name_get(self, NULL);
    return name ? (FoObject *)fo_str_printf("<DirEntry %R>", name) : NULL;
}

static bool entry_stat(FoObject *self, bool follow, struct stat *st, bool *found) {
    FO_PATH path = {0};
    if (!fo_path_init(&path, (FoObject *)entry_of(self)->path, "stat", false)) return false;
    *found = (follow ? stat(path.text, st) : lstat(path.text, st)) == 0;
    return true;
}

static bool follow_argument(FoObject *const *args, int64_t n, FoTuple *kwnames, const char *function, bool *follow) {
    static const char *const names[] = {"follow_symlinks"};
    const FoParams params = {function, names, 1, 0, 0, 0};
    FoObject *out;
    *follow = true;
    return fo_args_bind(&params, args, n, kwnames, &out) && (!out || fo_is_true(out, follow));
}

static bool is_kind(FoObject *self, bool follow, unsigned char wanted, mode_t mode, bool *result) {
    unsigned char kind = entry_of(self)->kind;
    struct stat st;
    bool found;
    if (kind != DT_UNKNOWN && (kind != DT_LNK || !follow)) {
        *result = kind == wanted;
        return true;
    }
    if (!entry_stat(self, follow, &st, &found)) return false;
    *result = found && (st.st_mode & S_IFMT) == mode;
    return true;
}

static FoObject *entry_is_dir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool follow, result;
    return follow_argument(args, n, kwnames, "is_dir", &follow) && is_kind(self, follow, DT_DIR, S_IFDIR, &result) ? fo_bool_new(result) : NULL;
}

static FoObject *entry_is_file(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool follow, result;
    return follow_argument(args, n, kwnames, "is_file", &follow) && is_kind(self, follow, DT_REG, S_IFREG, &result) ? fo_bool_new(result) : NULL;
}

static FoObject *entry_is_symlink(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool result;
    return is_kind(self, false, DT_LNK, S_IFLNK, &result) ? fo_bool_new(result) : NULL;
}

static FoObject *entry_stat_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool follow, found;
    struct stat st;
    if (!follow_argument(args, n, kwnames, "stat", &follow) || !entry_stat(self, follow, &st, &found)) return NULL;
    return found ? fo_os_stat_new(&st) : fo_raise_errno(errno, (FoObject *)entry_of(self)->path);
}

static FoObject *entry_inode(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool found;
    struct stat st;
    if (!entry_stat(self, false, &st, &found)) return NULL;
    return found ? fo_int_from_u64(st.st_ino) : fo_raise_errno(errno, (FoObject *)entry_of(self)->path);
}

static FoObject *entry_fspath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return path_get(self, NULL); }

static const FoNativeDef entry_methods[] = {
    {"is_dir", entry_is_dir, 0, -1, FO_NATIVE_KEYWORDS, NULL}, {"is_file", entry_is_file, 0, -1, FO_NATIVE_KEYWORDS, NULL},
    {"is_symlink", entry_is_symlink, 0, 0, 0, NULL}, {"stat", entry_stat_method, 0, -1, FO_NATIVE_KEYWORDS, NULL},
    {"inode", entry_inode, 0, 0, 0, NULL}, {"__fspath__", entry_fspath, 0, 0, 0, NULL}, {NULL},
};
static const FoGetSetDef entry_getsets[] = {{"name", name_get, NULL}, {"path", path_get, NULL}, {NULL}};

FoType fo_dir_entry_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .name = "posix.DirEntry", .basic_nbytes = sizeof(DirEntry),
    .free = entry_free, .repr = entry_repr, .methods = entry_methods, .getsets = entry_getsets,
};

// ---- scandir

typedef struct {
    FoObject head;
    FoStr *directory;
    bool bytes;
    DIR *dir; // NULL when closed or exhausted
} ScanDir;

static void scan_stop(ScanDir *s) {
    if (s->dir) closedir(s->dir);
    s->dir = NULL;
}

static void scan_free(FoObject *self) {
    scan_stop((ScanDir *)self);
    fo_xunref(((ScanDir *)self)->directory);
    fo_object_free_block(self);
}

// The next entry but . and .. ; NULL at the end.
static struct dirent *read_entry(DIR *dir) {
    for (struct dirent *d; (d = readdir(dir)) != NULL;)
        if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0) return d;
    return NULL;
}

static bool scan_next(FoObject *self, FoObject **item) {
    ScanDir *s = (ScanDir *)self;
    *item = NULL;
    struct dirent *d = s->dir ? read_entry(s->dir) : NULL;
    if (d) return (*item = entry_new(s->directory, s->bytes, d)) != NULL;
    scan_stop(s);
    return true;
}

static FoObject *scan_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    scan_stop((ScanDir *)self);
    return fo_new_none();
}

static FoObject *scan_enter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_ref(self); }

static const FoNativeDef scan_methods[] = {{"close", scan_close, 0, 0, 0, NULL}, {"__enter__", scan_enter, 0, 0, 0, NULL}, {"__exit__", scan_close, 0, 3, 0, NULL}, {NULL}};
static FoType scan_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .name = "posix.ScandirIterator", .basic_nbytes = sizeof(ScanDir),
    .free = scan_free, .iter = fo_self_iter, .next = scan_next, .methods = scan_methods,
};

FoObject *fo_os_scandir_new(FoObject *path_or_null) {
    FO_AUTO(FoObject) given = path_or_null ? fo_ref(path_or_null) : (FoObject *)fo_str_from_text(".");
    FO_PATH path = {0};
    if (!given) return NULL;
    if (!fo_path_init(&path, given, NULL, false)) {
        if (fo_error_matches_kind(FO_TYPE_ERROR))
            fo_raise(FO_TYPE_ERROR, "scandir: path should be string, bytes, os.PathLike, integer or None, not %T", given);
        return NULL;
    }
    FO_AUTO(FoStr) directory = fo_path_from_object(given);
    FO_AUTO(ScanDir) s = directory ? (ScanDir *)fo_object_new(&scan_type, 0) : NULL;
    if (!s) return NULL;
    s->directory = fo_take(directory);
    s->bytes = fo_bytes_check(given);
    s->dir = opendir(path.text);
    return s->dir ? (FoObject *)fo_take(s) : fo_path_raise(&path);
}

// ---- walk: top-down yields a directory before its subdirectories (whose list the script may change), bottom-up after them

typedef struct {
    FoObject head;
    FoList *pending;     // of paths (str), or of ready results (tuple) when bottom-up; the last is next
    FoTuple *last;       // top-down: the result handed out last, whose dirs are visited next
    FoObject *on_error;
    bool top_down, follow_links;
} Walk;

static void walk_clear(FoObject *self) {
    Walk *w = (Walk *)self;
    fo_clear_slot(&w->pending);
    fo_clear_slot(&w->last);
    fo_clear_slot(&w->on_error);
}

static void walk_free(FoObject *self) {
    fo_gc_untrack(self);
    walk_clear(self);
    fo_object_free_block(self);
}

static bool walk_visit(FoObject *self, FoVisitor visit, void *context) {
    Walk *w = (Walk *)self;
    FO_VISIT(w->pending);
    FO_VISIT(w->last);
    FO_VISIT(w->on_error);
    return true;
}

static bool sort_entry(FoObject *entry, FoList *dirs, FoList *files) {
    bool is_dir;
    if (!is_kind(entry, true, DT_DIR, S_IFDIR, &is_dir)) return false;
    return fo_list_append(is_dir ? dirs : files, (FoObject *)entry_of(entry)->name);
}

static bool report(Walk *w) { // an OSError of listing a directory goes to on_error or is forgotten
    if (!fo_error_matches_kind(FO_OS_ERROR)) return false;
    FO_AUTO(FoObject) error = fo_error_take();
    if (!w->on_error) return true;
    FO_AUTO(FoObject) result = fo_call1(w->on_error, error);
    return result != NULL;
}

// *out: (path, dirs, files), NULL when the directory cannot be read.
static bool list_directory(Walk *w, FoObject *path, FoTuple **out) {
    *out = NULL;
    FO_AUTO(FoObject) scan = fo_os_scandir_new(path);
    if (!scan) return report(w);
    FO_AUTO(FoList) dirs = fo_list_new(0);
    FO_AUTO(FoList) files = fo_list_new(0);
    while (dirs && files) {
        FO_AUTO(FoObject) entry = NULL;
        if (!scan_next(scan, &entry)) return false;
        if (!entry) return (*out = fo_tuple_pack(3, path, dirs, files)) != NULL;
        if (!sort_entry(entry, dirs, files)) return false;
    }
    return false;
}

static bool is_link(FoStr *path, bool *result) {
    FO_PATH p = {0};
    struct stat st;
    if (!fo_path_init(&p, (FoObject *)path, "lstat", false)) return false;
    *result = lstat(p.text, &st) == 0 && S_ISLNK(st.st_mode);
    return true;
}

// Puts the subdirectories of a result on the stack so that the first is taken first.
static bool push_subdirectories(Walk *w, FoTuple *result) {
    FO_AUTO(FoList) dirs = fo_sequence_as_list(result->items[1]);
    for (int64_t i = dirs ? dirs->n : 0; i-- > 0;) {
        if (!fo_str_check(dirs->items[i]))
            return fo_fail(FO_TYPE_ERROR, "join() argument must be str, bytes, or os.PathLike object, not '%T'", dirs->items[i]);
        FO_AUTO(FoStr) path = fo_path_join_two((FoStr *)result->items[0], (FoStr *)dirs->items[i]);
        bool link = false;
        if (!path || (!w->follow_links && !is_link(path, &link))) return false;
        if (!link && !fo_list_append(w->pending, (FoObject *)path)) return false;
    }
    return dirs != NULL;
}

static FoObject *pop(FoList *list) {
    FoObject *last = fo_ref(list->items[list->n - 1]);
    if (fo_list_set_slice(list, list->n - 1, list->n, NULL)) return last;
    fo_unref(last);
    return NULL;
}

static bool walk_next(FoObject *self, FoObject **item) {
    Walk *w = (Walk *)self;
    *item = NULL;
    FO_AUTO(FoTuple) last = fo_take(w->last);
    if (last && !push_subdirectories(w, last)) return false;
    while (w->pending && w->pending->n) {
        FO_AUTO(FoObject) next = pop(w->pending);
        FO_AUTO(FoTuple) result = NULL;
        if (!next) return false;
        if (fo_tuple_check(next)) { // bottom-up: its subdirectories have been visited
            *item = fo_take(next);
            return true;
        }
        if (!list_directory(w, next, &result)) return false;
        if (!result) continue;
        if (w->top_down) {
            w->last = fo_ref(result);
            *item = (FoObject *)fo_take(result);
            return true;
        }
        if (!fo_list_append(w->pending, (FoObject *)result) || !push_subdirectories(w, result)) return false;
    }
    return true;
}

static FoType walk_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .name = "walk", .basic_nbytes = sizeof(Walk), .flags = FO_TYPE_GC,
    .free = walk_free, .visit = walk_visit, .clear = walk_clear, .iter = fo_self_iter, .next = walk_next,
};

FoObject *fo_os_walk_new(FoObject *top, bool top_down, FoObject *on_error, bool follow_links) {
    FO_AUTO(FoStr) path = fo_path_from_object(top);
    FO_AUTO(FoList) pending = fo_list_new(0);
    if (!path || !pending || !fo_list_append(pending, (FoObject *)path)) return NULL;
    Walk *w = (Walk *)fo_object_new(&walk_type, 0);
    if (!w) return NULL;
    w->pending = fo_take(pending);
    w->on_error = fo_xref(on_error);
    w->top_down = top_down;
    w->follow_links = follow_links;
    fo_gc_track((FoObject *)w);
    return (FoObject *)w;
}

bool fo_os_scan_init(void) {
    FoType *types[] = {&fo_dir_entry_type, &scan_type, &walk_type};
    for (int i = 0; i < 3; i++)
        if (!(types[i]->flags & FO_TYPE_READY) && !fo_type_ready(types[i])) return false;
    return true;
}
