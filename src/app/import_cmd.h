#ifndef APP_IMPORT_CMD_H
#define APP_IMPORT_CMD_H

#include "app/command.h"

extern const struct command import_command;

#endif
