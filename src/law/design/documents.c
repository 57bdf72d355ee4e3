/* Which elements a document lacks. The rows are in documents_*.c, by chapter. */
#include "law/design/documents.h"

#include <string.h>

#include "law/design/documents_rows.h"

/* clang-format off */
static const struct law_condition frame_rows[] = {
    { "court", "DESIGN-17-frame", "法院名称", "court" },
    { "case_no", "DESIGN-17-frame", "案号", "case number" },
    { "parties", "DESIGN-17-frame", "当事人", "parties" },
    { "date", "DESIGN-17-frame", "日期", "date" },
    { "seal", "DESIGN-17-frame", "院印", "seal" },
    { "reasons", "CPL-2023-157-3", "理由", "reasons" },
    { "result", "CPL-2023-157-3", "裁定结果", "result" },
    { "signers", "CPL-2023-157-3", "审判人员、书记员署名", "names of judges and clerk" },
};
/* clang-format on */

static const size_t frame_n[DOC_FRAME_N] = {
    [DOC_NO_FRAME] = 0, [DOC_PAPER] = 5, [DOC_RULING] = 8
};

static const struct {
    const struct doc_row *rows;
    size_t n;
} chapters[] = {
    { doc_rows_control, DOC_CONTROL_N },
    { doc_rows_sale, DOC_SALE_N },
    { doc_rows_rulings, DOC_RULINGS_N },
    { doc_rows_ends, DOC_ENDS_N },
};

const struct doc_row *
doc_row(enum doc_kind kind)
{
    size_t at = (size_t)kind;
    for (size_t i = 0; i < sizeof chapters / sizeof chapters[0]; i++) {
        if (at < chapters[i].n)
            return &chapters[i].rows[at];
        at -= chapters[i].n;
    }
    return NULL;
}

const struct law_condition *
doc_element(enum doc_kind kind, size_t i)
{
    const struct doc_row *row = doc_row(kind);
    if (row == NULL || i >= frame_n[row->frame] + row->n)
        return NULL;
    return i < frame_n[row->frame] ? &frame_rows[i] : &row->elements[i - frame_n[row->frame]];
}

/* Nothing but blanks, the full-width one included, is nothing. */
static bool
blank(const char *s)
{
    static const char wide[] = "　";
    if (s == NULL)
        return true;
    while (*s != '\0')
        if (strchr(" \t\r\n", *s) != NULL)
            s++;
        else if (strncmp(s, wide, sizeof wide - 1) == 0)
            s += sizeof wide - 1;
        else
            return false;
    return true;
}

static bool
there(const char *key, const struct doc_field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(fields[i].key, key) == 0 && !blank(fields[i].value))
            return true;
    return false;
}

enum err
doc_missing(enum doc_kind kind, const struct doc_field *fields, size_t n, struct law_trail *trail,
            uint64_t *ret)
{
    uint64_t missing = 0;
    const struct law_condition *c;
    if (doc_row(kind) == NULL)
        return ERR_INVALID;
    for (size_t i = 0; (c = doc_element(kind, i)) != NULL; i++) {
        if (there(c->id, fields, n))
            continue;
        missing |= UINT64_C(1) << i;
        LAW_SAY(trail, c->law, "尚缺：{0w}。", "Missing: {0w}.", LAW_W(c->zh, c->en));
    }
    *ret = missing;
    return ERR_OK;
}
