/* Which kinds have a template: one line a kind, declared and then listed. */
#include "core/document_kind.h"

#include <pthread.h>
#include <string.h>

#include "base/arena.h"

/* clang-format off */
#define TEXT(name) extern const char data_templates_##name[], data_templates_##name##_end[]
#define ROW(kind, name) { kind, data_templates_##name, data_templates_##name##_end }
TEXT(enforcement_notice);
TEXT(piece_account);
TEXT(piece_contact);
TEXT(piece_foot);
TEXT(piece_head);

static const struct {
    enum doc_kind kind;
    const char *from, *to;
} kinds[] = {
    ROW(DOC_ENFORCEMENT_NOTICE, enforcement_notice),
};
static const struct {
    const char *name, *from, *to;
} pieces[] = {
    ROW("account", piece_account),
    ROW("contact", piece_contact),
    ROW("foot", piece_foot),
    ROW("head", piece_head),
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
