// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/explain.hpp"

#include <algorithm>
#include <iterator>

namespace roadstead::check {

static constexpr Explanation table[] = {
    {"schema", "A key that nobody reads says nothing, and what it was to say is lost.",
     "digset: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
     "Mend the key or the value that is named; docs/registry-format.md lists them all. 'roadstead check --fix' takes "
     "the quotes of a size and a byte order mark away."},
    {"name-grammar", "Each API's clients can ask for some names only.", "harbor/buoy/manifests/1.0+cuda/README.md",
     "Rename a new collection or tag; one that is published already stays, and is lost to the APIs that are named."},
    {"name-collision", "OCI clients write names in lower case, and some file systems know no case: one of two is lost.",
     "Harbor/buoy/manifests/1.0/README.md beside harbor/buoy/manifests/1.0/README.md",
     "Take another name for the newer one."},
    {"digest-form", "Only sha256 proves an image's bytes to every client.", "digest: sha256:abc",
     "'roadstead image inspect FILE' prints the digest to write. 'roadstead check --fix' writes capitals in lower "
     "case."},
    {"size-unit", "Clients compare the size with what they download, and older registries wrote KiB.", "size: 756",
     "'stat -c %s FILE' prints the bytes."},
    {"layer-sum", "An image of which two things are said cannot be pulled by everybody.",
     "size: 8192\nlayers: [{size: 4096, url: \"https://storage.example.org/buoy.sif\"}]",
     "'roadstead image inspect FILE' prints the size and the digest to write in both places; an index wants each of "
     "its children beside it."},
    {"url-policy", "An address must work for everybody, next year as well, and lie where the policy's 'storage' says.",
     "layers: [{size: 8192, url: \"http://storage.example.org/buoy.sif\"}]",
     "Put the image into a lasting place with https, a public name, no login and no expiry, and write that address."},
    {"media", "Browsers run pages, git obeys hidden files, links lead elsewhere, and git keeps large files for ever.",
     "harbor/buoy/manifests/1.0/run.sh",
     "Take the file out, of every commit where it is large. 'roadstead check --fix' takes executable bits away."},
    {"markdown", "Pages show a README without its HTML, and without links that could run something.",
     "[beacon](javascript:alert(1))", "Write Markdown and https: links, in UTF-8."},
    {"frozen", "Who froze a tag promised that it stays as it is, and only a sha256 shows that it did.",
     "digest: md5:d41d8cd98f00b204e9800998ecf8427e\nfrozen: true",
     "Publish a new image under a new tag; a frozen tag may still be yanked."},
    {"yanked", "Who pulls the newest tag finds nothing, or something older.", "yanked: wrong libc; use 1.1",
     "Publish a tag that stands in for what was yanked."},
    {"labels", "The policy's 'required-labels' lists what each image must say of itself.",
     "a tag without labels, where roadstead.yml has policy: {required-labels: [licence]}", "Add them below 'labels'."},
    {"one-namespace", "A change of several collections has several owners, and cannot be judged as one.",
     "harbor/buoy/README.md and harbor/raft/README.md in one change",
     "Make a branch and a pull request for each collection, and for what is of none."},
    {"outside", "Settings, workflows and the folders of owners decide over all collections.",
     "a change of roadstead.yml", "Whoever keeps the registry looks at such a change, whoever made it."},
    {"branch-binding", "Such a branch promises to change nothing else, and a CI may be allowed to push it alone.",
     "harbor/raft/README.md on the branch update/harbor/buoy", "Push the change to the branch of its own collection."},
    {"ownership",
     "Owners are those of the base: 'owners' in the collection's README, and in those above it that say 'layout: "
     "owner'.",
     "--author user:7, where the base has owners: [{user: 8, name: keeper}]",
     "Ask one of them to propose the change, or, where keys are owners, sign each commit: git config gpg.format ssh; "
     "git rebase --exec 'git commit --amend --no-edit -S' BASE."},
    {"unasked-team",
     "A forge tells who is of a team to those it trusts, and what is proposed may not have their token.",
     "--author user:7 --defer-teams, where the base has owners: [{team: 41, name: fleet/crew}]",
     "Nothing, where 'roadstead merge' merges: it asks. Where a person does, that one looks at the team; or add "
     "--author team:41."},
    {"add-only", "Somebody wrote the digest into a recipe and relies on it.",
     "the folder harbor/buoy/manifests/1.0 is deleted",
     "Keep it in 'history', keep OCI documents and their 'layers', and yank a tag with a reason where you would delete "
     "it."},
    {"mutable", "The policy's 'movable' lists the tags that may get another image; all others mean one image.",
     "another digest of the tag 1.0, where roadstead.yml has policy: {movable: [latest]}", "Publish under a new tag."},
    {"history-honest", "A history that can be rewritten proves nothing.", "an entry of 'history' is deleted",
     "Leave all entries as they are, and append what the tag was, as it was said; 'roadstead publish' does."},
    {"provenance", "Who trusted an image for its source or its signature must not get one without.",
     "another digest of a tag, and its 'source' or its 'signers' are deleted",
     "Keep 'source' and 'signers' complete; where another repository or another key comes, a person looks."},
    {"new-namespace", "The first who takes a name keeps it.", "harbor/buoy/README.md, which the base does not have",
     "A person looks who that is, unless the policy's 'new-namespaces' or the owner of the folder says otherwise."},
    {"new-owner", "Owners decide over all that follows.", "another number below 'owners' of a collection",
     "A person asks whether they meant it."},
    {"new-host", "A new host sees who pulls, and may go away.",
     "url: https://elsewhere.example.org/buoy.sif, where all others are of storage.example.org",
     "A person looks, or the policy's 'storage' says once and for all where images may lie."},
    {"similar-name", "Whoever mistypes or misreads a name pulls the image of a stranger.",
     "a new collection harbour/buoy beside harbor/buoy", "Take a name that differs more, in letters that show."},
    {"quota",
     "The policy's 'quota' bounds what one collection takes of a shared place, and 'registry-quota' what all together "
     "do.",
     "a tenth tag, where roadstead.yml has policy: {quota: {tags: 9}}",
     "Ask who keeps the registry for more; tags that are there stay."},
    {"fresh", "The base has changed what the change changes, so nobody can tell what merging would make.",
     "the base and the change give the tag latest two different digests",
     "Fetch the base and rebase, or let 'roadstead publish' make the change anew."},
    {"object-missing", "Nobody can pull an image whose bytes are nowhere.", "the address answers 404 or 410",
     "Upload it again, or write where it is."},
    {"object-size", "Clients refuse an image of another size.", "the address has 4096 bytes, and 8192 are stated",
     "Upload the right file again, or mend the size that is stated."},
    {"object-digest", "The stored bytes are not those that were published.",
     "the address has bytes whose sha256 is another than the stated one",
     "Upload the right file again; never mend the digest to fit."},
    {"object-denied", "What asks for a login cannot be pulled by everybody.", "the address answers 401 or 403",
     "Let everybody read the object, or store it where everybody may."},
    {"object-unknown", "An object that gave no answer may be there or gone.",
     "the host has no name, is silent, or leads to a private address",
     "Look at the host, and run 'roadstead verify' again; what stays unknown a person decides."},
    {"object-type", "Whoever pulls a page in the place of an image gets an error that does not say so.",
     "the address answers 200 with the page of a login",
     "Write the address of the file itself, and let everybody read it."},
    {"object-image",
     "An image that says another architecture of itself does not run where it is offered, and one that says another "
     "key or none, or whose signature does not hold, is not what somebody signed.",
     "arch: arm64, and the SIF header says amd64",
     "Publish the right image, or mend what is said of it. The keys that signatures are verified with are the "
     "policy's 'pgp-keys'."},
    {"recipe", "Nobody can build an image again whose recipe is gone, or is another than it was.",
     "source: {repository: \"https://git.example.org/harbor/buoy\", commit: 1111111111111111111111111111111111111111, "
     "recipe: Singularity}, and the repository has no such commit",
     "Push the commit again, or publish the tag anew from one that stays; never mend the digest to fit."},
};

const Explanation* explanation_of(std::string_view rule) {
  const auto* const found = std::ranges::find(table, rule, &Explanation::rule);
  return found == std::end(table) ? nullptr : found;
}

}  // namespace roadstead::check
