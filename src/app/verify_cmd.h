#ifndef APP_VERIFY_CMD_H
#define APP_VERIFY_CMD_H

#include "app/command.h"

extern const struct command verify_command;

#endif
