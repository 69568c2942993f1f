#!/usr/bin/env bash
# The whole proof of a clone, from any folder: format, vet, staticcheck, tests,
# vet for the other systems, race tests, and the built window driven on a virtual
# screen. Prints the seconds of each step.
#   FUZZ=30s scripts/test.sh              also fuzzes every target for that long
#   DATELINE_NO_WINDOW=1 scripts/test.sh  leaves the window out, and says so last
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
TAGS=migrated_fynedo,test
export GOFLAGS="${GOFLAGS:-} -mod=readonly"

. scripts/window-lib.sh

step() {
	local name=$1 begin=$SECONDS
	shift
	if ! "$@"; then
		say "FAILED: $name ($((SECONDS - begin)) s)"
		exit 1
	fi
	say "$(printf '%4d s  %s' $((SECONDS - begin)) "$name")"
}

# The race detector needs a C compiler; it is installed where that is allowed.
need_cc() {
	command -v "${CC:-cc}" >/dev/null || command -v gcc >/dev/null ||
		install_packages "A C compiler is needed for the race tests" "gcc libc6-dev" "gcc glibc-devel"
}

formatted() {
	local out
	out=$(go tool gofumpt -l .)
	[ -z "$out" ] || { say "gofumpt would change:" "$out"; return 1; }
}

# The packages with a window are empty without cgo; with the tag ci the toolkit
# builds them on a driver that draws nothing.
window_vetted() {
	local packages=(./cmd/dateline ./scripts/bench/emptywindow)
	CGO_ENABLED=0 go vet -tags migrated_fynedo,ci "${packages[@]}" &&
		CGO_ENABLED=0 go tool staticcheck -tags migrated_fynedo,ci "${packages[@]}"
}

# The toolkit's own tag for tests, ci, builds our window as well. On darwin the
# toolkit needs C even for its widgets, but for that tag, and has no window
# with it.
cross() {
	GOOS=windows CGO_ENABLED=0 go vet -tags "$TAGS,ci" ./... &&
		GOOS=darwin CGO_ENABLED=0 go vet -tags "$TAGS,ci" $(go list ./... | grep -v -e '/dateline$' -e '/emptywindow$') &&
		GOOS=darwin CGO_ENABLED=0 go vet -tags "$TAGS" ./cmd/dateline ./scripts/bench/emptywindow
}

fuzz() {
	local file dir target
	while IFS=: read -r file target; do
		dir=./$(dirname "$file")
		say "  $dir $target"
		CGO_ENABLED=0 go test -tags "$TAGS" -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZ" "$dir" >/dev/null || return 1
	done < <(grep -roE --include='*_test.go' 'func Fuzz[A-Za-z0-9]+' internal cmd | sed 's/func //')
}

# The window is built while the other steps run: the first time, the toolkit's C
# takes minutes, and there is nothing else to wait for.
build_in_background() {
	nice -n 10 bash -c '. scripts/window-lib.sh && build_window' >"$built" 2>&1 &
	builder=$!
}

window_is_built() { wait "$builder" || { cat "$built"; return 1; }; }

begin=$SECONDS
built=$(mktemp)
builder=
trap 'rm -f "$built"; [ -z "$builder" ] || kill "$builder" 2>/dev/null || true' EXIT
step "Go and C compiler" eval 'need_go && need_cc'
if [ -z "${DATELINE_NO_WINDOW:-}" ]; then step "what the window needs" eval 'need_window && need_screen'; fi
step "download modules" go mod download
step "modules verified" go mod verify
if [ -z "${DATELINE_NO_WINDOW:-}" ]; then build_in_background; fi
step "gofumpt" formatted
step "vet" env CGO_ENABLED=0 go vet -tags "$TAGS" ./...
step "staticcheck" env CGO_ENABLED=0 go tool staticcheck -tags "$TAGS" ./...
step "vet and staticcheck of the window" window_vetted
step "vet for windows and darwin" cross
step "tests" env CGO_ENABLED=0 go test -tags "$TAGS" ./...
# What takes long and races with nobody is left to the tests before: -short.
# Without the option every child process that ends waits a second for reports.
step "race tests" env CGO_ENABLED=1 GORACE=atexit_sleep_ms=0 go test -race -short -tags "$TAGS" ./internal/desk/... ./internal/archive/... ./internal/picture/...
if [ -n "${FUZZ:-}" ]; then step "fuzz $FUZZ a target" fuzz; fi
if [ -z "${DATELINE_NO_WINDOW:-}" ]; then
	step "the window is built" window_is_built
	step "the window, driven from outside" scripts/window-test.sh
	step "two laptops, no network" scripts/two-laptops.sh
fi
say "all proved in $((SECONDS - begin)) s"
if [ -n "${DATELINE_NO_WINDOW:-}" ]; then say "SKIPPED: the window (DATELINE_NO_WINDOW)"; fi
