// SPDX-License-Identifier: MIT
// The builtins that need frames or the compiler: compile, eval, exec, globals, locals, __import__, __build_class__.
#include "lang/machine_private.h"

static FoFrame *script_frame(const char *function) {
    if (!fo_rt->frame) fo_raise(FO_SYSTEM_ERROR, "%s(): no script code is running", function);
    return fo_rt->frame;
}

static FoObject *globals(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoFrame *f = script_frame("globals");
    return f ? fo_ref((FoObject *)frame_globals(f)) : NULL;
}

static FoObject *locals(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoFrame *f = script_frame("locals");
    return f ? frame_locals(f) : NULL;
}

// ---- compile, eval, exec
static FoObject *source_bytes(FoObject *source, const char *function, const char **text, size_t *n, FoSourceKind *kind) {
    if (fo_str_check(source)) {
        *text = fo_str_utf8((FoStr *)source, n);
        *kind = FO_SOURCE_TEXT;
        return *text ? fo_ref(source) : NULL;
    }
    if (!source->type->buffer_get)
        return fo_raise(FO_TYPE_ERROR, "%s() arg 1 must be a string, bytes or %s object", function, strcmp(function, "compile") ? "code" : "AST");
    FoObject *bytes = fo_bytes_check(source) ? fo_ref(source) : fo_call1((FoObject *)&fo_bytes_type, source);
    if (!bytes) return NULL;
    *text = ((FoBytesObject *)bytes)->data;
    *n = (size_t)((FoBytesObject *)bytes)->n;
    *kind = FO_SOURCE_FILE;
    return bytes;
}

// A str from what names a file: str, bytes, or something with __fspath__.
static FoStr *filename_from(FoObject *o) {
    FO_AUTO(FoObject) path = fo_str_check(o) || fo_bytes_check(o) ? fo_ref(o) : NULL;
    if (!path) {
        FO_AUTO(FoObject) method = NULL;
        if (!fo_find_special(o, fo_name(__fspath__), &method)) return NULL;
        if (!method) return fo_raise(FO_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", o);
        if (!(path = fo_call0(method))) return NULL;
    }
    if (fo_str_check(path)) return (FoStr *)fo_take(path);
    if (fo_bytes_check(path)) return fo_str_from_utf8_surrogates(((FoBytesObject *)path)->data, (size_t)((FoBytesObject *)path)->n);
    return fo_raise(FO_TYPE_ERROR, "expected %T.__fspath__() to return str or bytes, not %T", o, path);
}

static FoObject *compile_source(FoObject *source, const char *function, FoStr *filename, FoParseMode mode) {
    const char *text = NULL;
    size_t n = 0;
    FoSourceKind kind = FO_SOURCE_TEXT;
    FO_AUTO(FoObject) held = source_bytes(source, function, &text, &n, &kind);
    if (!held) return NULL;
    if (memchr(text, 0, n)) return fo_raise(FO_VALUE_ERROR, "source code string cannot contain null bytes");
    if (mode == FO_PARSE_EVAL) // leading blanks are allowed there
        while (n && (*text == ' ' || *text == '\t')) text++, n--;
    return fo_compile(text, n, kind, filename, mode);
}

static bool check_flags(FoObject *flags_or_null, FoObject *optimize_or_null) {
    enum { ONLY_AST = 0x400, KNOWN = 0x1fe0000 | 0x7600 | 0x10 }; // the futures, PyCF_…, nested scopes
    int64_t flags = 0, optimize = -1;
    if ((flags_or_null && !fo_index_as_i64(flags_or_null, &flags)) || (optimize_or_null && !fo_index_as_i64(optimize_or_null, &optimize)))
        return false;
    if (flags & ~(int64_t)KNOWN) return fo_fail(FO_VALUE_ERROR, "compile(): unrecognised flags");
    if (flags & ONLY_AST) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "compile(): syntax trees as objects are not part of this version of Folio");
    return (optimize >= -1 && optimize <= 2) || fo_fail(FO_VALUE_ERROR, "compile(): invalid optimize value");
}

