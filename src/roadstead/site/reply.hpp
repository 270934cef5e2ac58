// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/site/prepared.hpp"
#include "roadstead/site/request_head.hpp"

namespace roadstead::site {

/// Queues what of an answer a request's conditions, range and encodings ask for: the whole (200), a part (206),
/// nothing new (304) or no such part (416).
MHD_Result reply(MHD_Connection* connection, const RequestHead& head, const Prepared& prepared);

}  // namespace roadstead::site
