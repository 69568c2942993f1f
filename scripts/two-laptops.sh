#!/usr/bin/env bash
# Plays a newsroom of two laptops without a network, in the built window: a story
# goes to the editor and back as a file, a comma that came after the approval is
# seen, and nobody's word counts before their card was accepted by hand.
#   scripts/two-laptops.sh [--out DIR]     keeps pictures of the screen in DIR
# Both windows are open on one wide virtual screen all the time; each laptop has a
# home and a newsroom of its own, and all that goes between them are files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/window-lib.sh
. scripts/window-steps.sh

shots=
while [ $# -gt 0 ]; do
	case $1 in
	--out) shots=$2 && shift 2 ;;
	*) say "scripts/two-laptops.sh [--out DIR]" && exit 2 ;;
	esac
done

need_go && need_window && need_screen
build_window
build_tools
work=$(mktemp -d)
trap 'leave' EXIT
[ -n "$shots" ] || shots=$work/shots
mkdir -p "$shots" "$work/stick"

# leave: both windows go, and everything that they wrote.
leave() {
	local pid
	for pid in "${pid_of[@]:-}"; do
		[ -z "$pid" ] || kill "$pid" 2>/dev/null || true
	done
	window_pid=
	close_screen
	rm -rf "$work" || true
}

declare -A window_of pid_of
# on NAME VERB…: datelinectl at the laptop of somebody whose window is closed.
on() {
	local name=$1
	shift
	dist/datelinectl --data "$work/$name/newsroom" --lang ru "$@"
}

# seen NAME VERB…: what the newsroom of an open window holds. A newsroom is open
# once at a time, so a copy is read; what is typed is on the disk within a second.
seen() {
	local name=$1
	shift
	rm -rf "$work/seen"
	cp -r "$work/$name/newsroom" "$work/seen"
	dist/datelinectl --data "$work/seen" --lang ru "$@"
}

# sits NAME X: opens the window of a laptop on its half of the screen.
sits() {
	local name=$1 x=$2 before=" ${window_of[*]:-} "
	mkdir -p "$work/$name/home/Documents" "$work/$name/run"
	chmod 700 "$work/$name/run"
	at "$name"
	"${home_env[@]}" dist/dateline --data "$work/$name/newsroom" --lang ru >>"$work/$name/dateline.log" 2>&1 &
	window_pid=$!
	pid_of[$name]=$window_pid
	wait_for 30 "the window of $name" new_window "$before" || { tail -n 20 "$work/$name/dateline.log"; return 1; }
	window_of[$name]=$window
	xdotool windowsize --sync "$window" $HALF $HIGH windowmove --sync "$window" "$x" 0
	still
}

new_window() {
	local id
	gone && return 1
	for id in $(xdotool search --onlyvisible --class '^Dateline$'); do
		[[ $1 == *" $id "* ]] || { window=$id && return; }
	done
	return 1
}

# at NAME: whose laptop the hands are at; its window, if it is open, gets the keys.
at() {
	who=$1
	home_env=(env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u XDG_DOCUMENTS_DIR
		HOME="$work/$who/home" XDG_RUNTIME_DIR="$work/$who/run" USER="$who" FYNE_THEME=light)
	window=${window_of[$who]:-}
	window_pid=${pid_of[$who]:-}
	[ -z "$window" ] || xdotool windowactivate --sync "$window" 2>/dev/null # it asks until the manager answers
}

# still is shorter than in the library: two windows draw, and each waits for keys.
still() { dist/xdrive settle -quiet 250ms -most 20s 0 0 $(xdotool getdisplaygeometry); }

# order WORDS: gives a command by the first words of its name.
order() {
	ru
	ctrl 45 # K
	still
	write ru "$1"
	still
	press $ENTER
	still
}

