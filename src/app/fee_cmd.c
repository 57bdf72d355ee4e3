/* zhixing fee AMOUNT: the fee, and how each band of the amount made it. */
#include "app/fee_cmd.h"

#include "app/law_cmd.h"
#include "core/law_json.h"
#include "law/design/settings.h"
#include "law/sc_2006_481/fee.h"

static const struct law_option_kind options[] = {
    { "--preserve", false, false },
    { "--no-amount", false, false },
    { NULL, false, false },
};

enum fee_kind { FEE_EXECUTION, FEE_NO_AMOUNT, FEE_PRESERVATION };
static const char *const kind_name[] = { "execution", "execution_no_amount", "preservation" };
static const struct {
    const char *zh, *en;
} title[] = {
    { "执行申请费", "Fee for enforcement" },
    { "执行申请费（没有执行金额）", "Fee for enforcement, no amount" },
    { "保全申请费", "Fee for preservation" },
};

static enum err
compute(enum fee_kind kind, money amount, struct law_trail *trail, money *ret, struct errinfo *info)
{
    enum err e;
    if (kind == FEE_NO_AMOUNT)
        e = exec_fee_no_amount(MONEY(law_setting_number("exec_fee_no_amount_yuan") * 100), trail,
                               ret);
    else if (kind == FEE_PRESERVATION)
        e = preserve_fee_fen(amount, trail, ret);
    else
        e = exec_fee_fen(amount, trail, ret);
    if (e != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "amount", "金额超出可以计算的范围",
                       "is beyond what can be counted");
    return ERR_OK;
}

static int
answer(const struct law_command_line *line, enum fee_kind kind, money amount, money fee,
       const struct law_trail *trail)
{
    struct buf out;
    char yuan[24];
    buf_init(&out, 1 << 20);
    if (line->json) {
        jw_open(&out, '{');
        law_json_yuan(&out, "fee", fee);
        jw_ktext(&out, "kind", kind_name[kind]);
        if (kind != FEE_NO_AMOUNT)
            law_json_yuan(&out, "amount", amount);
        law_steps_write(&out, "steps", trail);
        jw_close(&out, '}');
        buf_char(&out, '\n');
        return law_print_out(&out);
    }
    const char *name = line->lang == LAW_ZH ? title[kind].zh : title[kind].en;
    (void)money_print(fee, yuan);
    buf_printf(&out, line->lang == LAW_ZH ? "%s：%s元\n" : "%s: %s yuan\n", name, yuan);
    law_print_steps(trail, line->lang, &out);
    return law_print_out(&out);
}

static int
run(int argc, char **argv)
{
    struct errinfo info = { 0 };
    struct law_command_line line;
    struct law_trail trail = { 0 };
    money amount = MONEY(0), fee;
    enum fee_kind kind = FEE_EXECUTION;
    if (law_command_read(argc, argv, options, 0, 1, &line, &info) != ERR_OK)
        return command_fail(&info);
    if (law_option_value(&line, "--no-amount", 0) != NULL)
        kind = FEE_NO_AMOUNT;
    if (law_option_value(&line, "--preserve", 0) != NULL)
        kind = FEE_PRESERVATION;
    enum err e = ERR_OK;
    if ((kind == FEE_NO_AMOUNT) == (line.n_operands == 1))
        e = FAIL_ZH(&info, ERR_INVALID, "amount", "应给出金额，或者给出--no-amount",
                    "give the amount in yuan, or --no-amount, and not both");
    else if (kind != FEE_NO_AMOUNT)
        e = law_read_yuan("amount", line.operand[0], &amount, &info);
    if (e == ERR_OK)
        e = compute(kind, amount, &trail, &fee, &info);
    if (e != ERR_OK)
        return command_fail(&info);
    return answer(&line, kind, amount, fee, &trail);
}

const struct command fee_command = {
    .name = "fee",
    .usage = "28000 [--preserve] | --no-amount  [--json] [--lang en]",
    .help = "The fee of an application to enforce an amount in yuan, or to preserve property.",
    .run = run,
};
