#ifndef APP_LEDGER_H
#define APP_LEDGER_H

/* A court district's ledger in memory: what its CSV files say, checked, in a
 * form small enough that a million cases fit. Texts are numbers in a pool,
 * cases and persons are referred to by their place.
 *
 * Read (ledger_read.c) by two threads, each with its own pool: side 0 takes
 * courts, cases, exclusions, cross rows and receipts; side 1 parties, payments
 * and relations, whose identity numbers cost the most. Then joined and checked
 * as a whole (ledger_check.c). Nothing here touches a database. */

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/vec.h"
#include "base/zipin.h"
#include "core/keys.h"
#include "core/person.h"
#include "law/fa_2015_137/court.h"

enum ledger_file {
    LEDGER_COURTS,
    LEDGER_CASES,
    LEDGER_PARTIES,
    LEDGER_EXCLUSIONS,
    LEDGER_CROSS,
    LEDGER_RECEIPTS,
    LEDGER_PAYMENTS,
    LEDGER_RELATIONS,
    LEDGER_FILES
};

enum {
    LEDGER_COLUMNS_MAX = 16,
    LEDGER_BAD_MAX = 1000000,          /* faults kept; past it reading stops          */
    LEDGER_SERIAL_MAX = (1 << 20) - 1, /* so that a case number fits 64 bits        */
    LEDGER_YEAR_FIRST = 2016,          /* when numbers of this form began             */
    LEDGER_YEAR_SPAN = 128,
    LEDGER_ROWS_MAX = 100000000, /* rows of one file                            */
    LEDGER_DIGEST_BYTES = 16,
};
#define LEDGER_MONEY_MAX_FEN INT64_C(100000000000000) /* 10^12 yuan in one cell */
#define LEDGER_NUMBER_MAX INT64_C(9007199254740991)   /* 流水号: JSON numbers hold it */
#define LEDGER_NONE UINT32_MAX

/* A case number in 64 bits, rising with court, type, year and serial; 0 is none. */
typedef uint64_t case_key;

struct lcourt {
    uint32_t code, name, upper, line; /* pool of side 0 */
    enum court_level level;
};

struct lcase {
    case_key key;
    int64_t claim, recovered; /* fen */
    int32_t filed, closed, limit, excluded;
    uint32_t cause, basis, handler, team, labels, close_mode; /* pool of side 0 */
    uint32_t line;
    uint32_t first_party, first_exclusion, first_crossing; /* places in the orders */
    uint16_t parties, exclusions, crossings;
    char property; /* 'y' 'n' 0 */
    uint8_t bad;   /* its row, or a row of its statement, is bad */
    uint8_t digest[LEDGER_DIGEST_BYTES];
    int64_t case_id; /* filled by the import */
    uint8_t news;    /* enum ledger_news     */
    uint8_t touched; /* it is there, and the figures it makes change */
    uint16_t court;  /* place in courts_seen */
};

enum ledger_news { NEWS_SAME, NEWS_NEW, NEWS_CHANGED };

/* What every row that belongs to a case begins with. */
struct lhead {
    case_key key;
    uint32_t line;
    uint16_t seq; /* parties */
    uint8_t role; /* parties: enum party_role */
    uint8_t bad;
};

struct lparty {
    struct lhead h;
    uint32_t person, name; /* name: pool of side 1 */
};

struct lexclusion {
    struct lhead h;
    int32_t from, to; /* to: INT32_MIN while it runs */
    uint32_t reason;
};

struct lcrossing {
    struct lhead h;
    int64_t recovered;
    int32_t decided;
    uint32_t mode, from, to, result;
};

struct lreceipt {
    struct lhead h;
    int64_t number, amount;
    int64_t paid;    /* the payments made of it that this ledger holds */
    int64_t given;   /* and those that wait, too                       */
    int64_t case_id; /* filled by the import                           */
    int32_t day;
    uint32_t way;
    uint32_t of_case; /* LEDGER_NONE: the case is not in this ledger    */
    uint8_t via_account, news;
};

struct lpayment {
    struct lhead h;
    int64_t number, receipt, amount;
    int64_t case_id;              /* filled by the import */
    int32_t day;                  /* INT32_MIN while it waits */
    uint32_t person;              /* LEDGER_NONE: no number given */
    uint32_t name;                /* pool of side 1 */
    uint32_t of_case, of_receipt; /* LEDGER_NONE: not in this ledger */
    uint8_t waiting, news;
};

