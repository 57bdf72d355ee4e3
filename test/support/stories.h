#ifndef TEST_SUPPORT_STORIES_H
#define TEST_SUPPORT_STORIES_H

#include "test/support/play.h"

/* Stories in which every action of every procedure is done once with success,
 * by the people of play.h and judge-4, over the API. A new action gets its step here; the
 * tests that play them say which is missing.
 *
 * what is one of
 *   "day 2025-03-03"     that day is today
 *   "tick"               the day's work is done
 *   "life/notice"        an action of the case; of several runs the newest
 *   "POST /path"         anything else, and any verb; {case}, {app}, {doc}, {file}
 *                        in path or body: the newest; If-Match is the version
 *                        of the application, paper or file
 *   "FILE /path"         the body is a text file, not JSON */
struct story_step {
    enum play_person who;
    const char *what, *body; /* body NULL: none */
};
extern const struct story_step stories[]; /* ends with a NULL what */

#endif
