#include "app/command.h"

#include <stdio.h>

enum err
command_look(const char *url, store_fn *look, void *ctx, struct errinfo *info)
{
    struct db *probe = NULL;
    struct store *store = NULL;
    enum err e = db_open(url, false, &probe, info); /* never makes a database */
    db_close(probe);
    if (e == ERR_OK)
        e = store_open(url, &(struct store_options){ .readers = 1, .writers = 1 }, &store, info);
    if (e != ERR_OK)
        return e;
    struct db *db = store_take(store);
    e = look(db, ctx, info);
    store_give(store, db);
    store_close(store);
    return e;
}

int
command_fail(const struct errinfo *info)
{
    const char *zh = info->zh[0] != '\0' ? info->zh : NULL;
    (void)fprintf(stderr, "%s%s%s", info->field, info->field[0] != '\0' ? ": " : "", info->message);
    if (zh != NULL)
        (void)fprintf(stderr, "（%s）", zh);
    if (info->detail[0] != '\0')
        (void)fprintf(stderr, " [%s]", info->detail);
    (void)fputc('\n', stderr);
    return info->code == ERR_INVALID ? EXIT_USAGE : EXIT_NO;
}
