#!/bin/sh
# Makes sure that the browser tests find a Chromium: installs Debian's where that is possible, else says what is missing.
set -eu
for browser in "${TALARIA_CHROMIUM-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
  if [ -n "$browser" ] && [ -x "$browser" ]; then
    exit 0
  fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu
  exit 0
fi
echo "The browser tests need Chromium or Chrome: install it, or set TALARIA_CHROMIUM to its program (or skip them with -DskipITs)." >&2
exit 1
