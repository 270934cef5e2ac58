// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_answers.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/storage/xml.hpp"

namespace roadstead::storage {

Result<std::vector<std::string>> parse_uploads(std::string_view xml, std::string_view key) {
  const auto root = parse_xml(trim(xml));
  if (!root) return Failure(root.error());
  std::vector<std::pair<std::string, std::string>> found;
  for (const XmlElement& upload : root->children)
    if (upload.name == "Upload" && upload.text_of("Key") == key && !upload.text_of("UploadId").empty())
      found.emplace_back(upload.text_of("Initiated"), upload.text_of("UploadId"));
  std::ranges::sort(found, std::ranges::greater());
  std::vector<std::string> ids;
  for (auto& [begun, id] : found) ids.push_back(std::move(id));
  return ids;
}

Result<PartsPage> parse_parts(std::string_view xml) {
  const auto root = parse_xml(trim(xml));
  if (!root) return Failure(root.error());
  PartsPage page;
  for (const XmlElement& part : root->children) {
    if (part.name != "Part") continue;
    const auto number = parse_number(part.text_of("PartNumber")), size = parse_number(part.text_of("Size"));
    if (!number || !size || *number == 0 || *number > 10'000)
      return fail(Code::invalid, "part '{}' of {} bytes, want numbers", part.text_of("PartNumber"),
                  part.text_of("Size"));
    page.parts[*number] = {*size, std::string(part.text_of("ETag"))};
  }
  page.algorithm = root->text_of("ChecksumAlgorithm");
  if (root->text_of("IsTruncated") == "true")
    page.next = parse_number(root->text_of("NextPartNumberMarker")).value_or(0);
  return page;
}

static Result<std::int64_t> time_of(const XmlElement& element, std::string_view name) {
  const std::string_view text = element.text_of(name);
  if (is_rfc3339(text)) return unix_seconds(text);
  return fail(Code::invalid, "the key '{}' has the time '{}', want one as 2026-11-23T10:00:00Z", element.text_of("Key"),
              text);
}

Result<ObjectsPage> parse_objects(std::string_view xml) {
  const auto root = parse_xml(trim(xml));
  if (!root) return Failure(root.error());
  if (root->name != "ListBucketResult") return fail(Code::invalid, "the answer is <{}>, want a list", root->name);
  ObjectsPage page;
  for (const XmlElement& object : root->children) {
    if (object.name != "Contents") continue;
    const auto changed_s = time_of(object, "LastModified");
    if (!changed_s) return Failure(changed_s.error());
    const auto size = parse_number(object.text_of("Size"));
    if (!size) return fail(Code::invalid, "the key '{}' has no size, want a number", object.text_of("Key"));
    page.keys.push_back({std::string(object.text_of("Key")), *size, *changed_s, {}});
  }
  if (root->text_of("IsTruncated") == "true") page.next = root->text_of("NextContinuationToken");
  return page;
}

Result<std::vector<ListedKey>> parse_all_uploads(std::string_view xml) {
  const auto root = parse_xml(trim(xml));
  if (!root) return Failure(root.error());
  std::vector<ListedKey> uploads;
  for (const XmlElement& upload : root->children) {
    if (upload.name != "Upload" || upload.text_of("UploadId").empty()) continue;
    const auto begun_s = time_of(upload, "Initiated");
    if (!begun_s) return Failure(begun_s.error());
    uploads.push_back({std::string(upload.text_of("Key")), 0, *begun_s, std::string(upload.text_of("UploadId"))});
  }
  return uploads;
}

std::string complete_body(const S3Parts& parts) {
  std::string xml = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
  for (const auto& [number, part] : parts) {
    xml += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>{}</ETag>", number, xml_escaped(part.etag));
    if (!part.crc32c.empty()) xml += fmt::format("<ChecksumCRC32C>{}</ChecksumCRC32C>", part.crc32c);
    xml += "</Part>";
  }
  return xml + "</CompleteMultipartUpload>";
}

}  // namespace roadstead::storage
