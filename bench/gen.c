/* bench_gen LEDGER OUT_DIR CASES [SEED]: a ledger of at least CASES cases,
 * scaled from another: copies of it with other people, other numbers, and
 * years moved back by up to four, so that ten years are filled. Where five
 * copies are too many, each keeps only some of its cases, the same share in
 * every year. The same arguments give the same ledger. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/ledger.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/text.h"
#include "base/zipin.h"
#include "core/person.h"
#include "law/fa_2015_137/case_number.h"

enum {
    SERIAL_STEP = 5600,   /* above the largest serial of the sample    */
    NUMBER_STEP = 100000, /* above the largest 流水号 of the sample     */
    YEARS_BACK = 5,
    SAMPLE_CASES = 54800,
    FLUSH = 1 << 20,
};

static uint64_t seed = 1;
static int copy_no;
static uint64_t kept_per_mille = 1000;

static _Noreturn void
stop(const char *what, const struct errinfo *info)
{
    (void)fprintf(stderr, "bench_gen: %s: %s\n", what, info == NULL ? "" : info->message);
    exit(1);
}

static uint64_t
mix(uint64_t x)
{
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* A number that hangs on the person, the copy and the seed alone. */
static uint64_t
hash_of(const char *number)
{
    uint64_t h = seed * 0x9E3779B97F4A7C15u + (uint64_t)copy_no;
    for (; *number != '\0'; number++)
        h = mix(h ^ (unsigned char)*number);
    return h;
}

/* Is the case with this number among those that stay? */
static bool
kept(const char *case_no)
{
    return hash_of(case_no) % 1000 < kept_per_mille;
}

/* --- people that do not exist: region 99 ------------------------------------ */

static void
resident(uint64_t h, char out[32])
{
    static const int w[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    struct ymd b = day_ymd(day_add(day_of(1945, 1, 1), (int)(h >> 20 & 0x3FFF)));
    (void)snprintf(out, 32, "99%04u%04d%02d%02d%03u", (unsigned)(h % 10000), b.year, b.month, b.dom,
                   (unsigned)((h >> 40) % 1000));
    for (int i = 0; i < 17; i++)
        sum += (out[i] - '0') * w[i];
    out[17] = "10X98765432"[sum % 11];
    out[18] = '\0';
}

static void
company(uint64_t h, char out[32])
{
    static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0, weight = 1;
    (void)snprintf(out, 32, "9199%04u", (unsigned)(h % 10000));
    for (int i = 8; i < 17; i++, h = mix(h))
        out[i] = set[h % 31];
    for (int i = 0; i < 17; i++, weight = weight * 3 % 31)
        sum += (int)(strchr(set, out[i]) - set) * weight;
    out[17] = set[(31 - sum % 31) % 31];
    out[18] = '\0';
}

static void
person_of(const char *written, char number[32], char name[128])
{
    static const char *const surname[] = { "王", "李", "张", "刘", "陈", "杨", "赵",
                                           "黄", "周", "吴", "徐", "孙", "胡", "朱",
                                           "高", "林", "何", "郭", "马", "罗" };
    static const char *const given[] = {
        "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛",
        "明", "超", "霞", "平", "刚", "桂", "文", "云", "海", "燕", "龙", "凤", "梅", "春", "晓"
    };
    static const char *const trade[] = { "煤炭", "建筑", "商贸", "物流",
                                         "能源", "农牧", "矿业", "置业" };
    struct person_number n = { 0 };
    struct errinfo info = { 0 };
    if (person_number(written, ID_KIND_UNSET, &n, &info) != ERR_OK)
        stop("an identity number", &info);
    uint64_t h = hash_of(n.text), g = mix(h + 1);
    if (n.kind == ID_USCC) {
        company(h, number);
        (void)snprintf(name, 128, "鄂尔多斯市%s%s%s有限责任公司", given[g % 30], given[g / 30 % 30],
                       trade[g / 900 % 8]);
    } else {
        resident(h, number);
        (void)snprintf(name, 128, "%s%s%s", surname[g % 20], given[g / 20 % 30],
                       g / 600 % 3 == 0 ? "" : given[g / 1800 % 30]);
    }
}

/* --- cells ---------------------------------------------------------------------- */

static void
put_day(struct buf *b, const char *s)
{
    day d;
    char out[11];
    if (s[0] != '\0' && !day_parse(s, &d))
        stop(s, NULL);
    csv_put(b, s[0] == '\0' ? "" : day_print(day_add_months(d, -12 * (copy_no % YEARS_BACK)), out));
}

static void
put_case(struct buf *b, const char *s)
{
    struct case_number no;
    char out[CASE_NUMBER_SIZE];
    if (case_number_parse(s, &no) != ERR_OK)
        stop(s, NULL);
    no.year -= copy_no % YEARS_BACK;
    no.serial += (uint32_t)copy_no * SERIAL_STEP;
    if (case_number_format(&no, out, sizeof out) != ERR_OK)
        stop(s, NULL);
    csv_put(b, out);
}

static void
put_number(struct buf *b, const char *s)
{
    char out[24];
    (void)snprintf(out, sizeof out, "%lld",
                   strtoll(s, NULL, 10) + (long long)copy_no * NUMBER_STEP);
    csv_put(b, out);
}

/* How each column changes: by its name. */
static void
put_cell(struct buf *b, const char *column, const char *s, const char *id)
{
    char number[32], name[128];
    if (strcmp(column, "案号") == 0)
        put_case(b, s);
    else if (strstr(column, "流水号") != NULL)
        put_number(b, s);
    else if (strstr(column, "日期") != NULL)
        put_day(b, s);
    else if (strstr(column, "证件号码") != NULL && s[0] != '\0') {
        person_of(s, number, name);
        csv_put(b, number);
    } else if ((strcmp(column, "姓名或名称") == 0 || strcmp(column, "领款人") == 0) &&
               id[0] != '\0') {
        person_of(id, number, name);
        csv_put(b, name);
    } else {
        csv_put(b, s);
    }
}

/* --- files ------------------------------------------------------------------------ */

static void
write_out(FILE *to, struct buf *b)
{
    if (b->failed || fwrite(b->p, 1, b->n, to) != b->n)
        stop("writing", NULL);
    buf_clear(b);
}

static void
copy_file(const struct zipin *z, int member, const char *dir)
{
    struct zipin_file *in = NULL;
    struct csv *csv = NULL;
    struct csv_row row;
    struct errinfo info = { 0 };
    struct buf b;
    char path[512], head[CSV_COLUMNS_MAX][64];
    int columns = 0, id_column = -1, case_column = -1;
    (void)snprintf(path, sizeof path, "%s/%s", dir, zipin_name(z, member));
    FILE *to = fopen(path, copy_no == 0 ? "wb" : "ab");
    buf_init(&b, FLUSH * 4);
    if (to == NULL || zipin_file_open(z, member, &in, &info) != ERR_OK ||
        csv_open(zipin_read, in, &csv, &info) != ERR_OK)
        stop(path, &info);
    while (csv_next(csv, &row, &info) == ERR_OK) {
        bool first = columns == 0;
        for (int i = 0; i < row.n && first; i++) {
            (void)snprintf(head[columns++], sizeof head[0], "%s", row.f[i].p);
            if (strcmp(row.f[i].p, "证件号码") == 0)
                id_column = i;
            if (strcmp(row.f[i].p, "案号") == 0)
                case_column = i;
        }
        bool courts = strcmp(head[0], "法院代码") == 0;
        if ((first || courts) && copy_no > 0)
            continue;
        if (!first && case_column >= 0 && !kept(row.f[case_column].p))
            continue;
        for (int i = 0; i < row.n; i++)
            if (first || courts)
                csv_put(&b, row.f[i].p);
            else
                put_cell(&b, head[i], row.f[i].p, id_column >= 0 ? row.f[id_column].p : "");
        csv_end(&b);
        if (b.n > FLUSH)
            write_out(to, &b);
    }
    write_out(to, &b);
    if (info.code != ERR_OK || fclose(to) != 0)
        stop(path, &info);
    buf_done(&b);
    csv_close(csv);
    zipin_file_close(in);
}

int
main(int argc, char **argv)
{
    struct zipin *z = NULL;
    struct errinfo info = { 0 };
    if (argc < 4) {
        (void)fprintf(stderr, "usage: bench_gen LEDGER OUT_DIR CASES [SEED]\n");
        return 2;
    }
    long long cases = strtoll(argv[3], NULL, 10);
    seed = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;
    (void)mkdir(argv[2], 0700);
    if (zipin_open(argv[1], &z, &info) != ERR_OK)
        stop(argv[1], &info);
    int copies = (int)((cases + SAMPLE_CASES - 1) / SAMPLE_CASES);
    if (copies < YEARS_BACK) {
        kept_per_mille = (uint64_t)(cases * 1000 / ((long long)YEARS_BACK * SAMPLE_CASES));
        copies = YEARS_BACK;
    }
    for (; copy_no < copies; copy_no++)
        for (int i = 0; i < zipin_count(z); i++)
            copy_file(z, i, argv[2]);
    zipin_close(z);
    return 0;
}
