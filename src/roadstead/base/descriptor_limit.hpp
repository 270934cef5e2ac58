// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace roadstead {

/// Lets the process hold `wanted` descriptors, or as many as it may: the usual limit of 1,024 is for programs that use
/// select().
void raise_descriptor_limit(unsigned wanted);

}  // namespace roadstead
