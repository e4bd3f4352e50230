#!/bin/sh
# Instructions of one go at each subject, by valgrind's callgrind: those of 30 goes less those of 10.
# usage: count.sh BENCH [SUBJECT...]
set -eu
bench=$1
shift
[ $# -gt 0 ] || set -- posterior-200-500-200 all-steps-200-500-200 decision-45-150-100 \
  decision-200-500-200 rules-1000 rules-10000 replay-60-steps next-step-shipped log-one-step
out=$(mktemp)
trap 'rm -f "$out" "$out.call"' EXIT
instructions() {
  valgrind --tool=callgrind --callgrind-out-file="$out.call" "$bench" "$1" "$2" >/dev/null 2>"$out"
  sed -n 's/.*Collected : //p' "$out"
}
for subject in "$@"; do
  few=$(instructions "$subject" 10)
  many=$(instructions "$subject" 30)
  printf '%-28s %12d\n' "$subject" $(((many - few) / 20))
done
