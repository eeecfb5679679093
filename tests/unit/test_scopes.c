// SPDX-License-Identifier: MIT
// Scopes: what each name means where.
#include "lang/corpus.h"

static FoTree *scoped(const char *text) {
    FoSyntaxError e;
    FoTree *tree = fo_parse(text, strlen(text), FO_SOURCE_TEXT, FO_PARSE_FILE, &e);
    assert_non_null(tree);
    assert_true(fo_scopes_build(tree, false, &e));
    return tree;
}

// The n-th child in source order.
static FoScope *child(FoScope *s, int n) {
    s = s->first_child;
    while (n-- > 0)
        s = s->next_sibling;
    assert_non_null(s);
    return s;
}

static const FoSymbol *find(const FoScope *s, const char *name) {
    FoName *n = fo_tree_name_peek(s->tree, name, strlen(name));
    assert_non_null(n);
    const FoSymbol *y = fo_scope_find(s, n);
    if (!y)
        fail_msg("no %s", name);
    return y;
}

static void check(const FoScope *s, const char *name, FoVariableKind kind, int32_t index) {
    const FoSymbol *y = find(s, name);
    assert_int_equal(y->kind, kind);
    assert_int_equal(y->index, index);
}

static void parameters_come_first(void **state) {
    FoTree *tree = scoped("def f(a, b, /, c, *d, e, **g):\n  x = a\n  b = y\n  import z.w");
    FoScope *f = child(tree->root->Module.scope, 0);
    static const char *const wanted[] = {"a", "b", "c", "e", "d", "g", "x", "z"};
    assert_int_equal(f->locals.n, FO_COUNT_OF(wanted));
    for (size_t i = 0; i < FO_COUNT_OF(wanted); i++)
        check(f, wanted[i], FO_VAR_LOCAL, (int32_t)i);
    check(f, "y", FO_VAR_GLOBAL_IMPLICIT, -1);
    assert_int_equal(f->n_params, 3);
    assert_int_equal(f->n_posonly, 2);
    assert_int_equal(f->n_kwonly, 1);
    assert_true(f->has_varargs && f->has_varkw);
    check(tree->root->Module.scope, "f", FO_VAR_NAME, -1);
    fo_tree_free(tree);
}

static void closures(void **state) {
    FoTree *tree = scoped("def f(a):\n  b = 1\n  def g():\n    def h():\n      nonlocal b\n      b = a\n    return h\n  return g");
    FoScope *f = child(tree->root->Module.scope, 0), *g = child(f, 0), *h = child(g, 0);
    check(f, "a", FO_VAR_CELL, 0);
    check(f, "b", FO_VAR_CELL, 1);
    assert_int_equal(find(f, "a")->local_index, 0);
    assert_int_equal(find(f, "b")->local_index, -1);
    check(g, "a", FO_VAR_FREE, 0);
    check(h, "b", FO_VAR_FREE, 1);
    check(g, "h", FO_VAR_LOCAL, 0);
    assert_true(h->is_nested && !f->is_nested);
    fo_tree_free(tree);
}

static void globals_stop_the_search(void **state) {
    FoTree *tree = scoped("def f():\n  global x\n  x = 1\n  def g(): return x\ndef k():\n  x = 1\n  def l():\n    global x\n    return x");
    FoScope *f = child(tree->root->Module.scope, 0), *k = child(tree->root->Module.scope, 1);
    check(f, "x", FO_VAR_GLOBAL_EXPLICIT, -1);
    check(child(f, 0), "x", FO_VAR_GLOBAL_IMPLICIT, -1);
    check(k, "x", FO_VAR_LOCAL, 0);
    check(child(k, 0), "x", FO_VAR_GLOBAL_EXPLICIT, -1);
    fo_tree_free(tree);
}

static void class_scopes_are_looked_through(void **state) {
    FoTree *tree = scoped("def f():\n  t = u = 1\n  class B:\n    t = 2\n    v = u\n    def m(self): return t, v");
    FoScope *f = child(tree->root->Module.scope, 0), *b = child(f, 0), *m = child(b, 0);
    check(b, "t", FO_VAR_NAME, -1); // its own …
    assert_int_equal(fo_scope_find_cell(b, find(f, "t")->name)->kind, FO_VAR_FREE); // … and the one it passes on
    check(b, "u", FO_VAR_FREE, 1);
    check(m, "t", FO_VAR_FREE, 0);
    check(m, "v", FO_VAR_GLOBAL_IMPLICIT, -1);
    fo_tree_free(tree);
}

