// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/first_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/image/sif.hpp"
#include "roadstead/image/squashfs.hpp"

namespace roadstead::verify {

namespace {

/// Bytes that begin a format, and where.
struct Magic {
  std::string_view name, bytes;
  std::size_t offset = 0;
};

// For the message alone: what a wrong file is helps to see how it came there.
constexpr Magic others[] = {
    {"gzip", "\x1f\x8b"},
    {"zstd", "\x28\xb5\x2f\xfd"},
    {"xz", "\xfd\x37zXZ"},
    {"zip", "PK\x03\x04"},
    {"a tar archive", "ustar", 257},
    {"an ext3 file system", "\x53\xef", 1080},
    {"an ELF file",
     "\x7f"
     "ELF"},
    {"XML", "<?xml"},
    {"a Git LFS pointer", "version https://git-lfs"},
    {"JSON", "{"},
};

std::string_view after_blanks(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const auto at = text.find_first_not_of(" \t\r\n");
  return at == text.npos ? std::string_view() : text.substr(at);
}

// Singularity 2 wrote "#!/usr/bin/env run-singularity" before the file system.
bool is_image_file(std::string_view start) {
  if (image::is_sif(start) || image::is_squashfs(start)) return true;
  const auto line_end = start.find('\n');
  return start.starts_with("#!") && line_end != start.npos && image::is_squashfs(start.substr(line_end + 1));
}

std::string described(std::string_view start) {
  if (is_html(start)) return "an HTML page";
  for (const Magic& magic : others)
    if (start.size() >= magic.offset && start.substr(magic.offset).starts_with(magic.bytes))
      return std::string(magic.name);
  const std::string_view shown = start.substr(0, 8);
  return fmt::format("no image's ({})", to_hex({reinterpret_cast<const std::uint8_t*>(shown.data()), shown.size()}));
}

}  // namespace

bool is_html(std::string_view start) {
  const std::string lower = to_lower(after_blanks(start).substr(0, 64));
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<script", "<!--"})
    if (lower.starts_with(tag)) return true;
  return false;
}

std::string type_fault(const Object& object, std::string_view start) {
  if (object.what == What::blob) return is_html(start) ? "the bytes are an HTML page, want a blob" : "";
  if (is_image_file(start)) return {};
  return fmt::format("the first bytes are {}, want a SIF or squashfs image", described(start));
}

// Of whom it is said, and who is not in the table: the signature itself lies behind what it signs.
static std::string signature_fault(const Object& object, const image::Sif& sif) {
  const auto signers = image::signers_of(sif);
  for (const std::string_view stated : object.signers)
    if (std::ranges::find(signers, stated) == signers.end())
      return fmt::format("the SIF has no signature of its system by {}, and one is stated", stated);
  return {};
}

std::string image_fault(const Object& object, std::string_view start) {
  if (object.what != What::image) return {};
  if (!image::is_sif(start))
    return object.signers.empty() ? "" : "the image is no SIF and carries no signature, and one is stated";
  const auto sif = image::parse_sif(image::Reader(start, object.has_size ? object.size_bytes : start.size()));
  if (!sif) return object.has_size && sif.error().code == Code::invalid ? sif.error().message() : "";
  const image::SifObject* const primary = image::primary_partition(*sif);
  if (primary == nullptr) return "the SIF has no primary partition: nothing in it can be run";
  const std::string& arch = primary->partition->architecture;
  if (object.arch.empty() || arch.empty() || arch == object.arch) return signature_fault(object, *sif);
  return fmt::format("the SIF is for {}, but {} is stated", arch, object.arch);
}

}  // namespace roadstead::verify
