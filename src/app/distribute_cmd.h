#ifndef APP_DISTRIBUTE_CMD_H
#define APP_DISTRIBUTE_CMD_H

#include "app/command.h"

/* zhixing distribute: a sum shared among creditors, to the last fen. */
extern const struct command distribute_command;

#endif
