// SPDX-License-Identifier: MIT
// The plain prompt: reads statements from the terminal, one after the other; expression statements show their value.
#include "cli/cli_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool is_blank_line(const char *line) {
    while (*line == ' ' || *line == '\t') line++;
    return *line == '\n' || *line == 0;
}

static const char *prompt_text(const char *attribute, const char *absent, FoObject **held) {
    FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
    *held = sys ? fo_get_attr_text(fo_lend(sys), attribute) : NULL;
    if (!*held) fo_error_clear();
    if (*held) {
        FO_AUTO(FoObject) text = fo_str(*held);
        if (text) fo_assign_give(held, fo_take(text));
        else fo_error_clear();
    }
    const char *shown = *held && fo_str_check(*held) ? fo_str_utf8((FoStr *)*held, NULL) : NULL;
    return shown ? shown : absent;
}

// A block goes on until an empty line; everything else ends with its line.
static bool is_block(const FoTree *tree) {
    const FoNodes *body = &tree->root->Interactive.body;
    if (!body->n) return false;
    switch (body->items[body->n - 1]->kind) {
    case FO_NODE_FunctionDef: case FO_NODE_ClassDef: case FO_NODE_If: case FO_NODE_For: case FO_NODE_While: case FO_NODE_With: case FO_NODE_Try:
    case FO_NODE_Match: case FO_NODE_AsyncFunctionDef: case FO_NODE_AsyncFor: case FO_NODE_AsyncWith: case FO_NODE_TryStar: return true;
    default: return false;
    }
}

// An empty line ends what it does not stand within: brackets, long strings. The error then says what is missing, and where: there.
static bool fails_at_empty_line(const FoBuffer *source, FoSyntaxError *error) {
    FoSyntaxError as_file = FO_SYNTAX_ERROR_EMPTY;
    FoTree *tree = fo_parse(source->data, source->n, FO_SOURCE_TEXT, FO_PARSE_FILE, &as_file);
    if (tree) {
        fo_tree_free(tree);
        return false;
    }
    const char *message = fo_buffer_text(&as_file.message);
    bool goes_on = message && (strstr(message, "was never closed") || strstr(message, "unterminated triple-quoted"));
    fo_syntax_error_deinit(goes_on ? &as_file : error);
    if (goes_on) return false;
    *error = as_file;
    error->line = error->end_line = 0;
    for (size_t i = 0; i < source->n; i++) error->line = error->end_line += source->data[i] == '\n';
    error->offset = error->end_offset = as_file.kind == FO_SYNTAX_INDENTATION ? 0 : 1;
    error->text.n = 0;
    error->has_text = fo_buffer_put_char(&error->text, '\n');
    return true;
}

static bool ends_with_backslash(const FoBuffer *source) { return source->n >= 2 && !memcmp(source->data + source->n - 2, "\\\n", 2); }

// Reads one statement. *incomplete lines are asked for until an empty line ends a block. False: end of input.
typedef enum { PROMPT_READY, PROMPT_EMPTY, PROMPT_END, PROMPT_ERROR, PROMPT_INTERRUPTED } PromptResult;
static PromptResult read_statement(FoBuffer *source, FoStr *filename, FoTree **tree, bool as_text, FILE *prompts) {
    char *line = NULL;
    size_t room = 0;
    PromptResult result = PROMPT_END;
    for (bool first = true;; first = false) {
        FO_AUTO(FoObject) held = NULL;
        fputs(prompt_text(first ? "ps1" : "ps2", first ? ">>> " : "... ", &held), prompts);
        fflush(prompts);
        ssize_t n = getline(&line, &room, stdin);
        if (n < 0) {
            if (fo_rt->interrupted) {
                fo_rt->interrupted = 0;
                clearerr(stdin);
                result = PROMPT_INTERRUPTED;
            } else if (!first && source->n) {
                n = 0;
            }
            if (n < 0) break;
        }
        if (n > 0) fo_buffer_put(source, line, (size_t)n);
        if (first && is_blank_line(line)) {
            result = PROMPT_EMPTY;
            break;
        }
        bool block_done = n == 0 || (!first && is_blank_line(line));
        FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
        *tree = fo_parse(source->data, source->n, FO_SOURCE_TEXT, FO_PARSE_SINGLE, &error);
        if (*tree && (block_done || !is_block(*tree))) {
            (*tree)->future_annotations = as_text;
            if (fo_compile_scopes(*tree, filename)) {
                result = PROMPT_READY;
                break;
            }
            fo_tree_free(*tree);
            *tree = NULL;
            result = PROMPT_ERROR;
            break;
        }
        if (*tree) { // complete so far, but a block goes on until an empty line
            fo_tree_free(*tree);
            *tree = NULL;
            continue;
        }
        if (n > 0 && (ends_with_backslash(source) || (error.kind == FO_SYNTAX_INCOMPLETE && !(block_done && fails_at_empty_line(source, &error))))) {
            fo_syntax_error_deinit(&error);
            continue;
        }
        fo_raise_syntax_error(&error, filename);
        result = PROMPT_ERROR;
        break;
    }
    free(line);
    return result;
}

bool fo_prompt_run(bool quiet) {
    FILE *prompts = isatty(0) ? stdout : stderr;
    bool as_text = false; // from __future__ import annotations holds from the statement on that says it
    if (!isatty(0)) setvbuf(stdin, NULL, _IONBF, 0); // what follows a statement is for whoever reads sys.stdin
    FO_AUTO(FoStr) filename = fo_str_intern("<stdin>");
    FoDict *space = fo_main_namespace();
    if (!filename || !space) return false;
    if (!quiet) fprintf(prompts, "Folio on %s. exit() or Ctrl-D leaves.\n", "Linux");
    for (;;) {
        FoBuffer source = FO_BUFFER_EMPTY;
        FoTree *tree = NULL;
        PromptResult got = read_statement(&source, filename, &tree, as_text, prompts);
        fo_buffer_deinit(&source);
        if (got == PROMPT_END) break;
        if (got == PROMPT_INTERRUPTED) {
            puts("\nKeyboardInterrupt");
            continue;
        }
        bool ok = got != PROMPT_ERROR;
        if (got == PROMPT_READY) {
            as_text = tree->future_annotations;
            FO_AUTO(FoObject) code = fo_compile_tree(tree, filename);
            fo_tree_free(tree);
            FO_AUTO(FoObject) result = code ? fo_run_code(code, space, NULL) : NULL;
            ok = result != NULL;
        }
        if (ok) continue;
        if (fo_error_matches_kind(FO_SYSTEM_EXIT)) return false;
        fo_report_pending();
    }
    fputc('\n', prompts);
    return true;
}
