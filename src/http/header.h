#ifndef HTTP_HEADER_H
#define HTTP_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The request headers this server looks at, gathered in one pass, and the
 * small grammars inside them. No library is named here. */
enum header {
    H_HOST,
    H_COOKIE,
    H_ORIGIN,
    H_IF_MATCH,
    H_IF_NONE_MATCH,
    H_USER_AGENT,
    H_CONTENT_TYPE,
    H_CONTENT_LENGTH,
    H_TRANSFER_ENCODING,
    H_ACCEPT_LANGUAGE,
    H_ACCEPT_ENCODING,
    H_LAST_EVENT_ID,
    H_SEC_FETCH_SITE,
    H_IDEMPOTENCY_KEY,
    H_REQUESTED_WITH,
    H_FORWARDED_FOR,
    H_N
};

struct headers {
    const char *at[H_N]; /* NULL: not sent */
    bool bad;            /* repeated where that is not allowed, or a control character */
};

/* Takes one header; the value must outlive h. */
void header_take(struct headers *h, const char *name, size_t name_n, const char *value,
                 size_t value_n);

/* What the framing of a request says, checked beyond the library: both a
 * length and an encoding, any encoding but chunked, a length that is not a
 * plain number are refused, because a proxy in front might read them in
 * another way and see other requests than we do.
 *   out  *ret_length  -1 when the body is chunked; 0 when there is none */
bool header_framing(const struct headers *h, int64_t *ret_length);

/* LANG_ZH or LANG_EN: the language asked for with the highest weight; Chinese
 * when neither is named. value may be NULL. */
int header_lang(const char *value);

/* True when the coding ("br", "gzip") is accepted, that is named and not with
 * weight zero. value may be NULL. */
bool header_accepts(const char *value, const char *coding);

/* A version in an entity tag: "12" with its quotes, or "12-9f86…" as a read
 * gave it; W/ allowed before it. False when it is anything else. */
bool header_version(const char *value, int64_t *ret);

/* True when a list of entity tags names this one, without quotes: `tag`. */
bool header_names_tag(const char *value, const char *tag);

/* The cookie's value, copied into out; false when it is not there, too long,
 * or has characters that our tokens never have. */
bool header_cookie(const char *value, const char *name, char *out, size_t n);

/* A write needs a header that no form and no plain link can send, and, where
 * the browser says whence a request comes, it must be from our own pages.
 *   why  A cookie goes along with any request to us, whoever wrote the page;
 *        SameSite=Strict stops that in today's browsers, and a sibling host
 *        or an old browser is stopped here: X-Requested-With cannot be set
 *        across origins without a CORS grant, which this server never gives.
 *   err  ERR_DENIED */
enum err header_same_site(const struct headers *h, struct errinfo *info) MUST_USE;

#endif
