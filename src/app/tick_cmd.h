#ifndef APP_TICK_CMD_H
#define APP_TICK_CMD_H

#include "app/command.h"

extern const struct command tick_command;

#endif
