#!/bin/sh
# embed_data.sh ROOT FILE…: an assembler file with each data file's bytes as
# data_<name> and data_<name>_end: data/x.csv is <x>, data/templates/y.txt <templates_y>.
set -eu
root=$1
shift
echo '.section .rodata'
for f in "$@"; do
    name=${f#data/}
    name=data_$(printf %s "${name%.*}" | tr / _)
    printf '.global %s\n.global %s_end\n.balign 16\n%s: .incbin "%s/%s"\n%s_end: .byte 0\n' \
        "$name" "$name" "$name" "$root" "$f" "$name"
done
echo '.section .note.GNU-stack,"",@progbits'
