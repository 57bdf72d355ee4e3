/* Settings: the defaults of the law and of the system in one sorted list, and over
 * them what the installation chose. Readers take a snapshot without a lock; a
 * snapshot that was replaced is kept, since somebody may still hold its texts.
 * Changes are rare, so that costs nothing worth counting. */
#include "core/setting.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/money.h"
#include "core/journal.h"
#include "core/setting_sql.h"
#include "law/design/settings.h"

/* clang-format off */
static const struct setting_def system_defs[] = {
    { "as_of", "", "day", "DESIGN", "import", "统计与期限所用的“今天”；空为当日",
      "the day that counts as today; empty: the real one" },
    { "figures_from", "", "day", "DESIGN", "import", "指标默认起始日期", "first day of the default period of figures" },
    { "figures_to", "", "day", "DESIGN", "import", "指标默认截止日期", "last day of the default period of figures" },
    { "limit_soon_days", "30", "days", "DESIGN", "pages", "期限不足多少天提示临期", "days left from which a time limit is shown as near" },
    { "pending_long_months", "12", "months", "DESIGN", "seeds B, E", "立案超过几个月的未结案件列入长期未结台账", "months since filing from which an open case is long pending" },
    { "pending_very_long_months", "36", "months", "DESIGN", "seeds B, E", "立案超过几个月的未结案件为特别长期未结", "months since filing from which it is so by far" },
    { "pending_excludes_days", "0", "yes-no", "DESIGN", "rule book R2.11", "长期未结是否扣除不计入执行期限的期间", "whether days that do not count towards the limit are taken out of how long a case has been open" },
    { "remind_handler_days", "1", "days", "DESIGN", "rule book R16", "节点超期几日后提醒承办人", "days past due until the handler is reminded" },
    { "remind_chief_days", "5", "days", "DESIGN", "rule book R16", "节点超期几日后提醒执行局长", "days past due until the bureau chief is reminded" },
    { "remind_answer_days", "10", "days", "DESIGN", "rule book R16", "提醒、督办几日内未答复即逐级上报；0为不上报", "days until a reminder nobody answered goes one step up; 0: never" },
    { "bulletin_long_days", "30", "days", "DESIGN", "seed D", "监管通报：节点超期几日以上列入长期超期名单", "supervision bulletin: days over from which a clock is on the list of the long overdue" },
    { "bulletin_word", "执监", "text", "DESIGN", "GB/T 9704", "监管通报发文字号中的机关代字，接在法院代码之后", "the words between court code and year in a bulletin's number" },
    { "remind_upper_days", "15", "days", "DESIGN", "rule book R16", "节点超期几日后报上级法院督办", "days past due until the higher court supervises" },
    { "ranking", "0", "yes-no", "DESIGN", "pages", "各法院指标是否排名", "whether courts are ranked by figure" },
    { "screen_title", "", "text", "DESIGN", "pages", "指挥大屏标题；空为法院名称", "title of the command screen; empty: the court's name" },
    { "document_signer_handler", "judge;chief;president", "text", "DESIGN", "rule book R17", "承办人签发的文书由谁审批：角色或者工号，用;分开",
      "who approves papers a handler signs: roles or staff numbers, parted by ;" },
    { "document_signer_officers", "judge;assistant;clerk;bailiff", "text", "DESIGN", "rule book R17", "须二人以上制作的清单、笔录由谁作第二人：角色或者工号，用;分开",
      "who is the second officer of lists and records that take two: roles or staff numbers, parted by ;" },
    { "document_signer_panel", "judge", "text", "DESIGN", "rule book R17", "合议庭文书由谁审批：角色或者工号，用;分开",
      "who approves papers of a panel: roles or staff numbers, parted by ;" },
    { "document_signer_bureau", "chief;president", "text", "DESIGN", "rule book R17, R8.14", "执行局长签发的文书由谁审批：角色或者工号，用;分开",
      "who approves papers the bureau chief signs: roles or staff numbers, parted by ;" },
    { "document_signer_president", "president", "text", "VERIFIED", "rule book R17, R8.14", "院长签发的文书由谁审批：角色或者工号，用;分开",
      "who approves papers the president signs: roles or staff numbers, parted by ;" },
    { "papers_before_steps", "0", "yes-no", "DESIGN", "rule book R17", "步骤所依据的文书未在本系统签发时，不得办理该步骤（如结案）；文书在其他系统制作的法院不开启",
      "a step that rests on a paper (closing) is refused until the paper is approved here; off where papers are made elsewhere" },
    { "verify_url", "", "text", "DESIGN", "pages", "文书核验网址，核验码接在其后；空则二维码只含核验码",
      "address of the public verifier, the code follows it; empty: the QR code holds the code alone" },
    { "password_min", "10", "characters", "DESIGN", "security", "密码最少字符数", "least characters of a password" },
    { "login_failures", "5", "times", "DESIGN", "security", "连续登录失败几次后锁定", "failed sign-ins until an account is locked" },
    { "login_lock_minutes", "15", "minutes", "DESIGN", "security", "首次锁定分钟数，此后逐次加倍", "minutes of the first lock; each further one is twice as long" },
    { "login_lock_most_minutes", "1440", "minutes", "DESIGN", "security", "锁定最长分钟数", "minutes of the longest lock" },
    { "session_idle_minutes", "60", "minutes", "DESIGN", "security", "无操作多少分钟后退出", "minutes without a request until a session ends" },
    { "session_hours", "12", "hours", "DESIGN", "security", "会话最长小时数", "hours until a session ends in any case" },
    { "band_closed_growth", "", "band", "NOT FOUND", "rule book R15", "执结同比的合理区间，如 40..60；空为未设",
      "reasonable interval of closed_growth, as 40..60; empty: none set" },
    { "band_closing_rate", "", "band", "NOT FOUND", "rule book R15", "结案率的合理区间，如 40..60；空为未设",
      "reasonable interval of closing_rate, as 40..60; empty: none set" },
    { "band_completion_rate", "", "band", "NOT FOUND", "rule book R15", "执行完毕率的合理区间，如 40..60；空为未设",
      "reasonable interval of completion_rate, as 40..60; empty: none set" },
    { "band_first_termination_rate", "", "band", "NOT FOUND", "rule book R15", "首执案件终本率的合理区间，如 40..60；空为未设",
      "reasonable interval of first_termination_rate, as 40..60; empty: none set" },
    { "band_recovery_rate", "", "band", "NOT FOUND", "rule book R15", "执行到位率的合理区间，如 40..60；空为未设",
      "reasonable interval of recovery_rate, as 40..60; empty: none set" },
    { "band_within_limit_rate", "", "band", "NOT FOUND", "rule book R15", "审限内结案率的合理区间，如 40..60；空为未设",
      "reasonable interval of within_limit_rate, as 40..60; empty: none set" },
    { "band_within_limit_with_property_rate", "90..", "band", "VERIFIED-2ND", "rule book R15.8", "有财产可供执行案件法定审限内结案率的合理区间，如 40..60；空为未设",
      "reasonable interval of within_limit_with_property_rate, as 40..60; empty: none set" },
    { "band_payout_rate", "", "band", "NOT FOUND", "rule book R15", "案款发放率的合理区间，如 40..60；空为未设",
      "reasonable interval of payout_rate, as 40..60; empty: none set" },
    { "band_average_days_completed", "", "band", "NOT FOUND", "rule book R15", "执行完毕平均用时的合理区间，如 40..60；空为未设",
      "reasonable interval of average_days_completed, as 40..60; empty: none set" },
};
/* clang-format on */

