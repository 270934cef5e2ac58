// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/environment.hpp"
#include "roadstead/storage/blob_inventory.hpp"
#include "roadstead/storage/connect.hpp"

namespace roadstead::storage {

/// github-release:OWNER/REPO[@TAG][?api=URL], and gitlab-release:, gitea-release: alike; TAG is "images" where it is
/// not given. The API is that of github.com or gitlab.com, or what a job's GITHUB_API_URL or CI_API_V4_URL says.
/// Tokens: ROADSTEAD_STORE_TOKEN; else, to the forge's public host and to the one whose CI runs us, its own:
/// GITHUB_TOKEN or GH_TOKEN; GITLAB_TOKEN or CI_JOB_TOKEN; GITEA_TOKEN or FORGEJO_TOKEN. Code::invalid for an API over
/// plain http on another machine.
Result<std::unique_ptr<BlobStore>> open_release_store(const StoreSettings& settings);

/// By the scheme of the address.
Result<std::unique_ptr<BlobStore>> make_release_store(const StoreSettings& settings, const Environment& environment,
                                                      const Connect& connect);

Result<std::unique_ptr<BlobInventory>> open_release_inventory(const std::string& address);
/// By the scheme of the address.
Result<std::unique_ptr<BlobInventory>> make_release_inventory(const std::string& address,
                                                              const Environment& environment, const Connect& connect);

}  // namespace roadstead::storage
