// SPDX-License-Identifier: MIT
// Decoding of source bytes, and the filling of FoSyntaxError.
#include "lang/source.h"

#include <ctype.h>
#include <limits.h>

void fo_syntax_error_deinit(FoSyntaxError *e) {
    fo_buffer_deinit(&e->message);
    fo_buffer_deinit(&e->text);
    *e = FO_SYNTAX_ERROR_EMPTY;
}

const char *fo_syntax_error_kind_text(FoSyntaxErrorKind kind) {
    switch (kind) {
    case FO_SYNTAX_INDENTATION: return "IndentationError";
    case FO_SYNTAX_TAB: return "TabError";
    case FO_SYNTAX_RECURSION: return "RecursionError";
    case FO_SYNTAX_NO_MEMORY: return "MemoryError";
    default: return "SyntaxError";
    }
}

bool fo_source_fail_memory(FoSyntaxError *error) {
    if (error->kind == FO_SYNTAX_NONE)
        error->kind = FO_SYNTAX_NO_MEMORY;
    return false;
}

const char *fo_source_line(const FoSource *s, int32_t line, size_t *n) {
    const char *at = s->text, *end = s->text + s->n;
    for (int32_t i = s->first_line; i < line && at; i++) {
        at = memchr(at, '\n', end - at);
        if (at)
            at++;
    }
    if (!at || at >= end) return NULL;
    const char *stop = memchr(at, '\n', end - at);
    *n = (stop ? stop : end) - at;
    return at;
}

// The number of characters in the first nbytes bytes of a line.
static int32_t characters_in(const char *line, size_t n, int32_t nbytes) {
    int32_t count = 0;
    for (size_t i = 0; i < n && (int32_t)i < nbytes; i++)
        count += ((unsigned char)line[i] & 0xC0) != 0x80;
    return nbytes > (int32_t)n ? count + (nbytes - (int32_t)n) : count;
}

static void fill_place(const FoSource *s, FoSyntaxError *error, FoSpan range) {
    size_t n = 0;
    const char *line = fo_source_line(s, range.line, &n);
    error->line = range.line;
    error->end_line = range.end_line;
    error->offset = (line && range.column > 0 ? characters_in(line, n, range.column) : range.column) + 1;
    error->end_offset = range.end_column + 1;
    if (range.end_column > 0) {
        size_t end_n = n;
        const char *end_line = range.end_line == range.line ? line : fo_source_line(s, range.end_line, &end_n);
        if (end_line)
            error->end_offset = characters_in(end_line, end_n, range.end_column) + 1;
    }
    error->has_text = true;
    if (line) {
        fo_buffer_put(&error->text, line, n);
        fo_buffer_put_char(&error->text, '\n');
    }
}

bool fo_source_fail(const FoSource *s, FoSyntaxError *error, FoSyntaxErrorKind kind, FoSpan range,
                    const char *format, ...) {
    if (error->kind != FO_SYNTAX_NONE) return false;
    va_list arguments;
    va_start(arguments, format);
    fo_buffer_vprintf(&error->message, format, arguments);
    va_end(arguments);
    if (s && s->text && range.line > 0)
        fill_place(s, error, range);
    error->kind = error->message.failed || error->text.failed ? FO_SYNTAX_NO_MEMORY : kind;
    return false;
}

void fo_source_deinit(FoSource *s) {
    fo_free(s->text, s->allocated, FO_MEM_INTERNAL);
    *s = (FoSource){0};
}

// ---- coding cookie

