// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/elf.hpp"

#include <elf.h>

namespace roadstead::image {

struct Machine {
  unsigned e_machine;
  int elf_class;
  int byte_order;
  std::string_view architecture;
};

static constexpr Machine machines[] = {
    {EM_386, ELFCLASS32, ELFDATA2LSB, "386"},           {EM_X86_64, ELFCLASS64, ELFDATA2LSB, "amd64"},
    {EM_ARM, ELFCLASS32, ELFDATA2LSB, "arm"},           {EM_AARCH64, ELFCLASS64, ELFDATA2LSB, "arm64"},
    {EM_PPC64, ELFCLASS64, ELFDATA2MSB, "ppc64"},       {EM_PPC64, ELFCLASS64, ELFDATA2LSB, "ppc64le"},
    {EM_MIPS, ELFCLASS32, ELFDATA2MSB, "mips"},         {EM_MIPS, ELFCLASS32, ELFDATA2LSB, "mipsle"},
    {EM_MIPS, ELFCLASS64, ELFDATA2MSB, "mips64"},       {EM_MIPS, ELFCLASS64, ELFDATA2LSB, "mips64le"},
    {EM_S390, ELFCLASS64, ELFDATA2MSB, "s390x"},        {EM_RISCV, ELFCLASS64, ELFDATA2LSB, "riscv64"},
    {EM_LOONGARCH, ELFCLASS64, ELFDATA2LSB, "loong64"},
};

std::string_view elf_architecture(std::string_view start) {
  if (start.size() < elf_start_bytes || !start.starts_with(ELFMAG)) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(start[i])); };
  const bool low_first = byte(EI_DATA) == ELFDATA2LSB;
  const unsigned e_machine = low_first ? byte(18) | byte(19) << 8 : byte(18) << 8 | byte(19);
  for (const Machine& machine : machines)
    if (machine.e_machine == e_machine && machine.elf_class == start[EI_CLASS] && machine.byte_order == start[EI_DATA])
      return machine.architecture;
  return {};
}

}  // namespace roadstead::image