enum {
    SYSTEM_DEFS = sizeof system_defs / sizeof system_defs[0],
    DEFS_MAX = 512,
    VALUE_MAX = 1000,
    ARENA_MAX = 1024 * 1024,
};

struct snapshot {
    const char *value[DEFS_MAX];
    struct arena *arena;
    struct snapshot *older;
};

struct settings {
    struct arena *arena;
    size_t n;
    struct setting_def def[DEFS_MAX];
    _Atomic(struct snapshot *) now;
    pthread_mutex_t loading;
};

static int
by_key(const void *x, const void *y)
{
    return strcmp(((const struct setting_def *)x)->key, ((const struct setting_def *)y)->key);
}

static struct snapshot *
snapshot_new(const struct settings *s)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct snapshot *fresh = ARENA_NEW(a, struct snapshot, 1);
    fresh->arena = a;
    for (size_t i = 0; i < s->n; i++)
        fresh->value[i] = s->def[i].value;
    return fresh;
}

struct settings *
settings_new(void)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct settings *s = ARENA_NEW(a, struct settings, 1);
    s->arena = a;
    must(law_settings_n + SYSTEM_DEFS <= DEFS_MAX);
    for (size_t i = 0; i < law_settings_n; i++) {
        const struct law_setting *l = &law_settings[i];
        s->def[s->n++] = (struct setting_def){ .key = l->key,
                                               .value = l->text,
                                               .unit = l->unit,
                                               .status = l->status,
                                               .source = l->source,
                                               .zh = l->zh,
                                               .en = l->en };
    }
    for (size_t i = 0; i < SYSTEM_DEFS; i++)
        s->def[s->n++] = system_defs[i];
    qsort(s->def, s->n, sizeof s->def[0], by_key);
    for (size_t i = 1; i < s->n; i++)
        must(strcmp(s->def[i - 1].key, s->def[i].key) != 0);
    must(pthread_mutex_init(&s->loading, NULL) == 0);
    atomic_store(&s->now, snapshot_new(s));
    return s;
}

