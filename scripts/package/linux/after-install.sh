#!/bin/sh
# Run by dpkg and rpm once the files are there. Menus and icons are brought up to date by triggers of
# the system's own.
set -e

program=/opt/Bridgekeeper
profile=/etc/apparmor.d/bridgekeeper
allowed=

# Chromium's sandbox takes a user namespace. Where a profile has to allow that, and AppArmor is new
# enough to understand ours, it gets it.
if [ -d /sys/kernel/security/apparmor ] && [ -d /etc/apparmor.d ] &&
  command -v apparmor_parser >/dev/null &&
  apparmor_parser --skip-kernel-load --skip-cache "$program/resources/apparmor-profile" >/dev/null 2>&1; then
  cp "$program/resources/apparmor-profile" "$profile"
  # With it loaded, the test below says less than what the program may.
  if apparmor_parser --replace "$profile" >/dev/null 2>&1; then allowed=yes; fi
fi

# Where no user may make one at all, Chromium's own helper makes it, as root.
mode=0755
if [ -z "$allowed" ] && command -v setpriv >/dev/null && command -v unshare >/dev/null &&
  ! setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user --map-root-user true 2>/dev/null; then
  mode=4755
fi
chmod "$mode" "$program/chrome-sandbox"