static bool is_cookie_char(char c) { return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.'; }

// Finds `coding[:=]\s*name` in a comment line (PEP 263). False when there is none.
static bool cookie_in_line(const char *line, size_t n, const char **name, size_t *name_n) {
    size_t i = 0;
    while (i < n && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f'))
        i++;
    if (i == n || line[i] != '#') return false;
    for (; i + 7 < n; i++) {
        if (memcmp(line + i, "coding", 6) != 0 || (line[i + 6] != ':' && line[i + 6] != '=')) continue;
        size_t start = i + 7;
        while (start < n && (line[start] == ' ' || line[start] == '\t'))
            start++;
        size_t end = start;
        while (end < n && is_cookie_char(line[end]))
            end++;
        if (end > start) {
            *name = line + start;
            *name_n = end - start;
            return true;
        }
    }
    return false;
}

static bool is_blank_or_comment(const char *line, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (line[i] == '#') return true;
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\f' && line[i] != '\r') return false;
    }
    return true;
}

typedef enum { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_UNKNOWN } Encoding;

// Is the normalised name (lower case, _ as -) this one, or this one followed by "-…"?
static bool is_encoding(const char *name, const char *wanted) {
    size_t n = strlen(wanted);
    return strncmp(name, wanted, n) == 0 && (name[n] == '\0' || name[n] == '-');
}

static Encoding encoding_from_name(const char *name, size_t n) {
    char text[24] = "";
    for (size_t i = 0; i < n && i < sizeof text - 1; i++)
        text[i] = name[i] == '_' ? '-' : (char)tolower((unsigned char)name[i]);
    if (is_encoding(text, "utf-8") || strcmp(text, "utf8") == 0 || strcmp(text, "ascii") == 0 ||
        strcmp(text, "us-ascii") == 0)
        return ENCODING_UTF8;
    if (is_encoding(text, "latin-1") || is_encoding(text, "iso-8859-1") || is_encoding(text, "iso-latin-1") ||
        strcmp(text, "latin1") == 0)
        return ENCODING_LATIN1;
    return ENCODING_UNKNOWN;
}

// Reads the encoding named in the first two lines.
static bool source_encoding(const char *bytes, size_t n, bool has_mark, Encoding *out, FoSyntaxError *error) {
    *out = ENCODING_UTF8;
    const char *line = bytes, *end = bytes + n, *name = NULL;
    size_t name_n = 0;
    for (int i = 0; i < 2 && line < end; i++) {
        const char *stop = memchr(line, '\n', end - line);
        size_t line_n = (stop ? stop : end) - line;
        if (cookie_in_line(line, line_n, &name, &name_n)) {
            *out = encoding_from_name(name, name_n);
            if (has_mark && *out != ENCODING_UTF8)
                return fo_source_fail(NULL, error, FO_SYNTAX_ERROR, (FoSpan){0}, "encoding problem: %.*s with BOM",
                                      (int)(name_n > 200 ? 200 : name_n), name);
            if (*out == ENCODING_UNKNOWN)
                return fo_source_fail(NULL, error, FO_SYNTAX_ERROR, (FoSpan){0}, "encoding problem: %.*s",
                                      (int)(name_n > 200 ? 200 : name_n), name);
            return true;
        }
        if (!is_blank_or_comment(line, line_n)) break;
        line += line_n + 1;
    }
    return true;
}

// ---- decoding

static int32_t line_of(const char *bytes, size_t at) {
    int32_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return line;
}

// Names what is wrong with the byte at `at` of a text that is not UTF-8.
static bool fail_utf8(const char *bytes, size_t n, size_t at, FoSourceKind kind, FoSyntaxError *error) {
    unsigned char c = (unsigned char)bytes[at];
    int32_t line = line_of(bytes, at);
    const char *why = "invalid continuation byte";
    if (!((c >= 0xC2 && c <= 0xF4)))
        why = "invalid start byte";
    else if (at + 1 >= n)
        why = "unexpected end of data";
    if (kind == FO_SOURCE_SCRIPT) {
        error->stray_line = line;
        error->stray_byte = c;
    }
    if (kind != FO_SOURCE_TEXT)
        fo_source_fail(NULL, error, FO_SYNTAX_ERROR, (FoSpan){0},
                       "Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; "
                       "see https://peps.python.org/pep-0263/ for details",
                       c, line);
    else
        fo_source_fail(NULL, error, FO_SYNTAX_ERROR, (FoSpan){0},
                       "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s", c, at, why);
    error->line = error->end_line = line;
    return false;
}

static size_t latin1_high_bytes(const char *bytes, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += (unsigned char)bytes[i] >= 0x80;
    return count;
}

// Copies with \r\n and \r turned into \n; returns the end of what was written.
static char *copy_lines(char *to, const char *bytes, size_t n, bool is_latin1) {
    if (!is_latin1 && !memchr(bytes, '\r', n)) {
        memcpy(to, bytes, n);
        return to + n;
    }
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '\r') {
            *to++ = '\n';
            if (i + 1 < n && bytes[i + 1] == '\n')
                i++;
        } else if (is_latin1 && c >= 0x80) {
            to += fo_utf8_put(to, c);
        } else {
            *to++ = (char)c;
        }
    }
    return to;
}

// Says that there is a NUL, showing the line up to it.
static bool fail_null_byte(FoSource *s, const char *null, FoSyntaxError *error) {
    int32_t line = line_of(s->text, null - s->text);
    s->n = null - s->text;
    size_t line_n = 0;
    const char *start = fo_source_line(s, line, &line_n);
    int32_t column = start ? (int32_t)(null - start) : 0;
    fo_source_fail(s, error, FO_SYNTAX_ERROR, (FoSpan){line, column, line, -1}, "source code cannot contain null bytes");
    fo_source_deinit(s);
    return false;
}

bool fo_source_init(FoSource *s, const char *bytes, size_t n, FoSourceKind kind, FoSyntaxError *error) {
    *s = (FoSource){.first_line = 1, .is_script = kind == FO_SOURCE_SCRIPT};
    Encoding encoding = ENCODING_UTF8;
    bool has_mark = kind != FO_SOURCE_TEXT && n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    if (has_mark) {
        bytes += 3;
        n -= 3;
    }
    if (n >= INT32_MAX - 16)
        return fo_source_fail(NULL, error, FO_SYNTAX_ERROR, (FoSpan){0}, "source is too large (2 GiB or more)");
    if (kind != FO_SOURCE_TEXT && !source_encoding(bytes, n, has_mark, &encoding, error)) return false;
    FoUtf8Scan scan;
    if (encoding == ENCODING_UTF8) {
        size_t valid = fo_utf8_scan(bytes, n, FO_UTF8_STRICT, &scan);
        if (valid < n) return fail_utf8(bytes, n, valid, kind, error);
    }
    s->allocated = n + 2 + (encoding == ENCODING_LATIN1 ? latin1_high_bytes(bytes, n) : 0);
    s->text = fo_alloc(s->allocated, FO_MEM_INTERNAL);
    if (!s->text) return fo_source_fail_memory(error);
    char *end = copy_lines(s->text, bytes, n, encoding == ENCODING_LATIN1);
    s->added_newline = end == s->text || end[-1] != '\n';
    if (s->added_newline && end > s->text)
        *end++ = '\n';
    *end = '\0';
    s->n = end - s->text;
    const char *null = memchr(s->text, '\0', s->n);
    return null ? fail_null_byte(s, null, error) : true;
}
