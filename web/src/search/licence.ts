// SPDX-License-Identifier: Apache-2.0

const versioned = /\b(agpl|apache|artistic|epl|eupl|gpl|lgpl|mpl)(?:[- ]?v|[- ]| version )?(\d+(?:\.\d+)*)(?:-only|-or-later|\+)?/gi;

/** "GPL-3.0-or-later", "GPLv3+" and "GPL3" as registries write them: family and number. Nothing where `query` has none. */
export function asLicence(query: string): string | undefined {
  const other = query.replace(versioned, (_, family: string, number: string) => `${family} ${number.includes(".") ? number : `${number}.0`}`);
  return other === query ? undefined : other;
}
