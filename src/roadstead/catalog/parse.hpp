// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/yaml.hpp"

// Text → model, one function for each kind of file (docs/registry-format.md). What is wrong becomes a
// finding at `path`; the return value says whether the result may be used. A YamlDocument is passed in
// so that a thread reuses one.
namespace roadstead::catalog {

/// manifests/<tag>/README.md. Sets everything but name, entry and documents.
bool parse_tag(std::string_view path, std::string_view text, YamlDocument& yaml, Arena& arena, Findings& findings,
               Tag& tag);

/// `layout` of the README of a folder whose owners have all collections below it.
inline constexpr std::string_view owner_layout = "owner";

/// <owner>/<repo>/README.md, or that of an owner's folder. Sets description, owners and has_body. A README without
/// front matter is plain Markdown and fine.
bool parse_collection(std::string_view path, std::string_view text, YamlDocument& yaml, Arena& arena,
                      Findings& findings, Collection& collection);

/// roadstead.yml: unknown keys are errors.
bool parse_settings(std::string_view path, std::string_view text, Findings& findings, Settings& settings);

/// _config.yml of the older registries: a Jekyll file; only the keys that Settings has are read, and
/// what YAML we refuse is a warning.
void parse_jekyll_config(std::string_view path, std::string_view text, Findings& findings, Settings& settings);

}  // namespace roadstead::catalog
