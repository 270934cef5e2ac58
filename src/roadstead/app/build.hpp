// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "roadstead/app/progress.hpp"
#include "roadstead/app/registry.hpp"
#include "roadstead/app/withheld.hpp"

namespace roadstead::app {

enum class OnError : std::uint8_t { stop, leave_out };

struct BuildOptions {
  std::string registry = ".";
  std::filesystem::path out{};
  std::string host = "pages";
  std::string base_url{};  ///< empty: what the registry's settings say
  std::optional<std::filesystem::path> store{};
  std::optional<std::filesystem::path> audit_report{};  ///< whose findings pages show
  unsigned jobs = 0;                                    ///< 0: one for each processor
  OnError on_error = OnError::stop;
  bool strict = false;  ///< warnings count as errors
};

struct BuildReport {
  catalog::Findings findings;
  bool written = false;
  std::uint64_t collections = 0, tags = 0, pages = 0;
  std::string base_url;
  bool is_address_known = true;  ///< false: neither the options nor the settings say where the site will live
  Withheld withheld{};
};

/// Reads a registry and writes its site. With errors found nothing is written, unless they are left out.
Result<BuildReport> build(const BuildOptions& options, const Progress& progress);

}  // namespace roadstead::app
