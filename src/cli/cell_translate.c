// SPDX-License-Identifier: MIT
// Lines that are not Python: `%magic rest`, `!command`, and `x = %magic …`, `x = !command`. They are recognised at the start of a logical
// line only, so a modulo at the start of a continued line stays what it is.
#include "cli/cell.h"

#include <ctype.h>

typedef struct {
    int depth;   // open brackets
    char quote;  // of the triple-quoted string that goes on, 0 none
} State;

// Follows strings, comments and brackets over one line.
static void follow(State *s, const char *p, const char *end) {
    while (p < end) {
        char c = *p;
        if (s->quote) {
            if (c == '\\') p++;
            else if (c == s->quote && end - p >= 3 && p[1] == c && p[2] == c) s->quote = 0, p += 2;
            p++;
            continue;
        }
        if (c == '#') return;
        if (c == '"' || c == '\'') {
            if (end - p >= 3 && p[1] == c && p[2] == c) {
                s->quote = c;
                p += 3;
                continue;
            }
            for (p++; p < end && *p != c; p++)
                if (*p == '\\') p++;
        } else if (strchr("([{", c)) {
            s->depth++;
        } else if (strchr(")]}", c) && s->depth) {
            s->depth--;
        }
        p++;
    }
}

static void put_quoted(FoBuffer *out, const char *text, size_t n) {
    fo_buffer_put_char(out, '"');
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"' || text[i] == '\\') fo_buffer_put_char(out, '\\');
        fo_buffer_put_char(out, text[i]);
    }
    fo_buffer_put_char(out, '"');
}

static void put_call(FoBuffer *out, const char *p, const char *end) {
    while (end > p && isspace((unsigned char)end[-1])) end--;
    if (*p == '!') {
        fo_buffer_put_text(out, "__folio_shell__(");
        put_quoted(out, p + 1, (size_t)(end - p - 1));
    } else {
        const char *name = ++p;
        while (p < end && !isspace((unsigned char)*p)) p++;
        fo_buffer_put_text(out, "__folio_magic__(");
        put_quoted(out, name, (size_t)(p - name));
        while (p < end && isspace((unsigned char)*p)) p++;
        fo_buffer_put_text(out, ", ");
        put_quoted(out, p, (size_t)(end - p));
    }
    fo_buffer_put_char(out, ')');
}

static bool starts_call(const char *p, const char *end) {
    return end - p > 1 && ((*p == '%' && (isalpha((unsigned char)p[1]) || p[1] == '%')) || *p == '!');
}

// `name =` in front of a magic: where the right-hand side begins, or NULL.
static const char *assigned(const char *p, const char *end) {
    if (p == end || !(isalpha((unsigned char)*p) || *p == '_')) return NULL;
    while (p < end && (isalnum((unsigned char)*p) || strchr("_., ", *p))) p++;
    if (p == end || *p != '=') return NULL;
    p++;
    while (p < end && *p == ' ') p++;
    return p < end && starts_call(p, end) ? p : NULL;
}

bool fo_cell_translate(const char *source, size_t n, FoBuffer *out) {
    State state = {0};
    const char *p = source, *stop = source + n;
    // `%%magic` takes the whole cell
    const char *first = p;
    while (first < stop && isspace((unsigned char)*first)) first++;
    if (stop - first > 2 && first[0] == '%' && first[1] == '%') {
        const char *end = memchr(first, '\n', (size_t)(stop - first));
        put_call(out, first, end ? end : stop);
        fo_buffer_put_char(out, '\n');
        return !out->failed;
    }
    while (p < stop) {
        const char *end = memchr(p, '\n', (size_t)(stop - p));
        if (!end) end = stop;
        const char *start = p;
        while (start < end && (*start == ' ' || *start == '\t')) start++;
        const char *right = !state.depth && !state.quote ? starts_call(start, end) ? start : assigned(start, end) : NULL;
        if (right) {
            fo_buffer_put(out, p, (size_t)(right - p));
            put_call(out, right, end);
        } else {
            follow(&state, p, end);
            fo_buffer_put(out, p, (size_t)(end - p));
        }
        fo_buffer_put_char(out, '\n');
        p = end + (end < stop);
    }
    return !out->failed;
}
