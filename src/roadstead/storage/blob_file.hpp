// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/file.hpp"
#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {

/// The blob's file; Code::invalid where it has not the blob's size.
Result<FileHandle> open_blob_file(const Blob& blob);

/// Code::invalid where the bytes that were read have another digest than the blob.
Result<void> expect_digest(const Blob& blob, const Sha256& found);

}  // namespace roadstead::storage
