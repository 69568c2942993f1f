#!/usr/bin/env bash
# Sets up, builds and opens Dateline. Arguments go to the program:
#   scripts/run.sh --data DIR --lang en
# Where there is no screen, it says so and does the main job for real on a
# virtual one: opens the sample newsroom, exports a story, keeps a picture of
# the screen, and prints both paths.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/window-lib.sh
. scripts/window-steps.sh

need_go
case $(uname) in
Linux) need_window ;;
esac
say "Building the window; the first time takes some minutes."
build_window
build_tools

if [ -n "${DISPLAY:-}" ] || [ "$(uname)" != Linux ]; then
	exec dist/dateline "$@"
fi

say "There is no screen here, so Dateline works on a virtual one."
need_screen
work=$(mktemp -d)
trap 'close_screen; rm -rf "$work" || true' EXIT
shots=dist
open_screen 1440x900 "$work"
[ -e dist/newsroom/dateline.db ] || dist/datelinectl --data dist/newsroom --lang ru sample >/dev/null 2>&1
open_window "$PWD/dist/newsroom" --lang ru
open_story "маяк"
export_story "$work/home/Dateline"
shot window
press $ESC
close_window
mkdir -p dist/packages
mv "$package" dist/packages/
package=$PWD/dist/packages/${package##*/}
dist/datelinectl verify "$package" >/dev/null
say "package     $package" "screenshot  $PWD/dist/window.png"
