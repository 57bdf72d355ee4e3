#ifndef APP_JOURNAL_CMD_H
#define APP_JOURNAL_CMD_H

#include "app/command.h"

extern const struct command journal_command;

#endif
