/* Indexes put aside while many rows come in. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "db/engine.h"
#include "db/index_sql.h"

enum { INDEX_BYTES = 1 << 20 }; /* names and definitions of all that are aside */

/* What to make again, and what to drop: two scripts, built as rows come. */
struct index_off {
    struct buf make, drop;
};

static enum err
note_index(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct index_off *off = ctx;
    (void)info;
    buf_str(&off->make, cell[1].t);
    buf_str(&off->make, ";\n");
    buf_str(&off->drop, "DROP INDEX \"");
    for (const char *s = cell[0].t; *s != '\0'; s++) {
        buf_char(&off->drop, *s);
        if (*s == '"')
            buf_char(&off->drop, '"');
    }
    buf_str(&off->drop, "\";\n");
    return ERR_OK;
}

enum err
db_index_off(struct db *db, const char *table, struct errinfo *info)
{
    must(db_in_tx(db));
    if (db->off == NULL) {
        db->off = calloc(1, sizeof *db->off);
        must(db->off != NULL);
        buf_init(&db->off->make, INDEX_BYTES);
        buf_init(&db->off->drop, INDEX_BYTES);
    }
    buf_clear(&db->off->drop);
    enum err e =
        db_each(db, &sql_index_made, (struct arg[]){ ARG_T(table) }, note_index, db->off, info);
    must(!db->off->make.failed && !db->off->drop.failed);
    if (e == ERR_OK && db->off->drop.n > 0)
        e = db_script(db, db->off->drop.p, info);
    return e;
}

enum err
db_index_on(struct db *db, struct errinfo *info)
{
    must(db_in_tx(db));
    if (db->off == NULL)
        return ERR_OK;
    enum err e = db->off->make.n > 0 ? db_make_indexes(db, db->off->make.p, info) : ERR_OK;
    if (e == ERR_OK)
        db_index_forget(db);
    return e;
}

void
db_index_forget(struct db *db)
{
    if (db->off == NULL)
        return;
    buf_done(&db->off->make);
    buf_done(&db->off->drop);
    free(db->off);
    db->off = NULL;
}
