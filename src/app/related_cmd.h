#ifndef APP_RELATED_CMD_H
#define APP_RELATED_CMD_H

#include "app/command.h"

extern const struct command related_command;

#endif
