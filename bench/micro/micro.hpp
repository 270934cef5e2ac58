// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace roadstead::bench {

// One function per part; each registers its benchmarks. main.cpp calls them all.
void add_sha256();
void add_json_writer();
void add_registry();

}  // namespace roadstead::bench
