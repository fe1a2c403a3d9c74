#!/usr/bin/env bash
# The licence of everything that the program is linked with, into a folder, with a README that lists them.
#
#   Packaging/licences.sh BINARY CHECKOUTS FOLDER
#
# Nothing is listed by hand: the libraries are those that the binary asks for, the Swift packages those of Package.resolved.
# A licence that is not found ends it.
set -euo pipefail
binary=$1
checkouts=$2
folder=$3
mkdir -p "$folder"
list=$folder/README

# keep NAME FILE HOW
keep() {
  [ -s "$2" ] || { echo "no licence of $1: $2" >&2; exit 1; }
  cp "$2" "$folder/$1.txt"
  printf '%-28s %-44s %s\n' "$1" "$3" "$1.txt" >>"$list"
}

printf 'What relocate is linked with, how, and the file here that holds its licence.\n\n' >"$list"
printf '%-28s %-44s %s\n' relocate "this program" ../LICENSE >>"$list"

# Loaded with it: the system's libraries that the binary asks for and those that they ask for, by the package that each
# came with. GLPK's own copyright tells of MiniSat, which is inside it; AMD, COLAMD, GMP and zlib it loads.
direct=" $(objdump -p "$binary" | awk '$1 == "NEEDED" { printf "%s ", $2 }')"
ldd "$binary" | awk '$2 == "=>" && $3 ~ /^\// { print $1, $3 }' | while read -r library path; do
  package=$(dpkg-query --search "$(readlink -f "$path")" 2>/dev/null || dpkg-query --search "*/${path##*/}")
  package=$(cut -d: -f1 <<<"$package" | head -1)
  case $direct in *" $library "*) echo "$package 1" ;; *) echo "$package 2" ;; esac
done | sort | awk '!seen[$1]++' | while read -r package how; do
  [ "$how" = 1 ] && how=dynamically || how="by another library"
  keep "$package" "/usr/share/doc/$package/copyright" "$how, $(dpkg-query -W -f '${Version}' "$package")"
done

# Linked statically: Swift's standard library, Dispatch and Foundation, and the packages.
swift=$(readlink -f "$(command -v swift)")
keep swift-runtime "${swift%/bin/*}/share/swift/LICENSE.txt" "statically, $(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*')"
for package in "$checkouts"/*; do
  name=${package##*/}
  licence=$(find "$package" -maxdepth 1 -iname 'LICENSE*' | sort | head -1)
  version=$(python3 -c '
import json, sys
pins = json.load(open("Package.resolved"))["pins"]
print(next(p["state"]["version"] for p in pins if p["location"].rstrip("/").removesuffix(".git").lower().endswith("/" + sys.argv[1].lower())))' "$name")
  keep "$name" "$licence" "statically, $version"
done
