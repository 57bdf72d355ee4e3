#ifndef CORE_DOCUMENT_TEMPLATE_H
#define CORE_DOCUMENT_TEMPLATE_H

/* How a kind of paper reads: data/templates/<kind>.txt, parsed once at start.
 * docs/documents.md describes the format for whoever writes one.
 *
 *   # a remark
 *   @title 执行通知书
 *   @ask basis lines 1..600 执行依据 | basis instrument      what a person is asked for
 *   @to {respondents}：                                      a line of that style
 *   责令你（单位）履行下列义务：[duty:{duty:items}]                a paragraph
 *   @if KEY | KEY=TEXT … @else … @end, @each LIST … @end, @use PIECE
 *
 * In a line: {key} {key:form} {key?} put a fact, the last one may be empty;
 * {?key:text} and {!key:text} print text when the fact is there, or is not;
 * {?key=a:text} when it is a. [element:text] says that this text carries an
 * element the law asks for (law/design/documents.h): it is there when it was
 * printed and no fact in it was missing. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* How a line stands on the page; also its letter in a document's text. */
enum doc_style {
    DOC_COURT = 'C',   /* the court's name, above the title               */
    DOC_HEADING = 'T', /* the title                                       */
    DOC_NUMBER = 'N',  /* the number, to the right                        */
    DOC_TO = 'A',      /* who it is for, or any line that begins flush     */
    DOC_BODY = 'P',    /* a paragraph, two characters in                   */
    DOC_CENTRE = 'M',
    DOC_SIGN = 'S',    /* a name under a ruling                            */
    DOC_DATE = 'D',    /* the date, over which the seal is put             */
    DOC_SEAL = 'L',    /* where the seal goes: drawn, not written          */
    DOC_COLUMNS = 'K', /* widths of a table's columns, in characters: 8 20 */
    DOC_ROW = 'R',     /* a row of it: cell｜cell                           */
    DOC_NOTE = 'B',    /* small print                                      */
    DOC_GAP = 'G',     /* an empty line                                    */
    DOC_PAGE = 'F',    /* what follows begins a page                       */
};

struct doc_ask {
    const char *key;
    char type; /* 't' text, 'l' lines, 'i' number, 'd' day, 'm' money, 'c' choice */
    bool optional;
    bool kept;           /* the same in every case of the court: offered again there */
    int64_t min, max;    /* bytes of a text, the number, fen */
    const char *choices; /* "a|b", of 'c' */
    const char *preset;  /* "setting:key", a text, or NULL */
    const char *zh, *en;
};

/* One line, or a branch. op: a style; '?' if, ':' else, '*' each, '.' end. */
struct doc_op {
    char op;
    int line;         /* of the template, for faults */
    const char *text; /* of a line; the condition; the list's name */
    int jump;         /* '?': behind its ':' or '.'; ':' and '.': the '.' or the '*' */
};

struct doc_template {
    const char *title;
    const struct doc_ask *ask;
    int n_ask;
    const struct doc_op *op;
    int n_op;
};

enum {
    DOC_ASKS_MAX = 64,
    DOC_OPS_MAX = 500,
    DOC_DEPTH_MAX = 8,        /* branches in branches, pieces in pieces, braces in braces */
    DOC_KEY_MAX = 32,         /* bytes of a key */
    DOC_TEMPLATE_MAX = 65536, /* bytes of a template */
};

/* A piece that @use puts in: its text, or NULL where there is none. */
typedef const char *doc_piece_fn(const char *name, size_t *ret_n);

/* Read a template. Everything fill would stumble over is refused here.
 *   err  ERR_INVALID  the message names the line
 *        ERR_TOO_BIG  past a bound above
 *   mem  arena; the text is copied */
enum err document_parse(const char *text, size_t n, doc_piece_fn *piece, struct arena *a,
                        struct doc_template *ret, struct errinfo *info) MUST_USE;

/* --- inline marks: shared by parser and filler -------------------------------- */

/* One mark: begins at '{' or '['.
 *   out  kind '{' fact, '?' when there, '!' when not, '[' element; key, form (or
 *        wanted text) and inner text as slices; false: not well formed */
struct doc_mark {
    char kind;
    const char *key, *form, *text, *end; /* end: behind the closing mark */
    size_t key_n, form_n, text_n;
    bool optional;
};
bool document_mark(const char *p, const char *end, struct doc_mark *ret);

#endif
