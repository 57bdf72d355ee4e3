#ifndef LAW_DESIGN_DOCUMENTS_H
#define LAW_DESIGN_DOCUMENTS_H

/* What each document of enforcement has to hold (R17 of the rule book): one row
 * an element, each with its sentence. A template's fields carry the same keys;
 * printing is refused while an element is missing. */

#include "law/answer.h"

enum doc_kind {
    DOC_ACCEPTANCE,            /* D01 受理案件通知书 */
    DOC_ENFORCEMENT_NOTICE,    /* D02 执行通知书 */
    DOC_REPORT_ORDER,          /* D03 报告财产令 */
    DOC_RISK_NOTICE,           /* D04 风险告知书 */
    DOC_SPENDING_LIMIT,        /* D05 限制消费令 */
    DOC_SPENDING_LIMIT_LIFT,   /* D06 解除限制消费令 */
    DOC_DISHONEST_LISTING,     /* D07 纳入失信被执行人名单决定书 */
    DOC_DISHONEST_REMOVAL,     /* D08 失信信息删除、撤销、更正决定书 */
    DOC_SEIZURE_RULING,        /* D09 查封、扣押、冻结裁定书 */
    DOC_SEIZURE_RECORD,        /* D10 查封、扣押清单和笔录 */
    DOC_ASSISTANCE_NOTICE,     /* D11 协助执行通知书 */
    DOC_DEPOSIT_ASSISTANCE,    /* D12 协助查询、冻结、划拨存款通知书 */
    DOC_RELEASE_RULING,        /* D13 解除查封、扣押、冻结裁定书 */
    DOC_RENEWAL_RULING,        /* D14 续行查封、扣押、冻结裁定书 */
    DOC_THIRD_PARTY_NOTICE,    /* D15 履行到期债务通知书 */
    DOC_VALUATION_ORDER,       /* D16 询价函、网络询价委托书、评估委托书 */
    DOC_AUCTION_RULING,        /* D17 拍卖裁定书 */
    DOC_AUCTION_NOTICE,        /* D18 网络司法拍卖公告 */
    DOC_AUCTION_TOLD,          /* D19 拍卖通知书 */
    DOC_SALE_RULING,           /* D20 拍卖成交裁定书 */
    DOC_TAKING_RULING,         /* D21 以物抵债裁定书 */
    DOC_DIRECT_SALE_NOTICE,    /* D22 变卖裁定书、变卖公告 */
    DOC_SUMMONS_WARRANT,       /* D23 拘传票 */
    DOC_DETENTION_DECISION,    /* D24 拘留决定书 */
    DOC_FINE_DECISION,         /* D25 罚款决定书 */
    DOC_SEARCH_WARRANT,        /* D26 搜查令 */
    DOC_EVICTION_NOTICE,       /* D27 强制迁出公告 */
    DOC_EXIT_BAN_DECISION,     /* D28 限制出境决定书 */
    DOC_BOUNTY_NOTICE,         /* D29 悬赏公告 */
    DOC_AUDIT_ORDER,           /* D30 委托审计决定书 */
    DOC_LAWYER_ORDER,          /* D31 律师调查令 */
    DOC_SUSPENSION_RULING,     /* D32 中止执行裁定书 */
    DOC_POSTPONEMENT_DECISION, /* D33 暂缓执行决定书 */
    DOC_TERMINATION_TALK,      /* D34 终本约谈笔录 */
    DOC_ROUND_TERMINATION,     /* D35 终结本次执行程序裁定书 */
    DOC_TERMINATION_RULING,    /* D36 终结执行裁定书 */
    DOC_CLOSING_NOTICE,        /* D37 结案通知书 */
    DOC_REVIVAL_NOTICE,        /* D38 恢复执行通知书 */
    DOC_REFUSAL_RULING,        /* D39 不予执行、驳回申请裁定书 */
    DOC_PARTY_RULING,          /* D40 变更、追加当事人裁定书 */
    DOC_OBJECTION_RULING,      /* D41 执行异议、复议裁定书 */
    DOC_URGING_ORDER,          /* D42 督促执行令 */
    DOC_DIRECTION_RULING,      /* D43 指令执行裁定书 */
    DOC_TAKING_UP_RULING,      /* D44 提级执行裁定书 */
    DOC_JOINT_DECISION,        /* D45 协同、集中执行决定书 */
    DOC_ENTRUSTMENT_LETTER,    /* D46 委托执行函 */
    DOC_ITEM_LETTER,           /* D47 事项委托函 */
    DOC_TRANSFER_LETTER,       /* D48 商请移送执行函、移送执行函 */
    DOC_BANKRUPTCY_DECISION,   /* D49 移送破产审查决定书 */
    DOC_DISTRIBUTION_SCHEME,   /* D50 财产分配方案 */
    DOC_PAYMENT_FORM,          /* D51 执行款发放审批表 */
    DOC_DEPOSIT_FORM,          /* D52 提存审批表 */
    DOC_SETTLEMENT,            /* D53 执行和解协议 */
    DOC_GUARANTEE,             /* D54 执行担保书 */
    DOC_CREDIT_REPAIR,         /* D55 信用修复告知书 */
    DOC_VOLUNTARY_PERFORMANCE, /* D56 自动履行证明书 */
    DOC_URGING_LETTER,         /* D57 执前督促履行通知书 */
    DOC_CRIME_LETTER,          /* D58 涉嫌拒执罪移送函 */
    DOC_ADVICE,                /* D59 司法建议书 */
    DOC_RECORD,                /* D60 执行笔录 */
    DOC_KIND_N
};

/* Who prepares or decides, and who signs behind him. */
enum doc_hand {
    DOC_NOBODY,
    DOC_HANDLER,
    DOC_TWO_OFFICERS,
    DOC_PANEL,
    DOC_BUREAU,
    DOC_PRESIDENT,
    DOC_UPPER,
    DOC_PARTIES
};

enum doc_frame {
    DOC_NO_FRAME, /* records, forms, and papers of the parties */
    DOC_PAPER,    /* court, case number, parties, date, seal */
    DOC_RULING,   /* and the result and its reasons */
    DOC_FRAME_N
};

struct doc_row {
    const char *id;  /* number in the rule book, "D05" */
    const char *key; /* stable key, "spending_limit" */
    const char *zh, *en;
    enum doc_hand prepares, signs;
    enum doc_frame frame;
    const struct law_condition *elements; /* its own, behind the frame's */
    size_t n;
};

/* The row of a kind; NULL when there is no such kind. */
const struct doc_row *doc_row(enum doc_kind kind);

/* Element i of a kind, the frame's first; NULL behind the last or for no kind. */
const struct law_condition *doc_element(enum doc_kind kind, size_t i);

struct doc_field {
    const char *key;   /* key of an element */
    const char *value; /* text as it will be printed; NULL or blank: not there */
};

/* What is missing: bit i = doc_element(kind, i).
 *   in   fields  in any order; others than the elements' are allowed
 *   err  ERR_INVALID  no such kind
 *   law  the element's own; DESIGN-17-frame and CPL-2023-157-3 for the frame */
enum err doc_missing(enum doc_kind kind, const struct doc_field *fields, size_t n,
                     struct law_trail *trail, uint64_t *ret) MUST_USE;

#endif
