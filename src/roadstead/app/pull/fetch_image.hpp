// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/pull/pull.hpp"

namespace roadstead::app {

/// Puts `pulled.image` under `pulled.path`, from the first of its addresses that gives its bytes, and says which one.
/// An address that fails is told by `options.say` where another one is left. What this machine cannot write, and an
/// Interruption, end it at once.
Result<void> fetch_image(net::HttpClient& http, const PullOptions& options, PulledImage& pulled);

}  // namespace roadstead::app
