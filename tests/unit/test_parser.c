// SPDX-License-Identifier: MIT
// The parser against CPython's ast.dump, its limits, and short memory.
#include "lang/corpus.h"

#include <pthread.h>

static FoTree *parse(const char *text, FoParseMode mode, FoSyntaxError *error) {
    return fo_parse(text, strlen(text), FO_SOURCE_TEXT, mode, error);
}

static void trees_are_those_of_the_reference(void **state) {
    Corpus c = corpus_start("valid.txt", "valid.expected");
    size_t n;
    while (corpus_next(&c, &n)) {
        FoSyntaxError error;
        FoTree *tree = fo_parse(c.line, n, FO_SOURCE_TEXT, FO_PARSE_FILE, &error);
        if (!tree)
            fail_msg("%s: %s", c.line, fo_buffer_text(&error.message));
        FoBuffer out = FO_BUFFER_EMPTY;
        assert_true(fo_tree_dump(tree, -1, true, &out));
        assert_string_equal(fo_buffer_text(&out), c.wanted);
        fo_buffer_deinit(&out);
        fo_tree_free(tree);
    }
    corpus_end(&c);
}

static void an_indented_dump(void **state) {
    FoSyntaxError error;
    FoTree *tree = parse("f(a)", FO_PARSE_EVAL, &error);
    FoBuffer out = FO_BUFFER_EMPTY;
    assert_non_null(tree);
    assert_true(fo_tree_dump(tree, 2, false, &out));
    assert_string_equal(fo_buffer_text(&out), "Expression(\n  body=Call(\n    func=Name(\n      id='f',\n      ctx=Load()),\n"
                                              "    args=[\n      Name(\n        id='a',\n        ctx=Load())],\n    keywords=[]))");
    fo_buffer_deinit(&out);
    fo_tree_free(tree);
}

static void names_are_one_pointer_each(void **state) {
    FoSyntaxError error;
    FoTree *tree = parse("abc = abc + x.abc\n\xEF\xAC\x81 = fi", FO_PARSE_FILE, &error);
    assert_non_null(tree);
    FoNode *first = tree->root->Module.body.items[0], *second = tree->root->Module.body.items[1];
    FoName *abc = fo_tree_name_peek(tree, "abc", 3);
    assert_ptr_equal(first->Assign.targets.items[0]->Name.id, abc);
    assert_ptr_equal(first->Assign.value->BinOp.right->Attribute.attr, abc);
    assert_ptr_equal(second->Assign.targets.items[0]->Name.id, second->Assign.value->Name.id); // NFKC
    assert_null(fo_tree_name_peek(tree, "absent", 6));
    fo_tree_free(tree);
}

static void the_prompt_asks_for_more(void **state) {
    static const char *const unfinished[] = {"if x:",      "if x:\n  y", "x = (",  "x = [1,\n", "'''abc", "x = \\", "@a\n",
                                             "def f():\n", "try:\n  x\n", "class A:", "f'''",      "x = {1:", "while 1: pass"};
    static const char *const finished[] = {"x", "x = 1\n", "if x:\n  y\n", "def f(): pass\n", "", "# c", "x; y"};
    static const char *const wrong[] = {"x = = 1", "1 2", "'abc", "x)", "  x", "x\ny"};
    FoSyntaxError error;
    for (size_t i = 0; i < FO_COUNT_OF(unfinished); i++) {
        assert_null(parse(unfinished[i], FO_PARSE_SINGLE, &error));
        assert_int_equal(error.kind, FO_SYNTAX_INCOMPLETE);
        fo_syntax_error_deinit(&error);
    }
    for (size_t i = 0; i < FO_COUNT_OF(wrong); i++) {
        assert_null(parse(wrong[i], FO_PARSE_SINGLE, &error));
        assert_int_not_equal(error.kind, FO_SYNTAX_INCOMPLETE);
        fo_syntax_error_deinit(&error);
    }
    for (size_t i = 0; i < FO_COUNT_OF(finished); i++) {
        FoTree *tree = parse(finished[i], FO_PARSE_SINGLE, &error);
        assert_non_null(tree);
        assert_int_equal(tree->root->kind, FO_NODE_Interactive);
        fo_tree_free(tree);
    }
}

// ---- limits: all on a stack of 256 KiB

typedef struct {
    const char *before, *repeated, *middle, *after;
    int32_t n;
    const char *message; // NULL: is accepted
} Limit;

