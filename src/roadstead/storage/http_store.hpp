// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/environment.hpp"
#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/connect.hpp"

namespace roadstead::storage {

/// http(s)://HOST[/PATH] of a server that takes PUT, as WebDAV ones do: a blob goes to BASE/blobs/sha256/<hex>. Its
/// door is opened by ROADSTEAD_STORE_TOKEN, or by ROADSTEAD_STORE_USER and ROADSTEAD_STORE_PASSWORD; neither goes over
/// plain http to another machine (Code::invalid).
Result<std::unique_ptr<BlobStore>> open_http_store(const StoreSettings& settings);

Result<std::unique_ptr<BlobStore>> make_http_store(const StoreSettings& settings, const Environment& environment,
                                                   const Connect& connect);

}  // namespace roadstead::storage
