/* Notes of filing and trial over HTTP: entered under an instrument's number, shown
 * on the case that rests on it. */
#include "casework/instrument.h"

#include <string.h>

#include "base/clock.h"
#include "casework/caserow_http.h"
#include "core/procedure.h"
#include "http/shape.h"

#define STAGES "filing|trial|mediation"
#define KINDS "enforceable|risk|property|address|promise|other"
#define TOLD "applicant|respondent|both|nobody"
enum { CONTENT_MAX = 6000, FROM_MAX = 300 };

/* clang-format off */
static const struct field note_shape[] = {
    OUT_INT("id", "the note"), OUT_TEXT("instrumentNo", "执行依据文号; empty: of the case"), OUT_TEXT("court", "法院代码 of who entered it"), OUT_ONE("stage", STAGES, "where it was given"),
    OUT_ONE("kind", KINDS, "what it is"), OUT_ONE("told", TOLD, "who was told"), OUT_TEXT("content", "内容"), OUT_TEXT("from", "by which office or person"), OUT_DAY("day", "on which day"),
    OUT_TEXT("by", "who entered it"), OUT_BOOL("mine", "the viewer did"), OUT_AT("at", "when it was entered"), OUT_TEXT0("withdrawn", "why; null: it stands"), OUT_TEXT0("readBy", "in this case; null: nobody yet"), OUT_AT("readAt", "empty: not yet"), SHAPE_END };
static const struct field notes_out[] = { OUT_TEXT("instrumentNo", "that the case rests on; empty: not known"), OUT_INT("unread", "that stand and nobody of the case has read"), OUT_ROWS("items", note_shape, "oldest first"), SHAPE_END };
static const struct field case_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field number_query[] = { { .name = "instrumentNo", .type = 't', .need = true, .min = 1, .max = INSTRUMENT_NO_BYTES, .help = "执行依据文号" }, SHAPE_END };
static const struct field note_query[] = { Q_ID("note", "the note"), SHAPE_END };
static const struct field read_query[] = { Q_ID("id", "the case"), Q_ID("note", "the note"), SHAPE_END };
#define NOTE_FIELDS                                                                                \
    { .name = "stage", .type = 'c', .need = true, .choices = STAGES, .help = "立案、审判、调解" },    \
    { .name = "kind", .type = 'c', .need = true, .choices = KINDS, .help = "类别" },                 \
    { .name = "told", .type = 'c', .need = true, .choices = TOLD, .help = "告知了谁" },              \
    { .name = "content", .type = 't', .need = true, .min = 4, .max = CONTENT_MAX, .help = "内容" },  \
    { .name = "from", .type = 't', .min = 0, .max = FROM_MAX, .help = "出具部门或人员" },             \
    { .name = "day", .type = 'd', .help = "日期; today when left out" }
static const struct field note_in[] = {
    { .name = "instrumentNo", .type = 't', .need = true, .min = 1, .max = INSTRUMENT_NO_BYTES, .help = "执行依据文号" }, NOTE_FIELDS, SHAPE_END };
static const struct field case_note_in[] = { NOTE_FIELDS, SHAPE_END };
static const struct field reason_in[] = { { .name = "reason", .type = 't', .need = true, .min = 4, .max = 500, .help = "why; kept in the journal" }, SHAPE_END };
/* clang-format on */

static void
note_write(struct request *req, const struct instrument_note *n)
{
    struct buf *b = &req->out;
    char at[26];
    jw_open(b, '{');
    jw_kint(b, "id", n->note_id);
    jw_ktext(b, "instrumentNo", n->instrument_no);
    jw_ktext(b, "court", n->court);
    jw_ktext(b, "stage", n->stage);
    jw_ktext(b, "kind", n->kind);
    jw_ktext(b, "told", n->told);
    jw_ktext(b, "content", n->content);
    jw_ktext(b, "from", n->from_whom);
    jw_kday(b, "day", n->day);
    jw_ktext(b, "by", n->name);
    jw_kbool(b, "mine", n->staff_id == req->viewer.user_id);
    jw_ktext(b, "at", clock_print(n->at_ms, at));
    jw_ktext(b, "withdrawn", n->ended[0] != '\0' ? n->ended : NULL);
    jw_ktext(b, "readBy", n->read_ms != 0 ? n->read_by : NULL);
    jw_ktext(b, "readAt", n->read_ms != 0 ? clock_print(n->read_ms, at) : "");
    jw_close(b, '}');
}

