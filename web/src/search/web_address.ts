// SPDX-License-Identifier: Apache-2.0

const ofGitHub = /^(?:(?:www\.)?github\.com|raw\.githubusercontent\.com)$/i;
const ofForge = ["-", "archive", "blob", "commit", "raw", "releases", "src", "tree"];

// What a forge has of a repository lies behind the repository's name.
function repositoryOf(host: string, path: string[]): string[] {
  if (ofGitHub.test(host)) return path.slice(0, 2);
  const end = path.findIndex((part, i) => i > 1 && ofForge.includes(part));
  const isForge = end >= 0 && (path[end] === "-" || /git|codeberg|bitbucket/i.test(host));
  return isForge ? path.slice(0, end) : path;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** "git@host:owner/name.git" as an address; all else as it is. */
export function withScheme(text: string): string {
  return text.replace(/^[\w-]+@([\w-]+\.[\w.-]+):(?=\D)/, "https://$1/");
}

/** The host of a web address, and what of its path may name a collection: nothing of what lies in "_/", the site's own pages. */
export function partsOfWeb(address: string): string[] {
  const [host = "", ...path] = address.split("/").filter((part) => part !== "").map(decoded);
  return path.length === 0 || path.includes("_") ? [] : [host, ...repositoryOf(host, path)];
}
