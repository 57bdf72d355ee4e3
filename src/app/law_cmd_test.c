/* The law commands as they are typed: what they print, what they refuse and
 * with which exit status. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "app/check_id_cmd.h"
#include "app/fee_cmd.h"
#include "app/law_cmd.h"
#include "app/limit_cmd.h"

enum { WORDS_MAX = 16, TEXT_MAX = 16384 };

struct run {
    int status;
    char out[TEXT_MAX], err[TEXT_MAX];
};

/* Redirects a descriptor to a new temporary file; returns the old one. */
static int
redirect(int fd, FILE *to)
{
    int old = dup(fd);
    assert_true(old >= 0);
    assert_int_equal(dup2(fileno(to), fd), fd);
    return old;
}

static void
read_back(FILE *from, int fd, int old, char text[TEXT_MAX])
{
    assert_int_equal(dup2(old, fd), fd);
    assert_int_equal(close(old), 0);
    rewind(from);
    text[fread(text, 1, TEXT_MAX - 1, from)] = '\0';
    assert_int_equal(fclose(from), 0);
}

/* Runs a command line, cut at its blanks. */
static void
run(const struct command *command, const char *line, struct run *ret)
{
    char text[512], *argv[WORDS_MAX], *save = NULL;
    int argc = 0;
    (void)snprintf(text, sizeof text, "%s", line);
    for (char *p = strtok_r(text, " ", &save); p != NULL; p = strtok_r(NULL, " ", &save)) {
        assert_true(argc < WORDS_MAX);
        argv[argc++] = p;
    }
    FILE *out = tmpfile(), *err = tmpfile();
    assert_true(out != NULL && err != NULL && fflush(NULL) == 0);
    int old_out = redirect(STDOUT_FILENO, out), old_err = redirect(STDERR_FILENO, err);
    ret->status = command->run(argc, argv);
    assert_int_equal(fflush(NULL), 0);
    read_back(out, STDOUT_FILENO, old_out, ret->out);
    read_back(err, STDERR_FILENO, old_err, ret->err);
}

/* The member of the JSON object a command printed. */
static void
json_has(const struct run *r, const char *key, const char *want)
{
    json_error_t error;
    json_t *root = json_loads(r->out, 0, &error);
    assert_non_null(root);
    json_t *value = json_object_get(root, key);
    char *got = json_dumps(value, JSON_ENCODE_ANY);
    assert_non_null(got);
    assert_string_equal(got, want);
    free(got);
    assert_true(json_array_size(json_object_get(root, "steps")) > 0);
    json_decref(root);
}

static void
fee(void **state)
{
    (void)state;
    struct run r;
    run(&fee_command, "fee 28000 --json", &r);
    assert_int_equal(r.status, EXIT_FINE);
    assert_string_equal(r.err, "");
    json_has(&r, "fee", "\"320.00\"");
    json_has(&r, "amount", "\"28000.00\"");
    json_has(&r, "kind", "\"execution\"");
    run(&fee_command, "fee --json --preserve 896000", &r);
    json_has(&r, "fee", "\"5000.00\"");
    json_has(&r, "kind", "\"preservation\"");
    run(&fee_command, "fee --no-amount --json", &r);
    json_has(&r, "fee", "\"50.00\"");
    json_has(&r, "kind", "\"execution_no_amount\"");
    assert_null(strstr(r.out, "amount\":"));
}

static void
fee_as_a_statement(void **state)
{
    (void)state;
    struct run r;
    run(&fee_command, "fee 28000", &r);
    assert_int_equal(r.status, EXIT_FINE);
    assert_string_equal(
        r.out, "执行申请费：320.00元\n"
               "  1. 执行金额28000.00元；不超过1万元的部分，每件交纳50元。  [SC-2006-481-14-1-2]\n"
               "  2. 超过1万元至50万元的部分18000.00元，按1.5%计270.00元。  [SC-2006-481-14-1-2]\n"
               "  3. 各段相加，执行申请费为320.00元。  [SC-2006-481-14-1-2]\n");
    run(&fee_command, "fee 28000 --lang en", &r);
    assert_non_null(strstr(r.out, "Fee for enforcement: 320.00 yuan\n"));
    run(&fee_command, "fee 28000 --lang zh", &r);
    assert_non_null(strstr(r.out, "执行申请费：320.00元\n"));
}

static void
limit(void **state)
{
    (void)state;
    struct run r;
    run(&limit_command, "limit --filed 2024-03-29 --json", &r);
    assert_int_equal(r.status, EXIT_FINE);
    json_has(&r, "due_unrolled", "\"2024-09-29\"");
    json_has(&r, "due", "\"2024-09-29\"");
    json_has(&r, "days_excluded", "0");
    assert_null(strstr(r.out, "days_used"));
    run(&limit_command,
        "limit --filed 2024-03-29 --months 3 --extend-months 3 --exclude 2024-05-01..2024-05-31 "
        "--exclude 2024-05-20..2024-06-10 --today 2024-04-28 --json",
        &r);
    json_has(&r, "due_unrolled", "\"2024-11-09\"");
    json_has(&r, "due", "\"2024-11-11\"");
    json_has(&r, "days_excluded", "41");
    json_has(&r, "days_used", "30");
    json_has(&r, "months", "3");
    json_has(&r, "extend_months", "3");
    run(&limit_command, "limit --filed 2024-03-29 --exclude 2024-05-01.. --json", &r);
    json_has(&r, "running", "true");
    json_has(&r, "due", "null");
}

