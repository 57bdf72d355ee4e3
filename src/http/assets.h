#ifndef HTTP_ASSETS_H
#define HTTP_ASSETS_H

/* The built front end, inside the program: made by tools/embed.mjs from
 * web/dist, sorted by path in byte order. Sizes are 0 where a form is absent. */
struct asset {
    const char *path; /* "/index.html" */
    const char *mime;
    const char *etag;
    int immutable; /* the name holds a hash of the content */
    const unsigned char *raw;
    unsigned raw_n;
    const unsigned char *gz;
    unsigned gz_n;
    const unsigned char *br;
    unsigned br_n;
};
extern const struct asset assets[];
extern const unsigned n_assets;

#endif
