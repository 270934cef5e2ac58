// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/pgp.hpp"
#include "roadstead/image/sif_integrity.hpp"

namespace roadstead::image {

/// What speaks against the signature in the name of `key`, as "it is about other bytes of object 3"; empty: it holds,
/// of the header and of every object of the system's group, as `apptainer verify` wants it. Of several by one key, one
/// that holds is enough.
std::string signature_fault(const SifDigests& digests, const PgpKey& key);

/// The same of the text alone, by whomever it is signed (github.com/sylabs/sif, pkg/integrity).
std::string signed_text_fault(const SifDigests& digests, std::string_view text);

}  // namespace roadstead::image