static void
limit_as_a_statement(void **state)
{
    (void)state;
    struct run r;
    run(&limit_command, "limit --filed 2024-03-29 --today 2024-04-28", &r);
    assert_int_equal(strncmp(r.out, "执行期限至：2024-09-29\n已用：30日\n",
                             strlen("执行期限至：2024-09-29\n已用：30日\n")),
                     0);
    run(&limit_command, "limit --filed 2024-03-29 --today 2024-04-28 --lang en", &r);
    assert_non_null(strstr(r.out, "The time limit ends on: 2024-09-29\nUsed: 30 days\n"));
    run(&limit_command, "limit --filed 2024-03-29 --exclude 2024-05-01.. --lang en", &r);
    assert_non_null(strstr(r.out, "the end is not known"));
    run(&limit_command, "limit --filed 2024-03-29 --exclude 2024-05-01..", &r);
    assert_non_null(strstr(r.out, "届满之日未定"));
}

static void
check_id(void **state)
{
    (void)state;
    struct run r;
    run(&check_id_command, "check-id 11010519491231002x --json", &r);
    assert_int_equal(r.status, EXIT_FINE);
    json_has(&r, "valid", "true");
    json_has(&r, "kind", "\"resident_id\"");
    json_has(&r, "normalised", "\"11010519491231002X\"");
    assert_null(strstr(r.out, "fault"));
    run(&check_id_command, "check-id 110105194912310021 --json", &r);
    assert_int_equal(r.status, EXIT_NO);
    json_has(&r, "valid", "false");
    json_has(&r, "fault", "\"the check character does not fit\"");
    run(&check_id_command, "check-id 110105491231002", &r);
    assert_non_null(strstr(r.out, "11010519491231002X  有效\n"));
    run(&check_id_command, "check-id 110105194912310021", &r);
    assert_int_equal(r.status, EXIT_NO);
    assert_non_null(strstr(r.out, "无效"));
    run(&check_id_command, "check-id 110105194912310021 --lang en", &r);
    assert_non_null(strstr(r.out, "not valid"));
    run(&check_id_command, "check-id 91350100M000100Y43 --lang en", &r);
    assert_non_null(strstr(r.out, "91350100M000100Y43  valid\n"));
}

/* Every refusal names the field, says what is wrong, prints nothing else and
 * ends with status 2. */
static void
refusals(void **state)
{
    (void)state;
    static const struct {
        const struct command *command;
        const char *line, *field;
    } row[] = {
        { &fee_command, "fee", "amount" },
        { &fee_command, "fee -5", "amount" },
        { &fee_command, "fee 5.001", "amount" },
        { &fee_command, "fee 5 --no-amount", "amount" },
        { &fee_command, "fee 5 6", "6" },
        { &fee_command, "fee 5 --what", "--what" },
        { &fee_command, "fee 5 --lang", "--lang" },
        { &fee_command, "fee 5 --lang fr", "--lang" },
        { &fee_command, "fee 5 --json --json", "--json" },
        { &limit_command, "limit", "--filed" },
        { &limit_command, "limit 2024-03-29", "2024-03-29" },
        { &limit_command, "limit --filed 2024-02-30", "--filed" },
        { &limit_command, "limit --filed 2026-12-01", "--filed" },
        { &limit_command, "limit --filed 2024-03-29 --months 0", "--months" },
        { &limit_command, "limit --filed 2024-03-29 --months 241", "--months" },
        { &limit_command, "limit --filed 2024-03-29 --months six", "--months" },
        { &limit_command, "limit --filed 2024-03-29 --extend-months -1", "--extend-months" },
        { &limit_command, "limit --filed 2024-03-29 --today 2024-03-28", "--today" },
        { &limit_command, "limit --filed 2024-03-29 --today tomorrow", "--today" },
        { &limit_command, "limit --filed 2024-03-29 --exclude 2024-05-01", "--exclude" },
        { &limit_command, "limit --filed 2024-03-29 --exclude 2024-5-1..2024-05-02", "--exclude" },
        { &limit_command, "limit --filed 2024-03-29 --exclude 2024-05-31..2024-04-31",
          "--exclude" },
        { &limit_command, "limit --filed 2024-03-29 --exclude 2024-05-02..2024-05-01",
          "--exclude" },
        { &limit_command, "limit --filed 2024-03-29 --exclude 2024-04-31..2024-05-01",
          "--exclude" },
        { &check_id_command, "check-id", "check-id" },
        { &check_id_command, "check-id 身份证", "number" },
        { &check_id_command, "check-id 12345678901234567890", "number" },
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct run r;
        run(row[i].command, row[i].line, &r);
        if (r.status != EXIT_USAGE || r.out[0] != '\0' ||
            strncmp(r.err, row[i].field, strlen(row[i].field)) != 0 ||
            strncmp(r.err + strlen(row[i].field), ": ", 2) != 0)
            fail_msg("%s: status %d, printed '%s' and '%s'", row[i].line, r.status, r.out, r.err);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fee),      cmocka_unit_test(fee_as_a_statement),
        cmocka_unit_test(limit),    cmocka_unit_test(limit_as_a_statement),
        cmocka_unit_test(check_id), cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
