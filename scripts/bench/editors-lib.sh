# How each program of editors.sh is opened at the same place of the same text,
# and closed. Sourced, after window-lib.sh and window-steps.sh.

# The keys of one word and a space; every 30 of them the caret goes back to the
# beginning of its line, so that the line never ends under it.
KEYS_PRESSED="43 31 56 40 28 65"
back=$HOME_KEY

# need_rivals: installs nothing by itself; the other editors are no part of us.
need_rivals() {
	local tool missing=()
	command -v featherpad >/dev/null || missing+=(featherpad)
	command -v soffice >/dev/null || missing+=(libreoffice-writer)
	[ ${#missing[@]} = 0 ] && return
	say "To measure beside other editors, install them and run this again:" \
		"  sudo apt-get install -y --no-install-recommends ${missing[*]}"
	return 1
}

gtk_is_there() { compgen -G "/usr/lib/libreoffice/program/libvclplug_gtk3*" >/dev/null; }

versions() {
	local of
	for of in featherpad libreoffice-writer; do
		dpkg-query -W -f '${Package} ${Version}  ' $of 2>/dev/null || true
	done
}

# paragraph N: of about two hundred letters.
paragraph() {
	say "Абзац $1. Вчера в городе обсуждали ремонт старого моста через Обь и сроки объезда для автобусов: движение перекроют в ночь на субботу, сообщили в городском управлении, а к весне обещают вернуть и трамвай."
}

# texts: 50,000 letters as plain text and as a text document – in no language, or
# a Writer without a Russian dictionary underlines every word –, and newsrooms
# with the same and with 1,000 and 10,000 paragraphs.
texts() {
	local i blocks odf=urn:oasis:names:tc:opendocument:xmlns
	for i in $(seq 250); do paragraph "$i"; done >"$work/text.txt"
	{
		say '<?xml version="1.0" encoding="UTF-8"?>' \
			"<office:document xmlns:office=\"$odf:office:1.0\" xmlns:text=\"$odf:text:1.0\" xmlns:style=\"$odf:style:1.0\" xmlns:fo=\"$odf:xsl-fo-compatible:1.0\" office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.text\">" \
			'<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="zxx" fo:country="none" fo:font-size="12pt"/></style:default-style></office:styles><office:body><office:text>'
		for i in $(seq 250); do say "<text:p>$(paragraph "$i")</text:p>"; done
		say '</office:text></office:body></office:document>'
	} >"$work/text.fodt"
	for blocks in 250 1000 10000; do
		{
			say "Длинный материал про мост" ""
			for i in $(seq $blocks); do
				paragraph "$i"
				say ""
			done
		} >"$work/long.txt"
		dist/datelinectl --data "$work/newsroom-$blocks" --lang ru import "$work/long.txt" >/dev/null 2>&1
	done
}

# show CLASS: waits for the window of the class, gives it the size and the
# keyboard.
show() {
	window_class=$1
	wait_for 90 "$1" visible_or_gone && ! gone || return 1
	xdotool windowmove "$window" 20 30 windowsize --sync "$window" ${window_size/x/ } || true
	xdotool windowactivate --sync "$window" || true
	still
}

# pages N LINES: from the beginning of the text, so many pages down.
pages() {
	local i
	ctrl $HOME_KEY
	for i in $(seq "$1"); do press $PAGE_DOWN; done
	press $(printf '111 %.0s' $(seq ${2:-1}))
	still
}

# at_size SMALL LARGE: what is right for the window size of the moment.
at_size() { if [ "$window_size" = 1024x640 ]; then say "$1"; else say "$2"; fi; }

open_floor() {
	left=260 top=120
	"${home_env[@]}" dist/emptywindow >/dev/null 2>&1 &
	window_pid=$!
	show '^Empty$'
}
close_floor() { kill_program; }

open_dateline() {
	local blocks=${1%-blocks}
	[ "$1" != 50000-letters ] || blocks=250
	left=370 top=180
	[ "$window_size" = 1024x640 ] || left=560
	window_class=
	open_window "$work/newsroom-$blocks" --lang ru
	xdotool windowmove "$window" 20 30 windowsize "$window" ${window_size/x/ }
	still
	open_story "длинный материал"
	pages "$(at_size 33 21)" "$(at_size 6 9)"
}
close_dateline() { close_window; }

open_featherpad() {
	left=40 top=80
	cp "$work/text.txt" "$work/featherpad.txt"
	"${home_env[@]}" featherpad --standalone "$work/featherpad.txt" >/dev/null 2>&1 &
	window_pid=$!
	show '^featherpad$' && pages "$(at_size 8 6)" 2
}
close_featherpad() { kill_program; }

# open_writer TOOLKIT: in a fresh profile that greets nobody.
open_writer() {
	local profile=$work/writer-$1
	left=300 top=150
	rm -rf "$profile"
	mkdir -p "$profile/user"
	settings >"$profile/user/registrymodifications.xcu"
	rm -f "$work"/.~lock.*
	cp "$work/text.fodt" "$work/writer.fodt"
	local writer=("${home_env[@]}" SAL_USE_VCLPLUGIN="${1/x11/gen}" /usr/lib/libreoffice/program/soffice.bin
		"-env:UserInstallation=file://$profile" --nologo --norestore --nolockcheck --nofirststartwizard)
	# The first start only makes the profile and asks to be started again.
	"${writer[@]}" --headless --terminate_after_init >/dev/null 2>&1 || true
	"${writer[@]}" --writer "$work/writer.fodt" >/dev/null 2>&1 &
	window_pid=$!
	show '^libreoffice-writer$' && pages "$(at_size 18 13)" 5
}
close_writer() { kill_program; }

# settings: no tip of the day, no greeting after an update, no bar of news.
settings() {
	local item
	say '<?xml version="1.0" encoding="UTF-8"?>' '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
	for item in Common/Misc:FirstRun:false Common/Misc:ShowTipOfTheDay:false Common/Misc:ShowDonation:false; do
		say "<item oor:path=\"/org.openoffice.Office.${item%%:*}\"><prop oor:name=\"$(cut -d: -f2 <<<"$item")\" oor:op=\"fuse\"><value>${item##*:}</value></prop></item>"
	done
	# Not the whole screen, as in the first start.
	say "<item oor:path=\"/org.openoffice.Setup/Office/Factories/org.openoffice.Setup:Factory['com.sun.star.text.TextDocument']\"><prop oor:name=\"ooSetupFactoryWindowAttributes\" oor:op=\"fuse\"><value>20,30,${window_size/x/,};1;0,0,0,0;</value></prop></item>"
	say '<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item>' '</oor:items>'
}

# kill_program: nothing of it is kept.
kill_program() {
	[ -n "${window_pid:-}" ] || return 0
	kill "$window_pid" 2>/dev/null || true
	wait_for 5 "the program to end" gone || kill -9 "$window_pid" || true
	wait "$window_pid" 2>/dev/null || true
	window_pid=
}

# figures FILE: median, p95 and the longest of the times in it.
figures() {
	sort -n "$1" | awk '{ t[NR - 1] = $1 } END { print t[int(NR / 2)], t[int(NR * 95 / 100)], t[NR - 1] }'
}

# table SIZE: what was measured, how far above the floor, and how many times
# Dateline with the same text.
table() {
	local program file floor= ours= median p95 max
	[ ! -s "$work/times/floor-$1" ] || floor=$(figures "$work/times/floor-$1" | cut -d' ' -f1)
	[ ! -s "$work/times/dateline-50000-letters-$1" ] || ours=$(figures "$work/times/dateline-50000-letters-$1" | cut -d' ' -f1)
	printf '%-26s %8s %8s %8s %12s %10s\n' "" median p95 max "above floor" "to ours"
	for program in "${programs[@]}"; do
		file=$work/times/$program-$1
		[ -s "$file" ] || continue
		read -r median p95 max < <(figures "$file")
		awk -v n="$program" -v m="$median" -v p="$p95" -v x="$max" -v f="$floor" -v o="$ours" 'BEGIN {
			printf "%-26s %8.1f %8.1f %8.1f %12s %10s\n", n, m, p, x,
				f == "" ? "" : sprintf("%+.1f", m - f), o == "" ? "" : sprintf("%.2f ×", m / o) }'
	done
}
