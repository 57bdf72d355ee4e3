#ifndef TEST_SUPPORT_ASKER_H
#define TEST_SUPPORT_ASKER_H

#include <jansson.h>

#include "http/http.h"
#include "test/support/play.h"
#include "test/support/wire.h"

/* A server for a play, on a port of its own, and one who asks it as the web pages
 * do: under /api/v1, with X-Requested-With and a new key for each request. One
 * server at a time; whatever goes wrong here ends the test. */
void asker_open(struct play *s, const struct route *const *routes);
void asker_close(void);
int asker_port(void);

/* For cmocka: the test, or group, ends with its server and its play. */
int asker_tear_down(void **state);

/* Who asks: the header line of a session, "" is nobody. A person of the play signs
 * in when first asked for (PLAY_N: nobody); anybody else by name. */
enum { ASKER_WHO_SIZE = 160 };
const char *asker_who(enum play_person p);
void asker_sign_in(const char *account, char ret_who[ASKER_WHO_SIZE]);

/* The same with any password: a refusal leaves ret_who as it was. */
const struct wire_answer *asker_try(const char *account, const char *password,
                                    char ret_who[ASKER_WHO_SIZE]);

/* One request. The answer stays valid until the next one. */
enum { ASKER_ANY = -1 }; /* no If-Match */
const struct wire_answer *asker_ask(const char *who, const char *method, const char *path,
                                    const char *json, int64_t version);

/* The same with all that may be different about it. */
struct asker_request {
    const char *who, *method, *path;
    const char *key;  /* NULL: a new one */
    int64_t version;  /* If-Match, or ASKER_ANY */
    const char *type; /* of the body; NULL: JSON */
    const void *body; /* NULL: none */
    size_t n;
};
const struct wire_answer *asker_send(const struct asker_request *r);

/* The answer has this status; else the test ends at the caller's line with it. */
#define asker_is(status, answer) asker_is_at((status), (answer), __FILE__, __LINE__)
const struct wire_answer *asker_is_at(int status, const struct wire_answer *a, const char *file,
                                      int line);

/* Its JSON, which is the caller's; one member of it; "" and 0: not there. */
json_t *asker_json(const struct wire_answer *a);
const char *asker_text(const struct wire_answer *a, const char *name); /* until the next call */
int64_t asker_number(const struct wire_answer *a, const char *name);

#endif
