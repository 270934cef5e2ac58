// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/render/host.hpp"
#include "roadstead/site/output.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/site/publisher.hpp"
#include "roadstead/site/spill.hpp"

namespace roadstead::site {

/// The rules of a whole site, in the order of its pages.
class SiteRules {
 public:
  explicit SiteRules(const std::filesystem::path& spill_folder)
      : folder_(spill_folder), digests_(folder_), redirects_(folder_), variants_(folder_) {}

  /// Those of the pages that come next.
  Result<void> add(const Publisher::Rules& rules);

  /// Into the file that the host reads them from. The last call.
  Result<void> write(const Profile& profile, const render::Host& host, Output& output);

 private:
  Result<void> write_nginx_maps(const render::Host& host, Output& output);

  std::filesystem::path folder_;
  Spill digests_, redirects_, variants_;
  std::uint64_t count_ = 0;
};

}  // namespace roadstead::site
