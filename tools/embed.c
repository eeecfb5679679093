// SPDX-License-Identifier: MIT
// Writes the script-level modules as C: embed OUT NAME=FILE...   (NAME may be dotted; FILE __init__.py makes it a package)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_bytes(FILE *out, const char *path) {
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        exit(1);
    }
    for (int c, n = 0; (c = getc(in)) != EOF; n++) fprintf(out, n % 24 ? "%d," : "\n%d,", c);
    fclose(in);
}

int main(int argc, char **argv) {
    FILE *out = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (!out) return 1;
    fputs("// made by tools/embed.c from lib/*.py\n#include \"modules/embedded.h\"\n", out);
    for (int i = 2; i < argc; i++) {
        fprintf(out, "static const char text%d[] = {", i);
        put_bytes(out, strchr(argv[i], '=') + 1);
        fputs("0};\n", out);
    }
    fputs("const FoEmbeddedModule fo_embedded_modules[] = {\n", out);
    for (int i = 2; i < argc; i++) {
        char *path = strchr(argv[i], '=');
        *path++ = 0;
        fprintf(out, "    {\"%s\", text%d, sizeof text%d - 1, %d},\n", argv[i], i, i, strstr(path, "__init__.py") != NULL);
    }
    fputs("    {0},\n};\n", out);
    return fclose(out) != 0;
}
