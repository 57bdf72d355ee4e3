#ifndef CORE_JOURNAL_H
#define CORE_JOURNAL_H

#include "base/arena.h"
#include "base/buf.h"
#include "db/db.h"

/* The journal: whatever happens is one row, written in the same transaction as
 * the change it tells of. Rows can never be changed or removed; the database
 * itself refuses. The tree over them is made later, by core/sequencer.h. */

enum { JOURNAL_FACTS_MAX = 64 * 1024, JOURNAL_KIND_MAX = 40 };

struct journal_entry {
    int64_t id;        /* 0: made when it is written                        */
    int64_t at_ms;     /* the request's one instant                         */
    const char *court; /* whose matter it is; "" = the whole installation   */
    int64_t case_id;   /* 0: no case                                        */
    int64_t actor;     /* staff_id; 0 = the system                          */
    const char *kind;  /* "case_created": snake_case, at most 40 bytes      */
    const char *facts; /* a JSON object, at most 64 KB; NULL writes {}      */
    const char *law;   /* ids of the sentences that decided; NULL writes "" */
};

/* Write one entry.
 *   out  *ret_id may be NULL
 *   err  ERR_TOO_BIG  facts or kind past their limit
 *        ERR_STORE, ERR_BUSY
 *   tx   inside the change's own transaction: must() otherwise */
enum err journal_write(struct db *db, struct arena *a, const struct journal_entry *entry,
                       int64_t *ret_id, struct errinfo *info) MUST_USE;

/* Many entries, for an import: a prepared step on SQLite, COPY on PostgreSQL.
 * As with db_bulk, no other call on this connection between open and close. */
enum err journal_bulk_open(struct db *db, struct db_bulk **ret, struct errinfo *info) MUST_USE;
enum err journal_bulk_row(struct db_bulk *b, const struct journal_entry *entry,
                          struct errinfo *info) MUST_USE;
enum err journal_bulk_close(struct db_bulk *b, struct errinfo *info) MUST_USE;

/* --- reading ----------------------------------------------------------------- */

struct journal_list {
    int n;
    const struct journal_entry *entry; /* newest first */
    int64_t next;                      /* give as `before` for the next page; 0: no more */
};

/* The cells of a row as every query of journal.sql gives them; the texts stay
 * where they are. */
void journal_row(const struct arg *cells, struct journal_entry *ret);

/* One row by its id.
 *   err  ERR_NOT_FOUND */
enum err journal_get(struct db *db, struct arena *a, int64_t id, struct journal_entry *ret,
                     struct errinfo *info) MUST_USE;

/* A case's story, newest first. before: 0 from the newest.
 *   not  asks no scope: whoever shows a case has asked */
enum err journal_of_case(struct db *db, struct arena *a, int64_t case_id, int64_t before, int most,
                         struct journal_list *ret, struct errinfo *info) MUST_USE;

/* What happened in the courts a viewer's court reaches, newest first.
 *   in   court, kind: "" for all */
enum err journal_of_scope(struct db *db, struct arena *a, const char *viewer_court,
                          const char *court, const char *kind, int64_t before, int most,
                          struct journal_list *ret, struct errinfo *info) MUST_USE;

/* --- words ------------------------------------------------------------------- */

/* How a kind reads for people. {name} takes that member of the facts. Every
 * capability has a list of its kinds, ended by a NULL kind. */
struct journal_kind {
    const char *kind, *zh, *en;
};

/* One entry as a line of text, appended to out. A kind in no list writes its
 * own name: shown, never hidden. lists ends with NULL. */
void journal_line(const struct journal_kind *const lists[], const struct journal_entry *entry,
                  bool english, struct buf *out);

/* The kinds core/ itself writes. */
extern const struct journal_kind core_journal_kinds[];

/* --- bytes ------------------------------------------------------------------- */

/* The bytes of an entry that are hashed (docs/JOURNAL.md): four numbers of 8
 * bytes, big end first (id, time, case or 0, actor), then court, kind, facts
 * and law, each behind its length in 4 bytes. */
void journal_bytes(const struct journal_entry *entry, struct buf *out);

#endif
