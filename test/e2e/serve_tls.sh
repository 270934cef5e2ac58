#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# With a certificate of its own a server speaks TLS, and says so in the addresses that it hands out.
. "$(dirname "$0")/common.sh"
need openssl

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=harbour \
  -addext 'subjectAltName = IP:127.0.0.1' -keyout key.pem -out cert.pem 2>openssl.err || fail "$(cat openssl.err)"
tag registry harbor/buoy latest bytes
serve registry --store store --tls-cert cert.pem --tls-key key.pem
grep -q "at $url$" serve.out || fail "the server says '$(cat serve.out)', want $url"
equal "$(ask --cacert cert.pem /v2/harbor/buoy/manifests/latest)" 200 status
ask --cacert cert.pem /api/container/harbor/buoy:latest >/dev/null
image=$(jq -r .image body)
[[ $image = "$url"/* ]] || fail "image is '$image', want one at $url"
equal "$(curl -sS --cacert cert.pem "$image")" bytes image
if curl -sS "$url/v2/" 2>/dev/null; then fail 'a client that does not know the certificate was content'; fi

exits 3 roadstead serve registry --listen 127.0.0.1:0 --tls-cert key.pem --tls-key key.pem
says 'want a certificate and the key that belongs to it, both PEM'
exits 3 roadstead serve registry --listen 127.0.0.1:0 --tls-cert cert.pem --tls-key none.pem
says 'reading the TLS key: none.pem: No such file or directory'
exits 3 roadstead serve registry --listen 127.0.0.1:0 --tls-cert store --tls-key key.pem
says 'reading the TLS certificate: store'
openssl ecparam -genkey -name prime256v1 -noout -out other.pem
exits 3 roadstead serve registry --listen 127.0.0.1:0 --tls-cert cert.pem --tls-key other.pem
says 'want a certificate and the key that belongs to it, both PEM'
exits 2 roadstead serve registry --tls-cert cert.pem
