#include "app/schema.h"

#include <stddef.h>

/* One line a .sql file that has "-- migrate:" parts: declared, then listed. */

extern const struct migration actor_migrations[], deadline_migrations[], journal_migrations[],
    keys_migrations[], person_migrations[], procedure_migrations[], reminder_migrations[],
    replay_migrations[], setting_migrations[], team_migrations[], holiday_migrations[];
extern const struct migration fact_migrations[], casefile_migrations[], caselist_migrations[],
    fund_migrations[], cross_migrations[], document_migrations[], files_migrations[],
    template_migrations[];
extern const struct migration bulletin_migrations[];
extern const struct migration triage_migrations[], teams_migrations[], memo_migrations[];
extern const struct migration assign_migrations[], stage_migrations[], adopt_migrations[];
extern const struct migration deed_migrations[], lead_migrations[], settlement_migrations[],
    closing_migrations[], life_migrations[], extension_migrations[], application_migrations[];
extern const struct migration risk_migrations[], pending_migrations[], instrument_migrations[];

/* clang-format off */
const struct migration *const schema_migrations[] = {
    actor_migrations,
    keys_migrations,
    journal_migrations,
    setting_migrations,
    holiday_migrations,
    replay_migrations,
    person_migrations,
    fact_migrations,
    casefile_migrations,
    caselist_migrations,
    fund_migrations,
    cross_migrations,
    team_migrations,
    procedure_migrations,
    deadline_migrations,
    reminder_migrations,
    document_migrations,
    template_migrations,
    files_migrations,
    deed_migrations,
    lead_migrations,
    settlement_migrations,
    closing_migrations,
    life_migrations,
    extension_migrations,
    application_migrations,
    triage_migrations,
    teams_migrations,
    memo_migrations,
    assign_migrations,
    risk_migrations,
    bulletin_migrations,
    pending_migrations,
    instrument_migrations,
    stage_migrations,
    adopt_migrations,
    NULL,
};
/* clang-format on */
