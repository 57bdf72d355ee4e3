#ifndef APP_CHECK_CMD_H
#define APP_CHECK_CMD_H

#include "app/command.h"

extern const struct command check_command;

#endif
