/* Passwords: argon2id through libsodium, which makes each try cost 19 MB and some
 * milliseconds. At most two run at once and few wait, so that a flood of sign-ins
 * cannot take the machine's memory or its threads. */
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <string.h>

#include "base/text.h"
#include "core/actor.h"

enum { AT_ONCE = 2, WAITING_MOST = 64, PASSES = 2, MEMORY = 19 * 1024 * 1024 };

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_free = PTHREAD_COND_INITIALIZER;
static int running, waiting;
static atomic_int_fast64_t checks;

static enum err
enter(struct errinfo *info)
{
    (void)pthread_mutex_lock(&gate);
    bool full = waiting >= WAITING_MOST;
    waiting += !full;
    while (!full && running >= AT_ONCE)
        (void)pthread_cond_wait(&gate_free, &gate);
    waiting -= !full;
    running += !full;
    (void)pthread_mutex_unlock(&gate);
    return full ? FAIL_ZH(info, ERR_BUSY, "", "登录的人过多，请稍后再试",
                          "too many are signing in; try again")
                : ERR_OK;
}

static void
leave(void)
{
    (void)pthread_mutex_lock(&gate);
    running--;
    (void)pthread_cond_signal(&gate_free);
    (void)pthread_mutex_unlock(&gate);
}

enum err
password_hash(const char *password, char out[STAFF_HASH_MAX], struct errinfo *info)
{
    must(sodium_init() >= 0 && STAFF_HASH_MAX >= crypto_pwhash_STRBYTES);
    enum err e = enter(info);
    if (e != ERR_OK)
        return e;
    int failed = crypto_pwhash_str_alg(out, password, strlen(password), PASSES, MEMORY,
                                       crypto_pwhash_ALG_ARGON2ID13);
    leave();
    return failed ? FAIL(info, ERR_BUSY, "", "there is no memory for the password function")
                  : ERR_OK;
}

enum err
password_fits(const char *password, const char *hash, bool *ret, struct errinfo *info)
{
    must(sodium_init() >= 0);
    enum err e = enter(info);
    if (e != ERR_OK)
        return e;
    (void)atomic_fetch_add(&checks, 1);
    *ret = crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
    leave();
    return ERR_OK;
}

int64_t
password_checks(void)
{
    return atomic_load(&checks);
}

/* --- rules ------------------------------------------------------------------------ */

/* What everybody tries first. */
static const char *const worst[] = {
    "1234567890",   "12345678910",   "123456789a",   "1234567890a", "a123456789",
    "qwertyuiop",   "1q2w3e4r5t",    "1qaz2wsx3edc", "qwer123456",  "password12",
    "password123",  "password1234",  "passw0rd123",  "p@ssw0rd123", "admin12345",
    "admin123456",  "administrator", "abc1234567",   "abcd123456",  "abc123456789",
    "woaini1314",   "woaini520520",  "5201314520",   "zhixing123",  "zhixing1234",
    "zhixing12345", "fayuan1234",    "fayuan123456", "aa12345678",  "a1234567890",
    "q1w2e3r4t5",   "iloveyou123",   "welcome123",   "changeme123", "test123456",
    "root123456",   "qq123456789",   "asdf123456",   "1234qwer56",  "asdfghjkl1",
    NULL,
};

static int
kinds_of(const char *p)
{
    bool low = false, high = false, digit = false, other = false;
    for (; *p != '\0'; p++) {
        bool l = *p >= 'a' && *p <= 'z', h = *p >= 'A' && *p <= 'Z', d = *p >= '0' && *p <= '9';
        low |= l;
        high |= h;
        digit |= d;
        other |= !l && !h && !d;
    }
    return low + high + digit + other;
}

enum err
password_allowed(const struct settings *s, const char *account, const char *password,
                 struct errinfo *info)
{
    char folded[4 * STAFF_PASSWORD_MAX];
    int64_t least = setting_int(s, "password_min");
    if (strlen(password) >= STAFF_PASSWORD_MAX || !text_fold(password, folded, sizeof folded))
        return FAIL_ZH(info, ERR_INVALID, "next", "密码过长", "the password is too long");
    if ((int64_t)text_chars(password) < least)
        return FAIL_ZH(info, ERR_INVALID, "next", "密码太短", "at least %d characters", (int)least);
    if (kinds_of(password) < 2)
        return FAIL_ZH(info, ERR_INVALID, "next", "密码须含两类以上字符（大写、小写、数字、符号）",
                       "two kinds of character at least: small, capital, digit, sign");
    if (account[0] != '\0' && strstr(password, account) != NULL)
        return FAIL_ZH(info, ERR_INVALID, "next", "密码不得包含账号",
                       "the account must not be part of the password");
    for (const char *const *w = worst; *w != NULL; w++)
        if (strcmp(*w, folded) == 0)
            return FAIL_ZH(info, ERR_INVALID, "next", "密码过于常见",
                           "this is among the passwords everybody tries first");
    return ERR_OK;
}

void
password_make(char out[STAFF_PASSWORD_MAX])
{
    static const char signs[] = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    enum { LENGTH = 16 };
    must(sodium_init() >= 0);
    do {
        for (int i = 0; i < LENGTH; i++)
            out[i] = signs[randombytes_uniform(sizeof signs - 1)];
        out[LENGTH] = '\0';
    } while (kinds_of(out) < 3);
}
