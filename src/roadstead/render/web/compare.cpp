// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/compare.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/attached.hpp"

namespace roadstead::render::web {

using catalog::Attached;
using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

namespace {

constexpr std::size_t most_states = 100;

/// A state whose contents a browser can fetch.
struct State {
  std::string address, digest;
  std::string_view created, arch;
  bool is_current;
};

/// The states of a tag, those it has now first.
class StateFinder {
 public:
  StateFinder(const Site& site, const Collection& collection, const Tag& tag)
      : site_(site), collection_(collection), tag_(tag) {}

  std::vector<State> find() {
    for (const Attached& document : tag_.attached) add(document, image_of(document), true);
    for (std::size_t i = tag_.history.size(); i-- > 0;)
      for (const catalog::FormerDocument& former : tag_.attached_to(i)) add(former.document, tag_.history[i], false);
    return std::move(states_);
  }

 private:
  const StoredFile& image_of(const Attached& document) const {
    const auto image = std::ranges::find(tag_.images, document.file.arch, &StoredFile::arch);
    return document.file.arch.empty() || image == tag_.images.end() ? tag_.stated : *image;
  }

  void add(const Attached& document, const StoredFile& image, bool is_current) {
    if (document.media_type != oci::media_type::contents || states_.size() == most_states) return;
    std::string address = checked_address(site_, collection_, tag_, document);
    if (address.empty()) return;
    const std::string_view arch = document.file.arch.empty() ? image.arch : document.file.arch;
    states_.push_back({std::move(address), image.digest_text(), image.created, arch, is_current});
  }

  const Site& site_;
  const Collection& collection_;
  const Tag& tag_;
  std::vector<State> states_;
};

void option(Html& html, const State& state, bool is_chosen) {
  html.raw("<option value=\"").text(state.address).raw(is_chosen ? "\" selected>" : "\">");
  if (state.is_current) html.word(Word::now).raw(": ");
  html.text(state.created.substr(0, 10)).raw(" ").text(std::string_view(state.digest).substr(0, 19));
  if (!state.arch.empty()) html.raw(" ").text(state.arch);
  html.raw("</option>\n");
}

void choice(Html& html, Word label, const std::vector<State>& states, std::size_t chosen) {
  html.raw("<label>").word(label).raw(" <select>\n");
  for (std::size_t i = 0; i < states.size(); ++i) option(html, states[i], i == chosen);
  html.raw("</select></label>\n");
}

// What the tag is now with what it was last, of another architecture only where nothing else is there.
std::size_t before_now(const std::vector<State>& states) {
  const std::string_view arch = states.front().arch;
  const auto fits = [&](const State& state) {
    return !state.is_current && (state.arch == arch || state.arch.empty() || arch.empty());
  };
  const auto found = std::ranges::find_if(states, fits);
  return found == states.end() ? states.size() - 1 : static_cast<std::size_t>(found - states.begin());
}

}  // namespace

void append_compare(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  if (tag.formerly_attached.empty()) return;
  const auto states = StateFinder(site, collection, tag).find();
  if (states.size() < 2) return;
  constexpr std::pair<std::string_view, Word> words[] = {{"size", Word::size},
                                                         {"size-inside", Word::size_inside},
                                                         {"added", Word::added},
                                                         {"removed", Word::removed},
                                                         {"settings-unknown", Word::settings_unknown},
                                                         {"packages", Word::packages},
                                                         {"settings", Word::settings},
                                                         {"files", Word::files},
                                                         {"name", Word::key},
                                                         {"type", Word::kind},
                                                         {"change", Word::change},
                                                         {"definition", Word::definition},
                                                         {"by-size", Word::by_size},
                                                         {"same", Word::no_difference},
                                                         {"same-but-settings", Word::no_difference_known},
                                                         {"more", Word::show_all},
                                                         {"failed", Word::cannot_load},
                                                         {"changed", Word::not_as_published}};
  html.raw("<div class=\"compare scripted\"");
  for (const auto& [name, word] : words) html.data(name, word);
  html.raw(">\n<h3>").word(Word::what_changed).raw("</h3>\n<p>");
  choice(html, Word::from, states, before_now(states));
  choice(html, Word::to, states, 0);
  html.raw("<button class=\"button\" type=\"button\">").word(Word::compare).raw("</button></p>\n</div>\n");
}

}  // namespace roadstead::render::web
