// SPDX-License-Identifier: Apache-2.0
// Lines of a terminal, of a recipe and of a file of settings: each is about one container.

const clients = /^(?:[$#] +)?(?:sudo +)?(?:\w+=\S* +)*(?:apptainer|buildah|crane|docker|nerdctl|oras|podman|shub|singularity|skopeo) /;
const fetchers = /^(?:[$#] +)?(?:curl|git|wget) /;
const container = /^(?:docker|library|oras|shub):\/\//i;
const recipeLine = /^from +(?:--\S+ +)?(\S*[/:]\S*)(?: +as +\S+)?$/i;
const setting = /^(?:- +)?["']?(?:container|dockerpull|from|image|uses)["']? *: *(\S+?),?(?: +#.*)?$/i;

/** Its name without what it ends in, and whatever folders before it. */
export const imageFile = /^(?:[^/:]*\/)*([^/:]+)\.(?:img|sif|simg)$/i;

// Options whose value stands in the next word, and may look like a reference.
const valued = /^(?:-[evuwBHp]|--(?:arch|authfile|bind|entrypoint|env|header|home|library|mount|name|network|output|platform|publish|pwd|user|volume|workdir))$/;

/** `word` without the quotes or parentheses that it stands in, and without what a sentence or a cut cell has behind it. */
export function bare(word: string): string {
  return word.trim().replace(/^[("'`<[{“„‘«]+/, "").replace(/(?:[)"'`>\]}”“’»,;!…]|\.)+$/, "");
}

// What a command is about: behind its options, and before the file that it may write. Paths are none.
function ofCommand(line: string): string | undefined {
  const words = (line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map(bare);
  const free = words.filter((word, i) => i > 0 && !/\s/.test(word) && !valued.test(words[i - 1]!));
  if (fetchers.test(line)) return free.find((word) => /^(?:https?:\/\/|git@)/i.test(word));
  const address = free.filter((word) => container.test(word)).at(-1) ?? free.find((word) => /^[a-z0-9][^=]*[/:]/i.test(word));
  return address ?? free.find((word) => imageFile.test(word));
}

/** What `query` is about, where it is such a line or a word alone; nothing where it is words to search for. */
export function subjectOf(query: string): string | undefined {
  const line = bare(query);
  if (!/\s/.test(line)) return line;
  if (clients.test(line) || fetchers.test(line)) return ofCommand(line);
  const [, named] = recipeLine.exec(line) ?? setting.exec(line) ?? [];
  return named === undefined ? undefined : bare(named);
}