void
settings_free(struct settings *s)
{
    if (s == NULL)
        return;
    for (struct snapshot *p = atomic_load(&s->now), *older; p != NULL; p = older) {
        older = p->older;
        arena_free(p->arena);
    }
    (void)pthread_mutex_destroy(&s->loading);
    arena_free(s->arena);
}

/* Where a key stands; -1: nowhere. */
static int
find(const struct settings *s, const char *key)
{
    const struct setting_def want = { .key = key };
    const struct setting_def *d = bsearch(&want, s->def, s->n, sizeof s->def[0], by_key);
    return d == NULL ? -1 : (int)(d - s->def);
}

enum err
settings_load(struct settings *s, struct db *db, struct errinfo *info)
{
    struct rows r;
    struct snapshot *fresh = snapshot_new(s);
    bool changed = false;
    (void)pthread_mutex_lock(&s->loading);
    struct snapshot *now = atomic_load(&s->now);
    enum err e = db_run(db, fresh->arena, &sql_setting_all, NULL, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        int at = find(s, rows_at(&r, i, 0)->t);
        if (at >= 0) /* a key of an earlier version of the program is left alone */
            fresh->value[at] = rows_at(&r, i, 1)->t;
    }
    for (size_t i = 0; e == ERR_OK && i < s->n; i++)
        changed |= strcmp(fresh->value[i], now->value[i]) != 0;
    if (changed) {
        fresh->older = now;
        atomic_store(&s->now, fresh);
    } else {
        arena_free(fresh->arena);
    }
    (void)pthread_mutex_unlock(&s->loading);
    return e;
}

const char *
setting_text(const struct settings *s, const char *key)
{
    int at = find(s, key);
    must(at >= 0);
    return atomic_load(&((struct settings *)(uintptr_t)s)->now)->value[at];
}

int64_t
setting_int(const struct settings *s, const char *key)
{
    return strtoll(setting_text(s, key), NULL, 10);
}

bool
setting_on(const struct settings *s, const char *key)
{
    return setting_int(s, key) != 0;
}

day
setting_day(const struct settings *s, const char *key)
{
    day d = DAY_NONE;
    (void)day_parse(setting_text(s, key), &d); /* "" is no day */
    return d;
}

size_t
settings_count(const struct settings *s)
{
    return s->n;
}

const struct setting_def *
setting_at(const struct settings *s, size_t i)
{
    must(i < s->n);
    return &s->def[i];
}

/* --- changing -------------------------------------------------------------------- */

static bool
is_whole(const char *v)
{
    size_t n = strlen(v), sign = v[0] == '-';
    return n > sign && n <= 15 + sign && strspn(v + sign, "0123456789") == n - sign;
}

/* "choice a|b|c": is v one of them? */
static bool
is_choice(const char *list, const char *v)
{
    size_t n = strlen(v);
    while (n > 0 && *list != '\0') {
        size_t word = strcspn(list, "|");
        if (word == n && memcmp(list, v, n) == 0)
            return true;
        list += word + (list[word] == '|');
    }
    return false;
}

/* One end of a band in hundredths; nothing written is an open end. */
static bool
band_end(const char *s, size_t n, int64_t open, int64_t *ret)
{
    char text[24];
    money m;
    if (n == 0) {
        *ret = open;
        return true;
    }
    if (n >= sizeof text)
        return false;
    memcpy(text, s, n);
    text[n] = '\0';
    if (!money_parse(text, &m))
        return false;
    *ret = m.fen;
    return true;
}

bool
setting_band_read(const char *v, struct setting_band *ret)
{
    struct setting_band b;
    const char *dots = strstr(v, "..");
    if (dots == NULL || !band_end(v, (size_t)(dots - v), SETTING_BAND_LOW, &b.lo) ||
        !band_end(dots + 2, strlen(dots + 2), SETTING_BAND_HIGH, &b.hi) || b.lo > b.hi)
        return false;
    *ret = b;
    return true;
}

bool
setting_band(const struct settings *s, const char *key, struct setting_band *ret)
{
    return setting_band_read(setting_text(s, key), ret);
}

