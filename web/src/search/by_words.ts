// SPDX-License-Identifier: Apache-2.0
import type { Files } from "./files";
import type { Found } from "./found";
import { asLicence } from "./licence";
import { rank } from "./rank";
import type { Ranking } from "./rank";
import { termsOf } from "./terms";

async function otherwise(files: Files, words: string[]): Promise<Ranking | undefined> {
  const ranking = await rank(files, words);
  return ranking.documents.length > 0 ? { ...ranking, isCorrected: true } : undefined;
}

// "free surfer" is "freesurfer", and "ubuntu 18.04" may be "ubuntu1804".
async function inOneWord(files: Files, words: string[]): Promise<Ranking | undefined> {
  if (words.length < 2) return undefined;
  const ranking = await rank(files, [words.join("").replaceAll(".", "")]);
  return ranking.documents.length > 0 && !ranking.isCorrected ? { ...ranking, isCorrected: true } : undefined;
}

// Who looks for "samtools 1.9" may be helped by another version.
async function withoutVersions(files: Files, words: string[]): Promise<Ranking | undefined> {
  const rest = words.filter((word) => !/^v?\d/.test(word));
  return rest.length === 0 || rest.length === words.length ? undefined : otherwise(files, rest);
}

/** What has the words of `query`; where nothing has, what has them written otherwise. */
export async function byWords(files: Files, query: string): Promise<Found> {
  const words = termsOf(query);
  const found = await rank(files, words);
  if (found.documents.length > 0 && !found.isCorrected) return { ...found, tags: [] };
  const licence = asLicence(query);
  const other =
    (licence === undefined ? undefined : await otherwise(files, termsOf(licence))) ??
    (found.documents.length > 0 ? found : undefined) ??
    (await inOneWord(files, words)) ??
    (await withoutVersions(files, words));
  return { ...(other ?? found), tags: [] };
}
