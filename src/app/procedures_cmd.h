#ifndef APP_PROCEDURES_CMD_H
#define APP_PROCEDURES_CMD_H

#include "app/command.h"

extern const struct command procedures_command;

#endif