static void super_makes_a_class_cell(void **state) {
    FoTree *tree = scoped("class A:\n  def f(self):\n    return [super().g() for x in y]\n  def g(self): return 1");
    FoScope *a = child(tree->root->Module.scope, 0), *f = child(a, 0);
    assert_true(a->needs_class_cell);
    assert_int_equal(a->cells.n, 1);
    check(f, "__class__", FO_VAR_FREE, 0);
    check(child(f, 0), "__class__", FO_VAR_FREE, 0);
    assert_int_equal(child(a, 1)->frees.n, 0);
    fo_tree_free(tree);
}

static void private_names_are_mangled(void **state) {
    FoTree *tree = scoped("class _A:\n  __x = 1\n  __y__ = 2\n  def f(self, __p): return __x, __p\nclass __: __z = 1");
    FoScope *a = child(tree->root->Module.scope, 0), *f = child(a, 0);
    assert_string_equal(find(a, "__x")->name->text, "_A__x");
    assert_string_equal(find(a, "__y__")->name->text, "__y__");
    assert_string_equal(find(f, "__p")->name->text, "_A__p");
    assert_string_equal(find(child(tree->root->Module.scope, 1), "__z")->name->text, "__z");
    fo_tree_free(tree);
}

static void comprehensions_have_scopes(void **state) {
    FoTree *tree = scoped("def f(a):\n  return [(w := x) for x in a if x], w, {y for y in a for z in y}");
    FoScope *f = child(tree->root->Module.scope, 0), *c = child(f, 0);
    check(c, ".0", FO_VAR_LOCAL, 0);
    check(c, "x", FO_VAR_LOCAL, 1);
    check(c, "w", FO_VAR_FREE, 0);
    check(f, "w", FO_VAR_CELL, 0);
    check(f, "a", FO_VAR_LOCAL, 0); // the first iterable is evaluated outside
    fo_tree_free(tree);
}

static void flags_of_functions(void **state) {
    FoTree *tree = scoped("def g(): yield\nasync def a(): return 1\nasync def ag(): yield\nx = (i for i in x)\ndef l(): return locals()");
    FoScope *m = tree->root->Module.scope;
    assert_true(child(m, 0)->is_generator && !child(m, 0)->is_async);
    assert_true(child(m, 1)->is_async && child(m, 1)->returns_value && !child(m, 1)->is_generator);
    assert_true(child(m, 2)->is_async && child(m, 2)->is_generator);
    assert_true(child(m, 3)->is_generator);
    assert_true(child(m, 4)->uses_locals_call);
    fo_tree_free(tree);
}

static void annotations_and_imports(void **state) {
    FoTree *tree = scoped("'doc'\nfrom __future__ import annotations\nx: T = 1\nclass A:\n  'doc'\n  y: U\ndef f(a: V): z: W");
    FoScope *m = tree->root->Module.scope;
    assert_true(tree->future_annotations && m->has_annotations && m->docstring);
    assert_true(child(m, 0)->has_annotations && child(m, 0)->docstring);
    assert_false(child(m, 1)->has_annotations);
    check(child(m, 1), "z", FO_VAR_LOCAL, 1);
    fo_tree_free(tree);
}

static void scopes_are_shown(void **state) {
    FoTree *tree = scoped("def f(a): return lambda: a");
    FoBuffer out = FO_BUFFER_EMPTY;
    assert_true(fo_scopes_dump(tree, &out));
    assert_string_equal(fo_buffer_text(&out), "module - line 1\n  f: name\n  function f line 1 locals a cells a\n    a: cell 0\n"
                                              "    lambda - line 1 frees a\n      a: free 0\n");
    fo_buffer_deinit(&out);
    fo_tree_free(tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(parameters_come_first, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(closures, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(globals_stop_the_search, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(class_scopes_are_looked_through, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(super_makes_a_class_cell, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(private_names_are_mangled, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(comprehensions_have_scopes, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(flags_of_functions, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(annotations_and_imports, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(scopes_are_shown, heap_setup, heap_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
