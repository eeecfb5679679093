// SPDX-License-Identifier: MIT
#include "cli/options.h"
#include "base/size_text.h"
#include "base/version.h"
#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "usage: folio [options] [script.py | -c code | -m module | - | run notebook.ipynb] [arguments]\n"
    "\n"
    "  script.py            run a script\n"
    "  -c code              run a text\n"
    "  -m module            run a module as a script\n"
    "  -                    run what comes from standard input\n"
    "  run nb.ipynb         execute a notebook (folio run --help)\n"
    "  (nothing)            a prompt\n"
    "\n"
    "options, before the script:\n"
    "  --budget SIZE        private memory (heap, arrays, stacks) stays below SIZE: 512M, 2G, bytes\n"
    "  --window SIZE        resident bytes of one memory map while a pass goes over it\n"
    "  --threads N          workers of large array operations (default: the processors)\n"
    "  --eager              evaluate array expressions operator by operator, as NumPy does\n"
    "  --durable            sync saved files to the disk\n"
    "  --show WHAT          print tokens, tree, scopes or code of the source instead of running it;\n"
    "                       plan: run it and print how each array operation is computed\n"
    "  -i                   prompt after the script; without one also when standard input is not a terminal\n"
    "  -q                   a prompt without a greeting\n"
    "  --version, --help\n"
    "\n"
    "exit status: 0 done, 1 the script raised, 2 wrong usage, 130 interrupted\n";
static const char run_usage[] =
    "usage: folio [options] run notebook.ipynb [-o out.ipynb] [--allow-errors] [--timeout SECONDS]\n"
    "\n"
    "Executes the cells of a notebook in order and stores their outputs (in the notebook itself without -o).\n"
    "\n"
    "  -o FILE            write the executed notebook to FILE\n"
    "  --allow-errors     go on after a cell that raised; without it the first error ends the run with status 1\n"
    "  --timeout SECONDS  interrupt a cell that runs longer\n";

static void wrong(FoCliOptions *o, const char *message, const char *what) {
    fprintf(stderr, "folio: %s%s%s\nTry 'folio --help'.\n", message, *what ? ": " : "", what);
    o->kind = FO_RUN_NOTHING;
    o->status = 2;
}

static void say(FoCliOptions *o, const char *text) {
    fputs(text, stdout);
    o->kind = FO_RUN_NOTHING;
    o->status = 0;
}

// The value of an option: --name=value or the next argument.
static const char *value_of(int argc, char **argv, int *i, const char *name) {
    size_t n = strlen(name);
    if (argv[*i][n] == '=') return argv[*i] + n + 1;
    return *i + 1 < argc ? argv[++*i] : NULL;
}

static bool is_option(const char *arg, const char *name) {
    size_t n = strlen(name);
    return !strncmp(arg, name, n) && (arg[n] == 0 || arg[n] == '=');
}

static bool parse_size_option(int argc, char **argv, int *i, const char *name, size_t *out, FoCliOptions *o) {
    const char *value = value_of(argc, argv, i, name);
    if (value && fo_size_from_text(value, strlen(value), out)) return true;
    wrong(o, "not a size (write 512M, 2G or bytes)", value ? value : name);
    return false;
}

static bool parse_run_option(int argc, char **argv, int *i, FoCliOptions *o) {
    char *arg = argv[*i];
    if (is_option(arg, "-o")) {
        o->output = value_of(argc, argv, i, "-o");
        if (!o->output) wrong(o, "-o needs a file", "");
    } else if (!strcmp(arg, "--allow-errors")) {
        o->allow_errors = true;
    } else if (is_option(arg, "--timeout")) {
        const char *value = value_of(argc, argv, i, "--timeout");
        char *end = NULL;
        o->timeout = value ? strtod(value, &end) : 0;
        if (!value || *end || o->timeout <= 0) wrong(o, "--timeout needs a number of seconds", "");
    } else if (!strcmp(arg, "--help") || !strcmp(arg, "-h")) {
        say(o, run_usage);
    } else if (*arg == '-') {
        wrong(o, "unknown option of run", arg);
    } else if (o->what) {
        wrong(o, "run takes one notebook", arg);
    } else {
        o->what = arg;
    }
    return o->kind != FO_RUN_NOTHING;
}

static void parse_run(int argc, char **argv, int i, FoCliOptions *o) {
    o->kind = FO_RUN_NOTEBOOK;
    for (; i < argc; i++)
        if (!parse_run_option(argc, argv, &i, o)) return;
    if (!o->what) wrong(o, "run needs a notebook", "");
    o->first_argument = argc;
}

// One global option at argv[*i]; false: it is none, or it ended the parsing.
static bool parse_global(int argc, char **argv, int *i, FoCliOptions *o) {
    char *arg = argv[*i];
    if (is_option(arg, "--budget")) return parse_size_option(argc, argv, i, "--budget", &o->budget, o);
    if (is_option(arg, "--window")) return parse_size_option(argc, argv, i, "--window", &o->window, o);
    if (is_option(arg, "--threads")) {
        const char *value = value_of(argc, argv, i, "--threads");
        o->threads = value ? atoi(value) : 0;
        if (o->threads < 1) wrong(o, "--threads needs a number of at least 1", "");
        return o->threads >= 1;
    }
    if (is_option(arg, "--show")) {
        o->show = value_of(argc, argv, i, "--show");
        static const char *const known[] = {"tokens", "tree", "scopes", "code", "plan"};
        for (size_t k = 0; o->show && k < FO_COUNT_OF(known); k++)
            if (!strcmp(o->show, known[k])) return true;
        wrong(o, "--show takes tokens, tree, scopes, code or plan", "");
        return false;
    }
    if (!strcmp(arg, "--eager")) return o->eager = true;
    if (!strcmp(arg, "--durable")) return o->durable = true;
    if (!strcmp(arg, "-i")) return o->interactive = true;
    if (!strcmp(arg, "-q")) return o->quiet = true;
    if (!strcmp(arg, "-B") || !strcmp(arg, "-u") || !strcmp(arg, "-I") || !strcmp(arg, "-S") || !strcmp(arg, "-s") || !strcmp(arg, "-E"))
        return true;
    if (!strcmp(arg, "--version") || !strcmp(arg, "-V")) {
        say(o, "Folio " FO_VERSION "\n");
    } else if (!strcmp(arg, "--help") || !strcmp(arg, "-h")) {
        say(o, usage);
    } else {
        wrong(o, "unknown option", arg);
    }
    return false;
}

void fo_cli_options_parse(int argc, char **argv, FoCliOptions *o) {
    *o = (FoCliOptions){.kind = FO_RUN_PROMPT, .first_argument = argc};
    for (int i = 1; i < argc; i++) {
        char *arg = argv[i];
        if (!strcmp(arg, "-c") || !strcmp(arg, "-m")) {
            o->kind = arg[1] == 'c' ? FO_RUN_TEXT : FO_RUN_MODULE;
            o->what = i + 1 < argc ? argv[i + 1] : NULL;
            o->first_argument = i + 1;
            if (!o->what) wrong(o, "argument expected for the option", arg);
            return;
        }
        if (!strcmp(arg, "-")) {
            o->kind = FO_RUN_STDIN;
            o->first_argument = i;
            return;
        }
        if (*arg == '-') {
            if (!parse_global(argc, argv, &i, o)) return;
            continue;
        }
        if (!strcmp(arg, "run")) {
            parse_run(argc, argv, i + 1, o);
            return;
        }
        o->kind = FO_RUN_SCRIPT;
        o->what = arg;
        o->first_argument = i;
        return;
    }
}
