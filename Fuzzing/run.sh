#!/usr/bin/env bash
# Runs readers of files under libFuzzer: TIME seconds each, over the kept corpus and what earlier runs have found.
#
#   TIME=60 Fuzzing/run.sh csv workbook …
set -euo pipefail
cd "$(dirname "$0")/.."
found=$PWD/out/fuzz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

${SWIFT:-swift} build --package-path Fuzzing --scratch-path .build/fuzz -c release --sanitize=fuzzer --quiet
.build/release/relocate solve Instances/tiny --out "$work/sound" --language en >/dev/null 2>&1
# Without cohesion a certificate may strike places off.
.build/release/relocate solve Instances/tiny --scenario Benchmarks/scenarios/no-cohesion.yaml --out "$work/loose" \
  --language en >/dev/null 2>&1
status=0
for reader in "$@"; do
  mkdir -p "$found/corpus/$reader" "$work/$reader"
  seeds=("Fuzzing/corpus/$reader")
  plan=$work/sound
  case $reader in
    plan) cp "$work/sound/plan.json" "$found/corpus/plan/sound" ;;
    certificate)
      plan=$work/loose
      cp "$plan/certificate.json" "$found/corpus/certificate/sound"
      python3 -B Fuzzing/narrow.py "$plan" "$found/corpus/certificate"
      ;;
    assignments) cp "$work/sound/assignments.csv" "$found/corpus/assignments/sound" ;;
  esac
  log=$work/$reader.log
  if RELOCATE_FUZZ=$reader RELOCATE_FUZZ_PLAN=$plan RELOCATE_FUZZ_WORK=$work/$reader \
    .build/fuzz/release/relocate-fuzz -max_total_time="${TIME:-60}" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -artifact_prefix="$found/$reader-" -print_final_stats=1 "$found/corpus/$reader" "${seeds[@]}" >"$log" 2>&1; then
    runs=$(awk '/stat::number_of_executed_units/ { print $2 }' "$log")
    reached=$(grep -o 'cov: [0-9]*' "$log" | tail -1)
    echo "$reader: $runs inputs in ${TIME:-60} s, $reached, nothing found"
  else
    tail -40 "$log"
    echo "$reader: FOUND, see $found"
    status=1
  fi
done
exit $status
