#!/bin/sh
# Puts the Node.js that builds the browser bundle into a folder of its own: $1 folder, $2 node package, $3 npm package.
# Node comes as an ordinary npm package, so that whichever npm is on the machine can fetch it.
set -eu
if ! command -v npm >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm
  else
    echo "Building the browser bundle needs npm, which is not installed here: install Node.js (any version with npm) and try again." >&2
    exit 1
  fi
fi
npm install -g --prefix "$1" --no-audit --no-fund --no-update-notifier "$2" "$3"
