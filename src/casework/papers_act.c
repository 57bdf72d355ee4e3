/* The draft of a paper that an action of a procedure asks for: made from the
 * case's facts and from what the act knows, inside its transaction. It is the
 * system's until a person takes it up, so that whoever acted may still sign it. */
#include <string.h>

#include "casework/papers.h"
#include "casework/papers_answer.h"

/* What the act knows and the template asks. A word that does not fit a question
 * of the same name is not this paper's: a person will answer it. */
static size_t
answers_of(const struct act *act, const struct doc_template *t, struct paper_answer *out)
{
    size_t n = 0;
    struct errinfo ignored = { 0 };
    for (size_t i = 0; i < act->words->n; i++)
        for (int k = 0; k < t->n_ask; k++) {
            const struct doc_ask *q = &t->ask[k];
            const char *value = act->words->at[i].value;
            if (strcmp(q->key, act->words->at[i].key) == 0 &&
                answer_check(q, value, q->key, &ignored) == ERR_OK)
                out[n++] = (struct paper_answer){ 0, q->key, value };
        }
    return n;
}

enum err
papers_for_act(struct act *act, int64_t case_id, const char *kind, int64_t *ret)
{
    static const struct viewer system = { 0 };
    struct casefile c;
    struct paper p;
    struct paper_answer answer[ACT_WORDS_MAX];
    struct doc_hand_in by = { .core = act->core,
                              .viewer = act->viewer != NULL ? act->viewer : &system,
                              .now_ms = act->now_ms,
                              .today = act->today,
                              .for_act = true };
    struct paper_in in = {
        .core = act->core, .c = &c, .today = act->today, .answer = answer, .carry = true
    };
    must(document_kind_find(kind, &in.kind));
    enum err e = casefile_get(act->db, act->arena, case_id, &c, act->info);
    if (e != ERR_OK)
        return e;
    struct template form;
    if ((e = template_get(act->db, act->arena, in.kind, TEMPLATE_NEWEST, &form, act->info)) !=
        ERR_OK)
        return e;
    in.n = answers_of(act, &form.parsed, answer);
    in.template = form.version;
    if ((e = papers_write(act->db, act->arena, &in, &p, act->info)) != ERR_OK)
        return e;
    struct doc_words w = { in.kind, p.title, p.facts, p.filled.text, p.template };
    return document_draft(act->db, act->arena, &by, case_id, c.court, &w, ret, act->info);
}
