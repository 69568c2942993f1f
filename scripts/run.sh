#!/usr/bin/env bash
# Sets up, builds and shows Dateline at work: a sample newsroom, a story out of
# it as a publish-ready page, and the proof that the package is sound. The
# newsroom stays in ./dist/newsroom, so that you can go on with it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v go >/dev/null; then
	for dir in /usr/local/go/bin /usr/lib/go/bin; do
		[ -x "$dir/go" ] && PATH=$dir:$PATH && break
	done
fi
if ! command -v go >/dev/null; then
	echo "Go 1.26 or newer is needed: install it from your system's packages or go.dev, then run this again."
	exit 1
fi

mkdir -p dist
CGO_ENABLED=0 go build -trimpath -o dist/datelinectl ./cmd/datelinectl
ctl() { dist/datelinectl --data dist/newsroom "$@"; }

if [ ! -e dist/newsroom/dateline.db ]; then
	ctl sample
fi
echo
ctl list
story=$(ctl list --state approved | head -n 1 | cut -f 1)
if [ -n "$story" ]; then
	rm -rf dist/page
	ctl export "$story" --to dist/page >/dev/null
	echo
	ctl verify dist/page
	echo "$PWD/dist/page/data/html/index.html"
fi
echo
echo "dist/datelinectl --data dist/newsroom help"
