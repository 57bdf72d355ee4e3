#include "base/zipin.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

struct member {
    char name[ZIPIN_NAME_MAX + 1]; /* without its folder */
    zip_uint64_t index;
    int64_t bytes;
};

struct zipin {
    char *path;
    bool folder;
    struct member file[ZIPIN_FILES_MAX];
    int n;
    int64_t bytes;
};

struct zipin_file {
    zip_t *zip;
    zip_file_t *in;
    int fd;
    int64_t left; /* of what the member was said to hold */
    char name[ZIPIN_NAME_MAX + 1];
};

static enum err
refuse(struct errinfo *info, enum err code, const char *name, const char *zh, const char *en)
{
    char both[240];
    (void)snprintf(both, sizeof both, "%.100s：%s", name, zh);
    return FAIL_ZH(info, code, "path", both, "%.100s: %s", name, en);
}

static enum err
add(struct zipin *z, const char *name, zip_uint64_t index, int64_t bytes, struct errinfo *info)
{
    if (strlen(name) > ZIPIN_NAME_MAX)
        return refuse(info, ERR_TOO_BIG, "-", "文件名过长", "a member's name is too long");
    for (int i = 0; i < z->n; i++)
        if (strcmp(z->file[i].name, name) == 0)
            return refuse(info, ERR_INVALID, name, "出现两次", "stands there twice");
    if (z->n == ZIPIN_FILES_MAX)
        return refuse(info, ERR_TOO_BIG, name, "文件过多", "too many files");
    if (bytes > ZIPIN_FILE_BYTES_MAX || z->bytes + bytes > ZIPIN_BYTES_MAX)
        return refuse(info, ERR_TOO_BIG, name, "文件过大", "is too large");
    struct member *m = &z->file[z->n++];
    (void)snprintf(m->name, sizeof m->name, "%s", name);
    m->index = index;
    m->bytes = bytes;
    z->bytes += bytes;
    return ERR_OK;
}

/* --- a folder ------------------------------------------------------------------ */

static enum err
list_folder(struct zipin *z, struct errinfo *info)
{
    DIR *d = opendir(z->path);
    if (d == NULL)
        return FAIL(info, ERR_IO, "path", "cannot be listed: %s", strerror(errno));
    enum err e = ERR_OK;
    const struct dirent *f;
    while (e == ERR_OK && (f = readdir(d)) != NULL) {
        struct stat st;
        /* Only plain files: a link or a pipe could lead anywhere. */
        if (f->d_name[0] != '.' && fstatat(dirfd(d), f->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode))
            e = add(z, f->d_name, 0, st.st_size, info);
    }
    (void)closedir(d);
    return e;
}

/* --- a zip --------------------------------------------------------------------- */

static enum err
zip_error(struct errinfo *info, int code)
{
    zip_error_t err;
    zip_error_init_with_code(&err, code);
    enum err e = FAIL_ZH(info, ERR_INVALID, "path", "不是可读取的 ZIP 文件",
                         "is neither a folder nor a readable zip: %s", zip_error_strerror(&err));
    zip_error_fini(&err);
    return e;
}

/* The name inside its one folder; NULL when the path is not one we take. */
static const char *
bare_name(const char *path)
{
    if (path[0] == '/' || strchr(path, '\\') != NULL || strstr(path, "..") != NULL)
        return NULL;
    const char *slash = strchr(path, '/');
    if (slash == NULL)
        return path;
    return strchr(slash + 1, '/') == NULL ? slash + 1 : NULL;
}

static enum err
add_member(struct zipin *z, const zip_stat_t *st, struct errinfo *info)
{
    const zip_uint64_t need = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                              ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if ((st->valid & need) != need)
        return refuse(info, ERR_INVALID, "-", "目录不完整", "the directory is incomplete");
    size_t len = strlen(st->name);
    if (len > 0 && st->name[len - 1] == '/') /* a folder; what is in it is checked by itself */
        return ERR_OK;
    if (strncmp(st->name, "__MACOSX/", 9) == 0)
        return ERR_OK;
    const char *name = bare_name(st->name);
    if (name == NULL || name[0] == '\0')
        return refuse(info, ERR_INVALID, st->name, "路径不被接受", "a path that is not taken");
    if (st->encryption_method != ZIP_EM_NONE)
        return refuse(info, ERR_INVALID, name, "已加密", "is encrypted");
    if (st->comp_method != ZIP_CM_STORE && st->comp_method != ZIP_CM_DEFLATE)
        return refuse(info, ERR_INVALID, name, "压缩方式不被接受", "is packed in a way not taken");
    if (st->size > ZIPIN_RATIO_FREE && st->size / ZIPIN_RATIO_MAX > st->comp_size)
        return refuse(info, ERR_TOO_BIG, name, "压缩比异常（疑似压缩炸弹）",
                      "unpacks to far more than it is: a zip bomb");
    if (st->size > (zip_uint64_t)ZIPIN_FILE_BYTES_MAX)
        return refuse(info, ERR_TOO_BIG, name, "文件过大", "is too large");
    return add(z, name, st->index, (int64_t)st->size, info);
}

