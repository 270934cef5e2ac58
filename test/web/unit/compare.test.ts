// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "../../../web/src/contents/compare";
import { commandLine, type Config, type Contents, type Folder, type Package, variables } from "../../../web/src/contents/document";

function contents(packages: Package[], files: Folder, bytes: number, config?: Config): Contents {
  const document = { schema: 1, system: {}, packages, totals: { files: 0, bytes }, summed: 0, notes: [], files };
  return config ? { ...document, config } : document;
}

const deb = (name: string, version: string): Package => ({ type: "deb", name, version });

test("packages are added, removed and exchanged, and several versions stand in a row", () => {
  const was = contents([deb("gone", "1"), deb("libc6", "2.36"), deb("same", "1")], [], 0);
  const is = contents([deb("libc6", "2.37"), deb("linux", "6.2"), deb("linux", "6.1"), deb("same", "1")], [], 0);
  assert.deepEqual(compare(was, is).packages, [
    { name: "gone", type: "deb", was: "1", is: undefined },
    { name: "libc6", type: "deb", was: "2.36", is: "2.37" },
    { name: "linux", type: "deb", was: undefined, is: "6.1, 6.2" },
  ]);
});

test("packages of one name and two managers are two", () => {
  const pip: Package = { type: "pypi", name: "zlib", version: "1" };
  assert.deepEqual(compare(contents([deb("zlib", "1")], [], 0), contents([pip], [], 0)).packages, [
    { name: "zlib", type: "deb", was: "1", is: undefined },
    { name: "zlib", type: "pypi", was: undefined, is: "1" },
  ]);
});

test("files that differ stand by their weight, and a folder that one has stands for all in it", () => {
  const was = contents([], ["bin", "usr/bin", "etc", ["a", 1, "b", 2], "old", ["x", 100, "y", 200], "same", 7], 310);
  const is = contents([], ["bin", "usr/sbin", "etc", ["a", 1, "b", 502], "new", ["z", 50], "same", 7], 560);
  const difference = compare(was, is);
  assert.equal(difference.bytes, 250);
  assert.deepEqual(difference.files, [
    { path: "/etc/b", was: 2, is: 502, bytes: 500 },
    { path: "/old", was: ["x", 100, "y", 200], is: undefined, bytes: -300 },
    { path: "/new", was: undefined, is: ["z", 50], bytes: 50 },
    { path: "/bin", was: "usr/bin", is: "usr/sbin", bytes: 0 },
  ]);
});

test("a folder that is summed up in one of them is told by its bytes", () => {
  const summed = { files: 2, folders: 0, links: 0, others: 0, bytes: 300 };
  const files = (value: Folder | typeof summed): Folder => ["data", value];
  assert.deepEqual(compare(contents([], files(summed), 0), contents([], files(["a", 100, "b", 200]), 0)).files, []);
  assert.deepEqual(
    compare(contents([], files(summed), 0), contents([], files(["a", 1]), 0)).files.map(({ bytes }) => bytes),
    [-299],
  );
});

test("a file that becomes a link, a hard link that leads elsewhere, and a file without bytes differ", () => {
  const was = contents([], ["a", 5, "b", { link: "x" }, "c", 0, "d", {}], 0);
  const is = contents([], ["a", "b", "b", { link: "y" }, "d", {}], 0);
  assert.deepEqual(compare(was, is).files.map(({ path }) => path), ["/a", "/b", "/c"]);
});

test("environment, labels and what runs are compared by their names", () => {
  const was: Config = { env: ["PATH=/bin", "A=1", "B=x=y"], cmd: ["sh"], labels: { version: "1" }, ports: ["80/tcp", "53/udp"] };
  const is: Config = { env: ["B=x=y", "PATH=/usr/bin"], cmd: ["sh", "-c", "a b"], labels: { version: "2" }, ports: ["53/udp", "80/tcp"] };
  assert.deepEqual(compare(contents([], [], 0, was), contents([], [], 0, is)).settings, [
    { name: "CMD", was: "sh", is: 'sh -c "a b"' },
    { name: "ENV A", was: "1", is: undefined },
    { name: "ENV PATH", was: "/bin", is: "/usr/bin" },
    { name: "LABEL version", was: "1", is: "2" },
  ]);
});

test("recipe and scripts are compared line by line", () => {
  const was: Config = { definition: "From: a\n%post\n  one\n  two\n", scripts: { runscript: "run\n" } };
  const is: Config = { definition: "From: b\n%post\n  one\n  more\n  two\n" };
  assert.deepEqual(compare(contents([], [], 0, was), contents([], [], 0, is)).texts, [
    {
      name: "",
      lines: [
        { sign: "-", text: "From: a" },
        { sign: "+", text: "From: b" },
        { sign: "+", text: "  more" },
      ],
    },
    { name: "runscript", lines: [{ sign: "-", text: "run" }] },
  ]);
});

test("texts of very many lines are compared in no time", () => {
  const text = (first: string): string => `${first}\n${"x\n".repeat(3000)}`;
  const lines = (definition: string): Contents => contents([], [], 0, { definition });
  assert.equal(compare(lines(text("a")), lines(text("b"))).texts[0]!.lines.length, 6002);
});

test("of a document without a config nobody says that it changed", () => {
  const difference = compare(contents([], [], 0), contents([], [], 0, { env: ["A=1"], definition: "x" }));
  assert.deepEqual(difference, { packages: [], areSettingsKnown: false, settings: [], texts: [], files: [], bytes: 0 });
});

test("names that objects have by themselves are names like others", () => {
  const labels = JSON.parse('{"__proto__":"1","constructor":"2"}') as Record<string, string>;
  const files = ["__proto__", 3, "constructor", 4] as Folder;
  const difference = compare(contents([], [], 0, {}), contents([], files, 7, { labels }));
  assert.deepEqual(difference.settings.map(({ name }) => name), ["LABEL __proto__", "LABEL constructor"]);
  assert.deepEqual(difference.files.map(({ path }) => path), ["/constructor", "/__proto__"]);
});

test("variables and command lines are shown as people write them", () => {
  assert.deepEqual(variables(["A=b=c", "D", "=e"]), [["A", "b=c"], ["D", ""], ["", "e"]]);
  assert.equal(commandLine(["/bin/sh", "-c", 'echo "$A"', ""]), '/bin/sh -c "echo \\"$A\\"" ""');
  assert.equal(commandLine(), "");
});
