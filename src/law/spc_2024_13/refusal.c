/* Situations that point to the crime of refusing to perform. */
#include "law/spc_2024_13/refusal.h"

/* clang-format off */
const struct law_condition refusal_facts[REFUSAL_N] = {
    [REFUSAL_ABLE]           = { "able", "SPC-2024-13-5-1", "有全部或者部分履行能力（已扣除生活必需费用）", "able to perform in whole or part, living costs left out" },
    [REFUSAL_MEASURES]       = { "measures", "SPC-2024-13-3-1-4", "经采取罚款、拘留等强制措施后仍拒不执行", "still refuses after a fine or detention" },
    [REFUSAL_GIVES_AWAY]     = { "gives_away", "SPC-2024-13-3-1-1", "恶意无偿处分财产权益、延长到期债权或者虚假和解、虚假转让", "gives property away, prolongs claims, sham settlements or transfers" },
    [REFUSAL_OVERPAYS]       = { "overpays", "SPC-2024-13-3-1-2", "以明显不合理的高价受让、为他人担保等恶意减损责任财产", "buys at absurd prices, stands surety for others" },
    [REFUSAL_EVIDENCE]       = { "evidence", "SPC-2024-13-3-1-3", "伪造、毁灭、隐匿履行能力的重要证据或者妨碍作证", "forges, destroys or hides evidence of ability, obstructs witnesses" },
    [REFUSAL_REPORT]         = { "report", "SPC-2024-13-3-1-4", "拒绝或者虚假报告财产、违反限制消费令等", "no or false report, breaks a spending restriction" },
    [REFUSAL_KEEPS_THING]    = { "keeps_thing", "SPC-2024-13-3-1-5", "拒不交付财物、票证或者拒不迁出房屋、退出土地", "does not hand over a thing or does not move out" },
    [REFUSAL_PERSONAL_ACT]   = { "personal_act", "SPC-2024-13-3-1-6", "拒不履行协助行使人身权益等作为义务，情节恶劣", "refuses an act owed to another's person, in an odious way" },
    [REFUSAL_BREAKS_BAN]     = { "breaks_ban", "SPC-2024-13-3-1-7", "违反人身安全保护令、禁止从事职业等不作为义务并造成后果", "breaks a protection order or another ban, with results" },
    [REFUSAL_BLOCKS_ENTRY]   = { "blocks_entry", "SPC-2024-13-3-1-8", "以恐吓、辱骂、哄闹、拉拽等阻碍执行人员进入现场，情节恶劣", "keeps officers out by threats or scuffles, in an odious way" },
    [REFUSAL_DESTROYS_FILES] = { "destroys_files", "SPC-2024-13-3-1-9", "毁损、抢夺案件材料、执行车辆、器械、服装、证件", "destroys or snatches files, vehicles, equipment, papers" },
    [REFUSAL_OTHER_SERIOUS]  = { "other_serious", "SPC-2024-13-3-1-10", "其他情节严重的情形", "another serious situation" },
    [REFUSAL_FALSE_SUIT]     = { "false_suit", "SPC-2024-13-4-1-1", "通过虚假诉讼、虚假仲裁、虚假公证妨害执行", "obstructs by a sham suit, arbitration or notarisation" },
    [REFUSAL_MOB]            = { "mob", "SPC-2024-13-4-1-2", "聚众冲击执行现场", "a mob storms the scene" },
    [REFUSAL_VIOLENCE]       = { "violence", "SPC-2024-13-4-1-3", "以围攻、扣押、殴打等暴力攻击执行人员", "violence against officers" },
    [REFUSAL_GRAVE_RESULT]   = { "grave_result", "SPC-2024-13-4-1-4", "致使申请执行人自杀、自残或者其他严重后果", "the applicant's suicide or another grave result" },
    [REFUSAL_OTHER_GRAVE]    = { "other_grave", "SPC-2024-13-4-1-5", "其他情节特别严重的情形", "another specially serious situation" },
};
/* clang-format on */

#define BIT(i) (UINT64_C(1) << (i))

enum err
juzhi_flags(uint64_t facts, struct law_trail *trail, struct refusal *ret)
{
    struct refusal out = { 0, 0, 0 };
    /* Items 4 to 7 of art. 3 ask for a fine or detention first. */
    const uint64_t after_measure = BIT(REFUSAL_REPORT) | BIT(REFUSAL_KEEPS_THING) |
                                   BIT(REFUSAL_PERSONAL_ACT) | BIT(REFUSAL_BREAKS_BAN);
    if (facts >= BIT(REFUSAL_N))
        return ERR_INVALID;
    if ((facts & BIT(REFUSAL_ABLE)) == 0) {
        LAW_SAY(trail, "SPC-2024-13-5-1", "没有全部或者部分履行能力，不构成有能力执行而拒不执行。",
                "Without any ability there is no refusal by one who is able.");
        *ret = out;
        return ERR_OK;
    }
    uint64_t shown = facts & ~(BIT(REFUSAL_ABLE) | BIT(REFUSAL_MEASURES));
    if (!(facts & BIT(REFUSAL_MEASURES)))
        out.without_measure = shown & after_measure;
    out.grave = shown >> REFUSAL_FALSE_SUIT << REFUSAL_FALSE_SUIT; /* and all behind it */
    out.serious = shown & ~out.grave & ~out.without_measure;
    law_say_rows(refusal_facts, REFUSAL_N, out.serious, "{0w}：情节严重。", "{0w}: serious.",
                 trail);
    law_say_rows(refusal_facts, REFUSAL_N, out.grave, "{0w}：情节特别严重。",
                 "{0w}: specially serious.", trail);
    law_say_rows(refusal_facts, REFUSAL_N, out.without_measure,
                 "{0w}：须先采取罚款、拘留等强制措施。",
                 "{0w}: a fine or detention has to come first.", trail);
    LAW_SAY(trail, "SPC-2024-13-1-1", "以上仅供移送审查参考，是否构成犯罪由有权机关认定。",
            "This is a checklist for the referral only; whether it is a crime is for others.");
    *ret = out;
    return ERR_OK;
}
