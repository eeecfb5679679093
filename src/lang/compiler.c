// SPDX-License-Identifier: MIT
// The compiler's entry: source or tree to a code object.
#include "lang/compiler_private.h"
#include "lang/machine_private.h"

void *fo_raise_syntax_error(FoSyntaxError *error, FoStr *filename) {
    static const uint8_t kinds[] = {[FO_SYNTAX_ERROR] = FO_BAD_SYNTAX, [FO_SYNTAX_INDENTATION] = FO_INDENTATION_ERROR,
        [FO_SYNTAX_TAB] = FO_TAB_ERROR, [FO_SYNTAX_INCOMPLETE] = FO_BAD_SYNTAX, [FO_SYNTAX_RECURSION] = FO_RECURSION_ERROR};
    const char *message = fo_buffer_text(&error->message);
    if (error->kind == FO_SYNTAX_NO_MEMORY || !message) {
        fo_syntax_error_deinit(error);
        return fo_raise_no_memory();
    }
    FoExceptionKind kind = (FoExceptionKind)kinds[error->kind];
    if (error->stray_line) { // the message names the file, instead of a place in it
        fo_raise(kind,
            "Non-UTF-8 code starting with '\\x%02x' in file %S on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ "
            "for details",
                 error->stray_byte, filename, error->stray_line);
        fo_syntax_error_deinit(error);
        return NULL;
    }
    if (error->kind == FO_SYNTAX_RECURSION || !error->line) {
        fo_raise(kind, "%s", message);
        fo_syntax_error_deinit(error);
        return NULL;
    }
    FO_AUTO(FoObject) text = error->has_text ? (FoObject *)fo_str_from_utf8_surrogates(error->text.data, error->text.n) : fo_new_none();
    FO_AUTO(FoObject) msg = (FoObject *)fo_str_from_utf8_surrogates(message, strlen(message));
    FO_AUTO(FoObject) line = fo_int_from_i64(error->line);
    FO_AUTO(FoObject) offset = fo_int_from_i64(error->offset);
    FO_AUTO(FoObject) end_line = fo_int_from_i64(error->end_line);
    FO_AUTO(FoObject) end_offset = fo_int_from_i64(error->end_offset);
    fo_syntax_error_deinit(error);
    if (!text || !msg || !line || !offset || !end_line || !end_offset) return NULL;
    FO_AUTO(FoTuple) details = fo_tuple_pack(6, (FoObject *)filename, line, offset, text, end_line, end_offset);
    if (!details) return NULL;
    FoObject *args[] = {msg, (FoObject *)details};
    FoObject *exception = fo_exception_new(fo_exception_type(kind), args, 2);
    return exception ? fo_raise_give(exception) : NULL;
}

static FoObject *compile_root(FoTree *tree, FoNode *root, FoScope *scope, FoStr *filename, bool display, void (*body)(Unit *, FoNode *)) {
    Compiler c = {.tree = tree, .filename = filename};
    fo_region_init(&c.region);
    FO_AUTO(FoStr) name = fo_str_intern("<module>");
    FoObject *code = name ? compile_unit(&c, scope, root, name, body) : NULL;
    fo_region_deinit(&c.region);
    (void)display;
    if (code) ((FoCode *)code)->first_line = 1;
    return code;
}

static FoScope *root_scope(FoTree *tree) {
    switch (tree->root->kind) {
    case FO_NODE_Module: return tree->root->Module.scope;
    case FO_NODE_Interactive: return tree->root->Interactive.scope;
    default: return tree->root->Expression.scope;
    }
}

FoObject *fo_compile_tree(FoTree *tree, FoStr *filename) {
    return compile_root(tree, tree->root, root_scope(tree), filename, false, module_body);
}

static void shown_statement(Unit *u, FoNode *node) {
    // an expression statement leaves its value as the unit's result
    Register r;
    if (u->display && node->kind == FO_NODE_Expr) {
        r = expression(u, node->Expr.value);
    } else {
        if (u->scope->has_annotations && node->kind == FO_NODE_AnnAssign) emit(u, FO_CODE_OP_ANNOTATIONS, 0, 0, 0);
        statement(u, node);
        r = temporary(u);
        load_none(u, r);
    }
    emit(u, FO_CODE_OP_RET, r, 0, 0);
}

static void displayed_statement(Unit *u, FoNode *node) {
    u->display = true;
    shown_statement(u, node);
}

FoObject *fo_compile_statement(FoTree *tree, int32_t i, FoStr *filename, bool display) {
    FoNodes *body = tree->root->kind == FO_NODE_Module ? &tree->root->Module.body : &tree->root->Interactive.body;
    return compile_root(tree, body->items[i], root_scope(tree), filename, display, display ? displayed_statement : shown_statement);
}

// What the grammar accepts and the scopes refuse is shown with its line only when the line stands in a file (or in a cell).
static void raise_scope_error(FoSyntaxError *error, FoStr *filename) {
    FO_AUTO(FoStr) line = error->line ? lang_source_line(filename, error->line) : NULL;
    error->has_text = error->has_text && line;
    fo_raise_syntax_error(error, filename);
}

static bool warn_all(FoTree *tree, FoStr *filename) {
    for (uint32_t i = 0; i < tree->warnings.n; i++) {
        FoSyntaxWarning *w = &tree->warnings.items[i];
        if (w->is_deprecation) continue; // hidden by default outside of __main__, as in CPython
        FO_AUTO(FoStr) line = lang_source_line(filename, w->range.line); // only what stands in a file is shown
        if (!fo_warn_at(FO_SYNTAX_WARNING, filename, w->range.line, line, w->message)) return false;
    }
    return true;
}

bool fo_compile_scopes(FoTree *tree, FoStr *filename) {
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    if (fo_scopes_build(tree, false, &error)) return warn_all(tree, filename);
    raise_scope_error(&error, filename);
    return false;
}

FoObject *fo_compile(const char *source, size_t n, FoSourceKind kind, FoStr *filename, FoParseMode mode) {
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    FoTree *tree = fo_parse(source, n, kind, mode, &error);
    if (!tree) return fo_raise_syntax_error(&error, filename);
    FoObject *code = fo_compile_scopes(tree, filename) ? fo_compile_tree(tree, filename) : NULL;
    fo_tree_free(tree);
    return code;
}
