/* A whole ledger of any bytes, read and checked: the input holds its files one
 * behind the other, each after a line "=name.csv". No database: it is a dry run. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char dir[64];
static struct keys *keys;

static void
clear(void)
{
    char path[128];
    for (int f = 0; f < LEDGER_FILES; f++) {
        (void)snprintf(path, sizeof path, "%s/%s", dir, ledger_file_name((enum ledger_file)f));
        (void)unlink(path);
    }
}

/* Before OpenSSL takes down what a key hangs on. */
static void
finish(void)
{
    keys_close(keys);
    (void)rmdir(dir);
}

static void
start(void)
{
    const char *tmp = getenv("TMPDIR");
    (void)snprintf(dir, sizeof dir, "%.40s/zxfuzz.XXXXXX", tmp == NULL ? "/tmp" : tmp);
    must(mkdtemp(dir) != NULL);
    keys = keys_for_test();
    must(atexit(finish) == 0);
}

/* Which file a line "=name" begins; -1: none. */
static int
named(const uint8_t *line, size_t n)
{
    for (int f = 0; f < LEDGER_FILES; f++) {
        const char *name = ledger_file_name((enum ledger_file)f);
        if (n == strlen(name) + 1 && line[0] == '=' && memcmp(line + 1, name, n - 1) == 0)
            return f;
    }
    return -1;
}

static void
write_files(const uint8_t *data, size_t size)
{
    int fd = -1;
    for (size_t at = 0; at < size;) {
        const uint8_t *nl = memchr(data + at, '\n', size - at);
        size_t n = nl == NULL ? size - at : (size_t)(nl - (data + at));
        size_t whole = nl == NULL ? n : n + 1;
        int f = named(data + at, n);
        char path[128];
        if (f >= 0) {
            if (fd >= 0)
                (void)close(fd);
            (void)snprintf(path, sizeof path, "%s/%s", dir, ledger_file_name((enum ledger_file)f));
            fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        } else if (fd >= 0) {
            must(write(fd, data + at, whole) == (ssize_t)whole);
        }
        at += whole;
    }
    if (fd >= 0)
        (void)close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static atomic_bool never;
    struct import_options opt = {
        .dry_run = true, .skip_bad = size > 0 && (data[0] & 1) != 0, .now_ms = 1, .cancel = &never
    };
    struct import_result r;
    struct errinfo info = { 0 };
    struct ledger l;
    if (dir[0] == '\0')
        start();
    write_files(data, size);
    ledger_init(&l, &never);
    enum err e = import_run(NULL, keys, dir, &opt, &l, &r, &info);
    must(e == ERR_OK || e == ERR_INVALID || e == ERR_TOO_BIG);
    must(!r.written && (opt.skip_bad || e != ERR_OK || r.bad == 0));
    ledger_done(&l);
    clear();
    return 0;
}
