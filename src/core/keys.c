/* The key file: lines of "name [number] hex". Read once at start, kept in memory
 * that is never swapped out or dumped, wiped when let go. */
#include "core/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/keys_sql.h"
#include "core/sm2.h"

enum { PATH_BYTES = 1024, FILE_BYTES = 16 * 1024, LINE_BYTES = 1024, ARENA_BYTES = 1024 * 1024 };

static const char first_line[] = "zhixing-keys 1";

struct keys {
    char path[PATH_BYTES];
    int n_seals;
    struct {
        int number;
        uint8_t key[KEYS_BYTES];
    } seal[KEYS_SEALS_MAX];
    uint8_t index[KEYS_BYTES], session[KEYS_BYTES];
    bool have_index, have_session;
    EVP_PKEY *sm2;
    char sm2_id[KEYS_ID_MAX], sm2_pem[SM2_PEM_MAX];
};

static struct keys *
keys_new(void)
{
    must(sodium_init() >= 0);
    struct keys *k = sodium_malloc(sizeof *k);
    must(k != NULL);
    memset(k, 0, sizeof *k);
    return k;
}

void
keys_close(struct keys *k)
{
    if (k == NULL)
        return;
    EVP_PKEY_free(k->sm2);
    sodium_free(k);
}

static void
take_sm2(struct keys *k, EVP_PKEY *key)
{
    struct merkle_hash id;
    k->sm2 = key;
    sm2_public_pem(key, k->sm2_pem);
    must(sm2_key_id(k->sm2_pem, &id));
    merkle_hex(&id, k->sm2_id);
}

struct keys *
keys_for_test(void)
{
    struct keys *k = keys_new();
    k->n_seals = 1;
    k->seal[0].number = 1;
    randombytes_buf(k->seal[0].key, KEYS_BYTES);
    randombytes_buf(k->index, KEYS_BYTES);
    randombytes_buf(k->session, KEYS_BYTES);
    k->have_index = k->have_session = true;
    take_sm2(k, sm2_make());
    return k;
}

/* --- reading ------------------------------------------------------------------- */

static bool
key_bytes(const char *hex, uint8_t out[KEYS_BYTES])
{
    size_t n = 0;
    const char *end = NULL;
    return sodium_hex2bin(out, KEYS_BYTES, hex, strlen(hex), NULL, &n, &end) == 0 &&
           n == KEYS_BYTES && *end == '\0';
}

static bool
take_seal(struct keys *k, const char *number, const char *hex)
{
    char *end;
    long n = strtol(number, &end, 10);
    if (*end != '\0' || n < 1 || n > 255 || k->n_seals == KEYS_SEALS_MAX || keys_seal(k, (int)n))
        return false;
    k->seal[k->n_seals].number = (int)n;
    return key_bytes(hex, k->seal[k->n_seals++].key);
}

static bool
take_line(struct keys *k, const char *name, const char *value, const char *more)
{
    uint8_t der[SM2_DER_MAX];
    size_t n;
    const char *end;
    if (strcmp(name, "seal") == 0)
        return take_seal(k, value, more);
    if (*more != '\0')
        return false;
    if (strcmp(name, "index") == 0)
        return !k->have_index && (k->have_index = key_bytes(value, k->index));
    if (strcmp(name, "session") == 0)
        return !k->have_session && (k->have_session = key_bytes(value, k->session));
    if (strcmp(name, "sm2") != 0 || k->sm2 != NULL)
        return false;
    if (sodium_hex2bin(der, sizeof der, value, strlen(value), NULL, &n, &end) != 0 || *end != '\0')
        return false;
    EVP_PKEY *key = sm2_from_der(der, n);
    sodium_memzero(der, sizeof der);
    if (key != NULL)
        take_sm2(k, key);
    return key != NULL;
}

static enum err
parse(struct keys *k, FILE *f, struct errinfo *info)
{
    char line[LINE_BYTES], name[16], value[LINE_BYTES], more[LINE_BYTES];
    enum err e = ERR_OK;
    int no = 0;
    while (e == ERR_OK && fgets(line, sizeof line, f) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if (no++ == 0) {
            if (strcmp(line, first_line) != 0)
                e = FAIL_ZH(info, ERR_INVALID, "key-file", "这不是密钥文件",
                            "it is not a key file: the first line is not '%s'", first_line);
            continue;
        }
        if (line[0] == '#' || line[0] == '\0')
            continue;
        more[0] = '\0';
        if (sscanf(line, "%15s %1023s %1023s", name, value, more) < 2 ||
            !take_line(k, name, value, more))
            e = FAIL_ZH(info, ERR_INVALID, "key-file", "密钥文件有误", "line %d is not a key", no);
    }
    if (e == ERR_OK && (k->n_seals == 0 || !k->have_index || !k->have_session || k->sm2 == NULL))
        e = FAIL_ZH(info, ERR_INVALID, "key-file", "密钥文件不完整",
                    "a key is missing: seal, index, session and sm2 are needed");
    sodium_memzero(line, sizeof line);
    sodium_memzero(value, sizeof value);
    sodium_memzero(more, sizeof more);
    return e;
}

