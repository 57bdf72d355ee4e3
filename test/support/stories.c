#include "test/support/stories.h"

#include <stddef.h>

/* clang-format off */
#define PARTIES \
    "\"parties\":[{\"role\":\"applicant\",\"kind\":\"natural\",\"name\":\"毕某\",\"idKind\":\"other\",\"number\":\"\"}," \
    "{\"role\":\"respondent\",\"kind\":\"natural\",\"name\":\"赵某\",\"idKind\":\"other\",\"number\":\"\"}]"
#define APPLICATION(no, conditions) \
    "{\"cause\":\"民间借贷纠纷\",\"basis\":\"民事判决\",\"instrumentNo\":\"（2025）内9901民初" no "号\",\"issuer\":\"第一人民法院\"," \
    "\"effectiveDay\":\"2025-02-20\",\"papers\":[\"form\"],\"conditions\":" conditions "," PARTIES "," \
    "\"claims\":[{\"kind\":\"principal\",\"fen\":2800000,\"terms\":\"借款本金\"}]}"
#define CONDITIONS "[\"effective\",\"right_holder\",\"performance\",\"definite\",\"parties\",\"content\",\"not_performed\",\"jurisdiction\"]"
#define DEED(name) { PLAY_JUDGE, "life/record", "{\"deed\":\"" name "\"}" }
#define NO_PROPERTY "{\"ground\":\"no_property\",\"summary\":\"未发现可供执行的财产\"}"
#define REASON(why) "{\"reason\":\"" why "\"}"

