// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace roadstead::test {

/// The folder test/ of the source tree.
std::filesystem::path test_folder();

/// ROADSTEAD_CORPUS: real registries; empty: there are none here.
std::filesystem::path corpus_folder();

}  // namespace roadstead::test
