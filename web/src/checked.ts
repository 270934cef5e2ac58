// SPDX-License-Identifier: Apache-2.0
// What is imported later is checked as what the page's head names: a script element asks for it with its digest, and
// import() takes the module that is there then (HTML standard, "module map").

/** By name, "./…". integrity.js writes it here when all files are built. */
declare const sha384OfFiles: Record<string, string>;

const asked = new Map<string, Promise<void>>();

function ask(name: string, base: string): Promise<void> {
  const integrity = sha384OfFiles[name];
  if (integrity === undefined) return Promise.reject(new Error(`no digest of ${name}`));
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${name} is not there as it was built`)));
    Object.assign(script, { type: "module", crossOrigin: "", integrity, src: new URL(name, base).href });
    document.head.append(script);
  });
}

function askOnce(name: string, base: string): Promise<void> {
  const before = asked.get(name);
  if (before) return before;
  const now = ask(name, base);
  asked.set(name, now);
  now.catch(() => asked.delete(name)); // who needs it next asks again
  return now;
}

/** What `load` imports, which needs the files `names` beside `base`: the file itself, and those that it imports. */
export async function importChecked<T>(load: () => Promise<T>, names: string[], base: string): Promise<T> {
  await Promise.all(names.map((name) => askOnce(name, base)));
  return load();
}
