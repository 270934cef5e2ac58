# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: Apache-2.0
# Sourced after test/e2e/common.sh: real servers for the stores, each on a free port, ended with the script.
servers=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
STORAGE_TEST=$(readlink -e "${ROADSTEAD_STORAGE_TEST:?want the path of storage_test}")
PUT_BLOB=$(readlink -e "${ROADSTEAD_PUT_BLOB:?want the path of put_blob}")

# Nothing of the user's own opens a door here.
unset "${!AWS_@}" "${!ROADSTEAD_STORE_@}" GITHUB_API_URL CI_API_V4_URL
export AWS_SHARED_CREDENTIALS_FILE=$scratch/none AWS_CONFIG_FILE=$scratch/none

# Sets $port and what AWS's tools read.
start_moto() {
  local why
  why=$("$servers/../clients/make-root" 2>&1 >/dev/null) || lacks "${why##*$'\n'}"
  port=$(free_port)
  mkdir moto
  cp "$servers/moto" moto/run
  "$servers/../clients/in-root" -w "$PWD/moto" /srv/run "$port" /srv >moto/said 2>&1 &
  processes+=($!)
  until_true test -f moto/moto.env
  set -a
  # shellcheck source=/dev/null
  . ./moto/moto.env
  set +a
}

# A Ceph of one machine, all in the folder `ceph`: a monitor, an object store in memory, and the gateway. Sets $port and
# what AWS's tools read; the bucket is `images`.
start_radosgw() {
  local program monitor id
  for program in ceph ceph-authtool ceph-mon ceph-osd monmaptool radosgw radosgw-admin; do need "$program"; done
  port=$(free_port) monitor=[v2:127.0.0.1:$(free_port)] id=$(cat /proc/sys/kernel/random/uuid)
  mkdir -p ceph/mon ceph/osd
  export CEPH_CONF=$PWD/ceph/ceph.conf
  cat >"$CEPH_CONF" <<CONF
[global]
fsid = $id
mon host = $monitor
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc # the gateway's own default wants keys
ms bind ipv6 = false
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
mon allow pool size one = true
osd objectstore = memstore
memstore device bytes = 1073741824
osd class load list = *
osd class default list = *
keyring = $PWD/ceph/keyring
mon data = $PWD/ceph/mon
osd data = $PWD/ceph/osd
rgw data = $PWD/ceph
rgw frontends = beast endpoint=127.0.0.1:$port
run dir = $PWD/ceph
crash dir = $PWD/ceph
pid file = $PWD/ceph/\$name.pid
admin socket = $scratch/\$name.asok
log file = $PWD/ceph/\$name.log
mon cluster log file = $PWD/ceph/cluster.log
CONF
  make_ceph "$monitor" "$id" >ceph/made 2>&1 || fail "Ceph's store cannot be made: $(tail -n 5 ceph/made)"
  in_background radosgw -f --id admin
  export AWS_ACCESS_KEY_ID=keeper AWS_SECRET_ACCESS_KEY=secret
  until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
  make_bucket || fail "Ceph's gateway makes no bucket"
}

# Signed as AWS did it first.
make_bucket() {
  local date signature
  date=$(date -R)
  signature=$(printf 'PUT\n\n\n%s\n/images' "$date" | openssl dgst -sha1 -hmac secret -binary | base64)
  curl -fsS -X PUT -H "Date: $date" -H "Authorization: AWS keeper:$signature" "http://127.0.0.1:$port/images"
}

in_background() { # command…
  "$@" >"$1.said" 2>&1 &
  processes+=($!)
}

is_up() { ceph osd stat | grep '1 up' >/dev/null; }

make_ceph() { # monitor's address, id
  local osd
  osd=$(cat /proc/sys/kernel/random/uuid)
  ceph-authtool --create-keyring ceph/keyring --gen-key -n mon. --cap mon 'allow *'
  monmaptool --create --addv a "$1" --fsid "$2" ceph/monmap
  ceph-mon --mkfs -i a --monmap ceph/monmap --keyring ceph/keyring
  in_background ceph-mon -f -i a
  until_true timeout 20 ceph osd new "$osd" 0
  ceph-osd -i 0 --mkfs --osd-uuid "$osd"
  in_background ceph-osd -f -i 0
  ceph osd crush add osd.0 1 root=default host=here
  until_true is_up
  radosgw-admin user create --uid=keeper --display-name=keeper --access-key=keeper --secret-key=secret
}

# holds_contract ADDRESS: runs the suite that every store passes against it.
holds_contract() {
  ROADSTEAD_TEST_STORE=$1 "$STORAGE_TEST" --gtest_brief=1 --gtest_filter="*BlobStoreContract*" >contract 2>&1 ||
    fail "the contract does not hold for $1: $(grep -v GetParam contract | tail -n 40)"
}

# Sets $port. Takes PUT into the folder `dav`; the name is "writer", the password "secret".
start_nginx_dav() {
  need nginx
  port=$(free_port)
  mkdir dav dav.parts
  chmod 777 dav dav.parts # nginx's worker may be another user
  printf 'writer:%s\n' "$(openssl passwd -apr1 secret)" >dav.users
  cat >dav.conf <<CONF
pid $PWD/dav.pid;
error_log $PWD/dav.said;
events {}
http {
  access_log off;
  client_body_temp_path $PWD/dav.parts;
  client_max_body_size 0;
  server {
    listen 127.0.0.1:$port;
    root $PWD;
    location /dav/ {
      dav_methods PUT DELETE MKCOL;
      create_full_put_path on;
      limit_except GET HEAD { auth_basic store; auth_basic_user_file $PWD/dav.users; }
    }
  }
}
CONF
  nginx -p "$PWD" -c dav.conf -g 'daemon off; master_process off;' >nginx.said 2>&1 &
  processes+=($!)
  until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
}

# Sets $port. Takes PUT into the folder `in-place`, where the names point.
start_put_in_place() {
  need python3
  port=$(free_port)
  mkdir -p in-place
  "$servers/put-in-place" "$port" in-place >in-place.said 2>&1 &
  processes+=($!)
  until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
}

# Sets $port.
start_fake_forge() {
  need python3
  port=$(free_port)
  "$servers/fake-forge" "$port" >forge.said 2>&1 &
  processes+=($!)
  until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
}

# Sets $pulls, the address of an API like GitHub's; what was posted to it is in `posted`. $fake_pulls_of, where it is set,
# is the bare repository behind it.
start_fake_pulls() {
  need python3
  pulls=http://127.0.0.1:$(free_port)
  : >posted
  "$servers/fake-pulls" "${pulls##*:}" posted ${fake_pulls_of:+"$fake_pulls_of"} >pulls.said 2>&1 &
  processes+=($!)
  until_true curl -s -o /dev/null "$pulls/repos/a/b"
}

# start_fault_proxy UPSTREAM-PORT [FAULT…]: sets $proxy_port and $proxy; the answers that came through are in proxy.log.
start_fault_proxy() {
  need python3
  proxy_port=$(free_port)
  : >proxy.log
  "$servers/fault-proxy" "$proxy_port" "$1" proxy.log "${@:2}" >proxy.said 2>&1 &
  proxy=$!
  processes+=("$proxy")
  until_true bash -c "exec 3<>/dev/tcp/127.0.0.1/$proxy_port"
}
