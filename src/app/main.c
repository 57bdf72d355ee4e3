/* zhixing: the commands. Each does one thing and says what it needs. */
#include <stdio.h>
#include <string.h>

#include "app/check_cmd.h"
#include "app/check_id_cmd.h"
#include "app/command.h"
#include "app/demo_cmd.h"
#include "app/distribute_cmd.h"
#include "app/fee_cmd.h"
#include "app/bulletin_cmd.h"
#include "app/figures_cmd.h"
#include "app/import_cmd.h"
#include "app/interest_cmd.h"
#include "app/journal_cmd.h"
#include "app/keys_cmd.h"
#include "app/limit_cmd.h"
#include "app/procedures_cmd.h"
#include "app/related_cmd.h"
#include "app/serve_cmd.h"
#include "app/tick_cmd.h"
#include "app/user_cmd.h"
#include "app/verify_cmd.h"

/* clang-format off */
static const struct command *const commands[] = {
    &check_command,
    &check_id_command,
    &demo_command,
    &distribute_command,
    &fee_command,
    &figures_command,
    &bulletin_command,
    &import_command,
    &interest_command,
    &journal_command,
    &keys_command,
    &limit_command,
    &procedures_command,
    &related_command,
    &serve_command,
    &tick_command,
    &user_command,
    &verify_command,
    NULL,
};
/* clang-format on */

static int
usage(FILE *to)
{
    (void)fprintf(to, "zhixing %s\n", ZX_VERSION);
    for (const struct command *const *c = commands; *c != NULL; c++)
        (void)fprintf(to, "  zhixing %s %s\n      %s\n", (*c)->name, (*c)->usage, (*c)->help);
    return to == stdout ? EXIT_FINE : EXIT_USAGE;
}

int
main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0)
        return usage(stdout);
    if (strcmp(argv[1], "--version") == 0)
        return printf("zhixing %s\n", ZX_VERSION) < 0;
    for (const struct command *const *c = commands; *c != NULL; c++)
        if (strcmp((*c)->name, argv[1]) == 0)
            return (*c)->run(argc - 1, argv + 1);
    (void)fprintf(stderr, "zhixing: there is no command '%s'\n", argv[1]);
    return usage(stderr);
}
