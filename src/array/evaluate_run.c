// SPDX-License-Identifier: MIT
// Running a program: the walk is split into parts of some ten thousand elements, parts go to the workers, and within a part every
// step's kernel runs over one block of FO_BLOCK_ITEMS elements before the next block begins.
#include "array/array_private.h"
#include "array/plan_show.h"

enum {
    SCRATCH_MOST = 12288,
    PART_ITEMS = 1 << 16,
    PART_LEAST = 1 << 13,
    ACROSS_ITEMS = 1 << 11,
    THREAD_LEAST = 1 << 18,
    LOCAL_SCRATCH = 4096,
    LONG_BLOCK = 1 << 15,
    PREFETCH_LEAST = 1 << 18
};

// As many elements as leave room in the first cache for the operands beside the scratch blocks.
static int64_t program_block_items(const FoProgram *p) {
    int64_t n = FO_BLOCK_ITEMS;
    while (n > 256 && n * p->n_scratch * p->scratch_itemsize > SCRATCH_MOST) n /= 2;
    return n;
}

size_t fo_program_scratch_nbytes(const FoProgram *p, int64_t block_items) {
    return (size_t)p->n_scratch * (size_t)p->scratch_itemsize * (size_t)block_items;
}

void fo_program_bind_scratch(const FoProgram *p, FoRunState *run, char *block, int64_t block_items) {
    for (int k = 0; k < p->n_scratch; k++) run->scratch[k] = block + k * p->scratch_itemsize * block_items;
    for (int k = 0; k < p->n_steps; k++) run->status[k] = 0;
}

FO_INLINE void locate(const FoProgram *p, const FoRunState *run, const FoWalk *walk, int64_t first, int which, char **data, int64_t *stride) {
    const struct FoSlot *slot = &p->slots[which];
    if (slot->walk >= 0) {
        *data = walk->data[slot->walk] + first * walk->inner[slot->walk];
        *stride = walk->inner[slot->walk];
    } else if (slot->scratch >= 0) {
        *data = run->scratch[slot->scratch];
        *stride = slot->itemsize;
    } else {
        *data = (char *)(uintptr_t)&slot->constant;
        *stride = 0;
    }
}

void fo_program_slot(const FoProgram *p, const FoRunState *run, const FoWalk *walk, int64_t first, int slot, char **data, int64_t *stride) {
    locate(p, run, walk, first, slot, data, stride);
}

static void run_steps(const FoProgram *p, FoRunState *run, const FoWalk *walk, int64_t first, int64_t n, char *result, int from, int to) {
    for (int i = from; i < to; i++) {
        const FoStep *step = &p->steps[i];
        char *data[4];
        int64_t strides[4];
        for (int k = 0; k <= step->n; k++) locate(p, run, walk, first, step->slot[k], &data[k], &strides[k]);
        if (result && i == p->n_steps - 1) data[step->n] = result;
        run->status[i] |= step->run(data, strides, n, step->aux);
    }
}

void fo_program_block(const FoProgram *p, FoRunState *run, const FoWalk *walk, int64_t first, int64_t n, char *result) {
    const struct FoFused *f = &p->fused;
    int n_plain = p->n_steps - f->n_steps;
    run_steps(p, run, walk, first, n, result, 0, n_plain);
    if (!f->n_steps) return;
    char *data[3];
    int64_t strides[3];
    locate(p, run, walk, first, f->x, &data[0], &strides[0]);
    locate(p, run, walk, first, f->b, &data[1], &strides[1]);
    locate(p, run, walk, first, f->out, &data[2], &strides[2]);
    if (result) data[2] = result;
    uint32_t status = f->map(data, strides, n, &f->term);
    if (fo_likely(!status)) return;
    if (f->in_place || data[2] == data[0] || data[2] == data[1]) run->status[n_plain] |= status;
    else run_steps(p, run, walk, first, n, result, n_plain, p->n_steps);
}

// The leaves' memory of the block after this one, asked for while this one is computed.
static void prefetch(const FoProgram *p, const FoWalk *walk, int64_t first, int64_t n) {
    for (int k = 0; k < p->n_leaves; k++) {
        int64_t stride = walk->inner[k];
        if (stride <= 0 || stride > 16) continue;
        const char *at = walk->data[k] + first * stride, *end = at + n * stride;
        for (; at < end; at += 64) __builtin_prefetch(at, 0, 2);
    }
}

