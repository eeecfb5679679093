// SPDX-License-Identifier: MIT
// Tracebacks as CPython 3.11 prints them: the chain of exceptions, a line per frame, source text and carets; groups as a tree.
#include "lang/machine_private.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { REPEATS_SHOWN = 3, SOURCE_MAX = 64 << 20, GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

typedef struct {
    FoBuffer *out;
    int32_t depth;   // of groups around what is being written: each indents by two columns, and lines begin with "| "
    bool need_close; // the line below the last part of the innermost group has not been written
    FoBuffer seen;   // FoObject *: exceptions of chains so far
} Report;

static void begin_line(Report *r) {
    fo_buffer_put_repeated(r->out, ' ', 2 * (size_t)r->depth);
    if (r->depth) fo_buffer_put_text(r->out, "| ");
}

// ---- source lines
static FoStr *read_source(FoStr *filename) {
    const char *path = fo_str_utf8(filename, NULL);
    struct stat info;
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) return NULL;
    FoStr *text = NULL;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size < SOURCE_MAX) {
        FoBuffer b = FO_BUFFER_EMPTY;
        if (fo_buffer_reserve(&b, (size_t)info.st_size + 1)) {
            ssize_t got;
            while ((got = read(fd, b.data + b.n, b.cap - b.n)) > 0) {
                b.n += (size_t)got;
                if (b.n == b.cap && !fo_buffer_reserve(&b, 4096)) break;
            }
            size_t skip = b.n >= 3 && !memcmp(b.data, "\xef\xbb\xbf", 3) ? 3 : 0;
            text = fo_str_from_utf8(b.data + skip, b.n - skip);
            if (!text) fo_error_clear();
        }
        fo_buffer_deinit(&b);
    }
    close(fd);
    return text;
}

// The whole source of a file or of a text that was registered by fo_source_remember; new reference or NULL.
static FoStr *source_of(FoStr *filename) {
    if (lang_state()->ending) return NULL;
    FoDict *cache = lang_state()->line_cache;
    FoBorrowed known = cache ? fo_dict_peek_str(cache, filename) : NULL;
    if (known) return (FoStr *)fo_own(known);
    return read_source(filename);
}

bool fo_source_remember(FoStr *filename, FoStr *text) {
    LangState *ls = lang_state();
    if (!ls->line_cache && !(ls->line_cache = fo_dict_new())) return false;
    return fo_dict_set_str(ls->line_cache, filename, (FoObject *)text);
}

static const char *line_start(const char *text, size_t n, int32_t line, size_t *length) {
    const char *p = text, *end = text + n;
    for (int32_t i = 1; i < line; i++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline) return NULL;
        p = newline + 1;
    }
    if (p >= end) return NULL;
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    *length = (size_t)((newline ? newline : end) - p);
    if (*length && p[*length - 1] == '\r') --*length;
    return p;
}

// ---- carets
typedef struct {
    int32_t left, right; // anchors of the operator within the segment, -1 none
} Anchors;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }
// The operator of a binary operation or the brackets of a subscript, when the segment is exactly one of these.
static Anchors anchors_of(const char *segment, size_t n) {
    Anchors a = {-1, -1};
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    FoTree *tree = fo_parse(segment, n, FO_SOURCE_TEXT, FO_PARSE_FILE, &error);
    if (!tree) {
        fo_syntax_error_deinit(&error);
        return a;
    }
    FoNodes *body = &tree->root->Module.body;
    FoNode *e = body->n == 1 && body->items[0]->kind == FO_NODE_Expr ? body->items[0]->Expr.value : NULL;
    if (e && e->kind == FO_NODE_BinOp) {
        int32_t end = e->BinOp.right->range.column;
        for (int32_t i = e->BinOp.left->range.end_column; i < end && i < (int32_t)n; i++) {
            if (is_blank(segment[i])) continue;
            a.left = i;
            a.right = i + 1;
            if (i + 1 < end && !is_blank(segment[i + 1])) a.right++;
            break;
        }
    } else if (e && e->kind == FO_NODE_Subscript) {
        a.left = e->Subscript.value->range.end_column;
        a.right = e->Subscript.slice->range.end_column + 1;
    }
    fo_tree_free(tree);
    return a;
}

