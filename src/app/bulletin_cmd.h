#ifndef APP_BULLETIN_CMD_H
#define APP_BULLETIN_CMD_H

#include "app/command.h"

extern const struct command bulletin_command;

#endif