typedef struct {
    const FoProgram *p;
    const FoWalk *walk;
    char *const *data;
    int64_t per_outer, chunk, outers_per_part, block;
    bool across;      // a part is a chunk of every inner loop: they are few, and pass the same memory
    bool ahead;
    volatile int *interrupted;
    FoRunState *runs; // one per worker
} Job;

void fo_program_touched(const FoProgram *p, const FoWalk *walk, int64_t n_items) {
    const double loops = (double)n_items / (double)walk->n_inner;
    for (int k = 0; k < p->n_leaves + p->has_target; k++)
        if (p->maps[k]) fo_block_touched(p->maps[k], (int64_t)((double)fo_walk_touched(walk, k) * loops));
}

int64_t fo_program_items_at_once(const FoProgram *p, const FoWalk *walk, int64_t wanted) {
    for (int k = 0; p->has_maps && k < p->n_leaves + p->has_target; k++) {
        int64_t most = p->maps[k] ? fo_block_items_at_once(p->maps[k], (double)fo_walk_touched(walk, k) / (double)walk->n_inner) : wanted;
        if (most < wanted) wanted = most;
    }
    return wanted;
}

static void run_span(const Job *job, FoRunState *run, const FoWalk *walk, int64_t first, int64_t last) {
    for (int64_t at = first; at < last; at += job->block) {
        int64_t n = last - at < job->block ? last - at : job->block;
        if (job->ahead && at + n < walk->n_inner)
            prefetch(job->p, walk, at + n, walk->n_inner - at - n < job->block ? walk->n_inner - at - n : job->block);
        fo_program_block(job->p, run, walk, at, n, NULL);
    }
}

static void run_part(void *context, int64_t part, int worker) {
    const Job *job = context;
    if (*job->interrupted) return;
    FoRunState *run = &job->runs[worker];
    FoWalk walk = *job->walk;
    if (job->across) {
        int64_t first = part * job->chunk, last = first + job->chunk < walk.n_inner ? first + job->chunk : walk.n_inner;
        do run_span(job, run, &walk, first, last);
        while (fo_walk_next(&walk));
        if (fo_unlikely(job->p->has_maps)) fo_program_touched(job->p, &walk, (last - first) * walk.n_outer);
        return;
    }
    if (job->per_outer > 1) {
        int64_t outer = part / job->per_outer, first = part % job->per_outer * job->chunk;
        if (outer) fo_walk_seek(&walk, outer);
        int64_t last = first + job->chunk < walk.n_inner ? first + job->chunk : walk.n_inner;
        run_span(job, run, &walk, first, last);
        if (fo_unlikely(job->p->has_maps)) fo_program_touched(job->p, &walk, last - first);
        return;
    }
    int64_t outer = part * job->outers_per_part, left = job->walk->n_outer - outer;
    if (left > job->outers_per_part) left = job->outers_per_part;
    if (outer) fo_walk_seek(&walk, outer);
    const int64_t n_items = left * walk.n_inner;
    while (left-- > 0) {
        run_span(job, run, &walk, 0, walk.n_inner);
        if (left) fo_walk_next(&walk);
    }
    if (fo_unlikely(job->p->has_maps)) fo_program_touched(job->p, &walk, n_items);
}

void fo_program_add_status(FoProgram *p, const FoRunState *run) {
    for (int i = 0; i < p->n_steps; i++) p->status[i] |= run->status[i];
}

bool fo_eval_poll(void) {
    if (fo_likely(!fo_rt->interrupted)) return true;
    fo_rt->interrupted = 0;
    FoObject *exception = fo_exception_new(fo_exception_type(FO_KEYBOARD_INTERRUPT), NULL, 0);
    if (exception) fo_raise_give(exception);
    return false;
}

bool fo_program_finish(FoProgram *p) {
    for (int k = 0; p->has_maps && k < p->n_leaves + p->has_target; k++)
        if (p->maps[k] && !fo_block_check(p->maps[k])) return false;
    if (!fo_eval_poll()) return false;
    for (int i = 0; i < p->n_steps; i++)
        if (fo_unlikely(p->status[i] != 0) &&
            !fo_errors_report(p->errors, p->status[i], p->steps[i].name >= 0 ? fo_op_name((FoOp)p->steps[i].name) : "cast"))
            return false;
    return true;
}

