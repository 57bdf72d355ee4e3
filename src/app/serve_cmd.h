#ifndef APP_SERVE_CMD_H
#define APP_SERVE_CMD_H

#include "app/command.h"

/* zhixing serve: the server, until it is told to stop. */
extern const struct command serve_command;

#endif
