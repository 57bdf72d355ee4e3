/* zhixing procedures: the tables of every procedure as pictures and lists, for
 * docs/procedures/; a test compares what is committed there. */
#include "app/procedures_cmd.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "app/capabilities.h"
#include "base/buf.h"

enum { TEXT_BYTES = 4 << 20, PATH_BYTES = 4096 };

static enum err
write_file(const char *dir, const char *name, const struct buf *text, struct errinfo *info)
{
    char path[PATH_BYTES];
    if (snprintf(path, sizeof path, "%s/%s.md", dir, name) >= (int)sizeof path)
        return FAIL_ZH(info, ERR_INVALID, "--write", "路径过长", "the path is too long");
    FILE *f = fopen(path, "w");
    bool good = f != NULL && fwrite(text->p, 1, text->n, f) == text->n;
    if (f != NULL && fclose(f) != 0)
        good = false;
    return good ? ERR_OK
                : FAIL_ZH(info, ERR_IO, "--write", "文件无法写入", "%s: %s", path, strerror(errno));
}

static int
run(int argc, char **argv)
{
    struct errinfo info = { 0 };
    enum err e = ERR_OK;
    bool writes = argc == 3 && strcmp(argv[1], "--write") == 0;
    if (argc != 1 && !writes) {
        (void)FAIL_ZH(&info, ERR_INVALID, "", "参数有误", "the options are wrong");
        return command_fail(&info);
    }
    for (const struct procedure *const *p = capability_procedures; *p != NULL && e == ERR_OK; p++) {
        struct buf text;
        buf_init(&text, TEXT_BYTES);
        procedure_diagram(*p, &text);
        must(!text.failed);
        if (writes)
            e = write_file(argv[2], (*p)->name, &text, &info);
        else
            (void)fwrite(text.p, 1, text.n, stdout);
        buf_done(&text);
    }
    return e == ERR_OK ? EXIT_FINE : command_fail(&info);
}

const struct command procedures_command = {
    "procedures",
    "[--write DIRECTORY]",
    "Print every procedure's diagram and table, or write them as files.",
    run,
};
