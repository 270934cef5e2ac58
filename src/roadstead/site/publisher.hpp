// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "roadstead/render/page.hpp"
#include "roadstead/site/output.hpp"
#include "roadstead/site/profile.hpp"

namespace roadstead::site {

/// Turns pages into the files of one batch, and into the rules that the host needs beside them.
class Publisher : public render::Sink {
 public:
  Publisher(const Profile& profile, std::string prefix, Batch& batch)
      : profile_(profile), prefix_(std::move(prefix)), batch_(batch) {}

  bool wants(std::string_view) override { return true; }
  void put(const render::Page& page) override;

  /// Lines of nginx maps or of _redirects, in the order of the pages.
  struct Rules {
    std::string digests;    ///< path of a tag's manifest → its digest
    std::string redirects;  ///< path → address
    std::string variants;   ///< path~arch → address
    std::uint64_t count = 0;
  };
  const Rules& rules() const { return rules_; }
  std::uint64_t page_count() const { return page_count_; }

 private:
  void add_digest_rule(const render::Page& page);
  void add_redirect_rule(const render::Page& page);

  const Profile& profile_;
  std::string prefix_;
  Batch& batch_;
  std::string file_name_;
  Rules rules_;
  std::uint64_t page_count_ = 0;
};

}  // namespace roadstead::site
