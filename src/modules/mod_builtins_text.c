// SPDX-License-Identifier: MIT
// Builtins about text: ascii, format, input, print, repr; and what the prompt offers: exit, quit, help, copyright, credits, license.
#include "modules/io.h"
#include "modules/mod_builtins.h"

FO_BUILTIN(builtin_repr) { return fo_repr(args[0]); }
FO_BUILTIN(builtin_ascii) { return fo_ascii(args[0]); }

FO_BUILTIN(builtin_format) {
    if (n > 1 && !fo_str_check(args[1])) return fo_raise(FO_TYPE_ERROR, "format() argument 2 must be str, not %A", args[1]);
    return fo_format(args[0], n > 1 ? args[1] : NULL);
}

// ---- print, input

// sys.stdout or its like; NULL with RuntimeError when it is gone. Borrowed.
static FoObject *standard_file(FoStr *name) {
    FoObject *file = fo_rt->sys_module ? fo_lend(fo_dict_peek_str(((FoModule *)fo_rt->sys_module)->dict, name)) : NULL;
    return file ? file : fo_raise(FO_RUNTIME_ERROR, "lost sys.%S", name);
}

typedef struct {
    FoObject *file, *sep, *end, *flush; // borrowed; NULL: default
} PrintOptions;

static bool print_options(FoObject *const *values, FoTuple *kwnames, PrintOptions *o) {
    *o = (PrintOptions){NULL};
    for (int64_t i = 0; kwnames && i < kwnames->n; i++) {
        FoStr *k = (FoStr *)kwnames->items[i];
        if (k == fo_name(sep) || fo_str_equals_text(k, "sep")) o->sep = values[i];
        else if (k == fo_name(end) || fo_str_equals_text(k, "end")) o->end = values[i];
        else if (k == fo_name(file) || fo_str_equals_text(k, "file")) o->file = values[i];
        else if (k == fo_name(flush) || fo_str_equals_text(k, "flush")) o->flush = values[i];
        else return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for print()", k);
    }
    if (o->file == fo_none) o->file = NULL;
    if (o->sep == fo_none) o->sep = NULL;
    if (o->end == fo_none) o->end = NULL;
    if (o->sep && !fo_str_check(o->sep)) return fo_fail(FO_TYPE_ERROR, "sep must be None or a string, not %T", o->sep);
    return !o->end || fo_str_check(o->end) || fo_fail(FO_TYPE_ERROR, "end must be None or a string, not %T", o->end);
}

static bool write_char(FoObject *file, uint32_t c) {
    FO_AUTO(FoStr) s = fo_str_from_char(c);
    return s && fo_file_write_str(file, s);
}

static bool print_items(FoObject *file, FoObject *const *args, int64_t n, const PrintOptions *o) {
    for (int64_t i = 0; i < n; i++) {
        if (i > 0 && (o->sep ? !fo_file_write_str(file, (FoStr *)o->sep) : !write_char(file, ' '))) return false;
        FO_AUTO(FoObject) text = fo_str_check_exact(args[i]) ? fo_ref(args[i]) : fo_str(args[i]);
        if (!text || !fo_file_write_str(file, (FoStr *)text)) return false;
    }
    return o->end ? fo_file_write_str(file, (FoStr *)o->end) : write_char(file, '\n');
}

FO_BUILTIN(builtin_print) {
    PrintOptions o;
    if (!print_options(args + n, kwnames, &o)) return NULL;
    FO_AUTO(FoObject) file = fo_xref(o.file ? o.file : standard_file(fo_name(stdout)));
    if (!file) return NULL;
    if (file == fo_none) return fo_new_none(); // sys.stdout may be None
    if (!print_items(file, args, n, &o)) return NULL;
    bool flush = false;
    if (o.flush && !fo_is_true(o.flush, &flush)) return NULL;
    return !flush || fo_file_flush(file) ? fo_new_none() : NULL;
}

static FoObject *input_file(FoStr *name) {
    FoObject *file = fo_rt->sys_module ? fo_lend(fo_dict_peek_str(((FoModule *)fo_rt->sys_module)->dict, name)) : NULL;
    return file && file != fo_none ? fo_ref(file) : fo_raise(FO_RUNTIME_ERROR, "input(): lost sys.%S", name);
}

static bool show_prompt(FoObject *prompt) {
    FO_AUTO(FoObject) out = input_file(fo_name(stdout));
    FO_AUTO(FoObject) text = out && prompt ? fo_str(prompt) : NULL;
    if (!out || (prompt && (!text || !fo_file_write_str(out, (FoStr *)text)))) return false;
    return fo_file_flush(out);
}

