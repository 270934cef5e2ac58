// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/attach_contents.hpp"

#include "roadstead/contents/document.hpp"
#include "roadstead/image/inspect.hpp"
#include "roadstead/oci/media_type.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

// Of several images in one layout each has documents of its own; "unknown" is what attestations say they run on.
std::vector<std::string> architectures_of(const image::Report& report, const ImageRecord& record) {
  if (record.layout == catalog::Layout::singularity || report.architectures.size() < 2) return {record.arch};
  std::vector<std::string> architectures = report.architectures;
  std::erase(architectures, "unknown");
  return architectures;
}

Result<RecordedDocument> write_document(const fs::path& folder, const std::string& file, const std::string& bytes,
                                        std::string_view media_type, const std::string& arch) {
  std::error_code error;
  fs::create_directories((folder / file).parent_path(), error);
  if (error) return fail_errno(error.value(), "making " + (folder / file).parent_path().string());
  if (auto done = write_file_atomically(folder / file, bytes); !done) return Failure(done.error());
  RecordedDocument document;
  document.arch = arch;
  document.blob.digest = catalog::Digest::of(bytes);
  document.blob.size_bytes = bytes.size();
  document.blob.media_type = media_type;
  document.blob.file = file;
  return document;
}

Result<void> attach_one(const fs::path& folder, const fs::path& image, const std::string& arch,
                        contents::Subject subject, std::vector<RecordedDocument>& attached) {
  const auto read = contents::read_contents(image, arch);
  if (!read) return Failure(read.error());
  if (!read->image.digest.empty()) subject.digest = read->image.digest;
  subject.architecture = read->image.architecture;
  subject.created = read->image.created;  // what the record says may be the moment at which it was written
  const auto packed = contents::gzip(contents::to_json(read->contents, subject));
  if (!packed) return Failure(packed.error());
  const std::string where = arch.empty() ? "contents/" : "contents/" + arch + "/";
  const auto add = [&](const char* name, const std::string& bytes, std::string_view media_type) -> Result<void> {
    auto document = write_document(folder, where + name, bytes, media_type, arch);
    if (!document) return Failure(document.error());
    attached.push_back(std::move(*document));
    return {};
  };
  if (auto done = add("contents.json.gz", *packed, oci::media_type::contents); !done) return done;
  if (auto done = add("spdx.json", contents::to_spdx(read->contents, subject), oci::media_type::spdx); !done)
    return done;
  return add("cdx.json", contents::to_cyclonedx(read->contents, subject), oci::media_type::cyclonedx);
}

}  // namespace

Result<void> attach_contents(const fs::path& folder, const fs::path& image, const std::string& collection,
                             ImageRecord& record) {
  const auto report = image::inspect(image, {.hash = image::Hash::no});
  if (!report) return Failure(report.error());
  // Not of the tag: tags that have the same image share these documents.
  const contents::Subject subject{.name = collection, .digest = record.digest.text()};
  std::vector<RecordedDocument> attached;
  for (const std::string& arch : architectures_of(*report, record))
    if (auto done = attach_one(folder, image, arch, subject, attached); !done) return done;
  record.attached = std::move(attached);
  return {};
}

}  // namespace roadstead::app
