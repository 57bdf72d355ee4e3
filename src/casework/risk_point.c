/* The catalogue of risk points, and the words it is written in. */
#include "casework/risk_point.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "law/risk_points_table.h"
#include "law/text.h"

enum { NAME_BYTES = 40 };

const struct risk_point *const risk_points = risk_points_rows;
const int risk_points_n = (int)(sizeof risk_points_rows / sizeof *risk_points_rows);

const struct risk_word_text risk_words[RISK_WORD_N] = {
#define X(name, zh, en) { #name, zh, en },
    RISK_WORDS(X)
#undef X
};

const char *
risk_stage_name(enum risk_stage s)
{
    static const char *const names[RISK_STAGE_N] = {
        [RISK_INTAKE] = "intake",     [RISK_SEARCH] = "search", [RISK_MEASURES] = "measures",
        [RISK_DISPOSAL] = "disposal", [RISK_FUNDS] = "funds",   [RISK_CLOSING] = "closing",
    };
    must((unsigned)s < RISK_STAGE_N);
    return names[s];
}

int
risk_point_find(const char *id)
{
    for (int i = 0; i < risk_points_n; i++)
        if (strcmp(risk_points[i].id, id) == 0)
            return i;
    return -1;
}

/* --- terms ------------------------------------------------------------------------------- */

/* One word of a term, "deed.x" or "x", with its '!'. */
struct word {
    bool is_not, is_deed;
    int n; /* enum deed or risk_word; -1: there is none of that name */
};

static struct word
word_of(const char *p, size_t n)
{
    struct word w = { .n = -1 };
    char name[NAME_BYTES];
    enum deed d;
    w.is_not = n > 0 && *p == '!';
    p += w.is_not;
    n -= w.is_not;
    if (n >= sizeof name)
        return w;
    memcpy(name, p, n);
    name[n] = '\0';
    if (strncmp(name, "deed.", 5) == 0) {
        w.is_deed = true;
        if (deed_parse(name + 5, &d))
            w.n = (int)d;
        return w;
    }
    for (int i = 0; i < RISK_WORD_N && w.n < 0; i++)
        if (strcmp(risk_words[i].name, name) == 0)
            w.n = i;
    return w;
}

/* The next word: *at moves behind it and what parts it from the one that
 * follows; *ret_last: it ends its term. */
static bool
word_next(const char **at, struct word *ret, bool *ret_last)
{
    size_t n = strcspn(*at, " |");
    if (n == 0)
        return false;
    *ret = word_of(*at, n);
    *ret_last = (*at)[n] != '|';
    *at += n + ((*at)[n] != '\0');
    return true;
}

bool
risk_holds(const char *terms, const struct risk_facts *f)
{
    struct word w;
    bool term = false, last;
    while (word_next(&terms, &w, &last)) {
        must(w.n >= 0);
        bool on = ((w.is_deed ? f->deeds : f->words) >> w.n & 1) != 0;
        term = term || on != w.is_not;
        if (last && !term)
            return false;
        if (last)
            term = false;
    }
    return true;
}

void
risk_terms_write(const char *terms, bool english, struct buf *out)
{
    struct word w;
    bool last;
    while (word_next(&terms, &w, &last)) {
        must(w.n >= 0);
        const char *zh = w.is_deed ? deed_kinds[w.n].zh : risk_words[w.n].zh;
        const char *en = w.is_deed ? deed_kinds[w.n].en : risk_words[w.n].en;
        buf_printf(out, "%s%s%s", w.is_not ? english ? "not: " : "不是：" : "", english ? en : zh,
                   last      ? ""
                   : english ? " or "
                             : "或者");
        if (last && *terms != '\0')
            buf_str(out, english ? "; " : "；");
    }
}

/* --- blocks ------------------------------------------------------------------------------- */

bool
risk_by_person(const struct risk_point *p)
{
    return strcmp(p->settled, "person") == 0;
}

bool
risk_blocks(const struct risk_point *p, const char *action)
{
    size_t want = strlen(action);
    for (const char *at = p->blocks; *at != '\0';) {
        size_t n = strcspn(at, " ");
        if (n == want && memcmp(at, action, n) == 0)
            return true;
        at += n + (at[n] != '\0');
    }
    return false;
}

bool
risk_blocks_itself(const struct risk_point *p)
{
    return p->blocks[0] != '\0' && strchr(p->blocks, ':') == NULL;
}

/* --- a catalogue that holds together --------------------------------------------------------- */

static bool
terms_sound(const char *terms)
{
    struct word w;
    bool last = true;
    while (word_next(&terms, &w, &last))
        if (w.n < 0)
            return false;
    return last && *terms == '\0';
}

static bool
laws_known(const char *ids)
{
    char id[NAME_BYTES];
    int n = 0;
    for (; *ids != '\0'; n++) {
        size_t len = strcspn(ids, " ");
        if (len == 0 || len >= sizeof id)
            return false;
        memcpy(id, ids, len);
        id[len] = '\0';
        if (law_text(id) == NULL)
            return false;
        ids += len + (ids[len] != '\0');
    }
    return n > 0;
}

const char *
risk_points_fault(int *ret_row)
{
    for (int i = 0; i < risk_points_n; i++) {
        const struct risk_point *p = &risk_points[i];
        *ret_row = i;
        if (i > 0 && strcmp(risk_points[i - 1].id, p->id) >= 0)
            return "ids ascend";
        if (i > 0 && risk_points[i - 1].stage > p->stage)
            return "stages follow each other";
        if (!terms_sound(p->applies) || p->applies[0] == '\0')
            return "applies: a word that is none";
        if (!risk_by_person(p) && !terms_sound(p->settled))
            return "settled: a word that is none";
        if (!laws_known(p->law))
            return "law: a sentence that nobody holds";
        if (p->zh[0] == '\0' || p->en[0] == '\0' || p->standard_zh[0] == '\0' ||
            p->standard_en[0] == '\0')
            return "a text is missing";
    }
    return NULL;
}