FO_BUILTIN(builtin_input) {
    FO_AUTO(FoObject) in = input_file(fo_name(stdin));
    FO_AUTO(FoObject) errors = in ? input_file(fo_name(stderr)) : NULL;
    if (!errors || !show_prompt(n ? args[0] : NULL)) return NULL;
    FO_AUTO(FoObject) line = fo_call_method(in, fo_name(readline), NULL, 0);
    if (!line) return NULL;
    if (!fo_str_check(line)) return fo_raise(FO_TYPE_ERROR, "object.readline() returned non-string");
    FoStr *s = (FoStr *)line;
    if (s->n == 0) return fo_raise(FO_EOF_ERROR, "EOF when reading a line");
    bool newline = fo_str_at(s, s->n - 1) == '\n';
    return (FoObject *)fo_str_slice(s, 0, s->n - newline, 1, s->n - newline);
}

const FoNativeDef fo_builtins_text_defs[] = {
    {"ascii", builtin_ascii, 1, 1, 0,
     "ascii($module, obj, /)\n--\n\nReturn an ASCII-only representation of an object.\n\n"
     "As repr(), return a string containing a printable representation of an\n"
     "object, but escape the non-ASCII characters in the string returned by\n"
     "repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in Python 2.", NULL},
    {"format", builtin_format, 1, 2, 0,
     "format($module, value, format_spec='', /)\n--\n\nReturn type(value).__format__(value, format_spec)\n\n"
     "Many built-in types implement format_spec according to the\n"
     "Format Specification Mini-language. See help('FORMATTING') for details.", NULL},
    {"input", builtin_input, 0, 1, 0,
     "input($module, prompt='', /)\n--\n\nRead a string from standard input.  The trailing newline is stripped.\n\n"
     "The prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\n"
     "If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available.", NULL},
    {"print", builtin_print, 0, -1, FO_NATIVE_KEYWORDS,
     "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\n"
     "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n"
     "  end\n    string appended after the last value, default a newline.\n  file\n"
     "    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.", NULL},
    {"repr", builtin_repr, 1, 1, 0,
     "repr($module, obj, /)\n--\n\nReturn the canonical string representation of the object.\n\n"
     "For many object types, including most builtins, eval() will return\nan object equal to the original.", NULL},
    {NULL},
};

// ---- what the prompt offers: objects whose repr tells what to do, and which can be called

typedef struct {
    FoObject head;
    const char *name, *text;
} Site;

static FoObject *site_repr(FoObject *self) { return (FoObject *)fo_str_from_text(((Site *)self)->text); }

static FoObject *print_text(FoObject *text) { return text ? builtin_print(NULL, &text, 1, NULL) : NULL; }

// help(x) shows the name and the documentation of x.
static FoObject *show_help(FoObject *o) {
    FO_AUTO(FoObject) name = NULL;
    FO_AUTO(FoObject) doc = NULL;
    FoObject *described = fo_has_flag(o, FO_TYPE_TYPE) ? o : (FoObject *)o->type;
    if (!fo_find_attr(o, fo_name(__name__), &name) || !fo_find_attr(o, fo_name(__doc__), &doc)) return NULL;
    if (!name && !(name = fo_get_attr(described, fo_name(__name__)))) return NULL;
    bool documented = doc && fo_str_check(doc);
    FO_AUTO(FoObject) text = (FoObject *)fo_str_printf("Help on %s %S:\n\n%S\n", fo_type_name(o), name, documented ? doc : name);
    return print_text(text);
}

static FoObject *site_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Site *site = (Site *)self;
    bool leaves = !strcmp(site->name, "exit") || !strcmp(site->name, "quit");
    if (!fo_args_no_keywords(site->name, kwnames) || !fo_args_count(site->name, n, 0, 1)) return NULL;
    if (leaves) return fo_raise_with(FO_SYSTEM_EXIT, n ? args[0] : fo_none);
    if (n && !strcmp(site->name, "help")) return show_help(args[0]);
    FO_AUTO(FoObject) text = site_repr(self);
    return print_text(text);
}

static void site_free(FoObject *self) { fo_free(self, sizeof(Site), FO_MEM_OBJECT); }

static FoType site_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "_sitebuiltins.Quitter",
    .basic_nbytes = sizeof(Site),
    .free = site_free,
    .repr = site_repr,
    .call = site_call,
};

bool fo_builtins_add_site(FoDict *namespace_) {
    static const char *const texts[][2] = {
        {"exit", "Use exit() or Ctrl-D (i.e. EOF) to exit"},
        {"quit", "Use quit() or Ctrl-D (i.e. EOF) to exit"},
        {"help", "Type help(object) for help about object."},
        {"copyright", "Copyright (c) the Folio authors. All Rights Reserved."},
        {"credits", "Thanks to everybody who made Python and NumPy, whose language and arrays Folio speaks."},
        {"license", "Folio is free software under the MIT licence; see the file LICENSE."},
    };
    if (!fo_type_ready(&site_type)) return false;
    for (size_t i = 0; i < FO_COUNT_OF(texts); i++) {
        Site *site = fo_alloc(sizeof *site, FO_MEM_OBJECT);
        if (!site) return fo_fail_no_memory();
        *site = (Site){{1, &site_type}, texts[i][0], texts[i][1]};
        if (!fo_dict_set_text_give(namespace_, texts[i][0], (FoObject *)site)) return false;
    }
    return true;
}
