#include "app/law_cmd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"

static const struct law_option_kind common[] = {
    { "--json", false, false },
    { "--lang", true, false },
    { NULL, false, false },
};

static const struct law_option_kind *
find_kind(const struct law_option_kind *kinds, const char *name)
{
    for (; kinds->name != NULL; kinds++)
        if (strcmp(kinds->name, name) == 0)
            return kinds;
    return NULL;
}

/* --json and --lang have their own fields in the line. */
static enum err
take_common(struct law_command_line *line, struct errinfo *info)
{
    const char *lang = law_option_value(line, "--lang", 0);
    line->json = law_option_value(line, "--json", 0) != NULL;
    if (lang == NULL || strcmp(lang, "zh") == 0)
        return ERR_OK;
    if (strcmp(lang, "en") != 0)
        return FAIL_ZH(info, ERR_INVALID, "--lang", "语言应为zh或en",
                       "the language is zh or en, not '%s'", lang);
    line->lang = LAW_EN;
    return ERR_OK;
}

static enum err
take_option(int argc, char **argv, int *at, const struct law_option_kind *kinds,
            struct law_command_line *line, struct errinfo *info)
{
    const char *name = argv[*at];
    const struct law_option_kind *k = find_kind(common, name);
    if (k == NULL)
        k = find_kind(kinds, name);
    if (k == NULL)
        return FAIL_ZH(info, ERR_INVALID, name, "没有这个选项", "there is no such option");
    if (!k->many && law_option_value(line, name, 0) != NULL)
        return FAIL_ZH(info, ERR_INVALID, name, "只能给出一次", "may be given only once");
    if (line->n_options == LAW_OPTIONS_MAX)
        return FAIL_ZH(info, ERR_INVALID, name, "选项过多", "too many options");
    if (k->has_value && *at + 1 >= argc)
        return FAIL_ZH(info, ERR_INVALID, name, "缺少值", "a value must follow");
    line->option[line->n_options++] = (struct law_option){ name, k->has_value ? argv[++*at] : "" };
    return ERR_OK;
}

enum err
law_command_read(int argc, char **argv, const struct law_option_kind *kinds, int operands_least,
                 int operands_most, struct law_command_line *ret, struct errinfo *info)
{
    must(operands_most <= LAW_OPERANDS_MAX);
    ret->json = false;
    ret->lang = LAW_ZH;
    ret->n_operands = ret->n_options = 0;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) == 0) {
            enum err e = take_option(argc, argv, &i, kinds, ret, info);
            if (e != ERR_OK)
                return e;
            continue;
        }
        if (ret->n_operands == operands_most)
            return FAIL_ZH(info, ERR_INVALID, argv[i], "多余的参数", "is one word too many");
        ret->operand[ret->n_operands++] = argv[i];
    }
    if (ret->n_operands < operands_least)
        return FAIL_ZH(info, ERR_INVALID, argv[0], "缺少参数，见 zhixing help",
                       "something is missing; see zhixing help");
    return take_common(ret, info);
}

const char *
law_option_value(const struct law_command_line *line, const char *name, int nth)
{
    for (int i = 0; i < line->n_options; i++)
        if (strcmp(line->option[i].name, name) == 0 && nth-- == 0)
            return line->option[i].value;
    return NULL;
}

enum err
law_read_day(const char *field, const char *s, day *ret, struct errinfo *info)
{
    if (!day_parse(s, ret))
        return FAIL_ZH(info, ERR_INVALID, field, "应为真实日期，如2024-03-29",
                       "must be a real date like 2024-03-29, not '%s'", s);
    return ERR_OK;
}

enum err
law_read_yuan(const char *field, const char *s, money *ret, struct errinfo *info)
{
    if (!money_parse(s, ret))
        return FAIL_ZH(info, ERR_INVALID, field, "应为以元为单位的金额，如28000或28000.50",
                       "must be yuan like 28000 or 28000.50, not '%s'", s);
    return ERR_OK;
}

enum err
law_read_number(const char *field, const char *s, int64_t least, int64_t most, int64_t *ret,
                struct errinfo *info)
{
    char *end;
    errno = 0;
    long long v = strtoll(s, &end, 10);
    if (*s == '\0' || *end != '\0' || errno != 0 || v < least || v > most)
        return FAIL_ZH(info, ERR_INVALID, field, "应为规定范围内的整数",
                       "must be a whole number from %lld to %lld, not '%s'", (long long)least,
                       (long long)most, s);
    *ret = v;
    return ERR_OK;
}

enum err
law_read_span(const char *field, const char *s, struct law_span *ret, struct errinfo *info)
{
    char first[11];
    struct law_span span = { .last = DAY_NONE };
    const char *dots = strstr(s, "..");
    if (dots == NULL || dots - s != sizeof first - 1)
        return FAIL_ZH(info, ERR_INVALID, field, "应为起止日期，如2024-05-01..2024-06-30",
                       "must be two days like 2024-05-01..2024-06-30, not '%s'", s);
    memcpy(first, s, sizeof first - 1);
    first[sizeof first - 1] = '\0';
    enum err e = law_read_day(field, first, &span.first, info);
    if (e == ERR_OK && dots[2] != '\0')
        e = law_read_day(field, dots + 2, &span.last, info);
    if (e != ERR_OK)
        return e;
    if (law_span_check(&span, 1) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, field, "结束日期早于开始日期",
                       "ends before it begins: '%s'", s);
    *ret = span;
    return ERR_OK;
}

enum err
law_read_spans(const struct law_command_line *line, const char *name, struct law_span *ret,
               size_t *ret_n, struct errinfo *info)
{
    size_t n = 0;
    for (const char *s; (s = law_option_value(line, name, (int)n)) != NULL; n++) {
        enum err e = law_read_span(name, s, &ret[n], info);
        if (e != ERR_OK)
            return e;
    }
    *ret_n = n;
    return ERR_OK;
}

enum { LINE_BYTES = 1024 };

void
law_print_steps(const struct law_trail *trail, enum law_lang lang, struct buf *out)
{
    char text[LINE_BYTES];
    for (int i = 0; i < trail->n; i++) {
        must(law_print(&trail->step[i], lang, text, sizeof text) == ERR_OK);
        buf_printf(out, "%3d. %s  [%s]\n", i + 1, text, trail->step[i].law);
    }
    if (trail->dropped > 0)
        buf_printf(out, lang == LAW_ZH ? "     （另有%d步未列出）\n" : "     (%d more steps)\n",
                   trail->dropped);
}

void
law_json_yuan(struct buf *out, const char *key, money m)
{
    char text[24];
    jw_ktext(out, key, money_print(m, text));
}

int
law_print_out(struct buf *out)
{
    bool fine = !out->failed && fwrite(out->p, 1, out->n, stdout) == out->n && fflush(stdout) == 0;
    buf_done(out);
    if (fine)
        return EXIT_FINE;
    (void)fputs("zhixing: the answer could not be written\n", stderr);
    return EXIT_NO;
}

int
law_print_answer(struct buf *out, bool yes)
{
    int status = law_print_out(out);
    return status == EXIT_FINE && !yes ? EXIT_NO : status;
}
