// SPDX-License-Identifier: Apache-2.0
// fuzz_seeds FOLDER: writes the seeds that are no text, below FOLDER/<target>. Exit: 0 written, 3 not.
#include <filesystem>
#include <map>

#include "contents/rpm_database.hpp"
#include "image/small_squashfs.hpp"
#include "image/tar.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/sha256.hpp"
#include "support/sif_writer.hpp"

using namespace roadstead;

static std::string sif() {
  test::SifFile file{.capacity = 6};
  file.parts = {test::sif_definition("Bootstrap: docker\n"), test::sif_labels(R"({"a":"b"})"),
                test::sif_json("inspect-metadata.json", R"({"data":{"attributes":{"labels":{"a":"b"}}}})"),
                test::sif_partition(test::small_squashfs()), test::sif_signature(std::string(20, 'f'), "signature")};
  return test::write_sif(file);
}

static std::string signed_sif() {
  test::SifFile file{.capacity = 4};
  file.parts = {test::sif_definition("Bootstrap: docker\n"), test::sif_partition(test::small_squashfs())};
  file.parts.push_back(test::sif_signature(std::string(20, 'f'), test::sif_signed_text(file)));
  return test::write_sif(file);
}

static std::string layout() {
  const auto digest_of = [](std::string_view bytes) { return to_hex(sha256(bytes)); };
  const auto descriptor = [&](std::string_view bytes) {
    return fmt::format(R"({{"mediaType":"a/b","digest":"sha256:{}","size":{}}})", digest_of(bytes), bytes.size());
  };
  const std::string config = R"({"architecture":"arm64","os":"linux"})";
  const std::string manifest =
      fmt::format(R"({{"schemaVersion":2,"config":{},"layers":[{}]}})", descriptor(config), descriptor("layer"));
  std::string tar = test::tar_entry("oci-layout", R"({"imageLayoutVersion":"1.0.0"})");
  for (const std::string& blob : {config, manifest, std::string("layer")})
    tar += test::tar_entry("blobs/sha256/" + digest_of(blob), blob);
  const std::string named =
      fmt::format(R"({{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{}","size":{}}})",
                  digest_of(manifest), manifest.size());
  tar += test::tar_entry("index.json", fmt::format(R"({{"schemaVersion":2,"manifests":[{}]}})", named));
  return tar + test::tar_end();
}

static std::string layer() {
  return test::tar_entry("./etc/", "", '5') + test::tar_entry("./etc/.wh.a", "") + test::tar_entry("./etc/b", "bytes") +
         test::tar_entry("etc/c", "", '1', "./etc/b") + test::tar_entry("bin", "", '2', "usr/bin") + test::tar_end();
}

static bool write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  return write_file_atomically(path, bytes).has_value();
}

int main(int argc, char** argv) {
  const std::filesystem::path root = argc == 2 ? argv[1] : ".";
  const bool written = write(root / "sif/sound", sif()) && write(root / "sif_integrity/signed", signed_sif()) &&
                       write(root / "squashfs/small", test::small_squashfs()) &&
                       write(root / "layout_tar/image", layout()) && write(root / "layer/plain", layer()) &&
                       write(root / "squashfs_files/small", test::small_squashfs()) &&
                       write(root / "rpm_database/header", test::bash_header()) &&
                       write(root / "rpm_database/ndb", test::ndb({test::bash_header()})) &&
                       write(root / "rpm_database/sqlite", test::rpmdb_sqlite({test::bash_header()}));
  return written ? 0 : 3;
}