static const Limit limits[] = {
    {"", "(", "", "", 1000000, "too many nested parentheses"},
    {"", "(", "1", ")", 200, NULL},
    {"", "[", "", "]", 200, NULL},
    {"", "f(a=", "1", ")", 199, NULL},
    {"", "(lambda a=1: ", "1", ")", 199, NULL},
    {"", "{1:", "1", "}", 199, NULL},
    {"match x:\n case ", "[", "a", "]", 199, ": pass"},
    {"", "-", "1", "", 100000, "too many nested expressions or blocks"},
    {"", "not ", "1", "", 100000, "too many nested expressions or blocks"},
    {"", "1**", "1", "", 100000, "too many nested expressions or blocks"},
    {"", "lambda: ", "1", "", 100000, "too many nested expressions or blocks"},
    {"", "1 if 2 else ", "1", "", 100000, "too many nested expressions or blocks"},
    {"", "1+", "1", "", 100000, NULL},
    {"", "a and ", "1", "", 100000, NULL},
    {"", "a < ", "1", "", 100000, NULL},
    {"x = ", "a = ", "1", "", 100000, NULL},
    {"a", ".b", "", "", 100000, NULL},
    {"a", "(1)", "", "", 100000, NULL},
    {"a", "[1]", "", "", 100000, NULL},
    {"if x: pass\n", "elif y: pass\n", "", "", 100000, NULL},
    {"x = [", "1, ", "", "", 3500000, "]"},
    {"", "@a\n", "def f(): pass", "", 10000, NULL},
    {"", "a b ", "", "", 10000, "invalid syntax"},
    {"x = (", "a1 b ", "", "", 10000, "invalid syntax. Perhaps you forgot a comma?"},
};

static char *build(const Limit *l) {
    size_t m = strlen(l->repeated), k = strlen(l->after);
    char *text = malloc(strlen(l->before) + strlen(l->middle) + (m + k) * l->n + 16), *at = stpcpy(text, l->before);
    for (int32_t i = 0; i < l->n; i++)
        at = mempcpy(at, l->repeated, m);
    at = stpcpy(at, l->middle);
    for (int32_t i = 0; i < l->n; i++)
        at = mempcpy(at, l->after, k);
    bool is_tail = l->message && (l->message[0] == ':' || l->message[0] == ']');
    stpcpy(at, is_tail ? l->message : "");
    return text;
}

static const char *check(const Limit *l, const char *text) {
    FoSyntaxError error;
    FoTree *tree = parse(text, FO_PARSE_FILE, &error);
    bool ok = tree && fo_scopes_build(tree, false, &error);
    const char *problem = NULL;
    bool wants_error = l->message && l->message[0] != ':' && l->message[0] != ']';
    if (ok == wants_error)
        problem = "accepted or refused wrongly";
    else if (!ok && strcmp(fo_buffer_text(&error.message), l->message) != 0)
        problem = "another message";
    FoBuffer out = FO_BUFFER_EMPTY;
    if (ok && !fo_tree_dump(tree, -1, false, &out))
        problem = "no dump";
    fo_buffer_deinit(&out);
    fo_syntax_error_deinit(&error);
    fo_tree_free(tree);
    return problem;
}

static void *check_limits(void *context) {
    if (!fo_heap_init()) // each thread has its own
        return "no heap";
    for (size_t i = 0; i < FO_COUNT_OF(limits); i++) {
        char *text = build(&limits[i]);
        const char *problem = check(&limits[i], text);
        free(text);
        if (problem) {
            fprintf(stderr, "%s: %s\n", limits[i].repeated, problem);
            return "failed";
        }
    }
    fo_heap_deinit();
    return NULL;
}

static void limits_hold_on_a_small_stack(void **state) {
    pthread_attr_t small;
    pthread_t thread;
    void *result = NULL;
    pthread_attr_init(&small);
#ifdef __SANITIZE_ADDRESS__
    pthread_attr_setstacksize(&small, 8 << 20);
#else
    pthread_attr_setstacksize(&small, 256 << 10);
#endif
    assert_int_equal(pthread_create(&thread, &small, check_limits, NULL), 0);
    pthread_join(thread, &result);
    pthread_attr_destroy(&small);
    assert_null(result);
}

// ---- short memory

static void every_allocation_may_fail(void **state) {
    static const char text[] = "from a import b\n@d\nclass C(x, y=1):\n  'doc'\n  def f(self, a=1, *b, c, **e) -> int:\n    __p = 1_000\n"
                               "    return super().f(f'{a!r:>{b}} \\n', [i for i in c if i], lambda z: z < a < b)\n"
                               "match x:\n  case {1: q, **r} | [q, *r]: pass\n  case A(s, t=u): pass\n"
                               "try:\n  x = y \"a\"\nexcept: pass\n";
    for (int64_t n = 1;; n++) {
        FoSyntaxError error;
        size_t nbytes = n % 2 ? sizeof text - 1 : strstr(text, "try") - text;
        fo_fail_nth_alloc(n);
        FoTree *tree = fo_parse(text, nbytes, FO_SOURCE_TEXT, FO_PARSE_FILE, &error);
        bool ok = tree && fo_scopes_build(tree, false, &error);
        fo_fail_nth_alloc(0);
        FoSyntaxErrorKind kind = ok ? FO_SYNTAX_NONE : error.kind;
        if (!ok)
            fo_syntax_error_deinit(&error);
        fo_tree_free(tree);
        assert_true(ok || kind == FO_SYNTAX_NO_MEMORY || kind == FO_SYNTAX_ERROR);
        if (n > 2000)
            break;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trees_are_those_of_the_reference, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(an_indented_dump, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(names_are_one_pointer_each, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(the_prompt_asks_for_more, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(limits_hold_on_a_small_stack, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(every_allocation_may_fail, heap_setup, heap_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
