/* zhixing verify: does the journal still say what was signed? A whole database,
 * which is only read, or one proof document without any database. */
#include "app/verify_cmd.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/law_cmd.h"
#include "base/arena.h"
#include "core/sm2.h"
#include "core/verify.h"

enum { FILE_MAX = 8 * 1024 * 1024, READ_BYTES = 64 * 1024 };

static const struct law_option_kind options[] = {
    { "--db", true, false },
    { "--proof", true, false },
    { "--key", true, false },
    { NULL, false, false },
};

static enum err
read_file(const char *option, const char *path, struct buf *out, struct errinfo *info)
{
    char part[READ_BYTES];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return FAIL_ZH(info, ERR_INVALID, option, "文件无法打开", "the file cannot be opened");
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(out, part, n);
    bool bad = ferror(f) != 0;
    (void)fclose(f);
    if (bad || out->failed || out->n == 0)
        return FAIL_ZH(info, ERR_INVALID, option, "文件为空、过大或无法读取",
                       "the file is empty, too large or cannot be read");
    return ERR_OK;
}

struct look {
    const char *pem;
    struct verify_result *ret;
};

static enum err
look(struct db *db, void *ctx, struct errinfo *info)
{
    struct look *l = ctx;
    return journal_verify(db, l->pem, l->ret, info);
}

static int
answer(const struct law_command_line *line, const struct verify_result *r, bool document)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    if (line->json) {
        jw_open(&out, '{');
        jw_kbool(&out, "good", r->good);
        jw_ktext(&out, "fault", r->good ? NULL : r->fault);
        jw_ktext(&out, "faultZh", r->good ? NULL : r->zh);
        jw_kint(&out, "rows", (int64_t)r->rows);
        jw_kint(&out, "leaves", (int64_t)r->leaves);
        jw_kint(&out, "waiting", (int64_t)r->waiting);
        jw_kint(&out, "heads", (int64_t)r->heads);
        jw_close(&out, '}');
        buf_char(&out, '\n');
    } else if (!r->good) {
        buf_printf(&out, "不符 (NOT GOOD): %s (%s)\n", r->zh, r->fault);
    } else if (document) {
        buf_printf(&out,
                   "相符 (good): 证明成立，树头含%" PRIu64 "叶 (the proof holds; %" PRIu64
                   " leaves under its head)\n",
                   r->leaves, r->leaves);
    } else {
        buf_printf(&out,
                   "相符 (good): 日志%" PRIu64 "行，入树%" PRIu64 "，等待%" PRIu64
                   "，签名树头%" PRIu64 " (%" PRIu64 " rows, %" PRIu64 " in the tree, %" PRIu64
                   " waiting, %" PRIu64 " signed heads)\n",
                   r->rows, r->leaves, r->waiting, r->heads, r->rows, r->leaves, r->waiting,
                   r->heads);
    }
    return law_print_answer(&out, r->good);
}

static int
run(int argc, char **argv)
{
    struct law_command_line line;
    struct errinfo info = { 0 };
    struct verify_result r = { 0 };
    struct buf proof, key;
    struct merkle_hash id;
    buf_init(&proof, FILE_MAX);
    buf_init(&key, FILE_MAX);
    enum err e = law_command_read(argc, argv, options, 0, 0, &line, &info);
    const char *db = e != ERR_OK ? NULL : law_option_value(&line, "--db", 0);
    const char *path = e != ERR_OK ? NULL : law_option_value(&line, "--proof", 0);
    const char *key_path = e != ERR_OK ? NULL : law_option_value(&line, "--key", 0);
    if (e == ERR_OK && (db == NULL) == (path == NULL))
        e = FAIL_ZH(&info, ERR_INVALID, "--db", "请给出 --db 或 --proof 之一",
                    "give one of --db and --proof");
    if (e == ERR_OK && key_path != NULL &&
        (e = read_file("--key", key_path, &key, &info)) == ERR_OK && !sm2_key_id(key.p, &id))
        e = FAIL_ZH(&info, ERR_INVALID, "--key", "不是SM2公钥（PEM）",
                    "it is not an SM2 public key (PEM)");
    if (e == ERR_OK && path != NULL && (e = read_file("--proof", path, &proof, &info)) == ERR_OK)
        e = journal_verify_document(proof.p, proof.n, key.p, &r, &info);
    if (e == ERR_OK && db != NULL)
        e = command_look(db, look, &(struct look){ key.p, &r }, &info);
    buf_done(&proof);
    buf_done(&key);
    return e != ERR_OK ? command_fail(&info) : answer(&line, &r, path != NULL);
}

const struct command verify_command = {
    "verify",
    "--db FILE|postgresql://… | --proof FILE [--key PUBLIC.pem] [--json]",
    "Check the whole journal against its signed heads, or one proof document offline.",
    run,
};
