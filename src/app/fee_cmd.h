#ifndef APP_FEE_CMD_H
#define APP_FEE_CMD_H

#include "app/command.h"

/* zhixing fee: the fee of an application to enforce or to preserve. */
extern const struct command fee_command;

#endif