# carried FILE PICTURE KEYS…: hands the open story over in the dialog, and takes the
# file that was written along, as on a stick. The keys choose for whom: who is the
# only one known is chosen.
carried() {
	order "передать"
	[ $# -lt 3 ] || { press "${@:3}" && still; }
	shot "$2"
	ctrl $ENTER
	still
	press $ENTER
	wait_for 10 "the hand-off file" taken "$1" || return 1
	still
	press $ESC
	still
}

taken() {
	local file
	file=$(find "$work/$who/home" -name '*.dateline' -not -name '.*' | head -n 1)
	[ -n "$file" ] && mv "$file" "$work/stick/$1"
}

# double_click FILE: a second start with the file, as the desktop does it.
double_click() {
	at_home dist/dateline --data "$work/$who/newsroom" --lang ru "$work/stick/$1" >>"$work/$who/dateline.log" 2>&1 || return 1
	still
}

# stands NAME ID STATE: how a story stands on a laptop; says what differs.
stands() {
	local got
	got=$(seen "$1" show "$2" | head -n 1 | cut -f 2)
	[ "$got" = "$3" ] || { say "  at $1's: want $3, got ${got:-nothing}"; return 1; }
}

# same WANT GOT: says what differs.
same() {
	[ "$1" = "$2" ] || { say "  want: $1" "  got:  $2"; return 1; }
}

failed=0
# check WHAT COMMAND…: one promise. A failed one keeps a picture, and the rest,
# which builds on it, is not played.
check() {
	local what=$1 begin=$SECONDS
	shift
	if [ $failed = 0 ] && ! "$@"; then
		say "FAILED: $what"
		shot "failed-$1"
		failed=1
	elif [ $failed = 0 ]; then
		say "$(printf '%5d s  %s' $((SECONDS - begin)) "$what")"
	fi
}

TAB=23 SPACE=65
# From the first button back to the people, of whom Anna is the first of two.
TO_ANNA=(shift+Tab shift+Tab $SPACE)
HALF=1280 HIGH=760
BRIDGE="Мост через Обь закрывают на ремонт"
FERRY="Паром вернулся на переправу"
CAMP="Лагерь на озере примет триста детей"

# Anna writes, Mikhail edits, Olga is an editor whom at first only Mikhail knows.
# Who sits where and knows whom is settled before the windows open.
everybody_is_somebody() { introduced >"$work/log" 2>&1 || { cat "$work/log"; return 1; }; }
introduced() {
	on anna person me --name "Анна Беккер" --role journalist &&
		on mikhail person me --name "Михаил Лаптев" --role editor &&
		on olga person me --name "Ольга Штерн" --role editor || return 1
	local name
	for name in anna mikhail olga; do on "$name" person card --to "$work/stick/$name.dateline-card" || return 1; done
	on anna person accept "$work/stick/mikhail.dateline-card" && on mikhail person accept "$work/stick/anna.dateline-card" &&
		on olga person accept "$work/stick/anna.dateline-card" && on olga person accept "$work/stick/mikhail.dateline-card" &&
		on mikhail person accept "$work/stick/olga.dateline-card" || return 1
	bridge=$(told anna "$BRIDGE" "Движение перекроют в ночь на субботу сообщили в городском управлении.") || return 1
	ferry=$(told anna "$FERRY" "Первые машины перевезли утром.") && camp=$(told olga "$CAMP" "Смена начнётся первого июля.")
}

# told NAME HEADLINE TEXT: a story at somebody's laptop; its ID.
told() {
	local id
	printf '%s\n\n%s\n' "$2" "$3" >"$work/told.txt"
	id=$(on "$1" import "$work/told.txt" 2>/dev/null) && on "$1" set "$id" city=Барнаул date=2023-06-15 >/dev/null && say "$id"
}

# The second story of Anna was approved by Olga, and Mikhail hands it back; Olga
# hands over one of hers.
olga_approves_at_her_laptop() {
	approved_by_olga >"$work/log" 2>&1 || { cat "$work/log"; return 1; }
	same "одобрен" "$(on mikhail show "$ferry" | head -n 1 | cut -f 2)"
}
approved_by_olga() {
	local stick=$work/stick
	on anna file "$ferry" && on anna handoff write "$ferry" --to "$stick/ferry-1.dateline" --for "Михаил Лаптев" &&
		on mikhail handoff read "$stick/ferry-1.dateline" && on mikhail handoff write "$ferry" --to "$stick/ferry-2.dateline" &&
		on olga handoff read "$stick/ferry-2.dateline" && on olga approve "$ferry" && on olga handoff write "$ferry" --to "$stick/ferry-3.dateline" &&
		on mikhail handoff read "$stick/ferry-3.dateline" && on mikhail handoff write "$ferry" --to "$stick/ferry.dateline" --for "Анна Беккер" &&
		on olga handoff write "$camp" --to "$stick/camp.dateline" --for "Анна Беккер"
}

two_windows_open() {
	sits anna 0 && sits mikhail $((HALF + 10)) && shot 01-two-laptops
}

anna_submits() {
	at anna
	open_story "мост"
	order "на проверку"
	shot 02-anna-submits
	stands anna "$bridge" "на проверке"
}

anna_hands_it_over() {
	carried 1.dateline 03-anna-hands-over && [ -s "$work/stick/1.dateline" ]
}

mikhail_opens_it() {
	at mikhail
	double_click 1.dateline || return 1
	shot 04-mikhail-opens
	stands mikhail "$bridge" "на проверке" && same "$BRIDGE" "$(seen mikhail show "$bridge" | sed -n 3p)"
}

# review WHAT: the way on from the dialog that tells what came, and the review.
mikhail_approves() {
	press $ENTER # the first way on: the story
	still
	order "что изменилось"
	shot 05-mikhail-reviews
	order "одобрить"
	shot 06-mikhail-signs
	press $ENTER
	still
	stands mikhail "$bridge" "одобрен"
}

it_goes_back() {
	carried 2.dateline 07-mikhail-hands-it-back "${TO_ANNA[@]}" || return 1
	at anna
	double_click 2.dateline || return 1
	shot 08-anna-reads
	press $ENTER
	still
	stands anna "$bridge" "одобрен"
}

# The comma after «субботу», six words on from where the text begins.
one_comma_unsays_it() {
	press $ESC # out of the review, if that is what was shown
	still
	open_story "мост"
	ru
	ctrl 114 114 114 114 114 114 # Right
	write ru ","
	shot 09-anna-puts-a-comma
	wait_for 5 "the comma on the disk" stands anna "$bridge" "изменён после одобрения"
	carried 3.dateline 10-anna-hands-over
}

mikhail_sees_the_comma() {
	at mikhail
	press $ESC
	still
	double_click 3.dateline || return 1
	shot 11-mikhail-opens
	press $ENTER # what changed
	still
	shot 12-mikhail-sees-the-comma
	stands mikhail "$bridge" "изменён после одобрения" &&
		same "Абзац 1	ночь на субботу{+,+} сообщили в городском" "$(seen mikhail diff "$bridge" 1 2)"
}

one_command_approves_again() {
	order "одобрить"
	press $ENTER
	still
	shot 13-mikhail-signs-again
	stands mikhail "$bridge" "одобрен" && carried 4.dateline 14-mikhail-hands-it-back "${TO_ANNA[@]}"
}

anna_reads_approved() {
	at anna
	press $ESC
	still
	double_click 4.dateline || return 1
	shot 15-anna-reads
	press $ENTER
	still
	shot 16-approved
	stands anna "$bridge" "одобрен" && seen anna history "$bridge" --verify >/dev/null
}

# Her signature is on the story, and counts for nothing here: nobody accepted her.
an_unknown_approval_counts_for_nothing() {
	press $ESC
	still
	double_click ferry.dateline || return 1
	shot 17-an-unknown-approval
	stands anna "$ferry" "на проверке" || return 1
	press $ENTER
	still
	order "история"
	shot 18-why-it-counts-for-nothing
	seen anna history "$ferry" | grep -q "версия 1 одобрена"
}

a_stranger_waits_outside() {
	press $ESC
	still
	double_click camp.dateline || return 1
	shot 19-a-stranger
	seen anna handoff quarantine | grep -q "Ольга Штерн" && ! seen anna show "$camp" >/dev/null 2>&1 &&
		same 2 "$(seen anna list | wc -l)"
}

# From the button that leaves the file where it is to the one beside it: nobody
# is accepted by an Enter that meant something else.
accepted_by_hand() {
	press $ENTER
	still
	seen anna show "$camp" >/dev/null 2>&1 && { say "  Enter alone accepted a stranger"; return 1; }
	double_click camp.dateline || return 1
	press $TAB $ENTER
	still
	shot 20-accepted
	stands anna "$camp" "черновик" && stands anna "$ferry" "одобрен"
}

open_screen $((2 * HALF + 20))x$((HIGH + 30)) "$work"
check "three people, two of whom know each other" everybody_is_somebody
check "at Olga's laptop one is approved" olga_approves_at_her_laptop
check "two newsrooms are open side by side" two_windows_open
check "Anna submits" anna_submits
check "and hands the story over as a file" anna_hands_it_over
check "Mikhail opens the file as a double click does" mikhail_opens_it
check "reviews and approves" mikhail_approves
check "Anna gets it back approved" it_goes_back
check "one comma unsays the approval" one_comma_unsays_it
check "Mikhail sees the comma, and nothing else" mikhail_sees_the_comma
check "one command approves again" one_command_approves_again
check "Anna reads: approved" anna_reads_approved
check "an approval of somebody not accepted counts for nothing" an_unknown_approval_counts_for_nothing
check "a stranger's file waits in the quarantine" a_stranger_waits_outside
check "accepted by hand, the story is there and the approval counts" accepted_by_hand
exit $failed
