#ifndef APP_KEYS_CMD_H
#define APP_KEYS_CMD_H

#include "app/command.h"

extern const struct command keys_command;

#endif
