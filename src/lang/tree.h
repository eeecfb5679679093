// SPDX-License-Identifier: MIT
// The syntax tree. Nodes, lists, names and constants live in the tree's region and go with it.
// Kinds and fields are those of CPython 3.11's `ast`: see node.def. Access: `node->kind == FO_NODE_BinOp`, `node->BinOp.left`.
#ifndef FO_LANG_TREE_H
#define FO_LANG_TREE_H

#include "lang/source.h"

typedef struct FoNode FoNode;
typedef struct FoScope FoScope;

// An identifier. One FoName per distinct text within a tree: names are equal when their pointers are.
typedef struct FoName {
    const char *text; // UTF-8, NUL-terminated
    uint32_t n;       // bytes
    uint32_t id;      // dense: 0 .. tree->names.n - 1
    uint32_t hash;
} FoName;

typedef struct {
    FoNode **items;
    int32_t n;
} FoNodes;

typedef struct {
    FoName **items;
    int32_t n;
} FoNameList;

typedef struct {
    uint8_t *items; // FoOperator
    int32_t n;
} FoOps;

typedef enum {
#define FO_NODE(kind, fields, meaning) FO_NODE_##kind,
#include "lang/node.def"
    FO_NODE_KINDS
} FoNodeKind;

typedef enum {
#define FO_AST_OPERATOR(name, spelling) FO_OP_##name,
#include "lang/operator.def"
    FO_OP_KINDS
} FoOperator;

typedef enum { FO_CTX_LOAD, FO_CTX_STORE, FO_CTX_DEL } FoContext;

typedef enum {
    FO_CONST_NONE,
    FO_CONST_TRUE,
    FO_CONST_FALSE,
    FO_CONST_ELLIPSIS,
    FO_CONST_INT,
    FO_CONST_FLOAT,
    FO_CONST_IMAGINARY,
    FO_CONST_STR,
    FO_CONST_BYTES,
} FoConstantKind;

// A literal, kept raw: this half of lang knows no objects.
typedef struct {
    uint8_t kind;     // FoConstantKind
    uint8_t radix;    // INT: 2, 8, 10 or 16
    bool is_small;    // INT: the value fits and stands in `integer`
    bool has_u;       // STR: written with a u prefix (Constant.kind)
    uint32_t n;       // bytes of text
    const char *text; // INT: digits without prefix and underscores; STR: UTF-8, lone surrogates as three bytes;
                      // BYTES: the bytes. NUL-terminated, but STR and BYTES may hold NULs
    union {
        int64_t integer; // INT with is_small
        double number;   // FLOAT; IMAGINARY: the imaginary part
    };
} FoConstant;

struct FoNode {
    uint8_t kind; // FoNodeKind
    uint8_t ctx;  // FoContext of Attribute, Subscript, Starred, Name, List, Tuple
    uint8_t parenthesised; // the expression stood in parentheses of its own (the range does not include them, except Tuple's and GeneratorExp's)
    uint8_t reserved;
    FoSpan range;
    // Only the member of the node's kind is allocated.
    union {
#define FO_NODE(kind, fields, meaning) struct { fields } kind;
#define F_NODE(f)    FoNode *f;
#define F_OPT(f)     FoNode *f;
#define F_NODES(f)   FoNodes f;
#define F_GAPS(f)    FoNodes f;
#define F_NAME(f)    FoName *f;
#define F_OPTNAME(f) FoName *f;
#define F_NAMES(f)   FoNameList f;
#define F_OP(f)      uint8_t f;
#define F_OPS(f)     FoOps f;
#define F_INT(f)     int32_t f;
#define F_CTX
#define F_VALUE(f)   FoConstant f;
#define F_SCOPE      FoScope *scope;
#define F_HIDDEN(declaration) declaration;
#include "lang/node.def"
    };
};

// What the source is.
typedef enum {
    FO_PARSE_FILE,   // any number of statements -> Module
    FO_PARSE_EVAL,   // one expression -> Expression
    FO_PARSE_SINGLE, // one statement of the prompt -> Interactive; an unfinished one is FO_SYNTAX_INCOMPLETE
} FoParseMode;

// Something legal but doubtful: raised as a warning by the compiler's entry.
typedef struct {
    const char *message;
    FoSpan range;
    bool is_deprecation; // DeprecationWarning ("invalid escape sequence"), otherwise SyntaxWarning
} FoSyntaxWarning;

typedef struct FoTree {
    FoRegion region;
    FoSource source; // the ranges' text
    FoNode *root;    // Module, Interactive or Expression
    bool future_annotations; // from __future__ import annotations: filled by fo_scopes_build
    struct {
        FoName **by_id; // n names
        uint32_t n, cap;
        FoName **table; // open addressing, a power of two
        uint32_t table_n;
    } names;
    struct {
        FoSyntaxWarning *items;
        uint32_t n, cap;
    } warnings;
} FoTree;

// Reads, tokenises and parses a source in one pass. Owned result (fo_tree_free); NULL: *error is filled.
FoTree *fo_parse(const char *bytes, size_t n, FoSourceKind source_kind, FoParseMode mode, FoSyntaxError *error) FO_MUST_CHECK;
void fo_tree_free(FoTree *tree);

// The tree's name for a text, made when new; NULL when memory is short.
FoName *fo_tree_name(FoTree *tree, const char *text, size_t n) FO_MUST_CHECK;
// The tree's name for a text if there is one.
FoName *fo_tree_name_peek(const FoTree *tree, const char *text, size_t n);
// Adds a warning; the message is copied. False when memory is short.
bool fo_tree_warn(FoTree *tree, FoSpan range, bool is_deprecation, const char *format, ...) __attribute__((format(printf, 4, 5)));

// Calls visit for each child in the order of the fields; stops and returns false when visit does.
bool fo_node_each_child(FoNode *node, bool (*visit)(FoNode *child, void *context), void *context);
const char *fo_node_kind_text(FoNodeKind kind);   // "BinOp"
const char *fo_operator_text(FoOperator op);      // "Add"
// The docstring of a body (its first statement is a str Constant), or NULL.
const FoConstant *fo_tree_docstring(const FoNodes *body);

// ---- for people: `folio --show tokens|tree`
// One line per token. False when memory is short; a syntax error is shown as the last line.
bool fo_tokens_dump(const char *bytes, size_t n, FoBuffer *out);
// As ast.dump(indent=indent, include_attributes=attributes); indent < 0 writes one line.
bool fo_tree_dump(const FoTree *tree, int indent, bool attributes, FoBuffer *out);

#endif
