// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/elf.hpp"

#include <gtest/gtest.h>

#include <string>

namespace roadstead::image {
namespace {

std::string elf(char bits, char order, int machine) {
  std::string start = std::string(
                          "\x7f"
                          "ELF") +
                      bits + order + std::string(14, '\0');
  const bool low_first = order == 1;
  start[low_first ? 18 : 19] = static_cast<char>(machine);
  start[low_first ? 19 : 18] = static_cast<char>(machine >> 8);
  return start;
}

TEST(ElfArchitecture, IsThatOfClassOrderAndMachine) {
  EXPECT_EQ(elf_architecture(elf(2, 1, 62)), "amd64");
  EXPECT_EQ(elf_architecture(elf(2, 1, 183)), "arm64");
  EXPECT_EQ(elf_architecture(elf(1, 1, 3)), "386");
  EXPECT_EQ(elf_architecture(elf(1, 1, 40)), "arm");
  EXPECT_EQ(elf_architecture(elf(2, 1, 21)), "ppc64le");
  EXPECT_EQ(elf_architecture(elf(2, 2, 21)), "ppc64");
  EXPECT_EQ(elf_architecture(elf(2, 2, 22)), "s390x");
  EXPECT_EQ(elf_architecture(elf(1, 1, 8)), "mipsle");
  EXPECT_EQ(elf_architecture(elf(2, 2, 8)), "mips64");
  EXPECT_EQ(elf_architecture(elf(2, 1, 243)), "riscv64");
  EXPECT_EQ(elf_architecture(elf(2, 1, 258)), "loong64");
}

TEST(ElfArchitecture, IsEmptyForWhatOciDoesNotName) {
  EXPECT_EQ(elf_architecture(elf(1, 1, 62)), "");  // x32
  EXPECT_EQ(elf_architecture(elf(2, 2, 183)), "");
  EXPECT_EQ(elf_architecture(elf(2, 1, 62).substr(0, 19)), "");
  EXPECT_EQ(elf_architecture("#!/bin/bash\nexec something"), "");
  EXPECT_EQ(elf_architecture(""), "");
}

}  // namespace
}  // namespace roadstead::image
