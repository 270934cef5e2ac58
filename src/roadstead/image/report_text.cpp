// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/image/report.hpp"
#include "roadstead/image/timestamp.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

using oci::printable;
using Row = std::vector<std::string>;

static std::size_t width(std::string_view text) {
  const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

// Columns two spaces apart, all rows equally indented, no space at the end of a line.
static void append_table(std::string& out, std::string_view indent, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const Row& row : rows) {
    std::string line(indent);
    for (std::size_t i = 0; i < row.size(); ++i) line += row[i] + std::string(widths[i] - width(row[i]) + 2, ' ');
    out.append(line, 0, line.find_last_not_of(' ') + 1).append(1, '\n');
  }
}

static std::string size_text(std::uint64_t bytes) { return fmt::format("{} ({} bytes)", human_size(bytes), bytes); }

static std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + printable(value);
  return text;
}

static std::string about(const SifObject& object) {
  if (object.partition)
    return joined({name(object.partition->filesystem), name(object.partition->type),
                   object.partition->architecture.empty() ? "unknown" : object.partition->architecture});
  if (object.signature) return name(object.signature->hash) + " " + object.signature->fingerprint;
  return object.name;
}

static std::string link_text(const SifObject& object) {
  if (object.link == 0) return "-";
  return fmt::format("{}{}", object.links_to_group ? "group " : "", object.link);
}

static void append_sif(std::string& out, const Sif& sif) {
  std::vector<Row> rows = {{"ID", "GROUP", "LINK", "OFFSET", "SIZE", "TYPE", "ABOUT"}};
  for (const SifObject& object : sif.objects)
    rows.push_back({fmt::to_string(object.id), object.group ? fmt::to_string(object.group) : "-", link_text(object),
                    fmt::to_string(object.offset), fmt::to_string(object.size_bytes), name(object.type),
                    about(object)});
  out += "objects\n";
  append_table(out, "  ", rows);
}

static std::string squashfs_text(const Squashfs& squashfs) {
  return fmt::format("{}, {} inodes, {}", squashfs.compressor, squashfs.inodes, size_text(squashfs.size_bytes));
}

static std::string platform_text(const LayoutBlob& blob) {
  if (!blob.descriptor.platform) return "-";
  const oci::Platform& platform = *blob.descriptor.platform;
  return printable(platform.os + "/" + platform.architecture + (platform.variant.empty() ? "" : "/") +
                   platform.variant);
}

// image-spec annotations.md: the tag, on an entry of index.json
static std::string tag_of(const LayoutBlob& blob) {
  for (const auto& [key, value] : blob.descriptor.annotations)
    if (key == "org.opencontainers.image.ref.name") return printable(value);
  return {};
}

static void append_layout(std::string& out, const Layout& layout) {
  std::vector<Row> rows = {{"ROLE", "STATE", "PLATFORM", "SIZE", "DIGEST", "MEDIA TYPE"}};
  for (const LayoutBlob& blob : layout.blobs) {
    rows.push_back({std::string(2 * blob.depth, ' ') + std::string(name(blob.role)), std::string(name(blob.state)),
                    platform_text(blob), fmt::to_string(blob.descriptor.size_bytes), blob.descriptor.digest,
                    blob.descriptor.media_type});
    if (const std::string tag = tag_of(blob); !tag.empty()) rows.back().push_back("named " + tag);
    if (!blob.problem.empty()) rows.back().push_back(printable(blob.problem));
  }
  out += "blobs\n";
  append_table(out, "  ", rows);
}

static std::vector<Row> summary(const Report& report) {
  std::vector<Row> rows = {{"format", std::string(name(report.format))}};
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) rows.push_back({std::string(key), std::move(value)});
  };
  if (report.size_bytes != 0) add("size", size_text(report.size_bytes));
  if (report.sha256) add("digest", "sha256:" + to_hex(*report.sha256));
  add("architectures", report.architectures.empty() ? "unknown" : joined(report.architectures));
  if (report.sif) {
    add("launch", report.sif->launch);
    add("id", report.sif->id);
    add("created", timestamp(report.sif->created));
    add("modified", timestamp(report.sif->modified));
    add("signed", find_object(*report.sif, SifDataType::signature) ? "yes (not verified)" : "no");
  }
  if (report.squashfs) add("squashfs", squashfs_text(*report.squashfs));
  if (report.layout) add("layout", report.layout->version);
  return rows;
}

static void append_lines(std::string& out, std::string_view title, std::string_view text) {
  out.append(title).append(1, '\n');
  for (const std::string_view line : split(trim(text), '\n')) out.append("  ").append(printable(line)).append(1, '\n');
}

std::string to_text(const Report& report) {
  std::string out;
  append_table(out, "", summary(report));
  if (report.sif) append_sif(out, *report.sif);
  if (report.layout) append_layout(out, *report.layout);
  std::vector<Row> labels;
  for (const auto& [key, value] : report.labels) labels.push_back({printable(key), printable(value)});
  if (!labels.empty()) append_table(out += "labels\n", "  ", labels);
  if (report.definition) append_lines(out, "definition", *report.definition);
  for (const std::string& note : report.notes) append_lines(out, "note", note);
  return out;
}

}  // namespace roadstead::image
