#include "core/law_json.h"

#include "core/procedure.h"
#include "http/http.h"
#include "law/answer.h"

enum { LINE_BYTES = 1024 };

static void
list_open(struct buf *b, const char *key)
{
    if (key != NULL)
        jw_key(b, key);
    jw_open(b, '[');
}

static void
line_write(struct buf *b, const char *key, const struct law_step *s, enum law_lang lang)
{
    char line[LINE_BYTES];
    jw_ktext(b, key, law_print(s, lang, line, sizeof line) == ERR_OK ? line : "");
}

void
law_steps_write(struct buf *b, const char *key, const struct law_trail *trail)
{
    list_open(b, key);
    for (int i = 0; i < trail->n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "law", trail->step[i].law);
        line_write(b, "zh", &trail->step[i], LAW_ZH);
        line_write(b, "en", &trail->step[i], LAW_EN);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

void
law_steps_tell(struct buf *b, const char *key, const struct law_trail *trail, int lang)
{
    list_open(b, key);
    for (int i = 0; i < trail->n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "law", trail->step[i].law);
        line_write(b, "text", &trail->step[i], lang == LANG_EN ? LAW_EN : LAW_ZH);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

void
law_missing_tell(struct buf *b, const char *key, const struct missing *m, int lang)
{
    list_open(b, key);
    for (int i = 0; i < m->n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "id", m->item[i].id);
        jw_ktext(b, "law", m->item[i].law);
        jw_ktext(b, "text", lang == LANG_EN ? m->item[i].en : m->item[i].zh);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}
