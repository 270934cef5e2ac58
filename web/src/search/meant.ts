// SPDX-License-Identifier: Apache-2.0

const architecture = /^(?:(?:amd|arm|mips|ppc|riscv|sparc)64(?:el|le)?|aarch64|arm(?:hf|v\d)?|i?[3-6]86|s390x?|x86)$/;
const short = 4;

// And at most more behind them: "python2" is not "python3", nor a version another.
function keepsDigits(word: string, term: string): boolean {
  const digits = (text: string) => text.replace(/[^0-9]/g, "");
  return digits(term).startsWith(digits(word));
}

/** Whether who wrote `word` may be asked for `term`, which is near it: no architecture is another, and of a short word half
 *  would be other letters. */
export function mayBeMeant(word: string, term: string): boolean {
  if (architecture.test(word) || !keepsDigits(word, term)) return false;
  return word.length > short || word[0] === term[0] || word.length === term.length;
}

/** Whether `term` is what was meant, without a question. `isAlone`: no other words tell. */
export function isMeant(word: string, term: string, isAlone: boolean): boolean {
  if (!mayBeMeant(word, term)) return false;
  return word.length > short || (word[0] === term[0] && (!isAlone || word.length === term.length));
}
