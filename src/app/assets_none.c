/* Stands in for the embedded front end where it was not built. */
#include "http/assets.h"

const struct asset assets[] = { { 0 } };
const unsigned n_assets = 0;
