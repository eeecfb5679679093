// SPDX-License-Identifier: MIT
// lang: from source text to running code. The outward header of the room.
//
// text -> tokens -> tree (lexer, parser) -> scopes -> code (compiler) -> machine
#ifndef FO_LANG_H
#define FO_LANG_H

#include "types/types.h"
#include "lang/tree.h"

// Makes the types of this room ready and adds the builtins that need it: compile, eval, exec, globals, locals, __import__ …
FO_MUST_CHECK bool fo_lang_init(void);

// ---- compiling
// Compiles source text. filename is what tracebacks show. SyntaxError and relatives are raised with position.
FoObject *fo_compile(const char *source, size_t n, FoSourceKind kind, FoStr *filename, FoParseMode mode);
// Builds the scopes of a tree, tells its warnings. False: SyntaxError; its line is shown when it stands in a file or a cell.
FO_MUST_CHECK bool fo_compile_scopes(FoTree *tree, FoStr *filename);
// Compiles a finished tree whose scopes are built.
FoObject *fo_compile_tree(FoTree *tree, FoStr *filename);
// Compiles one top-level statement (Module body item i) of a tree as a unit of its own; display: an expression statement shows its value.
FoObject *fo_compile_statement(FoTree *tree, int32_t i, FoStr *filename, bool display);
void *fo_raise_syntax_error(FoSyntaxError *error, FoStr *filename); // consumes the error's buffers

// ---- running
// Runs module-level code in a namespace: locals NULL means globals. New reference to the result (None for a module).
FoObject *fo_run_code(FoObject *code, FoDict *globals, FoObject *locals_or_null);
FoDict *fo_main_namespace(void); // of module __main__, made when first asked for; borrowed
// Runs a file or text as __main__. False: an exception is pending.
FO_MUST_CHECK bool fo_read_file(const char *path_or_null, FoBuffer *out); // NULL: standard input; OSError names the file; ok: out->data is not NULL
FO_MUST_CHECK bool fo_run_file(const char *path);
FO_MUST_CHECK bool fo_run_text(const char *text, size_t n, const char *filename, bool is_script); // is_script: an error at the end has no column
FO_MUST_CHECK bool fo_run_module(const char *dotted_name); // -m
FO_MUST_CHECK bool fo_run_folder(const char *path);        // its __main__.py

// Imports a module by its dotted name: the last part's module. New reference.
FoObject *fo_import(const char *dotted_name);
// What `import` does: level counts leading dots, names may be NULL or None.
FoObject *fo_import_name(FoStr *name, FoDict *globals, FoObject *names, int64_t level);
// Native modules: the constructor for a name, or NULL. Set by modules at start-up.
typedef FoObject *(*FoModuleNew)(void);
typedef FoModuleNew (*FoModuleFinder)(const char *name);
void fo_import_set_finder(FoModuleFinder native);
// Source of a module that is embedded in the binary: NULL when there is none.
typedef const char *(*FoEmbeddedFinder)(const char *name, size_t *n, bool *is_package);
void fo_import_set_embedded(FoEmbeddedFinder embedded);

// ---- errors for people
// Writes a traceback as CPython 3.11 prints it: chain, source lines, carets.
bool fo_traceback_format(FoObject *exception, FoBuffer *out);
// Keeps the text of a source that is not in a file (a cell, an embedded module) for tracebacks.
bool fo_source_remember(FoStr *filename, FoStr *text);
// Reports the pending exception on sys.stderr (sys.excepthook is honoured) and clears it; returns the exit status (SystemExit's code, 1, 130).
int fo_report_pending(void);

// ---- looking inside
bool fo_code_dump(FoObject *code, FoBuffer *out); // folio --show code
// Frame object of the running frame `depth` calls up (sys._getframe). New reference.
FoObject *fo_frame_current(int64_t depth);
FoObject *fo_locals_current(void); // what locals() gives in the innermost frame; new reference

#endif
