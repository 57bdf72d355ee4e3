#ifndef APP_INTEREST_CMD_H
#define APP_INTEREST_CMD_H

#include "app/command.h"

/* zhixing interest: interest for late performance, line by line. */
extern const struct command interest_command;

#endif