static int32_t characters(const char *text, int32_t nbytes) {
    int32_t n = 0;
    for (int32_t i = 0; i < nbytes; i++) n += ((unsigned char)text[i] & 0xc0) != 0x80;
    return n;
}

static void put_carets(Report *r, const char *line, size_t n, int32_t indent, const FoPosition *p) {
    if (p->column < 0 || p->end_column < 0) return;
    int32_t start = p->column, end = p->end_column;
    Anchors a = {-1, -1};
    if (p->line == p->end_line) {
        if (end > (int32_t)n || start >= end) return;
        a = anchors_of(line + start, (size_t)(end - start));
    } else { // several lines: to the last character of the first
        end = (int32_t)n;
        while (end > start && is_blank(line[end - 1])) end--;
    }
    int32_t from = characters(line, start), to = characters(line, end);
    int32_t stripped_end = (int32_t)n;
    while (stripped_end > 0 && is_blank(line[stripped_end - 1])) stripped_end--;
    int32_t stripped = characters(line + indent, stripped_end - indent);
    if (a.left < 0 && to - from == stripped) return;
    begin_line(r);
    FoBuffer *out = r->out;
    fo_buffer_put_repeated(out, ' ', 4);
    int32_t left = a.left < 0 ? -1 : from + characters(line + start, a.left), right = a.right < 0 ? -1 : from + characters(line + start, a.right);
    for (int32_t i = characters(line, indent); i < to; i++) {
        char c = ' ';
        if (i >= from) c = left < 0 ? '^' : i >= left && i < right ? '^' : '~';
        fo_buffer_put_char(out, c);
    }
    fo_buffer_put_char(out, '\n');
}

static void put_frame(Report *r, FoTraceback *t) {
    FoBuffer *out = r->out;
    begin_line(r);
    FoCode *code = (FoCode *)t->frame_or_code;
    const char *filename = fo_str_utf8(code->filename, NULL), *name = fo_str_utf8(code->name, NULL);
    int32_t number = traceback_line(t);
    fo_buffer_printf(out, "  File \"%s\", line %d, in %s\n", filename ? filename : "?", number, name ? name : "?");
    FO_AUTO(FoStr) source = source_of(code->filename);
    size_t n, length;
    const char *text = source ? fo_str_utf8(source, &n) : NULL;
    const char *line = text ? line_start(text, n, number, &length) : NULL;
    if (!line) return;
    int32_t indent = 0;
    while ((size_t)indent < length && is_blank(line[indent])) indent++;
    size_t end = length;
    if (end == (size_t)indent) return;
    begin_line(r);
    fo_buffer_put_repeated(out, ' ', 4);
    fo_buffer_put(out, line + indent, end - (size_t)indent);
    fo_buffer_put_char(out, '\n');
    FoPosition p;
    if (fo_code_position(code, (int32_t)t->instruction, &p)) put_carets(r, line, length, indent, &p);
}

static void put_repeats(Report *r, int64_t n) {
    if (n <= REPEATS_SHOWN) return;
    begin_line(r);
    fo_buffer_printf(r->out, "  [Previous line repeated %ld more time%s]\n", (long)(n - REPEATS_SHOWN), n - REPEATS_SHOWN == 1 ? "" : "s");
}

// sys.tracebacklimit: how many of the last entries are shown; INT64_MAX when it is not set.
static int64_t entries_shown(void) {
    FoObject *sys = fo_rt->modules ? fo_lend(fo_dict_peek_text(fo_rt->modules, "sys")) : NULL;
    FoDict *names = sys ? fo_object_dict(sys) : NULL;
    FoObject *limit = names ? fo_lend(fo_dict_peek_text(names, "tracebacklimit")) : NULL;
    int64_t n = INT64_MAX;
    if (limit && fo_int_check(limit) && !fo_int_fits_i64(limit, &n)) n = fo_int_sign(limit) < 0 ? 0 : INT64_MAX;
    return n;
}

