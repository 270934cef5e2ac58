// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

#include "roadstead/net/http_client.hpp"

namespace roadstead::storage {

/// Makes a client for one more thread.
using Connect = std::function<std::unique_ptr<net::HttpClient>()>;

/// Clients that try again what fails in passing.
Connect patient_connections();

}  // namespace roadstead::storage
