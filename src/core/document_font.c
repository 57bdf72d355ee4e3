/* Fonts by fontconfig. A configuration of our own over the system's: its caches
 * make the start quick, and nothing an installation aliases can get between,
 * because faces are always asked for by a list of names. */
#include "core/document_font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const char *const fandol_dirs[] = {
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/fonts/opentype/fandol",
};

/* Licensed faces first, then free ones. Noto Serif stands behind all: it has
 * every character of GBK, which names need and FandolFang lacks. */
static const char *const body_names[] = {
    "方正仿宋_GBK", "FZFangSong-Z02", "仿宋_GB18030", "仿宋_GB2312", "FangSong_GB2312",   "仿宋",
    "FangSong",     "STFangsong",     "FandolFang R", "FandolFang",  "Noto Serif CJK SC",
};
static const char *const title_names[] = {
    "方正小标宋_GBK",      "方正小标宋简体", "FZXiaoBiaoSong-B05",
    "FZXiaoBiaoSong-B05S", "FandolSong",     "Noto Serif CJK SC",
};
enum { TITLE_HEAVY = 4 }; /* the first of these are heavy as they are */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
    FcConfig *config;
    PangoFontMap *map;
    char body[256], title[256];
    struct doc_faces faces;
    FcCharSet *body_chars, *all_chars;
} fonts;

static FcFontSet *
family_set(const char *name)
{
    FcPattern *p = FcPatternCreate();
    FcObjectSet *o = FcObjectSetBuild(FC_FAMILY, FC_CHARSET, (char *)NULL);
    (void)FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)name);
    FcFontSet *s = FcFontList(fonts.config, p, o);
    FcObjectSetDestroy(o);
    FcPatternDestroy(p);
    return s;
}

/* Add a family's characters to a set; false: there is no such family. */
static bool
take_chars(const char *name, FcCharSet *into)
{
    FcFontSet *s = family_set(name);
    bool found = s != NULL && s->nfont > 0;
    for (int i = 0; found && i < s->nfont; i++) {
        FcCharSet *c;
        if (FcPatternGetCharSet(s->fonts[i], FC_CHARSET, 0, &c) == FcResultMatch)
            (void)FcCharSetMerge(into, c, NULL);
    }
    if (s != NULL)
        FcFontSetDestroy(s);
    return found;
}

/* The families that are there, as Pango takes them; the index of the best. */
static size_t
family_list(const char *const *names, size_t n, char *out, size_t room)
{
    size_t best = n, used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        FcFontSet *s = family_set(names[i]);
        bool found = s != NULL && s->nfont > 0;
        if (s != NULL)
            FcFontSetDestroy(s);
        if (!found)
            continue;
        int more = snprintf(out + used, room - used, "%s%s", used > 0 ? "," : "", names[i]);
        must(more > 0 && used + (size_t)more < room);
        used += (size_t)more;
        if (best == n)
            best = i;
    }
    return best;
}

static void
add_dir(const char *dir)
{
    if (dir != NULL && dir[0] != '\0')
        (void)FcConfigAppFontAddDir(fonts.config, (const FcChar8 *)dir); /* may not be there */
}

static enum err
fonts_open(struct errinfo *info)
{
    enum { BODY_N = sizeof body_names / sizeof body_names[0] };
    enum { TITLE_N = sizeof title_names / sizeof title_names[0] };
    fonts.config = FcInitLoadConfigAndFonts();
    if (fonts.config == NULL)
        return FAIL(info, ERR_NOT_FOUND, "", "fontconfig cannot be read");
    add_dir(getenv("ZHIXING_FONT_DIR"));
    for (size_t i = 0; i < sizeof fandol_dirs / sizeof fandol_dirs[0]; i++)
        add_dir(fandol_dirs[i]);
    size_t body = family_list(body_names, BODY_N, fonts.body, sizeof fonts.body);
    size_t title = family_list(title_names, TITLE_N, fonts.title, sizeof fonts.title);
    if (body == BODY_N || title == TITLE_N)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有中文字体：请安装 fonts-noto-cjk",
                       "no Chinese font is installed: fonts-noto-cjk is needed");
    fonts.body_chars = FcCharSetCreate();
    fonts.all_chars = FcCharSetCreate();
    must(take_chars(body_names[body], fonts.body_chars));
    for (size_t i = body; i < BODY_N; i++)
        (void)take_chars(body_names[i], fonts.all_chars);
    fonts.faces = (struct doc_faces){
        .body = fonts.body,
        .title = fonts.title,
        .body_name = body_names[body],
        .title_bold = title >= TITLE_HEAVY,
    };
    fonts.map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.map), 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.map), fonts.config);
    return ERR_OK;
}

static void
fonts_drop(void)
{
    if (fonts.map != NULL)
        g_object_unref(fonts.map);
    if (fonts.body_chars != NULL)
        FcCharSetDestroy(fonts.body_chars);
    if (fonts.all_chars != NULL)
        FcCharSetDestroy(fonts.all_chars);
    if (fonts.config != NULL)
        FcConfigDestroy(fonts.config);
    memset(&fonts, 0, sizeof fonts);
}

enum err
document_fonts_lock(PangoFontMap **ret_map, struct doc_faces *ret, struct errinfo *info)
{
    (void)pthread_mutex_lock(&lock);
    enum err e = fonts.map != NULL ? ERR_OK : fonts_open(info);
    if (e != ERR_OK) {
        fonts_drop();
        (void)pthread_mutex_unlock(&lock);
        return e;
    }
    *ret_map = fonts.map;
    *ret = fonts.faces;
    return ERR_OK;
}

void
document_fonts_unlock(void)
{
    (void)pthread_mutex_unlock(&lock);
}

void
document_fonts_end(void)
{
    (void)pthread_mutex_lock(&lock);
    fonts_drop();
    (void)pthread_mutex_unlock(&lock);
}

static void
note(uint32_t cp, uint32_t *list, int *n)
{
    for (int i = 0; i < *n; i++)
        if (list[i] == cp)
            return;
    if (*n < DOC_COVERAGE_MAX)
        list[(*n)++] = cp;
}

enum err
document_coverage(const char *text, struct doc_coverage *ret, struct errinfo *info)
{
    PangoFontMap *map;
    struct doc_faces faces;
    enum err e = document_fonts_lock(&map, &faces, info);
    if (e != ERR_OK)
        return e;
    memset(ret, 0, sizeof *ret);
    (void)snprintf(ret->face, sizeof ret->face, "%s", faces.body_name);
    for (uint32_t cp; (cp = text_next(&text)) != 0;) {
        if (cp < 0x2E80) /* letters, digits and marks: the layout's own, or a break */
            continue;
        if (!FcCharSetHasChar(fonts.all_chars, cp))
            note(cp, ret->lost, &ret->n_lost);
        else if (!FcCharSetHasChar(fonts.body_chars, cp))
            note(cp, ret->instead, &ret->n_instead);
    }
    document_fonts_unlock();
    return ERR_OK;
}
