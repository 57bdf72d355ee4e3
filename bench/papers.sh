#!/bin/sh
# Papers as PDF: milliseconds a page, and how large the files are.
set -eu
build/bench_papers
