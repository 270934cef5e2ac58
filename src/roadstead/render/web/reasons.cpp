// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/reasons.hpp"

#include <algorithm>
#include <utility>

namespace roadstead::render::web {

// In German: `build` and `check` say them too, which speak English.
static constexpr std::pair<std::string_view, std::string_view> table[] = {
    {"its clients ask at the root of the host, which is not this site's",
     "der Client fragt im Wurzelpfad des Hosts an, und der gehört nicht zu dieser Site"},
    {"another collection has its name in lower case", "eine andere Sammlung heißt in Kleinbuchstaben so"},
    {"no store has its bytes, and this host cannot redirect to them",
     "kein Speicher hat seine Bytes, und dieser Host kann nicht zu ihnen weiterleiten"},
    {"some of its blobs have no address, and no store has them",
     "einige seiner Blobs haben keine Adresse, und kein Speicher hat sie"},
    {"no address of its bytes is known", "keine Adresse seiner Bytes ist bekannt"},
    {"its address is a CI artifact's, which expires", "seine Adresse ist die eines CI-Artefakts, das verfällt"},
    {"its sha256 is not known", "sein sha256 ist nicht bekannt"},
    {"the tag and its layer disagree", "der Tag und seine Schicht widersprechen sich"},
    {"its size cannot be bytes", "seine Größe kann keine in Bytes sein"},
    {"the name is longer than 255 characters", "der Name ist länger als 255 Zeichen"},
    {"a component is not letters and digits joined by '.', '_', '__' or '-'",
     "ein Teil besteht nicht aus Buchstaben und Ziffern mit '.', '_', '__' oder '-' dazwischen"},
    {"the name has one component, want owner/repo", "der Name hat nur einen Teil, nötig ist owner/repo"},
    {"the name has more than 3 components", "der Name hat mehr als 3 Teile"},
    {"the owner is not 1 to 39 letters, digits and '-'", "der Owner hat nicht 1 bis 39 Buchstaben, Ziffern und '-'"},
    {"the repo is not 1 to 64 letters, digits, '-', '_' and '.'",
     "das Repo hat nicht 1 bis 64 Buchstaben, Ziffern, '-', '_' und '.'"},
    {"a component above owner/repo is not letters, digits, '-' and '.'",
     "ein Teil vor owner/repo besteht nicht aus Buchstaben, Ziffern, '-' und '.'"},
    {"the tag is not 1 to 64 letters, digits, '-', '_' and '.'",
     "der Tag hat nicht 1 bis 64 Buchstaben, Ziffern, '-', '_' und '.'"},
    {"the tag names an image by its content", "der Tag nennt ein Image nach seinem Inhalt"},
    {"the tag has one of , : @ % ? # ~", "der Tag hat eines von , : @ % ? # ~"},
    {"the tag is longer than 128 characters", "der Tag ist länger als 128 Zeichen"},
    {"the tag names the referrers of a digest", "der Tag nennt, was auf einen Digest verweist"},
    {"the tag is not letters, digits, '-', '_' and '.', beginning with a letter, a digit or '_'",
     "der Tag besteht nicht aus Buchstaben, Ziffern, '-', '_' und '.', zuerst Buchstabe, Ziffer oder '_'"},
    {"a shub address has no port, and this site's has one",
     "eine shub-Adresse hat keinen Port, die dieser Site hat einen"},
    {"a shub address has no '_' before owner/repo, and this site's has one",
     "eine shub-Adresse hat vor owner/repo kein '_', die dieser Site hat eines"},
    {"a shub address has up to 64 characters before owner/repo, and this site's has more",
     "eine shub-Adresse hat vor owner/repo höchstens 64 Zeichen, die dieser Site hat mehr"},
    {"the client goes by media types, which this host does not send",
     "der Client braucht Medientypen, die dieser Host nicht sendet"},
    {"an index needs its media type, which this host does not send",
     "ein Index braucht seinen Medientyp, den dieser Host nicht sendet"},
    {"the client takes the image for amd64 of several, and there is none",
     "der Client nimmt von mehreren das Image für amd64, und es gibt keines"},
    {"the client takes SIF only, and this is none", "der Client nimmt nur SIF, und dies ist keines"},
    {"the client takes one image of several by its platform, and none has one",
     "der Client nimmt von mehreren Images eines nach seiner Plattform, und keines hat eine"},
    {"without media types the client needs every blob in this site's own store, and some are not",
     "ohne Medientypen braucht der Client jeden Blob im eigenen Speicher dieser Site, und einige fehlen dort"},
    {"without media types the client needs the tag with '-schema1' behind it, which is taken or too long",
     "ohne Medientypen braucht der Client den Tag mit '-schema1' dahinter, und der ist vergeben oder zu lang"},
    {"the client takes no IPv6 address for a host", "der Client nimmt keine IPv6-Adresse als Host"},
    {"its daemon wants https, or this host among its insecure-registries",
     "sein Daemon will https, oder diesen Host unter seinen insecure-registries"},
    {"it is an artifact, and no container image", "es ist ein Artefakt und kein Container-Image"},
};

std::string_view reason_in(const Words& words, std::string_view reason) {
  if (words.language() != "de") return reason;
  const auto* const found = std::ranges::find(table, reason, [](const auto& row) { return row.first; });
  return found == std::end(table) ? reason : found->second;
}

}  // namespace roadstead::render::web
