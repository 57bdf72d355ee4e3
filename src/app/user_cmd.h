#ifndef APP_USER_CMD_H
#define APP_USER_CMD_H

#include "app/command.h"

extern const struct command user_command;

#endif
