// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/overview.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/writer.hpp"

// What people see: complete without script, better with it (web/).
namespace roadstead::render::web {

void collection_page(Writer& writer, const catalog::Collection& collection);
void tag_page(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag);
/// What tells of a collection elsewhere: feeds and badges.
void collection_extras(Writer& writer, const catalog::Collection& collection);
/// Home with all collections, over as many pages as it takes; with page 1 the feed.
void home_pages(Writer& writer, PageRange pages = {});
/// An owner's collections, over as many pages as it takes; with page 1 the feed and the sizes.
void pages_of_owner(Writer& writer, const OwnerSpan& owner, PageRange pages = {});
/// The list of all owners, and what they take.
void owner_lists(Writer& writer);
/// What the last audit found, over as many pages as it takes.
void health_pages(Writer& writer);
/// How to contribute, from the policy.
void about_page(Writer& writer);
/// The site map, in parts, and robots.txt.
void search_engine_pages(Writer& writer);
/// What is one page in every registry: the scripts and the style, search, about, and what stands for a page that is not
/// there.
void fixed_pages(Writer& writer);

}  // namespace roadstead::render::web
