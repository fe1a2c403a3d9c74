#!/usr/bin/env bash
# Packs the release into out/: relocate-VERSION-ARCHITECTURE.tar.gz and relocate_VERSION_ARCHITECTURE.deb.
#
#   Packaging/dist.sh BINARY CHECKOUTS     BINARY linked with --static-swift-stdlib; CHECKOUTS holds the Swift packages
#
# out/man and out/completions are there already (make man). The same sources give the same bytes: times are those of the
# last commit, owners are root.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1
checkouts=$2

version=$("$binary" --version | sed -n 's/^relocate //p')
architecture=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

# What is installed, under the names that Debian expects.
share=$root/usr/share
documents=$share/doc/relocate
install -D -m 755 "$binary" "$root/usr/bin/relocate"
strip --strip-all "$root/usr/bin/relocate"
for page in out/man/man1/*.1; do install -D -m 644 "$page" "$share/man/man1/${page##*/}"; done
for page in out/man/zh_CN/man1/*.1; do install -D -m 644 "$page" "$share/man/zh_CN/man1/${page##*/}"; done
find "$share/man" -name '*.1' -exec gzip --best --no-name {} +
install -D -m 644 out/completions/relocate.bash "$share/bash-completion/completions/relocate"
install -D -m 644 out/completions/_relocate "$share/zsh/vendor-completions/_relocate"
install -D -m 644 out/completions/relocate.fish "$share/fish/vendor_completions.d/relocate.fish"
mkdir -p "$documents/examples"
cp -R Documentation/en Documentation/zh README.md CHANGELOG.md LICENSE "$documents/"
cp -R Instances/lingyun-2017 Instances/tiny "$documents/examples/"
install -m 644 -t "$documents" Models/verify.py Models/case.py Models/reading.py
Packaging/licences.sh "$binary" "$checkouts" "$documents/licences"
{
  echo "relocate is under the GNU General Public License, version 3 or (at your option) any later version:"
  echo "LICENSE here, and /usr/share/common-licenses/GPL-3. What it is linked with, and the licences of that, is told"
  echo "in licences/README."
} >"$documents/copyright"
find "$root" -type d -exec chmod 755 {} + ; find "$documents" -type f -exec chmod 644 {} +
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

# Which packages of the system it needs, and at least which versions of them, from the symbols that it uses.
mkdir -p "$work/debian"
printf 'Source: relocate\n\nPackage: relocate\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O --warnings=0 root/usr/bin/relocate 2>"$work/warnings" | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { cat "$work/warnings" >&2; exit 1; }

name=relocate-$version-$architecture
mkdir -p out
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
  --directory="$root/usr" --transform="s,^\.,$name," . | gzip --best --no-name >"out/$name.tar.gz"

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: relocate
Version: $version
Architecture: $architecture
Maintainer: relocate <relocate@localhost>
Section: science
Priority: optional
Installed-Size: $(du --summarize --block-size=1024 --exclude=DEBIAN "$root" | cut -f1)
Depends: $depends
Description: which household goes to which resettlement site, and how good that is
 Reads plain tables, obeys the rules of a scenario, makes wishes, distances and split
 hamlets small, and proves how far any other plan could be better. Chinese and English.
CONTROL
chmod 755 "$root/DEBIAN"
touch --date="@$SOURCE_DATE_EPOCH" "$root/DEBIAN" "$root/DEBIAN/control"
dpkg-deb --build --root-owner-group "$root" "out/relocate_${version}_$architecture.deb" >/dev/null
ls -l "out/$name.tar.gz" "out/relocate_${version}_$architecture.deb" | awk '{print $5, $9}'
