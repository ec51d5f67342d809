/** A file that lines are appended to, in their order, while a run goes on. */
export class LineFile {
  #handle;
  #pending = "";
  #writing;
  #synced = 0;
  #isBroken = false;
  #onError;

  constructor(handle, onError) {
    this.#handle = handle;
    this.#onError = onError;
  }

  add(text) {
    this.#pending += text;
    this.#writing ??= this.#write().catch((error) => {
      this.#isBroken = true;
      this.#onError(error);
    });
  }

  async #write() {
    while (this.#pending) {
      const text = this.#pending;
      this.#pending = "";
      await this.#handle.appendFile(text);
      // To wait for the disk once a second costs nothing. What it loses is done once more, and found.
      if (Date.now() - this.#synced > 1_000) {
        await this.#sync();
        this.#synced = Date.now();
      }
    }
    this.#writing = undefined;
  }

  async #sync() {
    try {
      await this.#handle.sync();
    } catch (error) {
      // What is no file of a disk, like a pipe, has nothing to wait for.
      if (error.code !== "EINVAL") throw error;
    }
  }

  /** Waits until all is on the disk. */
  async close() {
    await this.#writing;
    if (!this.#isBroken) await this.#sync();
    await this.#handle.close();
  }
}
