#!/usr/bin/env bash
# Puts a real MySQL 9.7 into a folder, for the tests that must hold on MySQL as well as on MariaDB, and prints that
# folder. The packages come from Debian through an APT root of our own: the system's package state is not touched and
# no rights are needed. Does nothing when the folder is already whole.
#
#   .ci/fetch-mysql.sh [folder]          default: ${YUJIAN_CACHE:-~/.cache/yujian}/mysql-9.7
#   YUJIAN_DEBIAN_MIRROR=http://…        another mirror than the one this system's own APT uses
set -euo pipefail

home=${1:-${YUJIAN_CACHE:-$HOME/.cache/yujian}/mysql-9.7}
mirror=${YUJIAN_DEBIAN_MIRROR:-$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null \
  | grep -v '^ *#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)}
wanted=9.7

say() { printf '%s\n' "$*" >&2; }
die() { say "fetch-mysql: $*"; exit 1; }

if [ -f "$home/.yujian-complete" ] && [ -x "$home/bin/mysqld" ]; then
  say "MySQL $(cat "$home/.yujian-complete") is there: $home"
  echo "$home"
  exit 0
fi

for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || die "$tool is missing: this works on Debian and Ubuntu only"
done
[ -n "$mirror" ] || die "no Debian mirror in this system's APT sources; set YUJIAN_DEBIAN_MIRROR to one"
[ "$(uname -m)" = x86_64 ] || die "only x86_64 is supported, this is $(uname -m)"

part="$home.part"
rm -rf "$part"
mkdir -p "$part/apt/lists/partial" "$part/apt/cache/archives/partial" "$part/root" "$part/bin"
part=$(cd "$part" && pwd)
: > "$part/apt/status"
printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s sid main\n' "$mirror" > "$part/apt/sources.list"

apt=(apt-get -qq -o "Dir::Etc::sourcelist=$part/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
  -o "Dir::State=$part/apt" -o "Dir::State::status=$part/apt/status" -o "Dir::State::lists=$part/apt/lists"
  -o "Dir::Cache=$part/apt/cache" -o APT::Sandbox::User= -o Acquire::Retries=3 -o Acquire::Languages=none
  -o Debug::NoLocking=1 -o APT::Get::AllowUnauthenticated=false)

say "Fetching MySQL $wanted from $mirror (about 60 MB) …"
"${apt[@]}" update >&2 || die "the package lists of $mirror cannot be read; set YUJIAN_DEBIAN_MIRROR to a mirror that answers"
"${apt[@]}" install --yes --download-only --no-install-recommends mysql-server-core >&2 \
  || die "mysql-server-core cannot be downloaded from $mirror"

for package in "$part"/apt/cache/archives/{mysql,lib,gcc}*.deb; do
  [ -e "$package" ] && dpkg-deb -x "$package" "$part/root"
done
mysqld=$(find "$part/root/usr/sbin" -name mysqld -type f | head -n 1)
loader=$(find "$part/root" -name 'ld-linux-x86-64.so.2' \( -type f -o -type l \) | grep x86_64-linux-gnu | head -n 1)
[ -n "$mysqld" ] && [ -n "$loader" ] || die "the packages hold no mysqld or no loader"

ln -s "../${loader#"$part"/}" "$part/bin/loader"
cat > "$part/bin/mysqld" <<'WRAPPER'
#!/bin/sh
# Runs the server with the libraries that came with it. Options of the caller come first: --no-defaults must be first.
home=$(cd "$(dirname "$0")/.." && pwd -P)
libs="$home/root/usr/lib/x86_64-linux-gnu:$home/root/lib/x86_64-linux-gnu:$home/root/usr/lib/mysql/private"
exec "$(readlink -f "$home/bin/loader")" --library-path "$libs" "$home/root/usr/sbin/mysqld" "$@" \
  --basedir="$home/root/usr" --lc-messages-dir="$home/root/usr/share/mysql" \
  --character-sets-dir="$home/root/usr/share/mysql/charsets" --plugin-dir="$home/root/usr/lib/mysql/plugin"
WRAPPER
chmod +x "$part/bin/mysqld"

version=$("$part/bin/mysqld" --no-defaults --version 2>&1 | sed -n 's/.*Ver \([0-9.]*\).*/\1/p')
case "$version" in
  "$wanted".*) ;;
  '') die "the server does not run on this machine: $("$part/bin/mysqld" --no-defaults --version 2>&1 | tail -n 1)" ;;
  *) say "fetch-mysql: Debian now carries MySQL $version instead of $wanted; going on with it" ;;
esac

rm -rf "$part/apt" "$home"
printf '%s' "$version" > "$part/.yujian-complete"
mv "$part" "$home"
say "MySQL $version: $home"
echo "$home"
