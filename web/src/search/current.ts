// SPDX-License-Identifier: Apache-2.0
import { Files, Gone } from "./files";
import type { Fetch } from "./files";

/** The index of the site as it is now. A page may stay open while the site is built anew: the files that it read are gone. */
export class Current {
  private files: Files;

  constructor(private readonly fetch: Fetch) {
    this.files = new Files(fetch);
  }

  /** What `question` makes of one build's files: asked once more, as a whole, where that build has gone meanwhile. */
  async ask<T>(question: (files: Files) => Promise<T>): Promise<T> {
    const files = this.files;
    try {
      return await question(files);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      this.leave(files);
      return question(this.files);
    }
  }

  /** Reads the directory anew, unless somebody else found out first that `files` are gone. */
  leave(files: Files): void {
    if (this.files === files) this.files = new Files(this.fetch);
  }
}
