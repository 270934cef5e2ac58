#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The store's contract on a second S3 server.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_s3rver
# It writes an object in its place, and now and then leaves an empty one of a PUT that was broken off or refused.
holds_contract "s3://images/prefix?endpoint=http://127.0.0.1:$port" RefusesAnotherDigest