static enum err
notes_write(struct request *req, const char *no, int64_t case_id)
{
    struct instrument_note *all;
    int n, unread = 0;
    enum err e = instrument_notes(req->db, req->arena, no, case_id, &all, &n, &req->info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < n; i++)
        unread += all[i].read_ms == 0 && all[i].ended[0] == '\0';
    jw_open(&req->out, '{');
    jw_ktext(&req->out, "instrumentNo", no);
    jw_kint(&req->out, "unread", unread);
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n; i++)
        note_write(req, &all[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
case_write(struct request *req, int64_t case_id)
{
    const char *no;
    enum err e = instrument_of_case(req->db, req->arena, case_id, &no, &req->info);
    return e != ERR_OK ? e : notes_write(req, no, case_id);
}

static enum err
get_case(struct request *req)
{
    struct casefile c;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    return e != ERR_OK ? e : case_write(req, c.case_id);
}

static enum err
get_number(struct request *req)
{
    return notes_write(req, in_text(req->query, "instrumentNo"), 0);
}

static enum err
enter(struct request *req, const char *no, int64_t case_id)
{
    const struct input *in = req->body;
    const char *from = in_text(in, "from");
    day today = procedure_today(req->app, req->now_ms), on = in_day(in, "day");
    struct instrument_new note = { .instrument_no = no,
                                   .case_id = case_id,
                                   .stage = in_text(in, "stage"),
                                   .kind = in_text(in, "kind"),
                                   .told = in_text(in, "told"),
                                   .content = in_text(in, "content"),
                                   .from_whom = from == NULL ? "" : from,
                                   .day = day_is_none(on) ? today : on };
    int64_t id;
    return instrument_enter(req->db, req->arena, &req->viewer, today, req->now_ms, &note, &id,
                            &req->info);
}

static enum err
post_number(struct request *req)
{
    const char *no = in_text(req->body, "instrumentNo");
    enum err e = enter(req, no, 0);
    return e != ERR_OK ? e : notes_write(req, no, 0);
}

static enum err
post_case(struct request *req)
{
    struct casefile c;
    const char *no = "";
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = instrument_of_case(req->db, req->arena, c.case_id, &no, &req->info);
    if (e == ERR_OK)
        e = enter(req, no, c.case_id);
    return e != ERR_OK ? e : case_write(req, c.case_id);
}

static enum err
withdraw(struct request *req)
{
    return instrument_withdraw(req->db, req->arena, &req->viewer, req->now_ms,
                               in_int(req->query, "note", 0), in_text(req->body, "reason"),
                               &req->info);
}

static enum err
read_note(struct request *req)
{
    struct casefile c;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = instrument_read(req->db, req->arena, &req->viewer, req->now_ms, c.case_id,
                            in_int(req->query, "note", 0), &req->info);
    return e != ERR_OK ? e : case_write(req, c.case_id);
}

/* clang-format off */
#define WRITERS (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK) | ROLES_CHIEFS)
extern const struct route instrument_routes[];
const struct route instrument_routes[] = {
    { GET, "/instrument-notes", ROLES_CASES, RUN_READ, number_query, NULL, notes_out, NULL, get_number,
      "listInstrumentNotes", "What filing and trial had to say on an instrument, by its number." },
    { POST, "/instrument-notes", WRITERS, RUN_WRITE, NULL, note_in, notes_out, NULL, post_number,
      "enterInstrumentNote", "Enter an enforceability note or risk notice under an instrument's number; cases that rest on it show it." },
    { POST, "/instrument-notes/{note}/withdraw", WRITERS, RUN_WRITE, note_query, reason_in, NULL, NULL, withdraw,
      "withdrawInstrumentNote", "Withdraw a note, with the reason; it stays to be read." },
    { GET, "/cases/{id}/instrument-notes", ROLES_CASES, RUN_READ, case_query, NULL, notes_out, NULL, get_case,
      "listCaseInstrumentNotes", "Notes of filing and trial that came over with the instrument a case rests on." },
    { POST, "/cases/{id}/instrument-notes", WRITERS, RUN_WRITE, case_query, case_note_in, notes_out, NULL, post_case,
      "enterCaseInstrumentNote", "Enter a note on the instrument a case rests on; on the case alone where that is not known." },
    { POST, "/cases/{id}/instrument-notes/{note}/read", WRITERS, RUN_WRITE, read_query, NULL, notes_out, NULL, read_note,
      "readInstrumentNote", "Whoever works on the case has read a note." },
    ROUTES_END,
};
/* clang-format on */
