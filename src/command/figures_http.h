#ifndef COMMAND_FIGURES_HTTP_H
#define COMMAND_FIGURES_HTTP_H

#include "casework/caserow_http.h"
#include "command/figures.h"

/* Figures as tiles, the table by court, and the months, as the pages show them. */

/* What is asked: a period, a court or the whole scope, a label. */
struct figures_ask {
    day from, to;
    const char *court; /* NULL: all courts of the scope together */
    const char *label; /* "" : every case */
    const char **courts;
    int n_courts;
};

extern const struct field figures_query[]; /* from, to, court, label */
extern const struct field figure_shape[];
extern const struct field figures_months_shape[];

/* Read from the query; a period left out is the settings' (figures_from,
 * figures_to), and where those are empty, the year up to today.
 *   err  ERR_INVALID, ERR_NOT_FOUND (a court out of scope) */
enum err figures_ask_read(struct request *req, struct db *db, const struct caseview *v,
                          struct figures_ask *ret) MUST_USE;

/* The array of tiles, and the array of months. */
enum err figures_write(struct request *req, struct db *db, const struct caseview *v,
                       const struct figures_ask *ask) MUST_USE;
enum err figures_months_write(struct request *req, struct db *db,
                              const struct figures_ask *ask) MUST_USE;

/* How a figure lies in the band the court set: "in", "below", "above", or NULL
 * where it set none or the figure is null. */
const char *figures_state(const struct caseview *v, enum figure_id id, const struct figure *f);

#endif
