#ifndef APP_DEMO_CMD_H
#define APP_DEMO_CMD_H

#include "app/command.h"

/* zhixing demo: people who can sign in to the demonstration district, and teams of them. */
extern const struct command demo_command;

#endif
