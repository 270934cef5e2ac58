// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace roadstead::image {

/// As much of an ELF file as elf_architecture() needs.
inline constexpr std::size_t elf_start_bytes = 20;

/// OCI name of the architecture that an ELF file is for, from its first bytes: class, byte order and
/// e_machine (System V ABI, "ELF header"). Empty when it is not ELF or not one that OCI names.
std::string_view elf_architecture(std::string_view start);

}  // namespace roadstead::image
