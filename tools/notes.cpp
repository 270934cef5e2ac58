// SPDX-License-Identifier: Apache-2.0
#include "reference.hpp"

namespace roadstead::reference {

const std::string_view introduction =
    "roadstead reads a registry repository: a folder in git with one small Markdown file for each image, which says "
    "how large "
    "the image is, what its sha256 is and where it lies. It checks such a repository, writes the static site that "
    "browsers and "
    "container clients pull from, or serves the same pages itself.";

std::span<const Note> exit_statuses() {
  static constexpr Note notes[] = {
      {"0", "done"},
      {"1",
       "errors were found in the registry (with --strict: or warnings), rows of an import were left out, or "
       "what inspect was given is no image or is broken, a recipe did not build, a change did not pass; list and show "
       "answer without the entries that have errors"},
      {"2",
       "the command line is wrong: a command, an option, the number of arguments, or a value that nothing outside of "
       "it could make right; nothing was read then"},
      {"3",
       "it could not be done: the command line may be right, but a file, a repository, an address or a port stands in "
       "the way"},
  };
  return notes;
}

std::span<const Note> files() {
  static constexpr Note notes[] = {
      {"roadstead.yml", "settings of a registry, or of a repository of recipes"},
      {".roadstead", "in a repository of recipes: what was built, and what is known of it"},
      {"_config.yml", "the same in the older form; roadstead.yml goes before it"},
      {".roadstead-site", "marks a folder that build wrote, and may replace"},
      {".nginx/nginx.conf", "a whole configuration, beside a site that was built with --host nginx"},
  };
  return notes;
}

std::span<const Note> json_reports() {
  static constexpr Note notes[] = {
      {"build --json",
       "written, base_url, collections, tags, pages; withheld: the first 1000 of withheld_count tags that the clients "
       "of "
       "an API cannot pull, each with name, tag, api, why; check: what check prints"},
      {"check --json",
       "findings, each with path, line, column (0: the whole file), severity, rule, message; errors, warnings; "
       "with --list-rules: rules, each with rule, text"},
      {"list --json",
       "collections, each with name, description, tags; of one collection its name, and tags as show has them"},
      {"show --json",
       "of a tag name, layout, size, digest, arch, created, frozen, yanked, source, labels, layers, images, history; "
       "of a "
       "collection name, description, tags"},
      {"image inspect --json", "what the file says of itself; the keys depend on its format"},
      {"import --json",
       "rows, tags, history, findings (rows left out) and losses (names that an API cannot spell, fields left out), "
       "each with row, "
       "name, "
       "tag, rule, message; without_sha256"},
      {"publish, recipes, images, propose --json",
       "collection, registry, branch, dry_run, tags (tag, recipe, builder, todo, reason), builds, uploads, proposal, "
       "and error where a later step failed"},
      {"pull-request --json",
       "branch, base, done, number, url, refused (part, message); or passed_over: why nothing was done"},
      {"version --json", "version"},
  };
  return notes;
}

std::span<const Note> signals() {
  static constexpr Note notes[] = {
      {"SIGHUP", "serve loads the registry anew; when that has errors, it goes on with what it served before"},
      {"SIGINT, SIGTERM",
       "serve ends with status 0; build and import remove what they had begun and end by the signal"},
  };
  return notes;
}

}  // namespace roadstead::reference
