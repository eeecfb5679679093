// SPDX-License-Identifier: MIT
// Reads the corpus files: one source per line with its escapes, and one expectation per line beside it.
#ifndef FO_UNIT_CORPUS_H
#define FO_UNIT_CORPUS_H

#include "lang/scopes.h"
#include "../unit.h"

#include <string.h>

typedef struct {
    FILE *sources, *expected;
    char *line, *wanted;
    size_t line_cap, wanted_cap;
} Corpus;

static inline FILE *corpus_open(const char *name) {
    char path[1024];
    const char *folder = getenv("FOLIO_CORPUS");
    snprintf(path, sizeof path, "%s/%s", folder ? folder : "lang", name);
    FILE *f = fopen(path, "r");
    if (!f)
        fail_msg("cannot open %s", path);
    return f;
}

static inline Corpus corpus_start(const char *sources, const char *expected) {
    return (Corpus){.sources = corpus_open(sources), .expected = corpus_open(expected)};
}

// Replaces \n, \t, \\ and \xHH in place; returns the new length.
static inline size_t corpus_unescape(char *text) {
    char *to = text;
    for (const char *at = text; *at; at++) {
        if (*at != '\\') {
            *to++ = *at;
            continue;
        }
        at++;
        unsigned value = 0;
        if (*at == 'x') {
            sscanf(at + 1, "%2x", &value);
            at += 2;
        }
        *to++ = *at == 'n' ? '\n' : *at == 't' ? '\t' : *at == '\\' ? '\\' : (char)value;
    }
    *to = '\0';
    return to - text;
}

// The next pair in line and wanted; *n is the length of the source.
static inline bool corpus_next(Corpus *c, size_t *n) {
    if (getline(&c->line, &c->line_cap, c->sources) < 0)
        return false;
    c->line[strcspn(c->line, "\n")] = '\0';
    *n = corpus_unescape(c->line);
    if (getline(&c->wanted, &c->wanted_cap, c->expected) < 0)
        fail_msg("the expected file is shorter");
    c->wanted[strcspn(c->wanted, "\n")] = '\0';
    return true;
}

static inline void corpus_end(Corpus *c) {
    fclose(c->sources);
    fclose(c->expected);
    free(c->line);
    free(c->wanted);
}

static inline int heap_setup(void **state) { return fo_heap_init() ? 0 : 1; }
static inline int heap_teardown(void **state) {
    size_t asked = fo_account_asked();
    fo_heap_deinit();
    return asked == 0 ? 0 : 1;
}

#endif
