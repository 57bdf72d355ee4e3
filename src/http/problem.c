#include "http/problem.h"

#include "http/http.h"

/* clang-format off */
static const struct problem problems[PROBLEM_N] = {
    [ERR_OK]        = { 200, "ERR_OK",        "none",      "成功",                 "Success" },
    [ERR_INVALID]   = { 400, "ERR_INVALID",   "invalid",   "提交的内容有误",       "The input is not valid" },
    [ERR_NOT_FOUND] = { 404, "ERR_NOT_FOUND", "not-found", "没有找到，或无权查看", "Not found, or not visible to you" },
    [ERR_LOGIN]     = { 401, "ERR_LOGIN",     "login",     "请先登录",             "Please sign in" },
    [ERR_DENIED]    = { 403, "ERR_DENIED",    "denied",    "没有此项权限",         "You may not do this" },
    [ERR_CONFLICT]  = { 409, "ERR_CONFLICT",  "conflict",  "当前状态不允许此操作", "The present state forbids this" },
    [ERR_STALE]     = { 412, "ERR_STALE",     "stale",     "内容已被他人修改，请刷新后重试", "Somebody changed it meanwhile; reload and try again" },
    [ERR_TOO_BIG]   = { 413, "ERR_TOO_BIG",   "too-big",   "超过允许的大小",       "Larger than allowed" },
    [ERR_RATE]      = { 429, "ERR_RATE",      "rate",      "尝试过于频繁，请稍后再试", "Too many tries; wait a little" },
    [ERR_RANGE]     = { 422, "ERR_RANGE",     "range",     "超出可计算的范围",     "Outside the range that can be computed" },
    [ERR_BUSY]      = { 503, "ERR_BUSY",      "busy",      "系统繁忙，请稍后再试", "The system is busy; try again" },
    [ERR_IO]        = { 500, "ERR_IO",        "io",        "文件或网络出错",       "A file or the network failed" },
    [ERR_STORE]     = { 500, "ERR_STORE",     "store",     "数据库出错，未作任何更改", "The database failed; nothing was changed" },
    [PROBLEM_NO_METHOD]      = { 405, "NO_METHOD",      "no-method",      "此网址不支持该方法",   "This address has no such method" },
    [PROBLEM_METHOD_UNKNOWN] = { 501, "METHOD_UNKNOWN", "method-unknown", "未知的请求方法",       "The request method is unknown" },
    [PROBLEM_MEDIA_TYPE]     = { 415, "MEDIA_TYPE",     "media-type",     "内容类型须为 application/json", "The body must be application/json" },
    [PROBLEM_IF_MATCH]       = { 428, "IF_MATCH",       "if-match",       "须以 If-Match 注明所见版本", "Name the version you saw in If-Match" },
};
/* clang-format on */

const struct problem *
problem_of(int code)
{
    must(code >= 0 && code < PROBLEM_N && problems[code].status != 0);
    return &problems[code];
}

void
problem_write(struct buf *out, int code, int lang, const struct errinfo *info, const char *trace,
              const struct buf *more)
{
    const struct problem *p = problem_of(code);
    const char *title = lang == LANG_EN ? p->en : p->zh;
    const char *said = lang == LANG_EN ? info->message : info->zh;
    jw_open(out, '{');
    jw_key(out, "type");
    buf_printf(out, "\"urn:zhixing:problem:%s\"", p->slug);
    jw_ktext(out, "title", title);
    jw_kint(out, "status", p->status);
    jw_ktext(out, "detail", said[0] != '\0' ? said : title);
    jw_ktext(out, "code", p->code);
    if (info->field[0] != '\0')
        jw_ktext(out, "field", info->field);
    jw_ktext(out, "trace", trace);
    if (more != NULL && more->n > 0 && !more->failed)
        jw_raw(out, more->p);
    jw_close(out, '}');
}
