// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "roadstead/app/registry.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/site/answer.hpp"

namespace roadstead::app {

/// A site that is never written: each page is rendered from the catalog when it is asked for.
class CatalogAnswers : public site::Answers {
 public:
  virtual const render::Site& site() const = 0;  ///< what its pages are made from
};

std::shared_ptr<CatalogAnswers> make_catalog_answers(Registry registry, render::Host host, render::StoreIndex index,
                                                     std::optional<storage::BlobDirectory> store,
                                                     std::shared_ptr<const render::Health> health = {});

}  // namespace roadstead::app
