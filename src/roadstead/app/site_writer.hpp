// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "roadstead/app/progress.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/site/output.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::app {

struct SiteTarget {
  const site::Profile& profile;
  site::Output& output;
  unsigned jobs;
};

/// Renders all pages of a registry into one output, on some threads and in one order, and finishes it. Returns the
/// number of pages.
Result<std::uint64_t> write_site(const render::Site& pages, const source::Tree& tree, const SiteTarget& target,
                                 const Progress& progress);

}  // namespace roadstead::app
