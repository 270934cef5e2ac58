// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "roadstead/app/registry.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/site/answer.hpp"

namespace roadstead::app {

/// A site that is never written: each page is rendered from the catalog when it is asked for.
std::shared_ptr<site::Answers> make_catalog_answers(Registry registry, render::Host host, render::StoreIndex index,
                                                    std::optional<storage::BlobDirectory> store);

}  // namespace roadstead::app
