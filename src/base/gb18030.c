#include "base/gb18030.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

struct gb18030 {
    iconv_t cd;
};

enum err
gb18030_open(struct gb18030 **ret, struct errinfo *info)
{
    struct gb18030 *g = calloc(1, sizeof *g);
    must(g != NULL);
    g->cd = iconv_open("UTF-8", "GB18030");
    if (g->cd == (iconv_t)-1) {
        free(g);
        return FAIL(info, ERR_IO, "", "this system cannot read GB18030");
    }
    *ret = g;
    return ERR_OK;
}

void
gb18030_close(struct gb18030 *g)
{
    if (g == NULL)
        return;
    (void)iconv_close(g->cd);
    free(g);
}

void
gb18030_decode(struct gb18030 *g, const char *in, size_t n, int last, char *out, size_t room,
               size_t *ret_in, size_t *ret_out)
{
    /* iconv does not change its input; its prototype only says so badly. */
    char *from = (char *)(uintptr_t)in, *to = out;
    size_t left = n, space = room;
    while (left > 0 && space >= 4) {
        if (iconv(g->cd, &from, &left, &to, &space) != (size_t)-1)
            break;
        if (errno == E2BIG || (errno == EINVAL && !last))
            break;
        *to++ = (char)0xFF;
        space--;
        from++;
        left--;
    }
    *ret_in = n - left;
    *ret_out = room - space;
}
