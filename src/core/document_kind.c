/* Which kinds have a template: one line a kind, declared and then listed. */
#include "core/document_kind.h"

#include <pthread.h>
#include <string.h>

#include "base/arena.h"

/* clang-format off */
#define TEXT(name) extern const char data_templates_##name[], data_templates_##name##_end[]
#define ROW(kind, name) { kind, data_templates_##name, data_templates_##name##_end }
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
    const char *from, *to;
} kinds[] = {
    ROW(DOC_ACCEPTANCE, acceptance),
    ROW(DOC_ENFORCEMENT_NOTICE, enforcement_notice),
    ROW(DOC_REPORT_ORDER, report_order),
    ROW(DOC_RISK_NOTICE, risk_notice),
    ROW(DOC_SPENDING_LIMIT, spending_limit),
    ROW(DOC_SPENDING_LIMIT_LIFT, spending_limit_lift),
    ROW(DOC_DISHONEST_LISTING, dishonest_listing),
    ROW(DOC_DISHONEST_REMOVAL, dishonest_removal),
    ROW(DOC_SEIZURE_RULING, seizure_ruling),
    ROW(DOC_SEIZURE_RECORD, seizure_record),
    ROW(DOC_ASSISTANCE_NOTICE, assistance_notice),
    ROW(DOC_DEPOSIT_ASSISTANCE, deposit_assistance),
    ROW(DOC_RELEASE_RULING, release_ruling),
    ROW(DOC_RENEWAL_RULING, renewal_ruling),
    ROW(DOC_THIRD_PARTY_NOTICE, third_party_notice),
    ROW(DOC_VALUATION_ORDER, valuation_order),
    ROW(DOC_AUCTION_RULING, auction_ruling),
    ROW(DOC_SUMMONS_WARRANT, summons_warrant),
    ROW(DOC_DETENTION_DECISION, detention_decision),
    ROW(DOC_FINE_DECISION, fine_decision),
    ROW(DOC_EVICTION_NOTICE, eviction_notice),
    ROW(DOC_SUSPENSION_RULING, suspension_ruling),
    ROW(DOC_POSTPONEMENT_DECISION, postponement_decision),
    ROW(DOC_TERMINATION_TALK, termination_talk),
    ROW(DOC_ROUND_TERMINATION, round_termination),
    ROW(DOC_TERMINATION_RULING, termination_ruling),
    ROW(DOC_CLOSING_NOTICE, closing_notice),
    ROW(DOC_REVIVAL_NOTICE, revival_notice),
    ROW(DOC_SETTLEMENT, settlement),
    ROW(DOC_RECORD, record),
};
static const struct {
    const char *name, *from, *to;
} pieces[] = {
    ROW("account", piece_account),
    ROW("basis", piece_basis),
    ROW("contact", piece_contact),
    ROW("foot", piece_foot),
    ROW("head", piece_head),
    ROW("head_of_act", piece_head_of_act),
    ROW("head_plain", piece_head_plain),
    ROW("panel", piece_panel),
    ROW("parties", piece_parties),
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
