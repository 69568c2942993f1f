#!/usr/bin/env bash
# The time from a key to changed pixels, seen from outside: Dateline's full
# window beside other editors with the same text, and above the floor – a window
# of the toolkit with one rectangle – all in one run on one virtual screen.
#   scripts/bench/editors.sh [--out DIR] [--only WORD]
#     --out   pictures of every program at the moment of measuring
#     --only  just the programs whose name contains this, for example floor
# Every program is opened in a profile of its own, gets the same size, the same
# place in the middle of the text, the same keys and pauses: KEYS=60 in each of
# ROUNDS=2 openings, in turn, so that a busy minute falls on all of them.
# SIZES="1024x640 1440x900" are the windows. Software OpenGL.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/window-lib.sh
. scripts/window-steps.sh
. scripts/bench/editors-lib.sh
KEYS=${KEYS:-60} ROUNDS=${ROUNDS:-2} SIZES=${SIZES:-1024x640 1440x900}

out= only=
while [ $# -gt 0 ]; do
	case $1 in
	--out) out=$2 && shift 2 ;;
	--only) only=$2 && shift 2 ;;
	*) say "scripts/bench/editors.sh [--out DIR] [--only WORD]" && exit 2 ;;
	esac
done

need_go && need_window && need_screen && need_rivals || exit 1
build_window
build_tools
CGO_ENABLED=1 go build -trimpath -tags "$WINDOW_TAGS" -o dist/emptywindow ./scripts/bench/emptywindow
work=$(mktemp -d)
trap 'close_screen; rm -rf "$work" || true' EXIT
open_screen 1500x1000 "$work"
shots=${out:-$work/shots}
mkdir -p "$shots" "$work/times"
texts

programs=(floor dateline-50000-letters dateline-1000-blocks dateline-10000-blocks featherpad writer-x11)
! gtk_is_there || programs+=(writer-gtk3)

# measure PROGRAM SIZE: one opening; every time is added to the program's file.
measure() {
	local name=$1-$2 watched
	window_size=$2
	"open_${1%%-*}" "${1#*-}" || return 1
	eval "$(xdotool getwindowgeometry --shell "$window")"
	[ "${WIDTH}x$HEIGHT" = "$2" ] || { say "  the window is ${WIDTH}x$HEIGHT" >&2; return 1; }
	watched="$((X + left)) $((Y + top)) 480 $((HEIGHT - 240))"
	ru
	dist/xdrive latency -keys 3 -least 80 -back $back $watched $KEYS_PRESSED >/dev/null &&
		shot "$name" &&
		dist/xdrive latency -keys "$KEYS" -least 80 -back $back -note "$work/times/$name" $watched $KEYS_PRESSED >/dev/null &&
		"close_${1%%-*}"
}

for round in $(seq "$ROUNDS"); do
	for size in $SIZES; do
		for program in "${programs[@]}"; do
			[[ $program == *"$only"* ]] || continue
			say "round $round, $size, $program" >&2
			measure "$program" "$size" || { shot "failed-$program-$size"; say "  not measured" >&2; kill_program; }
		done
	done
done

say "$(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), software OpenGL" \
	"$(versions)" "$((KEYS * ROUNDS)) keys each, milliseconds"
for size in $SIZES; do
	say "" "$size"
	table "$size"
done
