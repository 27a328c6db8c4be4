#!/bin/sh
# Run by dpkg and rpm once the files are gone. What users have is theirs: bridgekeeper --purge-data
# removes it, for the user who asks.
set -e

profile=/etc/apparmor.d/bridgekeeper

# By dpkg: remove, purge, upgrade and more. By rpm: how many versions are left.
case "$1" in
  remove | purge | 0)
    if [ -e "$profile" ]; then
      apparmor_parser --remove "$profile" >/dev/null 2>&1 || true
      rm -f "$profile"
    fi
    ;;
esac
