#include "casework/hand.h"

#include <string.h>

enum err
hand_may(struct db *db, struct arena *a, const struct viewer *v, int64_t case_id,
         struct team_case *ret, struct errinfo *info)
{
    struct team_case c;
    enum err e = team_of_case(db, a, v, case_id, &c, info);
    if (e != ERR_OK)
        return e;
    if (strcmp(v->court, c.court) != 0)
        return FAIL_ZH(info, ERR_DENIED, "", "本案由其他法院办理", "the case is another court's");
    if (c.recused)
        return FAIL_ZH(info, ERR_DENIED, "", "您在本案中应当回避",
                       "you are recused from this case");
    if (!c.handles && !c.in_team && (v->roles & ROLES_CHIEFS) == 0)
        return FAIL_ZH(info, ERR_DENIED, "", "仅限承办人、所在团队或者执行局长、院领导办理",
                       "only the handler, the team, or the court's chief or president may do this");
    *ret = c;
    return ERR_OK;
}
