#!/usr/bin/env bash
# Installs the package into a fresh Debian without Swift, and plans and verifies there.
#
#   Packaging/test-dist.sh out/relocate_VERSION_ARCHITECTURE.deb     as root, with debootstrap
set -euo pipefail
package=$(readlink -f "$1")
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT

# Nothing but a minimal system and what the package says it needs.
needed=$(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/ //g')
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
debootstrap --variant=minbase --include="$needed" "$codename" "$root" >"$root.log" 2>&1 ||
  { tail -20 "$root.log" >&2; rm -f "$root.log"; exit 1; }
rm -f "$root.log"
echo "ok: a Debian $codename with $needed"

# Swift takes its arguments from there.
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
cp "$package" "$root/package.deb"
chroot "$root" dpkg --install /package.deb >/dev/null
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 "$@"; }
! inside sh -c 'command -v swift || ls /opt/swift' >/dev/null 2>&1
inside relocate --version
echo "ok: installed, no Swift there"

status=0
examples=/usr/share/doc/relocate/examples
inside relocate solve $examples/lingyun-2017 --out /root/plan --time-limit "${TIME_LIMIT:-60}" --language zh || status=$?
[ $status -eq 0 ] || [ $status -eq 2 ]
inside relocate verify /root/plan --language en
inside relocate solve $examples/tiny --out /root/hand >/dev/null
inside relocate export /root/hand --table households --format csv --encoding gb18030 --out /root/hand.csv >/dev/null
inside relocate template /root/blank.xlsx >/dev/null
inside test -s /root/plan/allocation.xlsx -a -s /root/plan/report.html -a -s /root/hand.csv -a -s /root/blank.xlsx
for page in man1/relocate.1.gz man1/relocate-solve.1.gz zh_CN/man1/relocate.1.gz; do
  inside test -s "/usr/share/man/$page"
done
inside test -s /usr/share/bash-completion/completions/relocate
inside sh -c 'test -s /usr/share/doc/relocate/licences/README && cat /usr/share/doc/relocate/licences/README'
echo "ok: planned, verified, exported; manual pages, completions and licences are there"

chroot "$root" dpkg --purge relocate >/dev/null
! inside test -e /usr/bin/relocate
! inside test -e /usr/share/doc/relocate
echo "ok: removed without a trace"
