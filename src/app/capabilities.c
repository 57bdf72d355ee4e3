#include "app/capabilities.h"

#include <stddef.h>

#include "casework/adopt.h"
#include "casework/application.h"
#include "casework/instrument.h"
#include "casework/life.h"
#include "casework/pending.h"
#include "casework/risk.h"
#include "casework/stage.h"
#include "casework/teams.h"
#include "casework/template.h"
#include "casework/triage.h"
#include "command/bulletin.h"

extern const struct route deadline_routes[], reminder_routes[], holiday_routes[], bulletin_routes[];
extern const struct route actor_routes[], staff_routes[], setting_routes[], journal_routes[];
extern const struct route case_routes[], casefile_routes[], caselist_xlsx_routes[],
    case_story_routes[], people_routes[], fund_routes[], waiting_routes[], figures_routes[],
    desk_routes[], screen_routes[], papers_routes[], papers_print_routes[], papers_kinds_routes[],
    template_routes[], files_routes[];
extern const struct route application_routes[], application_check_routes[], life_routes[];
extern const struct route law_routes[], risk_routes[], pending_routes[], pending_xlsx_routes[],
    instrument_routes[];
extern const struct route triage_routes[], memo_routes[], teams_routes[], assign_routes[],
    stage_routes[], duty_routes[];
extern const struct route desk_work_routes[];

/* What happens, as it happens: the journal told to whoever may see it (live.c). */
static const struct route events_routes[] = {
    { .verb = GET,
      .path = "/events",
      .who = ROLES_CASES | ROLE(ROLE_AUDIT),
      .run = RUN_STREAM,
      .id = "streamEvents",
      .help = "New journal entries of the viewer's scope, as server-sent events." },
    ROUTES_END,
};

/* clang-format off */
const struct route *const capability_routes[] = {
    actor_routes,
    staff_routes,
    setting_routes,
    law_routes,
    journal_routes,
    case_routes,
    application_routes,
    application_check_routes,
    life_routes,
    triage_routes,
    teams_routes,
    assign_routes,
    memo_routes,
    risk_routes,
    pending_routes,
    pending_xlsx_routes,
    instrument_routes,
    stage_routes,
    duty_routes,
    casefile_routes,
    caselist_xlsx_routes,
    case_story_routes,
    people_routes,
    fund_routes,
    waiting_routes,
    figures_routes,
    desk_routes,
    desk_work_routes,
    screen_routes,
    papers_routes,
    papers_print_routes,
    papers_kinds_routes,
    template_routes,
    files_routes,
    events_routes,
    deadline_routes,
    reminder_routes,
    holiday_routes,
    bulletin_routes,
    NULL,
};
/* clang-format on */

extern const struct journal_kind people_journal_kinds[], document_journal_kinds[],
    files_journal_kinds[];

/* What an import and filing write. */
static const struct journal_kind ledger_journal_kinds[] = {
    { "ledger_imported", "导入台账 {path}：新增 {new} 件，变更 {changed} 件，未变 {same} 件",
      "ledger {path} imported: {new} cases new, {changed} changed, {same} as they were" },
    { "case_imported", "由台账导入（cases.csv 第 {line} 行）",
      "came with a ledger (cases.csv, line {line})" },
    { "case_changed", "台账更新了本案（cases.csv 第 {line} 行）",
      "changed by a newer ledger (cases.csv, line {line})" },
    { "receipt_imported", "台账更新了到账 {ledgerNo}", "receipt {ledgerNo} came with a ledger" },
    { "payment_imported", "台账更新了发放 {ledgerNo}", "payment {ledgerNo} came with a ledger" },
    { "case_created", "立案", "filed" },
    { NULL, NULL, NULL },
};

/* clang-format off */
const struct journal_kind *const capability_journal_kinds[] = {
    core_journal_kinds,
    people_journal_kinds,
    document_journal_kinds,
    template_journal_kinds,
    ledger_journal_kinds,
    application_journal_kinds,
    adopt_journal_kinds,
    triage_journal_kinds,
    teams_journal_kinds,
    risk_journal_kinds,
    bulletin_journal_kinds,
    pending_journal_kinds,
    instrument_journal_kinds,
    NULL,
};

const struct procedure *const capability_procedures[] = {
    &life_procedure,
    &lead_procedure,
    &settlement_procedure,
    &extension_procedure,
    &stage_procedure,
    NULL,
};
/* clang-format on */

/* --- with what is made from the procedures ------------------------------------------- */

enum { LISTS_MAX = 256 };

const struct route *const *
capability_all_routes(void)
{
    static const struct route *all[LISTS_MAX];
    size_t n = 0;
    for (; capability_routes[n] != NULL; n++) {
        must(n + 2 < LISTS_MAX);
        all[n] = capability_routes[n];
    }
    all[n] = procedure_routes(capability_procedures);
    return all;
}

const struct journal_kind *const *
capability_all_kinds(void)
{
    static const struct journal_kind *all[LISTS_MAX];
    size_t n = 0;
    for (const struct journal_kind *const *k = capability_journal_kinds; *k != NULL; k++) {
        must(n + 1 < LISTS_MAX);
        all[n++] = *k;
    }
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++) {
        must(n + 1 < LISTS_MAX);
        all[n++] = procedure_kinds(*p);
    }
    return all;
}
