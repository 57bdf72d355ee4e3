#!/bin/sh
# http.sh: reading, filing and starting, each beside its floor in one run. One line a measure.
exec env ZX_BIN="${ZX_BIN:-build/zhixing}" node bench/http.mjs "$@"
