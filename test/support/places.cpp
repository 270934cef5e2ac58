// SPDX-License-Identifier: Apache-2.0
// Alone in knowing where this checkout lies: what any other compiles to, a compiler's cache has for all checkouts.
#include "support/places.hpp"

namespace roadstead::test {

std::filesystem::path test_folder() { return ROADSTEAD_TEST_FOLDER; }

std::filesystem::path corpus_folder() { return ROADSTEAD_CORPUS; }

}  // namespace roadstead::test
