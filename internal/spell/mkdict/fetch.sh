#!/bin/sh
# Brings what mkdict reads into the folder named, then: go run ./internal/spell/mkdict -from FOLDER
set -eu
cd "${1:?usage: fetch.sh FOLDER}"
for package in dictionary-ru@3.0.0 dictionary-en@4.0.0; do
	npm pack --silent "$package"
	dir=$(echo "$package" | tr @ -)
	mkdir -p "$dir"
	tar xzf "$dir.tgz" -C "$dir"
done
