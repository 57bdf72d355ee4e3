#ifndef CORE_DOCUMENT_FONT_H
#define CORE_DOCUMENT_FONT_H

/* The faces documents are set in, and what they lack. Looked for in this order:
 * the folder ZHIXING_FONT_DIR names (a court's licensed faces), Fandol where
 * texlive-lang-chinese put it, and the system's Noto Serif CJK, which is always
 * there (fonts-noto-cjk). Everything here and in document_pdf is behind one
 * lock: a font map of Pango belongs to one thread at a time. */

#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct doc_faces {
    const char *body, *title; /* lists of families, best first, for Pango */
    const char *body_name;    /* the one that is there */
    bool title_bold;          /* it has no heavy face of its own */
};

/* Lock, and the font map with its faces; every lock is followed by an unlock.
 *   err  ERR_NOT_FOUND  there is no Chinese font at all */
enum err document_fonts_lock(PangoFontMap **ret_map, struct doc_faces *ret,
                             struct errinfo *info) MUST_USE;
void document_fonts_unlock(void);

/* Free what the first lock made: for tests that look for leaks. */
void document_fonts_end(void);

/* Characters of the text that the body face lacks, each once: they are printed
 * in another face (instead), or in none (lost).
 *   out  at most n of each; *ret_instead and *ret_lost: how many */
enum { DOC_COVERAGE_MAX = 100 };
struct doc_coverage {
    uint32_t instead[DOC_COVERAGE_MAX], lost[DOC_COVERAGE_MAX];
    int n_instead, n_lost;
    char face[64];
};
enum err document_coverage(const char *text, struct doc_coverage *ret,
                           struct errinfo *info) MUST_USE;

#endif
