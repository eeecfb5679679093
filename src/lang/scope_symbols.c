// SPDX-License-Identifier: MIT
// Symbols of one scope: a list in order of occurrence with a table over it; name mangling; looking up.
#include "lang/scopes_private.h"

bool fo_scopes_fail(FoScopeBuilder *b, FoSpan range, const char *format, ...) {
    FoBuffer text = FO_BUFFER_EMPTY;
    va_list arguments;
    va_start(arguments, format);
    fo_buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    const char *message = fo_buffer_text(&text);
    if (message)
        fo_source_fail(&b->tree->source, b->error, FO_SYNTAX_ERROR, range, "%s", message);
    else
        fo_source_fail_memory(b->error);
    fo_buffer_deinit(&text);
    return false;
}

bool fo_scopes_fail_memory(FoScopeBuilder *b) { return fo_source_fail_memory(b->error); }

// ---- mangling

// Is the name private to its class: __x, but not __x__ and not a dotted one?
static bool is_private(const FoName *name) {
    return name->n > 2 && name->text[0] == '_' && name->text[1] == '_' &&
           !(name->text[name->n - 1] == '_' && name->text[name->n - 2] == '_') && !memchr(name->text, '.', name->n);
}

static FoName *mangle(FoTree *tree, const FoName *class_name, FoName *name) {
    const char *c = class_name->text;
    size_t n = class_name->n;
    for (; n && *c == '_'; n--)
        c++;
    if (!n) return name;
    FoBuffer text = FO_BUFFER_EMPTY;
    fo_buffer_put_char(&text, '_');
    fo_buffer_put(&text, c, n);
    fo_buffer_put(&text, name->text, name->n);
    FoName *mangled = text.failed ? NULL : fo_tree_name(tree, text.data, text.n);
    fo_buffer_deinit(&text);
    return mangled;
}

FoName *fo_scope_mangle(const FoScope *scope, FoName *name) {
    return scope->class_name && is_private(name) ? mangle(scope->tree, scope->class_name, name) : name;
}

// ---- the table

static uint32_t slot_of(const FoScope *scope, const FoName *name) {
    uint32_t mask = scope->table_n - 1, at = (name->id * 0x9E3779B1u) >> 7 & mask;
    while (scope->table[at] && scope->table[at]->name != name)
        at = (at + 1) & mask;
    return at;
}

FoSymbol *fo_scope_peek(const FoScope *scope, const FoName *mangled) {
    return scope->table_n ? scope->table[slot_of(scope, mangled)] : NULL;
}

static bool grow_table(FoScopeBuilder *b, FoScope *scope) {
    scope->table_n = scope->table_n ? scope->table_n * 2 : 8;
    scope->table = fo_region_alloc(&b->tree->region, scope->table_n * sizeof *scope->table);
    if (!scope->table) {
        scope->table_n = 0;
        return fo_scopes_fail_memory(b);
    }
    for (int32_t i = 0; i < scope->symbols.n; i++)
        scope->table[slot_of(scope, scope->symbols.items[i]->name)] = scope->symbols.items[i];
    return true;
}

// The capacity of a list is the next power of two, from 4 on.
bool fo_symbols_push(FoScopeBuilder *b, FoSymbols *list, FoSymbol *s) {
    int32_t n = list->n;
    if (n == 0 || (n >= 4 && (n & (n - 1)) == 0)) {
        FoSymbol **items = fo_region_alloc(&b->tree->region, (n ? 2 * n : 4) * sizeof *items);
        if (!items) return fo_scopes_fail_memory(b);
        if (n)
            memcpy(items, list->items, n * sizeof *items);
        list->items = items;
    }
    list->items[list->n++] = s;
    return true;
}

FoSymbol *fo_scope_add(FoScopeBuilder *b, FoScope *scope, FoName *name, uint16_t flags, FoSpan range) {
    name = fo_scope_mangle(scope, name);
    if (!name) {
        fo_scopes_fail_memory(b);
        return NULL;
    }
    FoSymbol *s = fo_scope_peek(scope, name);
    if (!s) {
        if ((uint32_t)scope->symbols.n * 2 >= scope->table_n && !grow_table(b, scope)) return NULL;
        s = fo_region_alloc(&b->tree->region, sizeof *s);
        if (!s) {
            fo_scopes_fail_memory(b);
            return NULL;
        }
        *s = (FoSymbol){.name = name, .index = -1, .local_index = -1, .range = range};
        if (!fo_symbols_push(b, &scope->symbols, s)) return NULL;
        scope->table[slot_of(scope, name)] = s;
    }
    s->flags |= flags;
    return s;
}