/* Refuses a file that others may read: a copy of it opens every sealed number. */
static enum err
read_file(struct keys *k, struct errinfo *info)
{
    struct stat st;
    enum err e;
    int fd = open(k->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return FAIL_ZH(info, ERR_NOT_FOUND, "key-file", "没有密钥文件", "there is no key file");
    FILE *f = fd < 0 ? NULL : fdopen(fd, "r");
    if (f == NULL || fstat(fd, &st) != 0) {
        e = FAIL_ZH(info, ERR_IO, "key-file", "密钥文件无法读取", "the key file cannot be read");
        (void)snprintf(info->detail, sizeof info->detail, "%.150s: %s", k->path, strerror(errno));
        if (f != NULL)
            (void)fclose(f);
        else if (fd >= 0)
            (void)close(fd);
        return e;
    }
    if (!S_ISREG(st.st_mode) || (st.st_mode & 077) != 0) {
        e = FAIL_ZH(info, ERR_DENIED, "key-file", "密钥文件只能由其所有者读写：chmod 600",
                    "others may read the key file: make it readable by its owner alone "
                    "(chmod 600)");
        (void)snprintf(info->detail, sizeof info->detail, "%.200s", k->path);
    } else {
        (void)setvbuf(f, NULL, _IONBF, 0);
        e = parse(k, f, info);
    }
    (void)fclose(f);
    return e;
}

/* --- writing --------------------------------------------------------------------- */

static void
put_hex(FILE *f, const char *name, const uint8_t *bytes, size_t n)
{
    char hex[2 * SM2_DER_MAX + 1];
    (void)fprintf(f, "%s %s\n", name, sodium_bin2hex(hex, sizeof hex, bytes, n));
    sodium_memzero(hex, sizeof hex);
}

static void
print_keys(const struct keys *k, FILE *f)
{
    uint8_t der[SM2_DER_MAX];
    char name[16];
    (void)fprintf(f,
                  "%s\n# Keep a copy elsewhere. Without this file sealed identity numbers\n"
                  "# cannot be read by anybody: docs/KEYS.md.\n",
                  first_line);
    for (int i = 0; i < k->n_seals; i++) {
        (void)snprintf(name, sizeof name, "seal %d", k->seal[i].number);
        put_hex(f, name, k->seal[i].key, KEYS_BYTES);
    }
    put_hex(f, "index", k->index, KEYS_BYTES);
    put_hex(f, "session", k->session, KEYS_BYTES);
    put_hex(f, "sm2", der, sm2_private_der(k->sm2, der));
    sodium_memzero(der, sizeof der);
}

/* A name in the folder must be on the disk before anything is sealed with it. */
static bool
sync_folder(const char *path)
{
    char folder[PATH_BYTES];
    (void)snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder] = '\0';
    int fd = open(slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        (void)close(fd);
    return ok;
}

/* Write beside, then into place at once. fresh: only where there is none yet, so
 * that of two programs starting together one makes the file and both read it. */
static enum err
write_file(const struct keys *k, bool fresh, struct errinfo *info)
{
    char beside[PATH_BYTES + 16];
    (void)snprintf(beside, sizeof beside, "%s.%ld", k->path, (long)getpid());
    (void)unlink(beside);
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
    bool ok = f != NULL;
    if (ok) {
        print_keys(k, f);
        ok = fflush(f) == 0 && fsync(fd) == 0;
        ok = fclose(f) == 0 && ok;
    } else if (fd >= 0) {
        (void)close(fd);
    }
    if (ok)
        ok = fresh ? link(beside, k->path) == 0 || errno == EEXIST : rename(beside, k->path) == 0;
    int why = errno;
    (void)unlink(beside);
    if (ok && sync_folder(k->path))
        return ERR_OK;
    enum err e =
        FAIL_ZH(info, ERR_IO, "key-file", "密钥文件无法写入", "the key file cannot be written");
    (void)snprintf(info->detail, sizeof info->detail, "%.150s: %s", k->path, strerror(why));
    return e;
}

static enum err
choose_path(struct keys *k, const char *path, const char *db_url, struct errinfo *info)
{
    bool server = strncmp(db_url, "postgres", 8) == 0;
    if (path == NULL || *path == '\0')
        path = getenv("ZHIXING_KEY_FILE");
    int n;
    if (path != NULL && *path != '\0')
        n = snprintf(k->path, sizeof k->path, "%s", path);
    else if (server || strcmp(db_url, ":memory:") == 0)
        n = snprintf(k->path, sizeof k->path, "zhixing.keys");
    else
        n = snprintf(k->path, sizeof k->path, "%s.keys", db_url);
    if (n < 0 || (size_t)n >= sizeof k->path)
        return FAIL(info, ERR_TOO_BIG, "key-file", "the path is too long");
    return ERR_OK;
}

enum err
keys_open(const char *path, const char *db_url, bool make, struct keys **ret, bool *ret_made,
          struct errinfo *info)
{
    struct keys *k = keys_new(), *fresh = NULL;
    bool made = false;
    enum err e = choose_path(k, path, db_url, info);
    if (e != ERR_OK)
        goto done;
    if (make && access(k->path, F_OK) != 0 && errno == ENOENT) {
        fresh = keys_for_test();
        memcpy(fresh->path, k->path, sizeof k->path);
        if ((e = write_file(fresh, true, info)) != ERR_OK)
            goto done;
        made = true;
    }
    if ((e = read_file(k, info)) != ERR_OK)
        goto done;
    *ret = k;
    k = NULL;
    if (ret_made != NULL)
        *ret_made = made;
done:
    keys_close(fresh);
    keys_close(k);
    return e;
}

enum err
keys_rotate_seal(struct keys *k, struct errinfo *info)
{
    int next = keys_seal_newest(k) + 1;
    if (k->n_seals == KEYS_SEALS_MAX || next > 255)
        return FAIL(info, ERR_TOO_BIG, "key-file", "it holds as many sealing keys as it can");
    k->seal[k->n_seals].number = next;
    randombytes_buf(k->seal[k->n_seals].key, KEYS_BYTES);
    k->n_seals++;
    enum err e = write_file(k, false, info);
    if (e != ERR_OK)
        k->n_seals--;
    return e;
}

/* --- asking ------------------------------------------------------------------------ */

const char *
keys_path(const struct keys *k)
{
    return k->path;
}

int
keys_seal_newest(const struct keys *k)
{
    int newest = 0;
    for (int i = 0; i < k->n_seals; i++)
        if (k->seal[i].number > newest)
            newest = k->seal[i].number;
    return newest;
}

const uint8_t *
keys_seal(const struct keys *k, int number)
{
    for (int i = 0; i < k->n_seals; i++)
        if (k->seal[i].number == number)
            return k->seal[i].key;
    return NULL;
}

const uint8_t *
keys_index(const struct keys *k)
{
    return k->index;
}

const uint8_t *
keys_session(const struct keys *k)
{
    return k->session;
}

EVP_PKEY *
keys_sm2(const struct keys *k)
{
    return k->sm2;
}

const char *
keys_sm2_id(const struct keys *k)
{
    return k->sm2_id;
}

const char *
keys_sm2_pem(const struct keys *k)
{
    return k->sm2_pem;
}

enum err
keys_bind(const struct keys *k, struct db *db, struct arena *a, struct errinfo *info)
{
    static const char what[] = "this database belongs to this key file";
    uint8_t hash[16];
    char mark[2 * sizeof hash + 1];
    struct rows rows;
    enum err e;
    must(crypto_generichash(hash, sizeof hash, (const uint8_t *)what, strlen(what), k->index,
                            KEYS_BYTES) == 0);
    (void)sodium_bin2hex(mark, sizeof mark, hash, sizeof hash);
    if ((e = db_run(db, a, &sql_keys_mark_put, (struct arg[]){ ARG_T(mark) }, NULL, NULL, info)) !=
            ERR_OK ||
        (e = db_run(db, a, &sql_keys_mark_one, NULL, &rows, NULL, info)) != ERR_OK)
        return e;
    if (rows.n != 1 || strcmp(rows_at(&rows, 0, 0)->t, mark) != 0)
        return FAIL_ZH(info, ERR_DENIED, "key-file", "密钥文件与数据库不符",
                       "this database was made with another key file");
    return ERR_OK;
}

enum err
keys_tie(const struct keys *k, struct db *db, struct errinfo *info)
{
    struct arena *a = arena_new(ARENA_BYTES);
    enum err e = db_begin(db, info);
    if (e == ERR_OK)
        e = keys_bind(k, db, a, info);
    if (e == ERR_OK)
        e = db_commit(db, info);
    if (e != ERR_OK)
        db_rollback(db);
    arena_free(a);
    return e;
}