static void put_frames(Report *r, FoTraceback *t, bool is_group) {
    int64_t shown = entries_shown(), n = 0;
    if (shown <= 0) return;
    for (FoTraceback *at = t; at; at = at->next) n++;
    for (; n > shown; n--) t = t->next;
    if (is_group && r->depth == 1)
        fo_buffer_put_text(r->out, "  + ");
    else
        begin_line(r);
    fo_buffer_put_text(r->out, is_group ? "Exception Group Traceback (most recent call last):\n" : "Traceback (most recent call last):\n");
    FoTraceback *last = NULL;
    int64_t repeats = 0;
    for (; t; t = t->next) {
        if (last && last->frame_or_code == t->frame_or_code && traceback_line(last) == traceback_line(t)) {
            repeats++;
        } else {
            put_repeats(r, repeats);
            repeats = 1;
        }
        last = t;
        if (repeats <= REPEATS_SHOWN) put_frame(r, t);
    }
    put_repeats(r, repeats);
}

// ---- the last lines
static void put_object(FoBuffer *out, FoObject *text) { // a str
    size_t n;
    const char *utf8 = fo_str_utf8((FoStr *)text, &n);
    if (utf8) fo_buffer_put(out, utf8, n);
}

static void put_type(FoBuffer *out, FoType *type) {
    FO_AUTO(FoObject) module = NULL;
    FO_AUTO(FoObject) name = NULL;
    if (!fo_find_attr((FoObject *)type, fo_name(__module__), &module) || !fo_find_attr((FoObject *)type, fo_name(__qualname__), &name))
        fo_error_clear();
    if (module && fo_str_check(module) && !fo_str_equals_text((FoStr *)module, "builtins") && !fo_str_equals_text((FoStr *)module, "__main__")) {
        put_object(out, module);
        fo_buffer_put_char(out, '.');
    }
    if (name && fo_str_check(name))
        put_object(out, name);
    else
        fo_buffer_put_text(out, type->name);
}

// A note may have several lines.
static void put_note(Report *r, FoObject *note) {
    FO_AUTO(FoObject) text = fo_str_check(note) ? fo_ref(note) : fo_str(note);
    size_t n = 0;
    const char *at = text && fo_str_check(text) ? fo_str_utf8((FoStr *)text, &n) : NULL;
    fo_error_clear();
    if (!at) {
        at = "<note str() failed>";
        n = strlen(at);
    }
    if (!n) fo_buffer_put_char(r->out, '\n');
    while (n) {
        const char *newline = memchr(at, '\n', n);
        size_t length = newline ? (size_t)(newline - at) + 1 : n;
        begin_line(r);
        fo_buffer_put(r->out, at, length);
        at += length;
        n -= length;
        if (!n) fo_buffer_put_char(r->out, '\n');
    }
}

static void put_notes(Report *r, FoException *e) {
    FoObject *notes = e->dict ? fo_lend(fo_dict_peek_str(e->dict, fo_name(__notes__))) : NULL;
    if (!notes) return;
    FO_AUTO(FoObject) held = fo_ref(notes);
    FO_AUTO(FoTuple) items = notes->type->get_item && notes->type->is_sequence ? fo_sequence_as_tuple(notes) : NULL;
    fo_error_clear();
    for (int64_t i = 0; items && i < items->n; i++) put_note(r, items->items[i]);
    if (items) return;
    FO_AUTO(FoObject) text = fo_repr(notes);
    fo_error_clear();
    begin_line(r);
    if (text) put_object(r->out, text);
    else fo_buffer_put_text(r->out, "<__notes__ repr() failed>");
}

static FoObject *extra(FoException *e, FoExtra k) {
    FoObject *o = fo_lend(fo_exception_peek_extra((FoObject *)e, k));
    return o && o != fo_none ? o : NULL;
}

static int64_t extra_number(FoException *e, FoExtra k, int64_t absent) {
    FoObject *o = extra(e, k);
    int64_t v;
    return o && fo_int_check(o) && fo_int_fits_i64(o, &v) ? v : absent;
}

