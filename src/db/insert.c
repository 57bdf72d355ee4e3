#include "db/insert.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *
skip_blank(const char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    return s;
}

/* The text behind a word, or NULL. */
static const char *
skip_word(const char *s, const char *word)
{
    size_t n = strlen(word);
    s = skip_blank(s);
    return strncasecmp(s, word, n) == 0 ? s + n : NULL;
}

static void
check_values(const struct sql *q, const char *s)
{
    int n = (int)strlen(q->in);
    s = skip_word(s, "(");
    promise(q, s != NULL);
    for (int k = 1; k <= n; k++) {
        char want[16];
        (void)snprintf(want, sizeof want, "$%d", k);
        s = skip_word(s, want);
        promise(q, s != NULL && !isdigit((unsigned char)*s));
        s = skip_word(s, k == n ? ")" : ",");
        promise(q, s != NULL);
    }
    s = skip_blank(s);
    promise(q, *s == '\0' || (*s == ';' && *skip_blank(s + 1) == '\0'));
}

const char *
insert_target(const struct sql *q, const char *text, size_t *ret_n)
{
    const char *head = skip_word(text, "INSERT");
    head = head == NULL ? NULL : skip_word(head, "INTO");
    promise(q, head != NULL);
    const char *end = strchr(head, ')');
    promise(q, end != NULL);
    const char *values = skip_word(end + 1, "VALUES");
    promise(q, values != NULL);
    check_values(q, values);
    *ret_n = (size_t)(end + 1 - head);
    return head;
}
