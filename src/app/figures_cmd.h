#ifndef APP_FIGURES_CMD_H
#define APP_FIGURES_CMD_H

#include "app/command.h"

extern const struct command figures_command;

#endif
