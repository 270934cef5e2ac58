#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What people paste: the browser clicks each copy button of the ways to pull, on each of the clients' hosts, and the real
# clients run what is on the clipboard then. What they bring is compared with what the registry was made from.
. "$(dirname "$0")/common.sh"

clients=$(readlink -e "$here/../clients")
lay_modules
export ROADSTEAD
"$clients/with-hosts" "$scratch" "$clients/copied" "$scratch"
