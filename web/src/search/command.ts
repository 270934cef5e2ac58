// SPDX-License-Identifier: Apache-2.0
// Lines of a terminal, of a recipe and of a file of settings: each is about one container.

const clients = /^(?:[$#] +)?(?:sudo +)?(?:\w+=\S* +)*(?:apptainer|buildah|cosign|crane|ctr|docker|nerdctl|oras|podman|roadstead|shub|singularity|skopeo) /;
const fetchers = /^(?:[$#] +)?(?:curl|git|wget) /;
const container = /^(?:docker|library|oras|shub):\/\//i;
const web = /^(?:https?:\/\/|git@)/i;
const reference = /^[a-z0-9][^=]*[/:]/i;
const runs = /^(?:exec|inspect|run|shell|start|test|verify)$/;
const recipeLine = /^from +(?:--\S+ +)?(\S*[/:]\S*)(?: +as +\S+)?$/i;
const setting = /^(?:- +)?["']?(?:container|dockerpull|from|image|uses)["']? *: *(\S+?),?(?: +#.*)?$/i;

/** Its name without what it ends in, and whatever folders before it. */
export const imageFile = /^(?:[^/:]*\/)*([^/:]+)\.(?:img|sif|simg|sqfs|sqsh|squashfs)$/i;

// Options whose value stands in the next word, and may look like a reference.
const valued = /^(?:-[evuwBHp]|--(?:arch|authfile|bind|certificate-(?:identity|oidc-issuer)(?:-regexp)?|entrypoint|env|header|home|key|library|mount|name|network|output|overlay|platform|publish|pwd|user|volume|workdir))$/;

/** `word` without the quotes or parentheses that it stands in, and without what a sentence or a cut cell has behind it. */
export function bare(word: string): string {
  return word.trim().replace(/^[("'`<[{“„‘«]+/, "").replace(/(?:[)"'`>\]}”“’»,;!…]|\.)+$/, "");
}

// The words of a command that are no options, nor their values.
function freeWords(line: string): string[] {
  const words = (line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map(bare);
  return words.filter((word, i) => i > 0 && !/^-|\s/.test(word) && !valued.test(words[i - 1]!));
}

// What a command runs or looks at: behind that stand the words of the program in it.
function whatRuns(free: string[]): string | undefined {
  const at = free.findIndex((word) => container.test(word) || reference.test(word) || imageFile.test(word));
  return free.slice(0, Math.max(0, at)).some((word) => runs.test(word)) ? free[at] : undefined;
}

function addressAmong(words: string[]): string | undefined {
  return words.filter((word) => container.test(word)).at(-1) ?? words.find((word) => reference.test(word));
}

// What a command is about: behind its options, and then the file that it may write. Paths are none.
function ofCommand(line: string): string[] {
  const free = freeWords(line);
  const isFetched = fetchers.test(line);
  const run = isFetched ? undefined : whatRuns(free);
  if (run !== undefined) return [run];
  const others = free.filter((word) => !imageFile.test(word));
  const address = isFetched ? others.find((word) => web.test(word)) : addressAmong(others);
  return [address, free.find((word) => imageFile.test(word))].filter((word) => word !== undefined);
}

/** What `query` is about, where it is such a line or a word alone, and behind an address the file that what is there is
 *  written to; nothing where it is words to search for. */
export function subjectsOf(query: string): string[] {
  const line = bare(query);
  if (!/\s/.test(line)) return [line];
  if (clients.test(line) || fetchers.test(line)) return ofCommand(line);
  const [, named] = recipeLine.exec(line) ?? setting.exec(line) ?? [];
  return named === undefined ? [] : [bare(named)];
}
