#ifndef BASE_ZIPIN_H
#define BASE_ZIPIN_H

/* The files of a folder or of a zip archive, as streams. What comes from
 * outside is hostile until shown otherwise: names that leave the archive,
 * encrypted or oddly packed members, members that unpack to far more than they
 * are, folders in folders and names given twice are refused before anything is
 * read. */

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum {
    ZIPIN_FILES_MAX = 200,
    ZIPIN_NAME_MAX = 200,
    ZIPIN_RATIO_MAX = 200,          /* unpacked over packed; CSV packs 5 to 30 to 1 */
    ZIPIN_RATIO_FREE = 1024 * 1024, /* small members may have any ratio             */
};
#define ZIPIN_FILE_BYTES_MAX ((int64_t)4 << 30)
#define ZIPIN_BYTES_MAX ((int64_t)8 << 30)

struct zipin;
struct zipin_file;

/* Open a folder or a zip, by what it is.
 *   err  ERR_NOT_FOUND  no such path
 *        ERR_INVALID    neither folder nor zip, or hostile: the message names the member
 *        ERR_TOO_BIG    past a bound above
 *        ERR_IO */
enum err zipin_open(const char *path, struct zipin **ret, struct errinfo *info) MUST_USE;
void zipin_close(struct zipin *z); /* NULL is fine */

int zipin_count(const struct zipin *z);
const char *zipin_name(const struct zipin *z, int i); /* without its folder, in byte order */
int64_t zipin_bytes(const struct zipin *z, int i);    /* unpacked */

/* Read one member. Streams of one zipin may be read on different threads. */
enum err zipin_file_open(const struct zipin *z, int i, struct zipin_file **ret,
                         struct errinfo *info) MUST_USE;
void zipin_file_close(struct zipin_file *f); /* NULL is fine */

/* A csv_read_fn: ctx is a struct zipin_file. Never gives more than the member
 * was said to hold: ERR_INVALID instead. */
enum err zipin_read(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info);

#endif
