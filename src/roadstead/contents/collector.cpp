// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/collector.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/contents/os_release.hpp"
#include "roadstead/contents/parse_packages.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::contents {

namespace {

/// A kind of file that is read, and how.
struct Source {
  bool (*is_it)(std::string_view path);
  std::uint64_t limit_bytes;
  enum class Extent { whole, start } extent;  ///< of a longer file, its start is enough or it is not read at all
  Result<void> (*parse)(std::string_view path, std::string_view bytes, Contents& contents);
};

constexpr std::uint64_t mib = 1 << 20;
constexpr std::size_t note_limit = 100;

template <auto Parse>
Result<void> fill(std::string_view, std::string_view bytes, Contents& contents) {
  Parse(bytes, contents.packages);
  return {};
}

template <auto Parse>
Result<void> try_to_fill(std::string_view, std::string_view bytes, Contents& contents) {
  return Parse(bytes, contents.packages);
}

// What stands in etc is what counts, and comes in any order (os-release(5)).
Result<void> read_system(std::string_view path, std::string_view bytes, Contents& contents) {
  if (path.starts_with("etc/") || contents.system.id.empty()) contents.system = parse_os_release(bytes);
  return {};
}

constexpr std::string_view apptainer_folder = ".singularity.d/";
constexpr std::string_view script_names[] = {
    "env/10-docker2singularity.sh", "env/90-environment.sh", "runscript", "runscript.help", "startscript", "test"};

bool is_script(std::string_view path) {
  if (!path.starts_with(apptainer_folder)) return false;
  return std::ranges::find(script_names, path.substr(apptainer_folder.size())) != std::end(script_names);
}

// Where a recipe says nothing, apptainer writes a script of comments.
bool does_something(std::string_view script) {
  return std::ranges::any_of(split(script, '\n'), [](std::string_view line) {
    line = trim(line);
    return !line.empty() && !line.starts_with('#');
  });
}

Result<void> read_script(std::string_view path, std::string_view bytes, Contents& contents) {
  if (does_something(bytes))
    contents.scripts.push_back(
        {std::string(path.substr(apptainer_folder.size())), oci::printable(bytes, oci::Lines::many)});
  return {};
}

// The files of rpm before 4.16, and what it leaves beside a database that is still open.
Result<void> refuse_berkeley(std::string_view, std::string_view, Contents&) {
  return fail(Code::invalid, "is in Berkeley DB's form, which is not read");
}
Result<void> refuse_journal(std::string_view, std::string_view bytes, Contents&) {
  if (bytes.empty()) return {};
  return fail(Code::invalid, "has changes that are not in the database yet, and are not read");
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view folder_of(std::string_view path) { return path.substr(0, path.size() - name_of(path).size()); }

bool is_rpm_folder(std::string_view folder) {
  return folder == "var/lib/rpm/" || folder == "usr/lib/sysimage/rpm/" || folder == "usr/share/rpm/";
}

using Extent = Source::Extent;

constexpr Source sources[] = {
    {[](std::string_view path) { return path == "etc/os-release" || path == "usr/lib/os-release"; }, mib, Extent::whole,
     read_system},
    {is_script, mib, Extent::whole, read_script},
    {[](std::string_view path) { return path == "var/lib/dpkg/status"; }, 256 * mib, Extent::whole, fill<parse_dpkg>},
    {[](std::string_view path) { return path.starts_with("var/lib/dpkg/status.d/") && !path.ends_with(".md5sums"); },
     mib, Extent::whole, fill<parse_dpkg>},
    {[](std::string_view path) { return path == "lib/apk/db/installed" || path == "usr/lib/apk/db/installed"; },
     256 * mib, Extent::whole, fill<parse_apk>},
    {[](std::string_view path) { return name_of(path) == "rpmdb.sqlite" && is_rpm_folder(folder_of(path)); }, 512 * mib,
     Extent::whole, try_to_fill<parse_rpm_sqlite>},
    {[](std::string_view path) { return name_of(path) == "rpmdb.sqlite-wal" && is_rpm_folder(folder_of(path)); }, 1,
     Extent::start, refuse_journal},
    {[](std::string_view path) { return name_of(path) == "Packages.db" && is_rpm_folder(folder_of(path)); }, 512 * mib,
     Extent::whole, try_to_fill<parse_rpm_ndb>},
    {[](std::string_view path) { return name_of(path) == "Packages" && is_rpm_folder(folder_of(path)); }, 1,
     Extent::start, refuse_berkeley},
    {[](std::string_view path) {
       return path.ends_with(".json") &&
              (folder_of(path) == "conda-meta/" || folder_of(path).ends_with("/conda-meta/"));
     },
     16 * mib, Extent::whole, try_to_fill<parse_conda>},
    {[](std::string_view path) {
       return path.ends_with(".dist-info/METADATA") || path.ends_with(".egg-info/PKG-INFO") ||
              path.ends_with(".egg-info");
     },
     mib / 16, Extent::start, fill<parse_python>},
};

Result<void> read_source(const Source& source, const image::FileEntry& entry, const image::ReadStart& read,
                         Contents& contents) {
  if (source.extent == Extent::whole && entry.size_bytes > source.limit_bytes)
    return fail(Code::invalid, "{} bytes, want at most {}", entry.size_bytes, source.limit_bytes);
  const auto bytes = read(source.limit_bytes);
  return bytes ? source.parse(entry.path, *bytes, contents) : Result<void>(Failure(bytes.error()));
}

}  // namespace

void Collector::note(std::string_view path, std::string_view problem) {
  if (contents_.notes.size() < note_limit)
    contents_.notes.push_back(fmt::format("{}: {}", oci::printable(path), problem));
}

Result<void> Collector::take(const image::FileEntry& entry, const image::ReadStart& read) {
  if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
  if (const auto added = contents_.tree.add(entry); !added) return added;
  if (entry.kind != image::FileKind::file) return {};
  const auto source = std::ranges::find_if(sources, [&](const Source& s) { return s.is_it(entry.path); });
  if (source == std::end(sources)) return {};
  if (const auto done = read_source(*source, entry, read, contents_); !done) note(entry.path, done.error().message());
  return {};
}

Contents Collector::finish() {
  auto& packages = contents_.packages;
  if (packages.size() > package_count_limit) {
    contents_.notes.push_back(fmt::format("more than {} packages: the others are left out", package_count_limit));
    packages.resize(package_count_limit);
  }
  std::ranges::sort(packages);
  packages.erase(std::unique(packages.begin(), packages.end()), packages.end());
  std::ranges::sort(contents_.notes);
  std::ranges::sort(contents_.scripts, {}, &Script::name);
  contents_.tree.finish(document_file_limit);
  return std::move(contents_);
}

Result<ReadImage> read_contents(const std::filesystem::path& path, std::string_view architecture) {
  Collector collector;
  auto listed = image::list_files(path, architecture, [&](const image::FileEntry& entry, const image::ReadStart& read) {
    return collector.take(entry, read);
  });
  if (!listed) return Failure(listed.error());
  Contents contents = collector.finish();
  contents.config = std::move(listed->config);
  contents.notes.insert(contents.notes.end(), listed->notes.begin(), listed->notes.end());
  return ReadImage{std::move(contents), std::move(*listed)};
}

}  // namespace roadstead::contents
