/* zhixing check-id NUMBER: recognise, normalise and test an identity number. */
#include "app/check_id_cmd.h"

#include "app/law_cmd.h"
#include "core/law_json.h"
#include "law/design/identity.h"

static const struct law_option_kind options[] = { { NULL, false, false } };

static void
write_json(const struct identity *id, const struct law_trail *trail, struct buf *out)
{
    jw_open(out, '{');
    jw_kbool(out, "valid", id->valid);
    jw_ktext(out, "kind", identity_kind_name(id->kind));
    jw_ktext(out, "normalised", id->normalised);
    if (!id->valid) {
        jw_ktext(out, "fault_zh", id->fault_zh);
        jw_ktext(out, "fault", id->fault_en);
    }
    law_steps_write(out, "steps", trail);
    jw_close(out, '}');
    buf_char(out, '\n');
}

static int
run(int argc, char **argv)
{
    struct errinfo info = { 0 };
    struct law_command_line line;
    struct law_trail trail = { 0 };
    struct identity id;
    if (law_command_read(argc, argv, options, 1, 1, &line, &info) != ERR_OK)
        return command_fail(&info);
    if (identity_check(line.operand[0], &trail, &id) != ERR_OK) {
        (void)FAIL_ZH(&info, ERR_INVALID, "number", "证件号码应由数字和字母组成，且不超过十九位",
                      "holds digits and letters, at most nineteen of them");
        return command_fail(&info);
    }
    struct buf out;
    buf_init(&out, 1 << 20);
    if (line.json)
        write_json(&id, &trail, &out);
    else {
        bool zh = line.lang == LAW_ZH;
        buf_printf(&out, "%s  %s\n", id.normalised,
                   id.valid ? (zh ? "有效" : "valid") : (zh ? "无效" : "not valid"));
        law_print_steps(&trail, line.lang, &out);
    }
    return law_print_answer(&out, id.valid);
}

const struct command check_id_command = {
    .name = "check-id",
    .usage = "NUMBER [--json] [--lang en]",
    .help = "Test a citizen's number, a credit code, an organisation code or a bank card.",
    .run = run,
};
