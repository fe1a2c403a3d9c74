#!/bin/bash
# Runs the benchmarks: see README.md beside this file, or `run.sh --help`.
set -euo pipefail
cd "$(dirname "$0")"
exec python3 -m benchmark "$@"
