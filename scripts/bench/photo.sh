#!/usr/bin/env bash
# Five renditions of a photo of 24 megapixels: datelinectl photo render beside
# vipsthumbnail (which decodes five times, each time no larger than needed) and
# ImageMagick (one decode, five sizes). Prints seconds and megabytes – of all
# processes together, the picture child included – as the median of RUNS, and
# ratios to ours. Needs Linux, libvips-tools and imagemagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
RUNS=${RUNS:-5}
WIDTHS="1920 1280 960 640 320"

magick=$(command -v convert-im6.q16 || command -v magick || true)
if [ -z "$magick" ] || ! command -v vipsthumbnail >/dev/null; then
	echo "vipsthumbnail and ImageMagick are needed: apt-get install libvips-tools imagemagick"
	exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -trimpath -o "$work/datelinectl" ./cmd/datelinectl
CGO_ENABLED=0 go build -trimpath -o "$work/bigphoto" ./scripts/bench/bigphoto
"$work/bigphoto" draw "$work/photo.jpg"
echo "photo: 6000 × 4000, $(stat -c %s "$work/photo.jpg") bytes; widths $WIDTHS; quality 82; median of $RUNS; $(nproc) cores"

cat >"$work/vips" <<-END
	#!/bin/sh
	for w in $WIDTHS; do vipsthumbnail "$work/photo.jpg" --size "\${w}x100000" -o "$work/v/photo-\$w.jpg[Q=82,strip]"; done
END
cat >"$work/magick" <<-END
	#!/bin/sh
	exec "$magick" "$work/photo.jpg" -auto-orient -strip -quality 82 $(for w in $WIDTHS; do printf -- '-resize %sx -write "%s/m/photo-%s.jpg" ' "$w" "$work" "$w"; done) null:
END
chmod +x "$work/vips" "$work/magick"

measure() {
	local name=$1 out=$2
	shift 2
	for _ in $(seq "$RUNS"); do
		rm -rf "$out"
		mkdir -p "$out"
		"$work/bigphoto" run "$@"
	done >"$work/$name.times" 2>"$work/$name.err" || { cat "$work/$name.err"; exit 1; }
	[ "$(ls "$out" | wc -l)" = 5 ] || { echo "$name made $(ls "$out" | wc -l) files, not 5"; exit 1; }
}
ours=("$work/datelinectl" photo render "$work/photo.jpg" --out "$work/d")
measure dateline "$work/d" sh -c '"$@" >/dev/null' sh "${ours[@]}"
measure vips "$work/v" "$work/vips"
measure magick "$work/m" "$work/magick"

median() { sort -n -k "$2,$2" "$work/$1.times" | awk -v c="$2" '{v[NR]=$c} END {print v[int((NR+1)/2)]}'; }
t=$(median dateline 1)
m=$(median dateline 2)
printf '%-16s %8s %8s %8s %8s\n' "" seconds MB "time ×" "memory ×"
for name in dateline vips magick; do
	printf '%-16s %8.2f %8.0f %8.2f %8.2f\n' "$name" "$(median $name 1)" "$(median $name 2)" \
		"$(awk "BEGIN{print $(median $name 1)/$t}")" "$(awk "BEGIN{print $(median $name 2)/$m}")"
done
