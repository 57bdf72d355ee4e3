/* Counting a clock. Pure: the same row and the same day give the same answer. */
#include "core/deadline_count.h"

#include <string.h>

#include "core/law_json.h"

enum { STEPS_BYTES = 64 * 1024, WHOLE_PERCENT = 100, FRIDAY = 5 };

struct deadline_marks
deadline_marks(const struct settings *s)
{
    return (struct deadline_marks){ .yellow_percent = (int)setting_int(s, "node_yellow_percent"),
                                    .yellow_days = (int)setting_int(s, "node_yellow_days"),
                                    .rung_days = { (int)setting_int(s, "remind_handler_days"),
                                                   (int)setting_int(s, "remind_chief_days"),
                                                   (int)setting_int(s, "remind_upper_days") } };
}

/* Working days as far as the calendar reaches, Mondays to Fridays behind it. */
static day
workdays_by_week(const struct calendar *cal, day d, int n)
{
    while (n > 0) {
        bool work;
        d = day_add(d, 1);
        if (is_workday(cal, d, &work) != ERR_OK)
            work = day_weekday(d) <= FRIDAY;
        n -= work;
    }
    return d;
}

/* The end without rest days: the calendar does not reach it. */
static enum err
count_plain(const struct node_rule *rule, const struct calendar *cal, day trigger,
            const struct law_span *spans, size_t n, struct law_trail *trail, day *ret,
            bool *ret_stopped)
{
    day end;
    int32_t pushed = 0;
    struct period p = { .n = rule->n, .unit = rule->unit, .roll = false };
    enum err e = ERR_OK;
    bool by_week = rule->unit == PERIOD_WORKDAY;
    if (by_week)
        end = workdays_by_week(cal, trigger, rule->n);
    else
        e = period_end(cal, trigger, p, &end);
    if (e == ERR_OK)
        e = law_span_check(spans, n);
    if (e != ERR_OK)
        return e;
    bool running = !law_span_push(spans, n, trigger, &end, &pushed);
    LAW_SAY(trail, rule->law, "{0w}：{1d}起，最迟{2d}。", "{0w}: from {1d}, by {2d}.",
            LAW_W(rule->zh, rule->en), LAW_D(trigger), LAW_D(end));
    if (by_week)
        LAW_SAY(
            trail, "DESIGN-NODE-1",
            "届满年度的放假安排尚未载入，工作日暂按周一至周五计算，载入后重新计算。",
            "The holidays of that year are not loaded yet: working days are counted from Monday "
            "to Friday for now, and again once they are.");
    else
        LAW_SAY(trail, "DESIGN-NODE-1",
                "届满年度的放假安排尚未载入，届满日暂未作顺延，载入后重新计算。",
                "The holidays of that year are not loaded yet: the end is not moved behind rest "
                "days for now, and is counted again once they are.");
    *ret = running ? DAY_NONE : end;
    *ret_stopped = running;
    return ERR_OK;
}

enum err
deadline_count(const struct node_rule *rule, const struct calendar *cal, day trigger,
               const struct law_span *spans, size_t n, struct law_trail *trail, day *ret,
               bool *ret_stopped, bool *ret_provisional)
{
    struct node node = { .seq = rule->seq,
                         .key = rule->node,
                         .zh = rule->zh,
                         .en = rule->en,
                         .period = { .n = rule->n, .unit = rule->unit },
                         .setting = "",
                         .follows_case_clock = rule->follows,
                         .law = rule->law };
    size_t spans_n = rule->follows ? n : 0;
    enum err e = node_due(&node, cal, trigger, 0, spans, spans_n, trail, ret, ret_stopped);
    *ret_provisional = false;
    if (e != ERR_RANGE)
        return e;
    if (trail != NULL)
        trail->n = trail->dropped = 0;
    e = count_plain(rule, cal, trigger, spans, spans_n, trail, ret, ret_stopped);
    *ret_provisional = e == ERR_OK;
    return e;
}

enum node_light
deadline_light(day trigger, day due, int alarm_days, const struct deadline_marks *m, day today)
{
    struct node_facts f = { .event = trigger, .due = due, .done = DAY_NONE };
    enum node_light light = node_light(&f, today, m->yellow_percent, m->yellow_days);
    bool alarm = alarm_days > 0 && day_diff(today, trigger) > alarm_days;
    return light == LIGHT_GREEN && alarm ? LIGHT_YELLOW : light;
}

int
deadline_rung(day due, const struct deadline_marks *m, day today)
{
    int rung = 0;
    if (day_is_none(due) || today.n <= due.n)
        return 0;
    while (rung < 3 && day_diff(today, due) >= m->rung_days[rung])
        rung++;
    return rung;
}

static void
sooner(day *best, day d, day today)
{
    if (d.n > today.n && (day_is_none(*best) || d.n < best->n))
        *best = d;
}

day
deadline_next(day trigger, day due, int alarm_days, int climbed, const struct deadline_marks *m,
              day today)
{
    day best = DAY_NONE;
    if (alarm_days > 0)
        sooner(&best, day_add(trigger, alarm_days + 1), today);
    if (day_is_none(due))
        return best;
    if (deadline_rung(due, m, today) > climbed)
        return today;
    int32_t share = (int32_t)((int64_t)day_diff(due, trigger) * m->yellow_percent / WHOLE_PERCENT);
    int32_t before = share > m->yellow_days ? share : m->yellow_days;
    sooner(&best, day_add(due, -before), today);
    sooner(&best, day_add(due, 1), today);
    for (int i = climbed; i < 3; i++) {
        int days = m->rung_days[i] > 1 ? m->rung_days[i] : 1;
        sooner(&best, day_add(due, days), today);
    }
    return best;
}

const char *
deadline_steps(struct arena *a, const struct law_trail *trail)
{
    struct buf b;
    buf_init(&b, STEPS_BYTES);
    law_steps_write(&b, NULL, trail);
    must(!b.failed);
    const char *json = arena_text(a, b.p, b.n);
    buf_done(&b);
    return json;
}
