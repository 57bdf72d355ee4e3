#ifndef CORE_LAW_JSON_H
#define CORE_LAW_JSON_H

/* What the law said, as JSON: an array under its key in the object that is
 * open, or by itself where key is NULL. A step whose line is too long for
 * law_print has "" for it. */
struct buf;
struct law_trail;
struct missing;

/* The steps that decided, in both languages, for what is kept: {law, zh, en}. */
void law_steps_write(struct buf *b, const char *key, const struct law_trail *trail);

/* The same for one reader: {law, text}.
 *   in   lang  LANG_ZH or LANG_EN */
void law_steps_tell(struct buf *b, const char *key, const struct law_trail *trail, int lang);

/* The conditions that are not met, for one reader: {id, law, text}.
 *   in   lang  LANG_ZH or LANG_EN */
void law_missing_tell(struct buf *b, const char *key, const struct missing *m, int lang);

#endif
