// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/net/forge_kind.hpp"
#include "roadstead/net/json_api.hpp"
#include "roadstead/storage/assets.hpp"

namespace roadstead::storage {

/// Where a release is, and what opens its door.
struct ReleasePlace {
  std::string repository;  ///< "owner/repo"
  std::string tag;
  net::ApiAccess api;
};

/// The assets of one release, which the first upload makes. GitHub's API (docs.github.com/rest/releases) and Gitea's
/// and Forgejo's, which is nearly the same (its swagger.json).
std::unique_ptr<Assets> make_release_assets(net::ForgeKind kind, ReleasePlace place,
                                            std::unique_ptr<net::HttpClient> http);

/// GitLab's generic packages (docs.gitlab.com, "Generic packages repository"): package TAG, a version for each blob, so
/// that looking for one needs no list of all.
std::unique_ptr<Assets> make_package_assets(ReleasePlace place, std::unique_ptr<net::HttpClient> http);

}  // namespace roadstead::storage
