// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/connect.hpp"

#include "roadstead/net/retry.hpp"

namespace roadstead::storage {

Connect patient_connections() {
  return [] { return net::make_patient_client(net::make_http_client()); };
}

}  // namespace roadstead::storage
