// SPDX-License-Identifier: MIT
#include "cli/cell_stream.h"

typedef struct {
    FoObject head;
    const char *stream;
    FoStreamWriter writer;
    void *context;
} CellStream;

static FoObject *write(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    CellStream *s = (CellStream *)self;
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "write() argument must be str, not %T", args[0]);
    if (!s->writer(s->context, s->stream, (FoStr *)args[0])) return NULL;
    return fo_int_from_i64(((FoStr *)args[0])->n);
}

static FoObject *write_lines(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) lines = fo_iter(args[0]);
    for (;;) {
        FoObject *item;
        if (!lines || !fo_next(lines, &item)) return NULL;
        if (!item) return fo_new_none();
        FO_AUTO(FoObject) line = item;
        FO_AUTO(FoObject) written = write(self, &line, 1, NULL);
        if (!written) return NULL;
    }
}

static FoObject *flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_new_none(); }
static FoObject *isatty(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_bool_new(false); }
static FoObject *get_encoding(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text("UTF-8"); }
static FoObject *get_name(FoObject *self, void *closure) { return (FoObject *)fo_str_printf("<%s>", ((CellStream *)self)->stream); }
static const FoNativeDef methods[] = {
    {"write", write, 1, 1, 0, NULL}, {"writelines", write_lines, 1, 1, 0, NULL}, {"flush", flush, 0, 0, 0, NULL},
    {"isatty", isatty, 0, 0, 0, NULL}, {0},
};
static const FoGetSetDef getsets[] = {{"encoding", get_encoding, NULL, NULL, NULL}, {"name", get_name, NULL, NULL, NULL}, {0}};
static void stream_free(FoObject *self) { fo_object_free_block(self); }

static FoType stream_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "cell_stream",
    .basic_nbytes = sizeof(CellStream),
    .free = stream_free,
    .methods = methods,
    .getsets = getsets,
};
bool fo_cell_stream_init(void) { return fo_type_ready(&stream_type); }
FoObject *fo_cell_stream_new(const char *stream_name, FoStreamWriter writer, void *context) {
    CellStream *s = (CellStream *)fo_object_new(&stream_type, 0);
    if (!s) return NULL;
    s->stream = stream_name;
    s->writer = writer;
    s->context = context;
    return (FoObject *)s;
}
