/* An application being written: its people, and the claims that stand already. */
#include "casework/application_check.h"

#include <string.h>

#include "casework/application_sql.h"
#include "core/person.h"

static enum err
number_look(const struct application_act *x, const struct party_in *p, struct party_seen *ret)
{
    struct person_number number;
    struct errinfo why = { 0 };
    enum id_kind stated = ID_KIND_UNSET;
    if (p->id_kind != NULL)
        must(id_kind_parse(p->id_kind, &stated));
    ret->given = p->number != NULL && p->number[0] != '\0';
    if (!ret->given)
        return ERR_OK;
    enum err e = person_number(p->number, stated, &number, &why);
    if (e == ERR_INVALID) {
        ret->fault = arena_printf(x->arena, "%s", why.message);
        ret->fault_zh = arena_printf(x->arena, "%s", why.zh);
        return ERR_OK;
    }
    if (e != ERR_OK)
        *x->info = why;
    return e;
}

static enum err
person_look(const struct application_act *x, const char *number, struct party_seen *ret)
{
    struct person p;
    struct errinfo why = { 0 };
    enum err e = person_find(x->db, x->arena, x->core->keys, number, &p, &why);
    if (e == ERR_NOT_FOUND)
        return ERR_OK; /* nobody of the district has it: a new person */
    if (e == ERR_OK) {
        ret->person_id = p.id;
        ret->name = p.name;
        return person_seen_by(x->db, x->arena, p.id, x->viewer->court, &ret->visible, x->info);
    }
    *x->info = why;
    return e;
}

enum err
application_parties_seen(const struct application_act *x, const struct party_in *parties, int n,
                         struct party_seen **ret)
{
    struct party_seen *seen = ARENA_NEW(x->arena, struct party_seen, (size_t)n + 1);
    enum err e = ERR_OK;
    must(n <= CHECK_PARTIES_MAX);
    for (int i = 0; i < n && e == ERR_OK; i++) {
        e = number_look(x, &parties[i], &seen[i]);
        if (e == ERR_OK && seen[i].given && seen[i].fault == NULL)
            e = person_look(x, parties[i].number, &seen[i]);
    }
    if (e == ERR_OK)
        *ret = seen;
    return e;
}

static enum err
pair_look(const struct application_act *x, int64_t applicant, int64_t debtor, struct twin *twin,
          int *n)
{
    struct rows r;
    enum err e = db_run(x->db, x->arena, &sql_application_twins,
                        (struct arg[]){ ARG_I(applicant), ARG_I(debtor) }, &r, NULL, x->info);
    for (int i = 0; e == ERR_OK && i < r.n && *n < CHECK_TWINS_MAX; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        twin[(*n)++] = (struct twin){ .case_no = c[0].t,
                                      .court = c[1].t,
                                      .open = c[2].type == 'n',
                                      .close_mode = c[3].t,
                                      .instrument_no = c[4].t };
    }
    return e;
}

enum err
application_twins(const struct application_act *x, const struct party_in *parties,
                  const struct party_seen *seen, int n, struct twin **ret, int *ret_n)
{
    struct twin *twin = ARENA_NEW(x->arena, struct twin, CHECK_TWINS_MAX);
    enum err e = ERR_OK;
    int found = 0, pairs = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n && e == ERR_OK; j++)
            if (parties[i].role == PARTY_APPLICANT && parties[j].role == PARTY_RESPONDENT &&
                seen[i].person_id != 0 && seen[j].person_id != 0 && pairs++ < CHECK_PAIRS_MAX)
                e = pair_look(x, seen[i].person_id, seen[j].person_id, twin, &found);
    if (e == ERR_OK) {
        *ret = twin;
        *ret_n = found;
    }
    return e;
}
