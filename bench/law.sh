#!/bin/sh
# The law floor: a statement of interest over a thousand payments, and due dates a second, on one core.
set -eu
build/bench_interest
build/bench_due
