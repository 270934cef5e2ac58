// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace roadstead::builder {

/// This machine's, by the name that OCI images have for it (Go's GOARCH): "amd64", "arm64"; the kernel's own name for
/// one that is not known.
std::string machine_architecture();

}  // namespace roadstead::builder
