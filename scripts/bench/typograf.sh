#!/usr/bin/env bash
# Sets our own sentences with typograf, an independent program for typography
# (npm, MIT), beside internal/typo and shows where the two differ. Fails on a
# difference that is not in internal/typo/testdata/typograf.txt; UPDATE=1 writes
# that list anew. Needs node and npm; TYPOGRAF names a folder to keep the package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=${TYPOGRAF:-}
if [ -z "$folder" ]; then
	folder=$(mktemp -d)
	trap 'rm -rf "$folder"' EXIT
fi
if [ ! -d "$folder/node_modules/typograf" ]; then
	npm install --prefix "$folder" --no-save --no-audit --no-fund typograf@7.8.0 >/dev/null
fi
DATELINE_TYPOGRAF=$folder/node_modules/typograf CGO_ENABLED=0 \
	go test -count=1 -v -run TestBesideTypograf ./internal/typo ${UPDATE:+-update}
