// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/pull.hpp"

#include <fmt/compile.h>

#include "roadstead/base/byte_scan.hpp"

namespace roadstead::render::web {

std::string Pull::reference() const { return fmt::format(FMT_COMPILE("{}:{}"), collection.name, tag.name); }

void Pull::name_digest(const catalog::Digest& digest) {
  oci_reference.resize(oci_reference.size() - tag.name.size() - 1);
  oci_reference.append("@").append(digest.text());
}

std::string Pull::oci_word(std::string_view scheme, std::string_view suffix) const {
  return shell_word(fmt::format(FMT_COMPILE("{}{}{}"), scheme, oci_reference, suffix));
}

// A quote ends what the shell takes as one word.
std::string in_quotes(std::string url) {
  for (std::size_t at = url.find('\''); at != url.npos; at = url.find('\'', at)) url.replace(at, 1, "%27");
  return "'" + url + "'";
}

std::string shell_word(std::string text) {
  const bool is_plain = !has_byte(text, [](ByteBlock c) {
    const ByteBlock letter = (c | 0x20) - 'a';
    return (letter > 25) & (c != '_') & (c != '@') &
           ((c < '-') | (c > ':'));  // '-', '.', '/', the digits and ':' are neighbours
  });
  return is_plain ? text : in_quotes(std::move(text));
}

static std::string_view apptainer_refusal(const Pull& pull, const Artifact& artifact) {
  if (artifact.is_index && !pull.site.host.sends_media_types) return index_needs_type;
  if (!artifact.is_sif) return "the client takes the image for amd64 of several, and there is none";
  return *artifact.is_sif ? "" : "the client takes SIF only, and this is none";
}

static std::string_view oras_refusal(const Pull& pull, const Artifact& artifact) {
  if (!pull.site.host.sends_media_types) return needs_types;
  if (!artifact.is_index || !artifact.platforms.empty()) return {};
  return "the client takes one image of several by its platform, and none has one";
}

void add_oras(Pull& pull, const Artifact& artifact) {
  if (const auto why = apptainer_refusal(pull, artifact); !why.empty())
    pull.fails({"apptainer, oras"}, why);
  else
    pull.works("apptainer, oras",
               fmt::format(FMT_COMPILE("apptainer pull {}{}"), pull.if_plain("--no-https "), pull.oci_word("oras://")));
  if (const auto why = oras_refusal(pull, artifact); !why.empty()) return pull.fails({"oras"}, why);
  // Without a platform oras would write the images of an index into the same file, one after the other.
  const std::string platform =
      artifact.is_index ? fmt::format(FMT_COMPILE("--platform {} "), shell_word(artifact.platforms.front())) : "";
  pull.works("oras",
             fmt::format(FMT_COMPILE("oras pull {}{}{}"), pull.if_plain("--plain-http "), platform, pull.oci_word("")));
}

}  // namespace roadstead::render::web
