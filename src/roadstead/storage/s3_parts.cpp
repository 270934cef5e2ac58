// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_parts.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/storage/xml.hpp"

namespace roadstead::storage {

using net::aws_encoded;
using net::Slash;

Result<std::string> parse_uploads(std::string_view xml, std::string_view key) {
  const auto root = parse_xml(trim(xml));
  if (!root) return Failure(root.error());
  std::string_view newest, id;
  for (const XmlElement& upload : root->children) {
    if (upload.name != "Upload" || upload.text_of("Key") != key || upload.text_of("Initiated") < newest) continue;
    newest = upload.text_of("Initiated");
    id = upload.text_of("UploadId");
  }
  return std::string(id);
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
  if (root->text_of("IsTruncated") == "true")
    page.next = parse_number(root->text_of("NextPartNumberMarker")).value_or(0);
  return page;
}

Result<std::string> find_upload(S3Client& client, const S3Place& place, const std::string& key) {
  const std::string whole = place.prefix + key;
  const auto answer = client.send({"GET", "", "prefix=" + aws_encoded(whole, Slash::encode) + "&uploads=", {}, {}});
  if (!answer) return Failure(answer.error());
  if (!answer->response.is_success()) return std::string();
  auto id = parse_uploads(answer->response.body, whole);
  return id ? id : std::string();
}

Result<std::optional<S3Parts>> list_parts(S3Client& client, const std::string& key, const std::string& upload) {
  S3Parts all;
  for (std::uint64_t marker = 0;;) {
    const std::string after = marker == 0 ? "" : fmt::format("part-number-marker={}&", marker);
    const auto answer = client.send({"GET", key, after + "uploadId=" + aws_encoded(upload, Slash::encode), {}, {}});
    if (!answer) return Failure(answer.error());
    if (answer->response.status == 404) return std::optional<S3Parts>();
    if (!answer->response.is_success()) return answer->refusal("the parts of an upload");
    auto page = parse_parts(answer->response.body);
    if (!page) return wrap(page.error(), "listing the parts of an upload");
    all.merge(page->parts);
    if (page->next <= marker) return std::optional(std::move(all));
    marker = page->next;
  }
}

std::string complete_body(const S3Parts& parts) {
  std::string xml = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
  for (const auto& [number, part] : parts)
    xml += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>{}</ETag></Part>", number, xml_escaped(part.etag));
  return xml + "</CompleteMultipartUpload>";
}

}  // namespace roadstead::storage
