/* zhixing limit --filed DAY …: the last day of the case's time limit. */
#include "app/limit_cmd.h"

#include "app/law_cmd.h"
#include "core/law_json.h"
#include "law/spc_2000_29/case_limit.h"

static const struct law_option_kind options[] = {
    { "--filed", true, false },         { "--months", true, false }, { "--exclude", true, true },
    { "--extend-months", true, false }, { "--today", true, false },  { NULL, false, false },
};

/* The options as the rule's input; spans has room for all of them. */
static enum err
read_input(const struct law_command_line *line, struct law_span *spans, struct case_limit_in *in,
           struct errinfo *info)
{
    int64_t months = 0, extend = 0;
    const char *filed = law_option_value(line, "--filed", 0);
    const char *s;
    enum err e;
    if (filed == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--filed", "应给出立案日期",
                       "the day of filing is missing");
    if ((e = limit_months(LIMIT_CIVIL, &in->months)) != ERR_OK ||
        (e = law_read_day("--filed", filed, &in->filed, info)) != ERR_OK)
        return e;
    if ((s = law_option_value(line, "--months", 0)) != NULL) {
        e = law_read_number("--months", s, 1, CASE_LIMIT_MONTHS_MAX, &months, info);
        in->months = (int)months;
    }
    if (e == ERR_OK && (s = law_option_value(line, "--extend-months", 0)) != NULL) {
        e = law_read_number("--extend-months", s, 0, CASE_LIMIT_MONTHS_MAX, &extend, info);
        in->extend = (int)extend;
    }
    in->today = DAY_NONE;
    if (e == ERR_OK && (s = law_option_value(line, "--today", 0)) != NULL)
        e = law_read_day("--today", s, &in->today, info);
    in->excluded = spans;
    in->roll = &calendar_national;
    return e == ERR_OK ? law_read_spans(line, "--exclude", spans, &in->n_excluded, info) : e;
}

static enum err
compute(const struct case_limit_in *in, struct law_trail *trail, struct case_limit *ret,
        struct errinfo *info)
{
    enum err e = case_limit(in, trail, ret);
    if (e == ERR_OK)
        return ERR_OK;
    if (e == ERR_RANGE)
        return FAIL_ZH(info, ERR_INVALID, "--filed", "届满之日所在年份的放假安排尚未载入，不作推测",
                       "the end lies in a year whose days of rest are not loaded");
    if (!day_is_none(in->today) && in->today.n < in->filed.n)
        return FAIL_ZH(info, ERR_INVALID, "--today", "早于立案之日", "is before the day of filing");
    return FAIL_ZH(info, ERR_INVALID, "--exclude", "扣除期间有误", "the exclusions are not sound");
}

static void
write_json(const struct case_limit_in *in, const struct case_limit *r,
           const struct law_trail *trail, struct buf *out)
{
    jw_open(out, '{');
    jw_kday(out, "due_unrolled", r->unrolled);
    jw_kday(out, "due", r->due);
    jw_kint(out, "days_excluded", r->days_excluded);
    jw_kbool(out, "running", r->running);
    if (!day_is_none(in->today))
        jw_kint(out, "days_used", r->days_used);
    jw_kday(out, "filed", in->filed);
    jw_kint(out, "months", in->months);
    jw_kint(out, "extend_months", in->extend);
    law_steps_write(out, "steps", trail);
    jw_close(out, '}');
    buf_char(out, '\n');
}

static void
write_text(const struct case_limit_in *in, const struct case_limit *r,
           const struct law_trail *trail, enum law_lang lang, struct buf *out)
{
    char due[11];
    bool zh = lang == LAW_ZH;
    if (r->running)
        buf_str(out, zh ? "执行期限：扣除期间尚未结束，届满之日未定\n"
                        : "Time limit: an exclusion is still open; the end is not known\n");
    else
        buf_printf(out, zh ? "执行期限至：%s\n" : "The time limit ends on: %s\n",
                   day_print(r->due, due));
    if (!day_is_none(in->today))
        buf_printf(out, zh ? "已用：%d日\n" : "Used: %d days\n", r->days_used);
    law_print_steps(trail, lang, out);
}

static int
run(int argc, char **argv)
{
    static struct law_span spans[LAW_OPTIONS_MAX];
    struct errinfo info = { 0 };
    struct law_command_line line;
    struct law_trail trail = { 0 };
    struct case_limit_in in = { 0 };
    struct case_limit r;
    if (law_command_read(argc, argv, options, 0, 0, &line, &info) != ERR_OK ||
        read_input(&line, spans, &in, &info) != ERR_OK || compute(&in, &trail, &r, &info) != ERR_OK)
        return command_fail(&info);
    struct buf out;
    buf_init(&out, 1 << 20);
    if (line.json)
        write_json(&in, &r, &trail, &out);
    else
        write_text(&in, &r, &trail, line.lang, &out);
    return law_print_out(&out);
}

const struct command limit_command = {
    .name = "limit",
    .usage = "--filed 2024-03-29 [--months 6] [--exclude A..B]… [--extend-months N] [--today DAY] "
             "[--json] [--lang en]",
    .help = "The last day of a case's time limit, with what does not count taken out once.",
    .run = run,
};
