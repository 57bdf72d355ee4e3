#ifndef APP_CHECK_ID_CMD_H
#define APP_CHECK_ID_CMD_H

#include "app/command.h"

/* zhixing check-id: is an identity number right, and how is it written? */
extern const struct command check_id_command;

#endif
