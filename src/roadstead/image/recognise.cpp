// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/recognise.hpp"

#include <algorithm>
#include <optional>

#include "roadstead/base/hex.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

// Enough for the magic of a tar, which comes last.
static constexpr std::uint64_t start_bytes = 512;

// Where a squashfs begins: at 0, or after the line that made images of Singularity 2 executable.
static std::optional<std::uint64_t> squashfs_offset(std::string_view start) {
  if (is_squashfs(start)) return 0;
  const std::string_view line = start.substr(0, start.find('\n'));
  if (!line.starts_with("#!") || !line.ends_with(" run-singularity") || line.size() == start.size())
    return std::nullopt;
  const std::size_t after = line.size() + 1;
  return is_squashfs(start.substr(after)) ? std::optional<std::uint64_t>(after) : std::nullopt;
}

// "ustar" and a NUL by POSIX, "ustar" and a space by older GNU tar.
static bool is_tar(std::string_view start) { return start.size() == start_bytes && start.substr(257, 5) == "ustar"; }

static Failure unknown_format(std::string_view start) {
  constexpr std::string_view wanted = "want a SIF, a squashfs, or an OCI image layout as directory or tar";
  if (start.empty()) return fail(Code::invalid, "is empty, {}", wanted);
  const std::string_view first = start.substr(0, 16);
  return fail(Code::invalid, "starts with '{}' (hex {}), {}", oci::excerpt(first),
              to_hex({reinterpret_cast<const std::uint8_t*>(first.data()), first.size()}), wanted);
}

Result<Recognised> recognise(const Reader& file) {
  const auto start = file.read(0, std::min(file.size(), start_bytes));
  if (!start) return Failure(start.error());
  if (is_sif(*start)) return Recognised{Format::sif, 0};
  if (is_tar(*start)) return Recognised{Format::oci_tar, 0};
  if (const auto offset = squashfs_offset(*start)) return Recognised{Format::squashfs, *offset};
  return unknown_format(*start);
}

}  // namespace roadstead::image