// The place of a SyntaxError: file, line, text and carets.
static void put_syntax_place(Report *r, FoException *e) {
    FoBuffer *out = r->out;
    FoObject *filename = extra(e, FO_EXTRA_SYNTAX_FILENAME), *text = extra(e, FO_EXTRA_TEXT);
    int64_t line = extra_number(e, FO_EXTRA_LINENO, 0), offset = extra_number(e, FO_EXTRA_OFFSET, -1);
    int64_t end_line = extra_number(e, FO_EXTRA_END_LINENO, line), end_offset = extra_number(e, FO_EXTRA_END_OFFSET, offset);
    if (!line) return;
    const char *name = filename && fo_str_check(filename) ? fo_str_utf8((FoStr *)filename, NULL) : NULL;
    begin_line(r);
    fo_buffer_printf(out, "  File \"%s\", line %ld\n", name ? name : "<string>", (long)line);
    if (!text || !fo_str_check(text)) return;
    size_t n;
    const char *source = fo_str_utf8((FoStr *)text, &n);
    if (!source) return;
    size_t begin = 0;
    while (begin < n && is_blank(source[begin])) begin++;
    const char *newline = memchr(source + begin, '\n', n - begin);
    size_t length = newline ? (size_t)(newline - source) : n;
    fo_buffer_put_repeated(out, ' ', 4); // these two lines stand at the margin also inside groups
    fo_buffer_put(out, source + begin, length - begin);
    fo_buffer_put_char(out, '\n');
    if (offset < 1) return;
    int64_t indent = (int64_t)begin, from = offset - 1 - indent, to = end_offset - 1 - indent;
    if (end_line > line || to > characters(source, (int32_t)length) - indent) to = characters(source, (int32_t)length) - indent;
    // only SyntaxError itself shows a range
    if (end_offset <= 0 || to <= from || e->head.type != fo_exception_type(FO_BAD_SYNTAX)) to = from + 1;
    if (from < 0) return;
    fo_buffer_put_repeated(out, ' ', 4 + (size_t)from);
    fo_buffer_put_repeated(out, '^', (size_t)(to - from));
    fo_buffer_put_char(out, '\n');
}

static void put_last_line(Report *r, FoException *e) {
    FoBuffer *out = r->out;
    bool is_syntax = fo_is_a((FoObject *)e, fo_exception_type(FO_BAD_SYNTAX));
    if (is_syntax) put_syntax_place(r, e);
    begin_line(r);
    put_type(out, e->head.type);
    FO_AUTO(FoObject) text = NULL;
    if (is_syntax) {
        FoObject *message = extra(e, FO_EXTRA_MSG);
        text = message ? fo_str(message) : (FoObject *)fo_str_from_text("<no detail available>");
    } else {
        text = fo_str((FoObject *)e);
    }
    if (!text) {
        fo_error_clear();
        fo_buffer_put_text(out, ": <exception str() failed>");
    } else if (((FoStr *)text)->n) {
        fo_buffer_put_text(out, ": ");
        put_object(out, text);
    }
    suggestion_put(out, e);
    fo_buffer_put_char(out, '\n');
    put_notes(r, e);
}

static void put_exception(Report *r, FoException *e, bool is_group) {
    if (e->traceback) put_frames(r, (FoTraceback *)e->traceback, is_group);
    put_last_line(r, e);
}

static void put_chain(Report *r, FoObject *exception);

static void put_close(Report *r) {
    fo_buffer_put_repeated(r->out, ' ', 2 * (size_t)r->depth);
    fo_buffer_put_text(r->out, "+------------------------------------\n");
    r->need_close = false;
}

