# What a person does in the window, by keys alone. Sourced after window-lib.sh;
# the numbers are the codes of a PC keyboard. Esc goes by its name: its code, 9,
# is a digit to xdotool.

ENTER=36 ESC=Escape HOME_KEY=110 END=115 PAGE_DOWN=117
KEY_A=38 KEY_C=54 KEY_E=26 KEY_L=46 KEY_N=57 KEY_V=55 KEY_Z=52

# ru: the Russian layout; nothing is held down while it changes.
ru() { setxkbmap ru; }

# new_story: an empty one; the caret is in the headline.
new_story() {
	ctrl $KEY_N
	still
}

# to_body: from the headline through the deck into the text.
to_body() { press $ENTER $ENTER; }

# open_story WORDS: finds a story in the list by Russian words and opens it.
open_story() {
	ru
	ctrl $KEY_L
	ctrl $KEY_A
	write ru "$1"
	still
	press $ENTER $HOME_KEY $ENTER # from the search to the list, its first row, open
	still
}

# export_story FOLDER: builds the package of the open story with Ctrl+Enter as
# soon as the checks let it, into the folder that the publish screen names, and
# leaves its path in package.
export_story() {
	local before tries=0
	before=$(date +%s)
	ctrl $KEY_E
	still
	until built "$1" "$before"; do
		[ $tries -lt 15 ] || { say "  no package came"; return 1; }
		tries=$((tries + 1))
		ctrl $ENTER
		wait_for 4 "the package" built "$1" "$before" >/dev/null || true
	done
	still
}

# built FOLDER SINCE: a package is there that was made since then.
built() {
	package=$(find "$1" -maxdepth 1 -name '*.zip' -newermt "@$2" 2>/dev/null | head -n 1)
	[ -n "$package" ]
}
