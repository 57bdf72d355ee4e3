/* The sentences of law over HTTP: what a page shows beside a form, a guard's
 * answer, a risk point. */
#include <string.h>

#include "http/shape.h"
#include "law/text.h"

enum { IDS_BYTES = 2000, ID_BYTES = 60, ANSWERS_MAX = 60 };

static const struct field law_query[] = {
    { .name = "ids",
      .type = 't',
      .need = true,
      .min = 1,
      .max = IDS_BYTES,
      .help = "ids, blank between" },
    SHAPE_END,
};
static const struct field law_row[] = {
    OUT_TEXT("id", "the sentence"),
    OUT_TEXT("source", "where it stands, and how sure that is"),
    OUT_TEXT("text", "the sentence, in its own language"),
    SHAPE_END,
};
static const struct field law_out[] = {
    OUT_ROWS("items", law_row, "in the order asked; an id nobody holds is left out"),
    SHAPE_END,
};

static enum err
get_law(struct request *req)
{
    const char *at = in_text(req->query, "ids");
    int n = 0;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    while (*(at += strspn(at, " ")) != '\0' && n++ < ANSWERS_MAX) {
        char id[ID_BYTES];
        size_t len = strcspn(at, " ");
        const struct law_text *t = NULL;
        if (len < sizeof id) {
            memcpy(id, at, len);
            id[len] = '\0';
            t = law_text(id);
        }
        at += len;
        if (t == NULL)
            continue;
        jw_open(&req->out, '{');
        jw_ktext(&req->out, "id", t->id);
        jw_ktext(&req->out, "source", t->source);
        jw_ktext(&req->out, "text", t->text);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route law_routes[];
const struct route law_routes[] = {
    { GET, "/law", ROLES_SIGNED_IN, RUN_READ, law_query, NULL, law_out, NULL, get_law,
      "getLaw", "Sentences of law by their ids, with where each stands and how sure that is." },
    ROUTES_END,
};
/* clang-format on */
