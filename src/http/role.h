#ifndef HTTP_ROLE_H
#define HTTP_ROLE_H

#include <stdbool.h>
#include <stdint.h>

/* Who a person is to the system. A user holds one or more of these in one
 * court; a route names the set that may call it (least role). Zero is no
 * role: a route that forgets its roles does not start. */
enum role {
    ROLE_JUDGE,      /* 法官                                  */
    ROLE_ASSISTANT,  /* 法官助理                              */
    ROLE_CLERK,      /* 书记员                                */
    ROLE_BAILIFF,    /* 司法警察                              */
    ROLE_FINANCE,    /* 财务                                  */
    ROLE_COMMAND,    /* 执行指挥中心                          */
    ROLE_COORDINATE, /* 综合协调组, the four groups begin here */
    ROLE_REVIEW,     /* 案件审查组                            */
    ROLE_IMPLEMENT,  /* 案件实施组                            */
    ROLE_INSPECT,    /* 监督检查组                            */
    ROLE_SYSTEM,     /* 系统管理员                            */
    ROLE_SECURITY,   /* 安全管理员                            */
    ROLE_AUDIT,      /* 审计管理员                            */
    ROLE_READER,     /* 只读                                  */
    ROLE_CHIEF,      /* 执行局长                              */
    ROLE_PRESIDENT,  /* 院领导                                */
    ROLE_N
};
const char *role_name(enum role r); /* "judge", the name in API and database */
bool role_parse(const char *name, enum role *ret);

typedef uint32_t roles; /* a set: bit r for role r */
#define ROLE(r) ((roles)1 << (r))

enum {
    ROLES_UNSET = 0,
    ROLES_PUBLIC = 1 << 30,    /* nobody need be signed in */
    ROLES_SIGNED_IN = 1 << 29, /* any user                 */
};
#define ROLES_BENCH                                                                                \
    (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK) | ROLE(ROLE_BAILIFF))
#define ROLES_GROUPS                                                                               \
    (ROLE(ROLE_COORDINATE) | ROLE(ROLE_REVIEW) | ROLE(ROLE_IMPLEMENT) | ROLE(ROLE_INSPECT))
/* Who approves what others ask for. */
#define ROLES_CHIEFS (ROLE(ROLE_CHIEF) | ROLE(ROLE_PRESIDENT))
/* Everybody who may see cases; the three administrators may not. */
#define ROLES_CASES                                                                                \
    (ROLES_BENCH | ROLES_GROUPS | ROLES_CHIEFS | ROLE(ROLE_FINANCE) | ROLE(ROLE_COMMAND) |         \
     ROLE(ROLE_READER))

/* Who is asking. Filled from the session; core/actor turns it into the rows
 * it may see (core/actor/scope.h). */
struct viewer {
    int64_t user_id; /* 0: nobody */
    int64_t session_id;
    roles roles;
    char name[64];     /* for people       */
    char staff_no[32]; /* 工号, "内0624-003" */
    char court[16];    /* 法院代码          */
    bool district;     /* true: sees the whole district (intermediate court) */
};

#endif
