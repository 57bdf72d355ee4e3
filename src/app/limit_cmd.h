#ifndef APP_LIMIT_CMD_H
#define APP_LIMIT_CMD_H

#include "app/command.h"

/* zhixing limit: when a case must be closed. */
extern const struct command limit_command;

#endif
