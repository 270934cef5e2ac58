// SPDX-License-Identifier: Apache-2.0

/** For a script that could not be had: the page is as without any, and what is of use to scripts alone goes. */
export function withdraw(place: Element): () => void {
  return () => place.closest(".scripted")?.setAttribute("hidden", "");
}