static bool run_threads(FoProgram *p, Job *job, int64_t n_parts, size_t scratch_nbytes) {
    int n_workers = fo_workers_count();
    size_t nbytes = (size_t)n_workers * (sizeof(FoRunState) + scratch_nbytes);
    char *block = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!block) return fo_fail_no_memory();
    job->runs = (FoRunState *)(block + (size_t)n_workers * scratch_nbytes);
    for (int w = 0; w < n_workers; w++) fo_program_bind_scratch(p, &job->runs[w], block + (size_t)w * scratch_nbytes, job->block);
    fo_workers_run(run_part, job, n_parts);
    for (int w = 0; w < n_workers; w++) fo_program_add_status(p, &job->runs[w]);
    fo_free(block, nbytes, FO_MEM_INTERNAL);
    return true;
}

static bool run_serial(FoProgram *p, Job *job, int64_t n_parts, size_t scratch_nbytes) {
    char local[LOCAL_SCRATCH];
    char *block = scratch_nbytes <= LOCAL_SCRATCH ? local : fo_alloc(scratch_nbytes, FO_MEM_INTERNAL);
    if (!block) return fo_fail_no_memory();
    FoRunState run;
    fo_program_bind_scratch(p, &run, block, job->block);
    job->runs = &run;
    for (int64_t part = 0; part < n_parts; part++) run_part(job, part, 0);
    fo_program_add_status(p, &run);
    job->runs = NULL;
    if (block != local) fo_free(block, scratch_nbytes, FO_MEM_INTERNAL);
    return true;
}

bool fo_program_run(FoProgram *p, const FoTarget *target) {
    FoWalk walk;
    char *data[FO_MAX_OPERANDS];
    fo_program_start_walk(p, &walk, data, target, NULL);
    if (!walk.n_outer || !walk.n_inner) return true;
    int64_t n_items = walk.n_outer * walk.n_inner;
    const bool is_long = n_items * p->weight >= THREAD_LEAST && fo_workers_count() > 1;
    // several parts for each thread, so that they finish together
    const int64_t share = is_long ? n_items / (4 * fo_workers_count()) / PART_LEAST * PART_LEAST : PART_ITEMS;
    const int64_t part_items = fo_program_items_at_once(p, &walk, share > PART_ITEMS ? PART_ITEMS : share < PART_LEAST ? PART_LEAST : share);
    Job job = {.p = p, .walk = &walk, .data = data, .per_outer = 1, .chunk = part_items, .outers_per_part = 1, .interrupted = &fo_rt->interrupted};
    job.block = p->n_scratch ? program_block_items(p) : LONG_BLOCK;
    if (job.block > n_items) job.block = n_items;
    job.ahead = n_items >= PREFETCH_LEAST && p->weight > 5;
    if (job.ahead && job.block > FO_BLOCK_ITEMS) job.block = FO_BLOCK_ITEMS;
    int64_t n_parts;
    if (walk.ndim == 1 && walk.n_outer <= 8 && walk.n_inner > ACROSS_ITEMS) {
        job.across = true;
        job.chunk = part_items < ACROSS_ITEMS ? part_items : ACROSS_ITEMS;
        n_parts = (walk.n_inner + job.chunk - 1) / job.chunk;
    } else if (walk.n_inner > part_items) {
        job.per_outer = (walk.n_inner + part_items - 1) / part_items;
        n_parts = walk.n_outer * job.per_outer;
    } else {
        job.outers_per_part = part_items / walk.n_inner;
        if (!job.outers_per_part) job.outers_per_part = 1;
        n_parts = (walk.n_outer + job.outers_per_part - 1) / job.outers_per_part;
    }
    size_t scratch_nbytes = fo_program_scratch_nbytes(p, job.block);
    bool threads = is_long && n_parts > 1;
    if (fo_plan_is_shown()) {
        int n_workers = !threads ? 1 : fo_workers_count();
        FoPlanReport report = {.what = p->n_steps == 1 && p->steps[0].name < 0 && p->steps[0].n == 1 ? "copy" : "expression",
                               .program = p,
                               .walk = &walk,
                               .block_items = job.block,
                               .n_parts = n_parts,
                               .n_workers = n_workers,
                               .scratch_nbytes = scratch_nbytes * (size_t)n_workers,
                               .target = target};
        if (!fo_plan_show(&report)) return false;
    }
    if (!(threads ? run_threads : run_serial)(p, &job, n_parts, scratch_nbytes)) return false;
    return fo_program_finish(p);
}

bool fo_expression_run(FoExpression *e, const FoTarget *target) {
    FoProgram p;
    return fo_program_plan(&p, e, NULL, target->ndim, target->shape, target) && fo_program_run(&p, target);
}

bool fo_copy_run(const FoTarget *target, FoArray *from) {
    FoProgram p;
    return fo_program_plan(&p, NULL, from, target->ndim, target->shape, target) && fo_program_run(&p, target);
}