// The parts of a group, below its own lines.
static void put_parts(Report *r, FoTuple *parts) {
    int64_t n = parts->n <= GROUP_WIDTH ? parts->n : GROUP_WIDTH + 1;
    r->need_close = false;
    for (int64_t i = 0; i < n; i++) {
        bool last = i == n - 1;
        if (last) r->need_close = true; // a nested group may do it
        fo_buffer_put_repeated(r->out, ' ', 2 * (size_t)r->depth);
        fo_buffer_put_text(r->out, i == 0 ? "+-" : "  ");
        if (i < GROUP_WIDTH) fo_buffer_printf(r->out, "+---------------- %ld ----------------\n", (long)i + 1);
        else fo_buffer_put_text(r->out, "+---------------- ... ----------------\n");
        r->depth++;
        if (i < GROUP_WIDTH) {
            put_chain(r, parts->items[i]);
        } else {
            int64_t more = parts->n - GROUP_WIDTH;
            begin_line(r);
            fo_buffer_printf(r->out, "and %ld more exception%s\n", (long)more, more > 1 ? "s" : "");
        }
        if (last && r->need_close) put_close(r);
        r->depth--;
    }
}

static void put_group(Report *r, FoException *e) {
    if (r->depth > GROUP_DEPTH) {
        begin_line(r);
        fo_buffer_printf(r->out, "... (max_group_depth is %d)\n", GROUP_DEPTH);
        return;
    }
    bool outermost = r->depth == 0;
    if (outermost) r->depth = 1;
    put_exception(r, e, true);
    FoObject *parts = fo_lend(fo_exception_peek_extra((FoObject *)e, FO_EXTRA_GROUP_EXCEPTIONS));
    if (parts && fo_tuple_check(parts)) put_parts(r, (FoTuple *)parts);
    if (outermost) r->depth = 0;
}

static bool is_seen(const Report *r, const FoObject *e) {
    for (size_t i = 0; i < r->seen.n / sizeof e; i++)
        if (((FoObject **)(void *)r->seen.data)[i] == e) return true;
    return false;
}

static void put_link(Report *r, bool is_cause) {
    begin_line(r);
    fo_buffer_put_char(r->out, '\n');
    begin_line(r);
    fo_buffer_put_text(r->out, is_cause ? "The above exception was the direct cause of the following exception:\n"
                                        : "During handling of the above exception, another exception occurred:\n");
    begin_line(r);
    fo_buffer_put_char(r->out, '\n');
}

// An exception behind what led to it, the first one first.
static void put_chain(Report *r, FoObject *exception) {
    size_t first = r->seen.n / sizeof exception, n = 0;
    for (FoObject *e = exception; e && (e == exception || !is_seen(r, e)); n++) {
        if (!fo_buffer_put(&r->seen, &e, sizeof e)) break;
        FoException *x = (FoException *)e;
        e = x->cause ? x->cause : x->suppress_context ? NULL : x->context;
        if (e == exception) e = NULL;
    }
    bool need_close = r->need_close;
    for (size_t i = n; i-- > 0;) {
        FoObject *e;
        memcpy(&e, r->seen.data + (first + i) * sizeof e, sizeof e);
        if (fo_is_a(e, fo_exception_type(FO_BASE_EXCEPTION_GROUP))) put_group(r, (FoException *)e);
        else put_exception(r, (FoException *)e, false);
        if (!i) return;
        r->need_close = need_close;
        memcpy(&e, r->seen.data + (first + i - 1) * sizeof e, sizeof e);
        put_link(r, ((FoException *)e)->cause != NULL);
    }
}

bool fo_traceback_format(FoObject *exception, FoBuffer *out) {
    Report r = {.out = out, .seen = FO_BUFFER_EMPTY};
    put_chain(&r, exception);
    bool ok = !out->failed && !r.seen.failed;
    fo_buffer_deinit(&r.seen);
    return ok;
}

FoStr *lang_source_line(FoStr *filename, int32_t number) {
    FO_AUTO(FoStr) source = source_of(filename);
    size_t n, length;
    const char *text = source ? fo_str_utf8(source, &n) : NULL;
    const char *line = text ? line_start(text, n, number, &length) : NULL;
    FoStr *s = line ? fo_str_from_utf8_surrogates(line, length) : NULL;
    if (line && !s) fo_error_clear();
    return s;
}
