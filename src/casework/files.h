#ifndef CASEWORK_FILES_H
#define CASEWORK_FILES_H

/* The case's file: what was handed in or scanned, as it came. A file is taken
 * for what its bytes are, not for what its name or its sender says; it is
 * hashed, stored in parts, and never changed. */

#include "core/document.h"
#include "db/store.h"

enum file_kind {
    FILE_NONE,
    FILE_PDF,
    FILE_PNG,
    FILE_JPEG,
    FILE_DOCX,
    FILE_XLSX,
    FILE_TEXT,
    FILE_KIND_N
};
const char *file_kind_name(enum file_kind k);   /* "pdf", as in table and API */
const char *file_kind_mime(enum file_kind k);   /* "application/pdf" */
const char *file_kind_ending(enum file_kind k); /* "pdf" */

/* The media types an upload may be said to be, for a route's table. */
#define FILES_MIMES                                                                                \
    "application/pdf|image/png|image/jpeg|"                                                        \
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document|"                     \
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet|text/plain"

enum {
    FILES_BYTES_MAX = 20 * 1024 * 1024, /* of one file                               */
    FILES_PART_BYTES = 256 * 1024,
    FILES_OF_CASE_MAX = 2000,
    FILES_NAME_BYTES = 200,
    FILES_PAGES_MAX = 10000,
};

/* What the bytes are. What is broken, encrypted, holds macros, or would unpack
 * to far more than it is, is nothing we know.
 *   out  FILE_NONE: not one of the kinds; *ret_zh, *ret_en say why */
enum file_kind files_sniff(const void *bytes, size_t n, const char **ret_zh, const char **ret_en);

struct upload {
    int64_t upload_id, case_id;
    const char *court, *name;
    enum file_kind kind;
    int64_t bytes;
    const char *sm3;
    int pages;
    int64_t place, added_by, added_ms;
    const char *withdrawn; /* the reason; "" while it stands */
    int64_t version;
};

enum err files_get(struct db *db, struct arena *a, int64_t id, struct upload *ret,
                   struct errinfo *info) MUST_USE;
enum err files_of_case(struct db *db, struct arena *a, int64_t case_id, struct upload **ret,
                       int *ret_n, struct errinfo *info) MUST_USE;

/* --- a file arrives: its parts first, each in a write of its own, then its row --- */

/* Write the parts.
 *   out  *ret_id names them from now on
 *   not  from a store thread, nor inside a transaction */
enum err files_put_parts(struct store *store, const void *bytes, size_t n, int64_t now_ms,
                         int64_t *ret_id, struct errinfo *info) MUST_USE;

/* Forget parts whose row did not come to be: of this one, and of what an hour
 * ago began to arrive and never did. */
enum err files_drop_parts(struct store *store, int64_t id, int64_t now_ms,
                          struct errinfo *info) MUST_USE;

struct upload_in {
    int64_t upload_id, case_id;
    const char *court, *name;
    enum file_kind kind;
    const void *content;
    size_t n;
    int pages;
};

/* The row of a file whose parts are there; hashes it, and tells the journal.
 *   err  ERR_CONFLICT  the case holds the same bytes already
 *        ERR_TOO_BIG   the case holds too many files
 *   tx   inside one */
enum err files_add(struct db *db, struct arena *a, const struct doc_hand_in *by,
                   const struct upload_in *in, struct errinfo *info) MUST_USE;

/* The bytes, appended part by part, held against the hash.
 *   err  ERR_STORE  they are not what was hashed */
enum err files_read(struct db *db, const struct upload *u, struct buf *out,
                    struct errinfo *info) MUST_USE;

/* The order of the contents list: every file of the case, once.
 *   err  ERR_INVALID  field "ids": one is missing, foreign or named twice
 *   tx   inside one */
enum err files_order(struct db *db, struct arena *a, const struct doc_hand_in *by, int64_t case_id,
                     const char *court, const int64_t *id, size_t n, struct errinfo *info) MUST_USE;

/* Take a file out of the contents list, with the reason; its bytes stay.
 *   err  ERR_STALE  changed meanwhile, or withdrawn before
 *   tx   inside one */
enum err files_withdraw(struct db *db, struct arena *a, const struct doc_hand_in *by,
                        const struct upload *u, int64_t version, const char *reason,
                        struct errinfo *info) MUST_USE;

extern const struct journal_kind files_journal_kinds[];

#endif
