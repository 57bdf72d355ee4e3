/* Which kinds have a template: one line a kind, declared and then listed. */
#include "core/document_kind.h"

#include <pthread.h>
#include <string.h>

#include "base/arena.h"

/* clang-format off */
#define TEXT(name) extern const char data_templates_##name[], data_templates_##name##_end[]
#define PIECE(name, file) { name, data_templates_##file, data_templates_##file##_end }
/* status: how sure it is who signs the kind (rule book R17, R8.14); DESIGN: the
 * book names nobody. */
#define ROW(kind, name, status) { kind, data_templates_##name, data_templates_##name##_end, status }
TEXT(acceptance);
TEXT(enforcement_notice);
TEXT(report_order);
TEXT(risk_notice);
TEXT(spending_limit);
TEXT(spending_limit_lift);
TEXT(dishonest_listing);
TEXT(dishonest_removal);
TEXT(seizure_ruling);
TEXT(seizure_record);
TEXT(assistance_notice);
TEXT(deposit_assistance);
TEXT(release_ruling);
TEXT(renewal_ruling);
TEXT(third_party_notice);
TEXT(valuation_order);
TEXT(auction_ruling);
TEXT(summons_warrant);
TEXT(detention_decision);
TEXT(fine_decision);
TEXT(eviction_notice);
TEXT(suspension_ruling);
TEXT(postponement_decision);
TEXT(termination_talk);
TEXT(round_termination);
TEXT(termination_ruling);
TEXT(closing_notice);
TEXT(revival_notice);
TEXT(refusal_ruling);
TEXT(settlement);
TEXT(record);
TEXT(piece_account);
TEXT(piece_basis);
TEXT(piece_contact);
TEXT(piece_foot);
TEXT(piece_head);
TEXT(piece_head_of_act);
TEXT(piece_head_plain);
TEXT(piece_panel);
TEXT(piece_parties);

static const struct {
    enum doc_kind kind;
    const char *from, *to, *status;
} kinds[] = {
    ROW(DOC_ACCEPTANCE, acceptance, "VERIFIED-2ND"),
    ROW(DOC_ENFORCEMENT_NOTICE, enforcement_notice, "VERIFIED"),
    ROW(DOC_REPORT_ORDER, report_order, "VERIFIED"),
    ROW(DOC_RISK_NOTICE, risk_notice, "FROM MEMORY"),
    ROW(DOC_SPENDING_LIMIT, spending_limit, "VERIFIED"),
    ROW(DOC_SPENDING_LIMIT_LIFT, spending_limit_lift, "FROM MEMORY"),
    ROW(DOC_DISHONEST_LISTING, dishonest_listing, "VERIFIED"),
    ROW(DOC_DISHONEST_REMOVAL, dishonest_removal, "DESIGN"),
    ROW(DOC_SEIZURE_RULING, seizure_ruling, "VERIFIED"),
    ROW(DOC_SEIZURE_RECORD, seizure_record, "VERIFIED"),
    ROW(DOC_ASSISTANCE_NOTICE, assistance_notice, "VERIFIED"),
    ROW(DOC_DEPOSIT_ASSISTANCE, deposit_assistance, "VERIFIED"),
    ROW(DOC_RELEASE_RULING, release_ruling, "DESIGN"),
    ROW(DOC_RENEWAL_RULING, renewal_ruling, "DESIGN"),
    ROW(DOC_THIRD_PARTY_NOTICE, third_party_notice, "DESIGN"),
    ROW(DOC_VALUATION_ORDER, valuation_order, "DESIGN"),
    ROW(DOC_AUCTION_RULING, auction_ruling, "DESIGN"),
    ROW(DOC_SUMMONS_WARRANT, summons_warrant, "VERIFIED"),
    ROW(DOC_DETENTION_DECISION, detention_decision, "VERIFIED"),
    ROW(DOC_FINE_DECISION, fine_decision, "VERIFIED"),
    ROW(DOC_EVICTION_NOTICE, eviction_notice, "VERIFIED"),
    ROW(DOC_SUSPENSION_RULING, suspension_ruling, "DESIGN"),
    ROW(DOC_POSTPONEMENT_DECISION, postponement_decision, "DESIGN"),
    ROW(DOC_TERMINATION_TALK, termination_talk, "FROM MEMORY"),
    ROW(DOC_ROUND_TERMINATION, round_termination, "VERIFIED"),
    ROW(DOC_TERMINATION_RULING, termination_ruling, "DESIGN"),
    ROW(DOC_CLOSING_NOTICE, closing_notice, "FROM MEMORY"),
    ROW(DOC_REVIVAL_NOTICE, revival_notice, "DESIGN"),
    ROW(DOC_REFUSAL_RULING, refusal_ruling, "VERIFIED"),
    ROW(DOC_SETTLEMENT, settlement, "VERIFIED"),
    ROW(DOC_RECORD, record, "VERIFIED"),
};
static const struct {
    const char *name, *from, *to;
} pieces[] = {
    PIECE("account", piece_account),
    PIECE("basis", piece_basis),
    PIECE("contact", piece_contact),
    PIECE("foot", piece_foot),
    PIECE("head", piece_head),
    PIECE("head_of_act", piece_head_of_act),
    PIECE("head_plain", piece_head_plain),
    PIECE("panel", piece_panel),
    PIECE("parties", piece_parties),
};
/* clang-format on */

