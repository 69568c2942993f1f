#!/usr/bin/env bash
# The open window beside an empty one of the toolkit, in the same run on the same
# virtual screen: memory, and processor time while nobody touches it. Then the
# time from a key to a changed pixel, seen from outside, with 1,000 and 10,000
# blocks open in the full window of 1024 × 640. Software OpenGL: a graphics card
# is faster. KEYS=100 changes how many keys are timed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/window-lib.sh
. scripts/window-steps.sh
KEYS=${KEYS:-60}

need_go && need_window && need_screen
build_window
build_tools
CGO_ENABLED=1 go build -trimpath -tags "$WINDOW_TAGS" -o dist/emptywindow ./scripts/bench/emptywindow
work=$(mktemp -d)
trap 'close_screen; rm -rf "$work" || true' EXIT
open_screen 1100x720 "$work"
window_size=1024x640
shots=$work
say "$(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), software OpenGL, 1024 × 640"

# value NAME: of what xdrive printed.
value() { sed -n "s/.*\b$1=\([0-9.]*\).*/\1/p" <<<"$measured"; }

row() { printf '%-34s %8s MB %8s MB %7s %%\n' "$1" "$(value rss_mb)" "$(value pss_mb)" "$(value cpu_percent)"; }

printf '%-34s %11s %11s %9s\n' "left alone for 20 s" memory "own share" processor
"${home_env[@]}" dist/emptywindow >/dev/null 2>&1 &
window_pid=$!
wait_for 30 "the empty window" visible_or_gone
sleep 5
measured=$(dist/xdrive usage -for 20s "$window_pid")
row "empty window"
kill "$window_pid" && wait "$window_pid" 2>/dev/null || true

ctl() { dist/datelinectl --data "$data" --lang ru "$@"; }
data=$work/sample
ctl sample >/dev/null 2>&1
open_window "$data" --lang ru
open_story "маяк"
sleep 5
measured=$(dist/xdrive usage -for 20s "$window_pid")
row "Dateline, a sample story open"
close_window

# long BLOCKS: a newsroom with one story of so many paragraphs of Russian news.
long() {
	data=$work/long-$1
	{
		say "Длинный материал про мост" ""
		for i in $(seq "$1"); do
			say "Абзац $i. Вчера в городе обсуждали ремонт старого моста через Обь и сроки объезда для автобусов: движение перекроют в ночь на субботу, сообщили в городском управлении, а к весне обещают вернуть и трамвай." ""
		done
	} >"$work/long.txt"
	ctl import "$work/long.txt" >/dev/null 2>&1
}

say "" "key to changed pixel, ms"
printf '%-34s %8s %8s %8s\n' "" median p95 max
for blocks in 1000 10000; do
	long $blocks
	open_window "$data" --lang ru
	open_story "длинный материал"
	ru
	ctrl $HOME_KEY
	for _ in 1 2 3; do press $PAGE_DOWN; done
	still
	shot "$blocks"
	# The middle of the sheet, without the status of saving above it and the counts
	# below.
	eval "$(xdotool getwindowgeometry --shell "$window")"
	measured=$(dist/xdrive latency -keys "$KEYS" $((X + 370)) $((Y + 180)) 500 400 43 31 56 40 28)
	printf '%-34s %8s %8s %8s\n' "$blocks blocks" "$(value median)" "$(value p95)" "$(value max)"
	sleep 5 # what follows on typing is done
	measured=$(dist/xdrive usage -for 20s "$window_pid")
	row "Dateline, $blocks blocks open"
	close_window
done
