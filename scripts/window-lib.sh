# What the scripts share that build the window or drive it. Sourced, not run;
# the scripts stand in the root of the repository when they source it.

# no_animations: the toolkit fades the caret of its fields at 60 frames a second,
# though ours is drawn by us.
WINDOW_TAGS=migrated_fynedo,x11,no_animations

say() { printf '%s\n' "$@"; }

need_go() {
	command -v go >/dev/null && return
	local dir
	for dir in /usr/local/go/bin /usr/lib/go/bin; do
		[ -x "$dir/go" ] && PATH=$dir:$PATH && export PATH && return
	done
	say "Go 1.26 or newer is needed: install it from your system's packages or go.dev, then run this again."
	return 1
}

# install WHAT-FOR DEBIAN-PACKAGES FEDORA-PACKAGES: installs them where that is
# allowed without asking, else prints the one line to run and fails.
install_packages() {
	local what=$1 deb=$2 rpm=$3 root=() log
	if [ "$(id -u)" != 0 ]; then root=(sudo -n); fi
	if command -v apt-get >/dev/null; then
		line="sudo apt-get install -y --no-install-recommends $deb"
	elif command -v dnf >/dev/null; then
		line="sudo dnf install -y $rpm"
	else
		say "$what: install what your system calls $deb, then run this again."
		return 1
	fi
	if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
		say "$what; run this, then start again:" "  $line"
		return 1
	fi
	say "$what: installing."
	log=$(mktemp)
	if command -v apt-get >/dev/null; then
		# The lists of a fresh machine are empty or old.
		{ "${root[@]}" apt-get update -qq &&
			"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $deb; } >"$log" 2>&1
	else
		"${root[@]}" dnf install -y -q $rpm >"$log" 2>&1
	fi || {
		tail -n 5 "$log"
		say "$what could not be installed; run this and look:" "  $line"
		return 1
	}
	rm -f "$log"
}

# need_window: what it takes to build the window.
need_window() {
	window_builds && return
	install_packages "A C compiler and the headers of X11 and OpenGL are needed for the window" \
		"gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev" \
		"gcc glibc-devel pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel" || return 1
	window_builds || { say "The headers of X11 and OpenGL are still not found by pkg-config."; return 1; }
}

window_builds() {
	{ command -v "${CC:-cc}" || command -v gcc; } >/dev/null && command -v pkg-config >/dev/null &&
		pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm
}

# need_screen: what it takes to show and to drive the window on a virtual screen.
need_screen() {
	screen_shows && return
	install_packages "A virtual screen is needed" \
		"xvfb xdotool x11-xkb-utils xkb-data libgl1-mesa-dri openbox" \
		"xorg-x11-server-Xvfb xdotool setxkbmap xkbcomp xkeyboard-config mesa-dri-drivers openbox" || return 1
	screen_shows || { say "Xvfb, xdotool, setxkbmap, xkbcomp, openbox or the software renderer of Mesa is still missing."; return 1; }
}

screen_shows() {
	local tool
	for tool in Xvfb xdotool setxkbmap xkbcomp openbox; do
		command -v "$tool" >/dev/null || return 1
	done
	compgen -G "/usr/lib*/dri/swrast_dri.so" >/dev/null || compgen -G "/usr/lib/*/dri/swrast_dri.so" >/dev/null ||
		compgen -G "/usr/lib*/libgallium*" >/dev/null || compgen -G "/usr/lib/*/libgallium*" >/dev/null
}

build_window() {
	mkdir -p dist
	CGO_ENABLED=1 go build -trimpath -tags "$WINDOW_TAGS" -o dist/dateline ./cmd/dateline
}

build_tools() {
	mkdir -p dist
	CGO_ENABLED=0 go build -trimpath -o dist/datelinectl ./cmd/datelinectl
	CGO_ENABLED=0 go build -trimpath -o dist/xdrive ./scripts/xdrive
}

# open_screen WIDTHxHEIGHT FOLDER: a virtual screen with a window manager, and a
# home in the folder. Only what the window needs of the outside is let in: no
# desktop bus, no system fonts' settings, one locale.
open_screen() {
	screen_folder=$2
	mkdir -p "$screen_folder/home/Pictures" "$screen_folder/run"
	chmod 700 "$screen_folder/run"
	home_env=(env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME
		HOME="$screen_folder/home" XDG_RUNTIME_DIR="$screen_folder/run" USER=dateline FYNE_THEME=light)
	exec 7>"$screen_folder/display"
	Xvfb -displayfd 7 -screen 0 "$1x24" -nolisten tcp >"$screen_folder/xvfb.log" 2>&1 &
	screen_pids=($!)
	exec 7>&-
	wait_for 20 "the virtual screen" test -s "$screen_folder/display" || { cat "$screen_folder/xvfb.log"; return 1; }
	DISPLAY=:$(head -n 1 "$screen_folder/display")
	export DISPLAY LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
	unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS FYNE_SCALE
	openbox >"$screen_folder/openbox.log" 2>&1 &
	screen_pids+=($!)
	wait_for 20 "the window manager" xdotool get_num_desktops
	setxkbmap us
}

# Never fails: who is already gone – the window manager goes with its screen – is
# no reason to call the run failed.
close_screen() {
	local pid
	for pid in "${window_pid:-}" "${screen_pids[@]:-}"; do
		[ -z "$pid" ] || kill "$pid" 2>/dev/null || true
	done
	wait 2>/dev/null || true
}

# wait_for SECONDS WHAT COMMAND…: until the command succeeds.
wait_for() {
	local until=$((SECONDS + $1)) what=$2
	shift 2
	until "$@" >/dev/null 2>&1; do
		if [ $SECONDS -ge $until ]; then
			say "waited in vain for $what"
			return 1
		fi
		sleep 0.1
	done
}

# at_home COMMAND…: in the home of the virtual screen.
at_home() { "${home_env[@]}" "$@"; }

# open_window DATA [ARGUMENT…]: starts Dateline and waits until it is drawn, in
# the size of window_size when that is set.
open_window() {
	local data=$1
	shift
	"${home_env[@]}" dist/dateline --data "$data" "$@" >>"$screen_folder/dateline.log" 2>&1 &
	window_pid=$!
	wait_for 30 "the window" visible_or_gone && ! gone || {
		say "the window did not open:"
		tail -n 20 "$screen_folder/dateline.log"
		return 1
	}
	[ -z "${window_size:-}" ] || xdotool windowsize --sync "$window" ${window_size/x/ }
	still
}

visible_or_gone() {
	gone && return
	window=$(xdotool search --onlyvisible --class "${window_class:-^(Dateline|Empty)$}" | tail -n 1) && [ -n "$window" ]
}

# still: until the screen no longer changes; a blinking caret is no change.
still() {
	dist/xdrive settle -quiet 350ms -most 20s 0 0 $(xdotool getdisplaygeometry)
}

# close_window: as a person does, and then all must be on the disk.
close_window() {
	ctrl 24 # Q
	wait_for 20 "the window to close" gone || kill_window
	wait "$window_pid"
	window_pid=
}

# kill_window: with a picture of what held it up.
kill_window() {
	shot stuck
	kill -9 "$window_pid"
}

gone() { ! kill -0 "$window_pid" 2>/dev/null; }

# press CODE…: keys by their codes, so that the layout decides what they write.
press() { xdotool key --delay 15 "$@"; }

# ctrl CODE…: with Ctrl held down, as fingers do it.
ctrl() { xdotool keydown 37 key --delay 15 "$@" keyup 37; }

# write LAYOUT TEXT: types a text; the layout must be set before.
write() { press $(dist/xdrive codes "$1" "$2"); }

# shot NAME: keeps a picture of the screen.
shot() { dist/xdrive shot "$shots/$1.png" >/dev/null; }