static enum err
list_zip(struct zipin *z, struct errinfo *info)
{
    int code = 0;
    zip_t *zip = zip_open(z->path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (zip == NULL)
        return zip_error(info, code);
    enum err e = ERR_OK;
    zip_int64_t n = zip_get_num_entries(zip, 0);
    if (n > ZIPIN_FILES_MAX * 2)
        e = refuse(info, ERR_TOO_BIG, z->path, "文件过多", "too many files");
    for (zip_int64_t i = 0; i < n && e == ERR_OK; i++) {
        zip_stat_t st;
        if (zip_stat_index(zip, (zip_uint64_t)i, 0, &st) != 0)
            e = refuse(info, ERR_INVALID, z->path, "目录无法读取", "the directory is unreadable");
        else
            e = add_member(z, &st, info);
    }
    zip_discard(zip);
    return e;
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const struct member *)a)->name, ((const struct member *)b)->name);
}

enum err
zipin_open(const char *path, struct zipin **ret, struct errinfo *info)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "path", "没有这个文件夹或文件", "%s: %s", path,
                       strerror(errno));
    struct zipin *z = calloc(1, sizeof *z);
    must(z != NULL);
    z->path = strdup(path);
    must(z->path != NULL);
    z->folder = S_ISDIR(st.st_mode);
    enum err e;
    if (z->folder)
        e = list_folder(z, info);
    else if (S_ISREG(st.st_mode))
        e = list_zip(z, info);
    else
        e = FAIL_ZH(info, ERR_INVALID, "path", "既不是文件夹也不是 ZIP 文件",
                    "is neither a folder nor a zip");
    if (e != ERR_OK) {
        zipin_close(z);
        return e;
    }
    qsort(z->file, (size_t)z->n, sizeof z->file[0], by_name);
    *ret = z;
    return ERR_OK;
}

void
zipin_close(struct zipin *z)
{
    if (z == NULL)
        return;
    free(z->path);
    free(z);
}

int
zipin_count(const struct zipin *z)
{
    return z->n;
}

const char *
zipin_name(const struct zipin *z, int i)
{
    must(i >= 0 && i < z->n);
    return z->file[i].name;
}

int64_t
zipin_bytes(const struct zipin *z, int i)
{
    must(i >= 0 && i < z->n);
    return z->file[i].bytes;
}

/* --- streams ------------------------------------------------------------------- */

static enum err
open_plain(const struct zipin *z, struct zipin_file *f, struct errinfo *info)
{
    int dir = open(z->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir >= 0)
        f->fd = openat(dir, f->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    int was = errno;
    if (dir >= 0)
        (void)close(dir);
    if (f->fd < 0)
        return FAIL(info, ERR_IO, "path", "%s: %s", f->name, strerror(was));
    return ERR_OK;
}

enum err
zipin_file_open(const struct zipin *z, int i, struct zipin_file **ret, struct errinfo *info)
{
    must(i >= 0 && i < z->n);
    struct zipin_file *f = calloc(1, sizeof *f);
    must(f != NULL);
    f->fd = -1;
    f->left = z->file[i].bytes;
    (void)snprintf(f->name, sizeof f->name, "%s", z->file[i].name);
    enum err e = ERR_OK;
    int code = 0;
    if (z->folder)
        e = open_plain(z, f, info);
    else if ((f->zip = zip_open(z->path, ZIP_RDONLY, &code)) == NULL)
        e = zip_error(info, code); /* a handle of its own: libzip's are not shared by threads */
    else if ((f->in = zip_fopen_index(f->zip, z->file[i].index, 0)) == NULL)
        e = refuse(info, ERR_INVALID, f->name, "无法读取", "cannot be read");
    if (e != ERR_OK) {
        zipin_file_close(f);
        return e;
    }
    *ret = f;
    return ERR_OK;
}

void
zipin_file_close(struct zipin_file *f)
{
    if (f == NULL)
        return;
    if (f->in != NULL)
        (void)zip_fclose(f->in);
    if (f->zip != NULL)
        zip_discard(f->zip);
    if (f->fd >= 0)
        (void)close(f->fd);
    free(f);
}

enum err
zipin_read(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info)
{
    struct zipin_file *f = ctx;
    ssize_t got;
    if (f->in != NULL)
        got = (ssize_t)zip_fread(f->in, out, n);
    else
        do
            got = read(f->fd, out, n);
        while (got < 0 && errno == EINTR);
    if (got < 0)
        return refuse(info, ERR_INVALID, f->name, "读取失败或内容损坏", "is damaged or unreadable");
    if (f->in != NULL && got > f->left)
        return refuse(info, ERR_TOO_BIG, f->name, "解压后大于其声明的大小",
                      "unpacks to more than it says");
    f->left -= got;
    *ret_n = (size_t)got;
    return ERR_OK;
}
