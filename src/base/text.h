#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 text as it enters and as it is compared. Everything past the edge is
 * valid UTF-8 without NUL; these functions are the edge. */

/* True when the n bytes are well-formed UTF-8 (no overlong form, no
 * surrogate, nothing past U+10FFFF) and hold no NUL. */
bool text_valid(const char *s, size_t n);

/* The code point at *s, and *s moved behind it; 0 at the NUL. The text is
 * valid: must() otherwise. */
uint32_t text_next(const char **s);

/* Writes one code point: 1 to 4 bytes, no NUL. Returns how many. */
size_t text_put(uint32_t cp, char out[4]);

size_t text_chars(const char *s); /* how many code points */

/* The form in which text is compared: full-width ASCII and the ideographic
 * blank made half-width, letters made lower case (ASCII), blanks trimmed at
 * both ends and runs of them made one. Writes at most n bytes with the NUL;
 * returns false, with out = "", when it does not fit. */
bool text_fold(const char *s, char *out, size_t n);

#endif
