#!/bin/sh
# An action of a procedure at 64 clients, as a share of its bare rows under group commit.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
build/bench_act "$dir"
