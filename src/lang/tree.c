// SPDX-License-Identifier: MIT
// The tree's names, warnings and texts; walking over children.
#include "lang/tree.h"

// ---- names

static uint32_t hash_name(const char *text, size_t n) { return (uint32_t)fo_hash_bytes(text, n); }

static bool grow_table(FoTree *tree) {
    uint32_t n = tree->names.table_n ? tree->names.table_n * 2 : 64;
    FoName **table = fo_alloc_zero(n * sizeof *table, FO_MEM_INTERNAL);
    if (!table) return false;
    for (uint32_t i = 0; i < tree->names.n; i++) {
        uint32_t at = tree->names.by_id[i]->hash & (n - 1);
        while (table[at])
            at = (at + 1) & (n - 1);
        table[at] = tree->names.by_id[i];
    }
    fo_free(tree->names.table, tree->names.table_n * sizeof *table, FO_MEM_INTERNAL);
    tree->names.table = table;
    tree->names.table_n = n;
    return true;
}

static bool grow_ids(FoTree *tree) {
    if (tree->names.n < tree->names.cap) return true;
    uint32_t cap = tree->names.cap ? tree->names.cap * 2 : 32;
    FoName **by_id = fo_realloc(tree->names.by_id, tree->names.cap * sizeof *by_id, cap * sizeof *by_id, FO_MEM_INTERNAL);
    if (!by_id) return false;
    tree->names.by_id = by_id;
    tree->names.cap = cap;
    return true;
}

// The slot of a name, or the free one where it belongs. The table must exist.
static FoName **find_slot(const FoTree *tree, const char *text, size_t n, uint32_t hash) {
    uint32_t mask = tree->names.table_n - 1;
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        FoName *name = tree->names.table[at];
        if (!name || (name->hash == hash && name->n == n && memcmp(name->text, text, n) == 0))
            return &tree->names.table[at];
    }
}

FoName *fo_tree_name_peek(const FoTree *tree, const char *text, size_t n) {
    return tree->names.table_n ? *find_slot(tree, text, n, hash_name(text, n)) : NULL;
}

FoName *fo_tree_name(FoTree *tree, const char *text, size_t n) {
    if (tree->names.n * 2 >= tree->names.table_n && !grow_table(tree)) return NULL;
    uint32_t hash = hash_name(text, n);
    FoName **slot = find_slot(tree, text, n, hash);
    if (*slot) return *slot;
    if (!grow_ids(tree)) return NULL;
    FoName *name = fo_region_alloc(&tree->region, sizeof *name);
    char *copy = name ? fo_region_copy(&tree->region, text, n) : NULL;
    if (!copy) return NULL;
    *name = (FoName){copy, (uint32_t)n, tree->names.n, hash};
    tree->names.by_id[tree->names.n++] = name;
    return *slot = name;
}

// ---- life

void fo_tree_free(FoTree *tree) {
    if (!tree) return;
    fo_free(tree->names.table, tree->names.table_n * sizeof *tree->names.table, FO_MEM_INTERNAL);
    fo_free(tree->names.by_id, tree->names.cap * sizeof *tree->names.by_id, FO_MEM_INTERNAL);
    fo_free(tree->warnings.items, tree->warnings.cap * sizeof *tree->warnings.items, FO_MEM_INTERNAL);
    fo_source_deinit(&tree->source);
    fo_region_deinit(&tree->region);
    fo_free(tree, sizeof *tree, FO_MEM_INTERNAL);
}

bool fo_tree_warn(FoTree *tree, FoSpan range, bool is_deprecation, const char *format, ...) {
    if (tree->warnings.n == tree->warnings.cap) {
        uint32_t cap = tree->warnings.cap ? tree->warnings.cap * 2 : 8;
        FoSyntaxWarning *items = fo_realloc(tree->warnings.items, tree->warnings.cap * sizeof *items, cap * sizeof *items,
                                            FO_MEM_INTERNAL);
        if (!items) return false;
        tree->warnings.items = items;
        tree->warnings.cap = cap;
    }
    FoBuffer text = FO_BUFFER_EMPTY;
    va_list arguments;
    va_start(arguments, format);
    fo_buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    const char *copy = text.failed ? NULL : fo_region_copy(&tree->region, text.data, text.n);
    fo_buffer_deinit(&text);
    if (!copy) return false;
    tree->warnings.items[tree->warnings.n++] = (FoSyntaxWarning){copy, range, is_deprecation};
    return true;
}

const FoConstant *fo_tree_docstring(const FoNodes *body) {
    if (body->n == 0 || body->items[0]->kind != FO_NODE_Expr) return NULL;
    const FoNode *value = body->items[0]->Expr.value;
    return value->kind == FO_NODE_Constant && value->Constant.value.kind == FO_CONST_STR ? &value->Constant.value : NULL;
}

// ---- texts

const char *fo_node_kind_text(FoNodeKind kind) {
    static const char *const texts[] = {
#define FO_NODE(kind, fields, meaning) #kind,
#include "lang/node.def"
    };
    return kind < FO_NODE_KINDS ? texts[kind] : "?";
}

const char *fo_operator_text(FoOperator op) {
    static const char *const texts[] = {
#define FO_AST_OPERATOR(name, spelling) #name,
#include "lang/operator.def"
    };
    return op < FO_OP_KINDS ? texts[op] : "?";
}

// ---- children

static bool visit_list(FoNodes list, bool (*visit)(FoNode *, void *), void *context) {
    for (int32_t i = 0; i < list.n; i++)
        if (list.items[i] && !visit(list.items[i], context)) return false;
    return true;
}

bool fo_node_each_child(FoNode *node, bool (*visit)(FoNode *child, void *context), void *context) {
    switch ((FoNodeKind)node->kind) {
#define FO_NODE(kind, fields, meaning) \
    case FO_NODE_##kind: { \
        __typeof__(&node->kind) v = &node->kind; \
        (void)v; \
        fields \
        return true; \
    }
#define F_NODE(f)  if (!visit(v->f, context)) return false;
#define F_OPT(f)   if (v->f && !visit(v->f, context)) return false;
#define F_NODES(f) if (!visit_list(v->f, visit, context)) return false;
#define F_GAPS(f)  if (!visit_list(v->f, visit, context)) return false;
#define F_NAME(f)
#define F_OPTNAME(f)
#define F_NAMES(f)
#define F_OP(f)
#define F_OPS(f)
#define F_INT(f)
#define F_CTX
#define F_VALUE(f)
#define F_SCOPE
#define F_HIDDEN(declaration)
#include "lang/node.def"
    default: return true;
    }
}
