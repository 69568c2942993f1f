#!/usr/bin/env bash
# The whole proof of a clone, from any folder: format, vet, staticcheck, tests,
# vet for the other systems, race tests. Prints the seconds of each step.
#   FUZZ=30s scripts/test.sh   also fuzzes every target for that long
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
TAGS=migrated_fynedo,test
export GOFLAGS="${GOFLAGS:-} -mod=readonly"

say() { printf '%s\n' "$*"; }
step() {
	local name=$1 begin=$SECONDS
	shift
	if ! "$@"; then
		say "FAILED: $name ($((SECONDS - begin)) s)"
		exit 1
	fi
	say "$(printf '%4d s  %s' $((SECONDS - begin)) "$name")"
}

need_go() {
	command -v go >/dev/null && return
	for dir in /usr/local/go/bin /usr/lib/go/bin; do
		[ -x "$dir/go" ] && PATH=$dir:$PATH && export PATH && return
	done
	say "Go 1.26 or newer is needed: install it from your system's packages or go.dev, then run this again."
	return 1
}

# The race detector needs a C compiler; it is installed where that is allowed.
need_cc() {
	command -v "${CC:-cc}" >/dev/null || command -v gcc >/dev/null && return
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev >/dev/null
	elif [ "$(id -u)" = 0 ] && command -v dnf >/dev/null; then
		dnf install -y -q gcc glibc-devel
	else
		say "A C compiler is needed for the race tests; run: sudo apt-get install gcc libc6-dev"
		return 1
	fi
}

formatted() {
	local out
	out=$(go tool gofumpt -l .)
	[ -z "$out" ] || { say "gofumpt would change:" "$out"; return 1; }
}

cross() {
	local system
	for system in windows darwin; do
		GOOS=$system CGO_ENABLED=0 go vet -tags "$TAGS" ./... || return 1
	done
}

fuzz() {
	local file dir target
	while IFS=: read -r file target; do
		dir=./$(dirname "$file")
		say "  $dir $target"
		CGO_ENABLED=0 go test -tags "$TAGS" -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZ" "$dir" >/dev/null || return 1
	done < <(grep -roE --include='*_test.go' 'func Fuzz[A-Za-z0-9]+' internal cmd | sed 's/func //')
}

begin=$SECONDS
step "Go and C compiler" eval 'need_go && need_cc'
step "download modules" go mod download
step "modules verified" go mod verify
step "gofumpt" formatted
step "vet" env CGO_ENABLED=0 go vet -tags "$TAGS" ./...
step "staticcheck" env CGO_ENABLED=0 go tool staticcheck -tags "$TAGS" ./...
step "vet for windows and darwin" cross
step "tests" env CGO_ENABLED=0 go test -tags "$TAGS" ./...
# Without the option every child process that ends waits a second for reports.
step "race tests" env CGO_ENABLED=1 GORACE=atexit_sleep_ms=0 go test -race -tags "$TAGS" ./internal/desk/... ./internal/archive/... ./internal/picture/...
if [ -n "${FUZZ:-}" ]; then step "fuzz $FUZZ a target" fuzz; fi
say "all proved in $((SECONDS - begin)) s"
