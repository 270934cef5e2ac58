// SPDX-License-Identifier: Apache-2.0
// The document of what is inside an image, as it was published: within a bound, and with the digest that its address ends
// with, behind a dot as in the site's own or behind a colon.
import { make } from "../dom";
import type { Contents } from "./document";

const mostBytes = 128 * 1024 * 1024;

/** What came is another thing than what was published. */
class Changed extends Error {}

/** What is said in the place of a document that `error` kept away. */
export function failure(error: unknown, words: DOMStringMap): HTMLElement {
  return make("p", { class: "note bad" }, words[error instanceof Changed ? "changed" : "failed"] ?? "");
}

async function readWithin(most: number, stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts as BlobPart[]);
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel();
      throw new Error(`more than ${most} bytes`);
    }
    parts.push(value);
  }
}

async function hexDigest(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Over plain HTTP browsers give no digests (W3C Web Cryptography, "SecureContext"); then nothing was sure anyway.
async function check(packed: Blob, address: string): Promise<void> {
  const wanted = /sha256[.:]([0-9a-f]{64})$/.exec(address)?.[1];
  if (wanted === undefined || !globalThis.crypto?.subtle) return;
  if ((await hexDigest(await packed.arrayBuffer())) !== wanted) throw new Changed(address);
}

async function unpack(packed: Blob, most: number): Promise<string> {
  const head = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return packed.text();
  return (await readWithin(most, packed.stream().pipeThrough(new DecompressionStream("gzip")))).text();
}

/** Fails for what is not there, and for what is of a form that this does not know. */
export async function loadContents(address: string, most = mostBytes): Promise<Contents> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
  const packed = await readWithin(most, answer.body);
  await check(packed, address);
  const contents = JSON.parse(await unpack(packed, most)) as Contents;
  if (contents.schema !== 1) throw new Error(`${address}: schema ${contents.schema}`);
  return contents;
}