// ---- scopes

static void append_child(FoScope *parent, FoScope *child) {
    FoScope **at = parent->last_child ? &parent->last_child->next_sibling : &parent->first_child;
    *at = parent->last_child = child;
}

FoScope *fo_scope_enter(FoScopeBuilder *b, FoScopeKind kind, FoNode *node, FoName *name) {
    FoScope *s = fo_region_alloc(&b->tree->region, sizeof *s), *parent = b->scope;
    if (!s) {
        fo_scopes_fail_memory(b);
        return NULL;
    }
    s->tree = b->tree;
    s->kind = kind;
    s->node = node;
    s->name = name;
    s->parent = parent;
    s->class_name = kind == FO_SCOPE_CLASS ? name : parent ? parent->class_name : NULL;
    s->is_nested = parent && (parent->is_nested || fo_scope_is_function(parent));
    if (parent)
        append_child(parent, s);
    return b->scope = s;
}

// ---- looking up

const FoSymbol *fo_scope_find(const FoScope *scope, FoName *name) {
    FoName *mangled = fo_scope_mangle(scope, name);
    return mangled ? fo_scope_peek(scope, mangled) : NULL;
}

static const FoSymbol *find_in(const FoSymbols *list, const FoName *name) {
    for (int32_t i = 0; i < list->n; i++)
        if (list->items[i]->name == name) return list->items[i];
    return NULL;
}

const FoSymbol *fo_scope_find_cell(const FoScope *scope, const FoName *name) {
    const FoSymbol *s = find_in(&scope->cells, name);
    return s ? s : find_in(&scope->frees, name);
}

// ---- for people

static void dump_list(const char *title, const FoSymbols *list, FoBuffer *out) {
    if (list->n)
        fo_buffer_printf(out, " %s", title);
    for (int32_t i = 0; i < list->n; i++)
        fo_buffer_printf(out, "%c%s", i ? ',' : ' ', list->items[i]->name->text);
}

static void dump_symbols(const FoScope *s, int depth, FoBuffer *out) {
    static const char *const kinds[] = {"local", "cell", "free", "global", "implicit global", "name"};
    for (int32_t i = 0; i < s->symbols.n; i++) {
        const FoSymbol *y = s->symbols.items[i];
        fo_buffer_put_repeated(out, ' ', (size_t)depth * 2 + 2);
        fo_buffer_printf(out, "%s: %s", y->name->text, kinds[y->kind]);
        if (y->index >= 0)
            fo_buffer_printf(out, " %d", y->index);
        fo_buffer_put_char(out, '\n');
    }
}

static void dump_scope(const FoScope *s, int depth, FoBuffer *out) {
    static const char *const kinds[] = {"module", "class", "function", "lambda", "comprehension"};
    fo_buffer_put_repeated(out, ' ', (size_t)depth * 2);
    fo_buffer_printf(out, "%s %s line %d", kinds[s->kind], s->name ? s->name->text : "-", s->node->range.line);
    if (s->is_generator)
        fo_buffer_put_text(out, " generator");
    if (s->is_async)
        fo_buffer_put_text(out, " async");
    dump_list("locals", &s->locals, out);
    dump_list("cells", &s->cells, out);
    dump_list("frees", &s->frees, out);
    fo_buffer_put_char(out, '\n');
    dump_symbols(s, depth, out);
    for (const FoScope *child = s->first_child; child; child = child->next_sibling)
        dump_scope(child, depth + 1, out);
}

bool fo_scopes_dump(const FoTree *tree, FoBuffer *out) {
    const FoScope *module = tree->root->kind == FO_NODE_Module       ? tree->root->Module.scope
                            : tree->root->kind == FO_NODE_Expression ? tree->root->Expression.scope
                                                                     : tree->root->Interactive.scope;
    if (module)
        dump_scope(module, 0, out);
    return !out->failed;
}
