#!/bin/sh
# Copies a new version of the panel over the one that is served, without a moment in which a file is missing.
#
#   sh dist/hosting/roll-out.sh dist /srv/token-panel
#
# First come the files with a hash in their name, then the other ones, and index.html last: until then browsers get the old page,
# and all of its files. Files of older versions stay for people who have their page open. config.json is kept if there is one, and so
# are settings below hosting/ that you have edited in TARGET: the new ones are put into hosting/.shipped/, and their names printed.
# If it stops halfway, the old version is still complete: start it again.
#
# This deletes the files of older versions, a day or more after the new one was copied:
#
#   sh dist/hosting/roll-out.sh --remove-old dist /srv/token-panel

set -eu

remove_old=no
if [ "${1-}" = --remove-old ]; then
    remove_old=yes
    shift
fi
if [ $# -ne 2 ] || [ ! -f "$1/index.html" ]; then
    echo "usage: sh roll-out.sh [--remove-old] NEW TARGET, where NEW is the built panel with index.html" >&2
    exit 2
fi
new=$1 target=$2
mkdir -p "$target"
if [ "$(cd "$new" && pwd -P)" = "$(cd "$target" && pwd -P)" ]; then
    echo "NEW and TARGET are the same folder" >&2
    exit 2
fi

# The files of the new version, relative to its folder. A file name has no line break.
list() {
    (cd "$new" && find . -type f "$@" | sort)
}

# A name such as panel-0123456789abcdef.js, also with .br or .gz at its end.
hashed='-[0-9a-f]\{16\}[._a-z]*$'

# Under another name first, so that nobody reads half a file.
copy() {
    mkdir -p "$target/$(dirname "$1")"
    cp "$new/$1" "$target/$1.new"
    mv -f "$target/$1.new" "$target/$1"
}

# The files in the target that are of no version but older ones, with these conditions.
older() {
    (cd "$target" && find . -type f "$@" | grep -e "$hashed" || true) | while IFS= read -r file; do
        [ -e "$new/$file" ] || echo "$file"
    done
}

if [ "$remove_old" = yes ]; then
    # The files that the served page names, wherever it was edited.
    names() { grep -o '[a-z-]*-[0-9a-f]\{16\}[._a-z]*' "$1" | sort -u; }
    if [ ! -f "$target/index.html" ] || [ "$(names "$new/index.html")" != "$(names "$target/index.html")" ]; then
        echo "TARGET does not serve the version in NEW: copy it first" >&2
        exit 2
    fi
    older -mtime +0 | while IFS= read -r file; do
        rm -f "$target/$file"
    done
    exit
fi

list | grep -e "$hashed" | while IFS= read -r file; do
    copy "$file"
done
list ! -path ./index.html ! -path './index.html.*' | grep -v -e "$hashed" | while IFS= read -r file; do
    case $file in
    ./config.json)
        [ -e "$target/config.json" ] || copy "$file"
        ;;
    ./hosting/*)
        # The copy of what was shipped tells an edited file from one of an older version.
        shipped=hosting/.shipped/${file#./hosting/}
        if [ ! -e "$target/$shipped" ] || [ ! -e "$target/$file" ] || cmp -s "$target/$shipped" "$target/$file"; then
            copy "$file"
        elif ! cmp -s "$target/$shipped" "$new/$file"; then
            echo "kept: $target/$file, which was edited. The new one is $target/$shipped" >&2
        fi
        mkdir -p "$target/$(dirname "$shipped")"
        cp "$new/$file" "$target/$shipped"
        ;;
    *) copy "$file" ;;
    esac
done
list -path './index.html.*' | while IFS= read -r file; do
    copy "$file"
done
copy ./index.html
# A packed page of the old version would be served in place of the new one.
for packed in index.html.br index.html.gz; do
    [ -e "$new/$packed" ] || rm -f "$target/$packed"
done

# Their day begins now.
older | while IFS= read -r file; do
    touch "$target/$file"
done