struct lrelation {
    uint32_t from, to, kind, line; /* kind: pool of side 1, the English name */
    int32_t since;
    uint8_t bad;
};

struct lperson {
    uint64_t number[2]; /* packed, see lperson_number(); 0, 0: none known */
    uint8_t index[16];  /* keyed hash */
    uint32_t name;      /* pool of side 1; 0: not named in this ledger */
    uint8_t kind, id_kind, used, fresh;
    int64_t id; /* filled by the import */
};

/* One fault: where, what was there, and why it may not be. */
struct bad {
    uint8_t file;
    uint16_t column; /* place in columns_of(file); LEDGER_COLUMNS_MAX: the row as a whole */
    uint32_t line;
    uint32_t value; /* pool of `bads` */
    const char *zh, *en;
};
struct bads {
    struct vec list; /* struct bad */
    struct pool values;
    int64_t more; /* faults past LEDGER_BAD_MAX */
};

struct ledger_about { /* one file, as it was read */
    bool there, gb18030;
    int64_t bytes, rows, bad_rows;
    uint8_t sm3[32];
    int64_t fresh, changed, same, skipped;
};

struct ledger {
    struct pool text[2];
    struct bads bads[2];
    struct vec courts, cases, parties, exclusions, crossings, receipts, payments, relations,
        persons;
    struct vec courts_seen; /* uint32_t: the top half of case keys, each once */
    struct map16 by_key;    /* case_key -> place in cases            */
    struct map16 by_number; /* packed identity number -> person      */
    struct vec party_order, exclusion_order, crossing_order; /* uint32_t: rows by case */
    struct ledger_about about[LEDGER_FILES];
    struct vec warnings[2]; /* char[240]: unknown files and columns */
    atomic_bool *cancel;    /* Ctrl-C */
    atomic_int_fast64_t bytes_read;
};

const char *ledger_file_name(enum ledger_file f);      /* "cases.csv" */
const char *const *ledger_columns(enum ledger_file f); /* Chinese headers; NULL at the end */

void ledger_init(struct ledger *l, atomic_bool *cancel);
void ledger_done(struct ledger *l);

/* Read every known file of the input.
 *   err  ERR_INVALID  not one known file, or one that is not CSV at all
 *        ERR_BUSY     cancelled
 *        what zipin and csv return
 *   not  bad rows: they are in bads */
enum err ledger_read(struct ledger *l, const struct zipin *z, struct errinfo *info) MUST_USE;

/* What the checks may ask of the database that is imported into; NULL: nothing
 * is there. */
struct ledger_known {
    bool (*court)(void *ctx, const char *code);
    void *ctx;
};

/* Join the files and check them against each other; time limits and digests
 * are worked out. Receipts and payments of cases that are not in the ledger
 * stay with of_case LEDGER_NONE: the import asks the database. */
enum err ledger_check(struct ledger *l, const struct keys *keys, const struct ledger_known *known,
                      struct errinfo *info) MUST_USE;

/* Put the persons in the order of their keyed hashes, when all have them
 * (ledger_check does); every row that refers to one follows. */
void ledger_order_persons(struct ledger *l);

/* Record a fault, value in UTF-8; at most 60 characters of it are kept. */
void ledger_bad(struct ledger *l, int side, enum ledger_file f, uint32_t line, int column,
                const char *value, const char *zh, const char *en);
int64_t ledger_bad_count(const struct ledger *l);

/* Case keys. */
case_key ledger_key(const char *court, const char *type, int year,
                    uint32_t serial); /* 0: not one */
uint32_t ledger_key_court(case_key k);
void ledger_court_text(uint32_t court, char out[COURT_CODE_SIZE]);
const char *ledger_key_type(case_key k);
int ledger_key_year(case_key k);
uint32_t ledger_key_serial(case_key k);
char *ledger_key_text(case_key k, char out[64]); /* （2025）内0624执1号 */

/* The number of a person as text; "" when there is none. */
void lperson_number(const struct ledger *l, const struct lperson *p, char out[PERSON_NUMBER_MAX]);
uint32_t lperson_put(struct ledger *l, const struct person_number *number);

#endif