const struct story_step stories[] = {
    /* Refused. */
    { PLAY_N, "day 2025-03-03", NULL },
    { PLAY_CLERK, "POST /applications", APPLICATION("1", "[\"effective\"]") },
    { PLAY_JUDGE, "POST /applications/{app}/refuse", "{\"note\":\"不属于本院管辖\"}" },

    /* Completed, filed, handled; stopped and resumed; days taken out; the limit extended. */
    { PLAY_CLERK, "POST /applications", APPLICATION("2", CONDITIONS) },
    { PLAY_CLERK, "POST /applications/{app}/ask", "{\"note\":\"请补充判决书副本\"}" },
    { PLAY_CLERK, "POST /applications/{app}/supply", "{\"conditions\":" CONDITIONS ",\"papers\":[\"form\",\"instrument\",\"identity\"]}" },
    { PLAY_JUDGE, "POST /applications/{app}/accept", "{}" },
    { PLAY_CHIEF, "life/assign", "{\"handler\":\"judge-1\",\"team\":\"一组\"}" },
    { PLAY_CHIEF, "life/reassign", "{\"handler\":\"judge-1\",\"team\":\"一组\",\"reason\":\"调整办案力量\"}" },
    { PLAY_JUDGE, "life/notice", "{\"performDays\":3}" },
    { PLAY_JUDGE, "life/recover", "{\"fen\":100,\"how\":\"direct\"}" },
    { PLAY_JUDGE, "life/suspend", "{\"ground\":\"other\"}" },
    { PLAY_N, "day 2025-03-10", NULL },
    { PLAY_JUDGE, "life/resume", REASON("中止事由消失") },
    { PLAY_CHIEF, "life/postpone", "{\"ground\":\"guarantee\",\"months\":1}" },
    { PLAY_N, "day 2025-03-20", NULL },
    { PLAY_CHIEF, "life/resume", REASON("暂缓期满") },
    { PLAY_CHIEF, "life/exclude", "{\"why\":\"announcement\",\"from\":\"2025-03-12\",\"to\":\"2025-03-14\",\"reason\":\"公告送达\"}" },
    { PLAY_JUDGE, "extension/ask", "{\"months\":1,\"reason\":\"须赴外地调查\"}" },
    { PLAY_PRESIDENT, "extension/approve", NULL },
    { PLAY_JUDGE, "extension/ask", "{\"months\":1,\"reason\":\"须赴外地调查\"}" },
    { PLAY_PRESIDENT, "extension/approve", NULL },
    { PLAY_JUDGE, "extension/report", "{\"letterNo\":\"内9901执函1号\"}" },
    { PLAY_JUDGE, "extension/ask", "{\"months\":1,\"reason\":\"须赴外地调查\"}" },
    { PLAY_CHIEF, "extension/refuse", REASON("理由不足") },
    { PLAY_JUDGE, "settlement/agree", "{\"terms\":\"分两期付清\",\"fen\":100,\"until\":\"2025-05-01\",\"form\":\"filed\"}" },
    { PLAY_JUDGE, "settlement/pay", "{\"fen\":100,\"how\":\"direct\"}" },
    { PLAY_JUDGE, "settlement/perform", REASON("已经付清") },
    { PLAY_JUDGE, "settlement/agree", "{\"terms\":\"分两期付清\",\"fen\":100,\"until\":\"2025-05-01\",\"form\":\"filed\"}" },
    { PLAY_JUDGE, "settlement/breach", "{\"refuses\":true,\"reason\":\"明确表示不履行\"}" },

    /* By stages: handed over, taken back, sent back, accepted; finished behind the closing. */
    DEED("clues_asked"),
    { PLAY_JUDGE, "stage/begin", NULL },
    { PLAY_JUDGE, "stage/tick", "{\"item\":\"papers\",\"done\":true}" },
    { PLAY_JUDGE, "stage/tick", "{\"item\":\"served\",\"done\":true}" },
    { PLAY_JUDGE, "stage/hand_over", "{\"stage\":\"closing\"}" },
    { PLAY_JUDGE, "stage/take_back", NULL },
    { PLAY_JUDGE, "stage/hand_over", "{\"stage\":\"closing\"}" },
    { PLAY_CLERK, "stage/send_back", REASON("送达回证未入卷") },
    { PLAY_JUDGE, "stage/hand_over", "{\"stage\":\"closing\"}" },
    { PLAY_CLERK, "stage/accept", NULL },

    /* Papers: written, answered anew, given back, signed, void. The file box. */
    { PLAY_CLERK, "POST /cases/{case}/documents", "{\"kind\":\"D04\"}" },
    { PLAY_CLERK, "PUT /documents/{doc}", "{\"answers\":[{\"key\":\"phone\",\"value\":\"0477-0000000\"}]}" },
    { PLAY_CLERK, "POST /documents/{doc}/submit", NULL },
    { PLAY_JUDGE, "POST /documents/{doc}/return", REASON("请核对联系电话") },
    { PLAY_CLERK, "POST /documents/{doc}/submit", NULL },
    { PLAY_JUDGE, "POST /documents/{doc}/approve", NULL },
    { PLAY_JUDGE, "POST /documents/{doc}/void", REASON("联系电话有误") },
    { PLAY_CLERK, "FILE /cases/{case}/files?name=transcript", "执行笔录\n" },
    { PLAY_CLERK, "PUT /cases/{case}/files/order", "{\"files\":[{\"id\":{file}}]}" },
    { PLAY_CLERK, "FILE /cases/{case}/files?name=astray", "他案材料\n" },
    { PLAY_CLERK, "POST /files/{file}/withdraw", REASON("误传他案材料") },

    /* No property: the survey, a lead that leads nowhere, the round terminated. */
    DEED("report_checked"), DEED("limit_ordered"), DEED("dishonest_checked"),
    DEED("network_searched"), DEED("on_site_done"), DEED("survey_on_file"),
    { PLAY_CLERK, "lead/receive", "{\"content\":\"镇上有一处铺面\",\"source\":\"applicant\"}" },
    { PLAY_JUDGE, "lead/check", "{\"found\":false,\"result\":\"铺面为他人所有\"}" },
    { PLAY_N, "day 2025-07-20", NULL },
    { PLAY_N, "tick", NULL },
    { PLAY_JUDGE, "life/talk", "{\"kind\":\"round\",\"with\":\"毕某\",\"content\":\"告知终本的依据\"}" },
    { PLAY_JUDGE, "life/propose_close", NO_PROPERTY },
    { PLAY_JUDGE, "life/withdraw_close", NULL },
    { PLAY_JUDGE, "life/propose_close", NO_PROPERTY },
    { PLAY_CHIEF, "life/return_close", REASON("请补充调查") },
    { PLAY_JUDGE, "life/propose_close", NO_PROPERTY },
    { PLAY_JUDGE, "life/panel", "{\"members\":[\"judge-1\",\"judge-3\",\"judge-4\"],\"opinion\":\"一致同意终结本次执行程序\"}" },
    { PLAY_PRESIDENT, "life/approve_close", NULL },
    DEED("ruling_served"),
    { PLAY_JUDGE, "life/close", "{}" },
    { PLAY_JUDGE, "stage/tick", "{\"item\":\"file\",\"done\":true}" },
    { PLAY_JUDGE, "stage/finish", NULL },
    { PLAY_JUDGE, "life/archive", NULL },
    { PLAY_JUDGE, "life/requery", "{\"hit\":true,\"note\":\"发现存款\"}" },
    { PLAY_JUDGE, "life/revive", "{\"why\":\"property\",\"byApplicant\":false,\"reason\":\"发现可供执行的财产\"}" },
    { PLAY_N, NULL, NULL },
};
/* clang-format on */
