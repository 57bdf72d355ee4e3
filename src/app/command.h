#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "db/store.h"

/* A command of the program: `zhixing NAME …`. Each stands in its own file,
 * src/app/<name>_cmd.c, and in the list in main.c. */
struct command {
    const char *name;
    const char *usage;                 /* "28000 [--json]", behind the name */
    const char *help;                  /* one sentence */
    int (*run)(int argc, char **argv); /* argv[0] is the name; returns the exit status */
};

/* What the exit status says. */
enum {
    EXIT_FINE = 0,
    EXIT_NO = 1,    /* it ran and the answer is no, or it failed: said on stderr */
    EXIT_USAGE = 2, /* the input is wrong: which field, what is wrong */
};

/* Look at a database in one read, so that what is written meanwhile disturbs
 * nothing; may be done beside a server. It must be there: none is made.
 *   in   look  does not write */
enum err command_look(const char *url, store_fn *look, void *ctx, struct errinfo *info) MUST_USE;

/* Say a failure on stderr, in Chinese where there is a Chinese sentence, and
 * give the exit status for it. */
int command_fail(const struct errinfo *info);

#endif
