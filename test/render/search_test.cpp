// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/search.hpp"

#include <gtest/gtest.h>

#include "pages.hpp"

namespace roadstead::render {
namespace {

using namespace roadstead::test;

std::string image_readme(char digit) {
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:{0}\nlayers:\n- size: 4096\n"
      "  digest: sha256:{0}\n  url: https://e.org/{1}\n---\n",
      std::string(64, digit), digit);
}

std::string search(std::string_view word, std::size_t limit) {
  const MemorySite registry(
      TreeText{.files = {{.path = "harbor/buoy/manifests/1/README.md", .bytes = image_readme('a')},
                         {.path = "harbor/empty/README.md", .bytes = "---\ndescription: no tag\n---\n"},
                         {.path = "harbor/tender/README.md", .bytes = "---\ndescription: A Boat\n---\n"},
                         {.path = "harbor/tender/manifests/1/README.md", .bytes = image_readme('b')}}});
  PageList list;
  const ReadEntry read = registry.read();
  Writer writer(registry.site, read, list);
  api::search(writer, word, limit);
  return list.find("v1/search")->content;
}

std::string answer(std::string_view images, std::string_view results, int count) {
  return fmt::format(R"({{"data":{{"image":[{}]}},"results":[{}],"num_results":{}}})", images, results, count);
}

std::string image(std::string_view name, std::string_view description, char digit) {
  return fmt::format(
      R"({{"entityName":"","collectionName":"harbor","containerName":"{}","hash":"sha256.{}","description":"{}","tags":["1"]}})",
      name, std::string(64, digit), description);
}

std::string result(std::string_view name, std::string_view description) {
  return fmt::format(
      R"({{"name":"harbor/{}","description":"{}","star_count":0,"is_official":false,"is_automated":false}})", name,
      description);
}

TEST(Search, FindsNamesAndDescriptions) {
  for (const char* word : {"TENDER", "r/ten", "boat"})
    EXPECT_EQ(search(word, 10), answer(image("tender", "A Boat", 'b'), result("tender", "A Boat"), 1)) << word;
  EXPECT_EQ(search("no tag", 10), answer("", "", 0));
}

TEST(Search, GivesSoManyAndCountsAll) {
  EXPECT_EQ(search("", 10), answer(image("buoy", "", 'a') + "," + image("tender", "A Boat", 'b'),
                                   result("buoy", "") + "," + result("tender", "A Boat"), 2));
  EXPECT_EQ(search("", 1), answer(image("buoy", "", 'a'), result("buoy", ""), 2));
}

}  // namespace
}  // namespace roadstead::render