enum { KINDS_N = sizeof kinds / sizeof kinds[0], ARENA_MAX = 64 * 1024 * 1024 };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct doc_template template[KINDS_N];

size_t
document_kinds(void)
{
    return KINDS_N;
}

enum doc_kind
document_kind_at(size_t i)
{
    must(i < KINDS_N);
    return kinds[i].kind;
}

bool
document_kind_find(const char *name, enum doc_kind *ret)
{
    for (size_t i = 0; i < KINDS_N; i++) {
        const struct doc_row *row = doc_row(kinds[i].kind);
        if (strcmp(row->key, name) == 0 || strcmp(row->id, name) == 0) {
            *ret = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static size_t
index_of(enum doc_kind kind)
{
    for (size_t i = 0; i < KINDS_N; i++)
        if (kinds[i].kind == kind)
            return i;
    must(!"a kind that has a template");
}

const char *
document_signer_status(enum doc_kind kind)
{
    return kinds[index_of(kind)].status;
}

enum doc_hand
document_signer(enum doc_kind kind)
{
    const struct doc_row *row = doc_row(kind);
    return row->signs != DOC_NOBODY ? row->signs : row->prepares;
}

const char *
document_signer_setting(enum doc_hand hand)
{
    static const char *const of[] = {
        [DOC_NOBODY] = "document_signer_handler",
        [DOC_HANDLER] = "document_signer_handler",
        [DOC_TWO_OFFICERS] = "document_signer_officers",
        [DOC_PANEL] = "document_signer_panel",
        [DOC_BUREAU] = "document_signer_bureau",
        [DOC_PRESIDENT] = "document_signer_president",
        [DOC_UPPER] = "document_signer_panel",
        [DOC_PARTIES] = "document_signer_handler",
    };
    return of[hand];
}

const char *
document_template_text(enum doc_kind kind, size_t *ret_n)
{
    size_t i = index_of(kind);
    *ret_n = (size_t)(kinds[i].to - kinds[i].from);
    return kinds[i].from;
}

const char *
document_piece(const char *name, size_t *ret_n)
{
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
        if (strcmp(pieces[i].name, name) == 0) {
            *ret_n = (size_t)(pieces[i].to - pieces[i].from);
            return pieces[i].from;
        }
    return NULL;
}

const char *
document_piece_at(size_t i)
{
    return i < sizeof pieces / sizeof pieces[0] ? pieces[i].name : NULL;
}

/* Lives as long as the program: templates are part of it. */
static void
parse_all(void)
{
    struct arena *a = arena_new(ARENA_MAX);
    for (size_t i = 0; i < KINDS_N; i++) {
        struct errinfo info = { 0 };
        size_t n = (size_t)(kinds[i].to - kinds[i].from);
        enum err e = document_parse(kinds[i].from, n, document_piece, a, &template[i], &info);
        must(e == ERR_OK);
    }
}

const struct doc_template *
document_template(enum doc_kind kind)
{
    must(pthread_once(&once, parse_all) == 0);
    return &template[index_of(kind)];
}