static FoObject *compile(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"};
    static const FoParams params = {"compile", names, 7, 3, 0, 6};
    FoObject *a[7];
    if (!fo_args_bind(&params, args, n, kwnames, a)) return NULL;
    FO_AUTO(FoStr) filename = filename_from(a[1]);
    if (!filename || !check_flags(a[3], a[5])) return NULL;
    if (!fo_str_check(a[2])) return fo_raise(FO_TYPE_ERROR, "compile() argument 'mode' must be str, not %T", a[2]);
    FoStr *mode = (FoStr *)a[2];
    FoParseMode parse = fo_str_equals_text(mode, "exec") ? FO_PARSE_FILE : fo_str_equals_text(mode, "eval") ? FO_PARSE_EVAL : FO_PARSE_SINGLE;
    if (parse == FO_PARSE_SINGLE && !fo_str_equals_text(mode, "single"))
        return fo_raise(FO_VALUE_ERROR, "compile() mode must be 'exec', 'eval' or 'single'");
    return compile_source(a[0], "compile", filename, parse);
}

static FoObject *run_in(const char *function, FoObject *const *args, int64_t n, FoParseMode mode) {
    FoFrame *f = fo_rt->frame;
    FoObject *space = n > 1 && args[1] != fo_none ? args[1] : NULL;
    FO_AUTO(FoObject) names = n > 2 && args[2] != fo_none ? fo_ref(args[2]) : NULL;
    if (names && !names->type->get_item)
        return mode == FO_PARSE_EVAL ? fo_raise(FO_TYPE_ERROR, "locals must be a mapping")
                                     : fo_raise(FO_TYPE_ERROR, "locals must be a mapping or None, not %T", names);
    if (space && !fo_dict_check(space)) {
        if (mode != FO_PARSE_EVAL) return fo_raise(FO_TYPE_ERROR, "exec() globals must be a dict, not %T", space);
        return fo_raise(FO_TYPE_ERROR, space->type->get_item ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict");
    }
    FO_AUTO(FoDict) global = space ? (FoDict *)fo_ref(space) : NULL;
    if (!space) {
        if (!f) return fo_raise(FO_SYSTEM_ERROR, "%s(): no script code is running", function);
        global = fo_ref(frame_globals(f));
        if (!names && !(names = frame_locals(f))) return NULL;
    }
    if (!fo_dict_has_str(global, fo_name(__builtins__)) && !fo_dict_set_str(global, fo_name(__builtins__), (FoObject *)fo_rt->builtins)) return NULL;
    FO_AUTO(FoObject) code = NULL;
    if (args[0]->type == &fo_code_type) {
        code = fo_ref(args[0]);
        if (((FoCode *)code)->n_free) return fo_raise(FO_TYPE_ERROR, "code object passed to %s() may not contain free variables", function);
    } else {
        FO_AUTO(FoStr) filename = fo_str_intern("<string>");
        code = filename ? compile_source(args[0], function, filename, mode) : NULL;
    }
    if (!code) return NULL;
    return fo_run_code(code, global, names == (FoObject *)global ? NULL : names);
}

static FoObject *eval(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return run_in("eval", args, n, FO_PARSE_EVAL); }
static FoObject *exec(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *result = run_in("exec", args, n, FO_PARSE_FILE);
    if (!result) return NULL;
    fo_unref(result);
    return fo_new_none();
}

// ---- import
static FoObject *import_function(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level"};
    static const FoParams params = {"__import__", names, 5, 1, 0, 5};
    FoObject *a[5];
    int64_t level = 0;
    if (!fo_args_bind(&params, args, n, kwnames, a)) return NULL;
    if (!fo_str_check(a[0])) return fo_raise(FO_TYPE_ERROR, "module name must be a string");
    if (a[4] && !fo_index_as_i64(a[4], &level)) return NULL;
    return fo_import_name((FoStr *)a[0], a[1] && fo_dict_check(a[1]) ? (FoDict *)a[1] : NULL, a[3], level);
}

// ---- classes
// Bases that are not types may stand for others (__mro_entries__).
static FoTuple *resolve_bases(FoObject *const *bases, int64_t n) {
    FO_AUTO(FoList) resolved = NULL;
    for (int64_t i = 0; i < n; i++) {
        FoObject *base = bases[i];
        if (fo_has_flag(base, FO_TYPE_TYPE)) {
            if (resolved && !fo_list_append(resolved, base)) return NULL;
            continue;
        }
        FO_AUTO(FoObject) method = NULL;
        if (!fo_find_attr(base, fo_name(__mro_entries__), &method)) return NULL;
        if (!method) {
            if (resolved && !fo_list_append(resolved, base)) return NULL;
            continue;
        }
        FO_AUTO(FoTuple) all = fo_tuple_from_items(bases, n);
        FO_AUTO(FoObject) instead = all ? fo_call1(method, (FoObject *)all) : NULL;
        if (!instead) return NULL;
        if (!fo_tuple_check(instead)) return fo_raise(FO_TYPE_ERROR, "__mro_entries__ must return a tuple");
        if (!resolved && !(resolved = fo_list_from_items(bases, i))) return NULL;
        if (!fo_list_extend(resolved, instead)) return NULL;
    }
    return resolved ? fo_list_as_tuple(resolved) : fo_tuple_from_items(bases, n);
}

// Takes metaclass=… out of the keywords. *names and values (owned array in `rest`) keep the others.
static FoObject *take_metaclass(FoObject *const *values, FoTuple *kwnames, FoList *rest, FoTuple **names) {
    FoObject *meta = NULL;
    FO_AUTO(FoList) kept = fo_list_new(0);
    if (!kept) return NULL;
    for (int64_t i = 0; kwnames && i < kwnames->n; i++) {
        if (fo_str_equals_text((FoStr *)kwnames->items[i], "metaclass")) {
            meta = values[i];
            continue;
        }
        if (!fo_list_append(kept, kwnames->items[i]) || !fo_list_append(rest, values[i])) return NULL;
    }
    *names = kept->n ? fo_list_as_tuple(kept) : NULL;
    if (kept->n && !*names) return NULL;
    return fo_ref(meta ? meta : fo_none);
}

static FoType *most_derived(FoType *meta, FoTuple *bases) {
    for (int64_t i = 0; i < bases->n; i++) {
        FoType *other = bases->items[i]->type;
        if (fo_type_is_subtype(meta, other)) continue;
        if (fo_type_is_subtype(other, meta)) {
            meta = other;
            continue;
        }
        return fo_raise(FO_TYPE_ERROR,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
    }
    return meta;
}

static FoObject *prepare_namespace(FoObject *meta, FoObject *name, FoTuple *bases, FoList *rest, FoTuple *names) {
    FO_AUTO(FoObject) prepare = NULL;
    if (meta == (FoObject *)&fo_type_type) return (FoObject *)fo_dict_new();
    if (!fo_find_attr(meta, fo_name(__prepare__), &prepare)) return NULL;
    if (!prepare) return (FoObject *)fo_dict_new();
    FO_AUTO(FoList) args = fo_list_new(0);
    if (!args || !fo_list_append(args, name) || !fo_list_append(args, (FoObject *)bases) || !fo_list_extend(args, (FoObject *)rest)) return NULL;
    FoObject *space = fo_call(prepare, args->items, 2, names);
    if (space && !space->type->get_item) {
        fo_raise(FO_TYPE_ERROR, "%s.__prepare__() must return a mapping, not %T",
                 fo_has_flag(meta, FO_TYPE_TYPE) ? ((FoType *)meta)->name : "<metaclass>", space);
        fo_clear_slot(&space);
    }
    return space;
}

// __build_class__(body, name, *bases, metaclass=…, **keywords)
FoObject *build_class(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n < 2) return fo_raise(FO_TYPE_ERROR, "__build_class__: not enough arguments");
    if (args[0]->type != &fo_function_type) return fo_raise(FO_TYPE_ERROR, "__build_class__: func must be a function");
    if (!fo_str_check(args[1])) return fo_raise(FO_TYPE_ERROR, "__build_class__: name is not a string");
    FO_AUTO(FoTuple) bases = resolve_bases(args + 2, n - 2);
    FO_AUTO(FoList) rest = fo_list_new(0);
    FO_AUTO(FoTuple) names = NULL;
    FO_AUTO(FoObject) meta = bases && rest ? take_metaclass(args + n, kwnames, rest, &names) : NULL;
    if (!meta) return NULL;
    if (meta == fo_none) fo_assign_give(&meta, fo_ref(bases->n ? (FoObject *)bases->items[0]->type : (FoObject *)&fo_type_type));
    if (fo_has_flag(meta, FO_TYPE_TYPE)) {
        FoType *winner = most_derived((FoType *)meta, bases);
        if (!winner) return NULL;
        fo_assign_give(&meta, (FoObject *)fo_ref(winner));
    }
    FO_AUTO(FoObject) space = prepare_namespace(meta, args[1], bases, rest, names);
    if (!space) return NULL;
    FoFrame *f = frame_push_objects((FoFunction *)fo_ref(args[0]), machine_top(), NULL, 0, NULL);
    if (!f) return NULL;
    f->on_return = ON_RETURN_LEAVE;
    f->locals = fo_ref(space);
    if (!machine_run(f, false)) return NULL;
    FoValue left = lang_state()->result;
    FO_AUTO(FoObject) cell = left.tag == FO_TAG_OBJECT ? left.o : NULL;
    FO_AUTO(FoTuple) original = n - 2 != bases->n || (n > 2 && memcmp(bases->items, args + 2, (size_t)(n - 2) * sizeof *args))
                                    ? fo_tuple_from_items(args + 2, n - 2)
                                    : NULL;
    FO_AUTO(FoStr) orig = original ? fo_str_intern("__orig_bases__") : NULL;
    if (original && (!orig || !fo_set_item(space, (FoObject *)orig, (FoObject *)original))) return NULL;
    FO_AUTO(FoList) call_args = fo_list_new(0);
    if (!call_args || !fo_list_append(call_args, args[1]) || !fo_list_append(call_args, (FoObject *)bases) || !fo_list_append(call_args, space) ||
        !fo_list_extend(call_args, (FoObject *)rest))
        return NULL;
    FO_AUTO(FoObject) made = fo_call(meta, call_args->items, 3, names);
    if (!made) return NULL;
    if (cell && cell->type == &fo_cell_type && fo_has_flag(made, FO_TYPE_TYPE)) {
        FoObject *content = ((FoCell *)cell)->content;
        if (!content) {
            return fo_raise(FO_RUNTIME_ERROR, "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", args[1], made);
        } else if (content != made) {
            return fo_raise(FO_TYPE_ERROR, "__class__ set to %R defining %R as %R", content, args[1], made);
        }
    }
    return fo_take(made);
}

static const FoNativeDef defs[] = {
    {"globals", globals, 0, 0, 0, "The namespace of the running module."},
    {"locals", locals, 0, 0, 0, "The namespace of the running scope; for a function a new dict of its variables."},
    {"compile", compile, 0, -1, FO_NATIVE_KEYWORDS, "Compiles source into a code object."},
    {"eval", eval, 1, 3, 0, "Evaluates an expression."},
    {"exec", exec, 1, 3, 0, "Runs statements."},
    {"__import__", import_function, 0, -1, FO_NATIVE_KEYWORDS, "What the import statement calls."},
    {"__build_class__", build_class, 0, -1, FO_NATIVE_KEYWORDS, "What the class statement calls."},
    {0},
};
bool lang_builtins_init(void) {
    FO_AUTO(FoObject) module = (FoObject *)fo_str_intern("builtins");
    for (const FoNativeDef *d = defs; module && d->name; d++) {
        FO_AUTO(FoObject) function = fo_native_new(d, NULL, module);
        if (!function || !fo_dict_set_text(fo_rt->builtins, d->name, function)) return false;
    }
    return module != NULL;
}