static bool
fits(const struct setting_def *d, const char *v)
{
    day real;
    if (strcmp(d->unit, "yes-no") == 0)
        return strcmp(v, "0") == 0 || strcmp(v, "1") == 0;
    if (strncmp(d->unit, "choice ", 7) == 0)
        return is_choice(d->unit + 7, v);
    if (strcmp(d->unit, "day") == 0)
        return *v == '\0' || day_parse(v, &real);
    struct setting_band band;
    if (strcmp(d->unit, "band") == 0)
        return *v == '\0' || setting_band_read(v, &band);
    if (strcmp(d->unit, "text") == 0)
        return strlen(v) <= VALUE_MAX / 4;
    /* A number stays a number; none of the counts, spans and sums goes below zero
     * unless its default does. */
    return !is_whole(d->value) ? strlen(v) <= VALUE_MAX / 4
                               : is_whole(v) && (v[0] != '-' || d->value[0] == '-');
}

/* What holds now, for whoever asks later what held then: the row, which another
 * server may have changed behind this one's snapshot. */
static enum err
remember(const struct settings *s, struct db *db, struct arena *a, int at, int64_t now_ms,
         struct errinfo *info)
{
    struct rows r;
    const char *key = s->def[at].key;
    enum err e = db_run(db, a, &sql_setting_one, (struct arg[]){ ARG_T(key) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct arg args[] = { ARG_I(id_new()), ARG_T(key),
                          ARG_T(r.n > 0 ? rows_at(&r, 0, 0)->t : s->def[at].value), ARG_I(now_ms) };
    return db_run(db, a, &sql_setting_was_insert, args, NULL, NULL, info);
}

enum err
setting_put(const struct settings *s, struct db *db, struct arena *a, const char *key,
            const char *value, int64_t actor, int64_t now_ms, struct errinfo *info)
{
    int at = find(s, key);
    if (at < 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "key", "没有这项设置", "there is no such setting");
    if (!fits(&s->def[at], value))
        return FAIL_ZH(info, ERR_INVALID, "value", "取值不符合该设置的要求",
                       "the value does not fit: %s", s->def[at].unit);
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_ktext(&facts, "key", key);
    jw_ktext(&facts, "from", setting_text(s, key));
    jw_ktext(&facts, "to", value);
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = now_ms, .court = "", .actor = actor, .kind = "setting_changed", .facts = facts.p
    };
    enum err e = remember(s, db, a, at, now_ms, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_setting_put, (struct arg[]){ ARG_T(key), ARG_T(value) }, NULL, NULL,
                   info);
    if (e == ERR_OK)
        e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

/* --- as it was ----------------------------------------------------------------------- */

enum err
setting_at_instant(const struct settings *s, struct db *db, struct arena *a, const char *key,
                   int64_t until_ms, const char **ret, struct errinfo *info)
{
    struct rows r = { 0 };
    enum err e = ERR_OK;
    must(find(s, key) >= 0);
    if (until_ms != INT64_MAX)
        e = db_run(db, a, &sql_setting_was_at, (struct arg[]){ ARG_T(key), ARG_I(until_ms) }, &r,
                   NULL, info);
    if (e == ERR_OK)
        *ret = r.n > 0 ? rows_at(&r, 0, 0)->t : setting_text(s, key);
    return e;
}

/* Of one stretch of time in which as_of had one value: the instant from which on
 * its days are later than d; its end when none is. */
static int64_t
later_from(const char *as_of, day d, int64_t begin, int64_t end)
{
    day fixed;
    if (day_parse(as_of, &fixed))
        return fixed.n > d.n ? begin : end;
    int64_t over = clock_day_ms(day_add(d, 1));
    return over < begin ? begin : over > end ? end : over;
}

enum err
setting_known_until(const struct settings *s, struct db *db, struct arena *a, day d, int64_t now_ms,
                    int64_t *ret, struct errinfo *info)
{
    struct rows r;
    day today = setting_day(s, "as_of");
    enum err e =
        db_run(db, a, &sql_setting_was_all, (struct arg[]){ ARG_T("as_of") }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (day_is_none(today))
        today = clock_day(now_ms);
    if (d.n >= today.n) {
        *ret = INT64_MAX;
        return ERR_OK;
    }
    const char *value = setting_text(s, "as_of");
    int64_t end = INT64_MAX, cut = INT64_MAX;
    for (int i = 0; i <= r.n; i++) {
        int64_t begin = i < r.n ? rows_at(&r, i, 1)->i : 1;
        int64_t from = later_from(value, d, begin, end);
        if (from < end)
            cut = from;
        if (from > begin || i == r.n)
            break;
        value = rows_at(&r, i, 0)->t;
        end = begin;
    }
    *ret = cut;
    return ERR_OK;
}
