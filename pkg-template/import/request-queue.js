import { RateLimiter } from "./wasm.js";

/** Lets requests be sent one after the other, as the limiter allows. */
export class RequestQueue {
  #limiter;
  /** Who waits: first what is tried again, then what is new. */
  #again = [];
  #anew = [];
  #timer;
  #taken;

  constructor(rate) {
    this.#limiter = new RateLimiter(rate);
    /** Resolves when the server first took a request: until then it may refuse all. */
    this.firstTaken = new Promise((resolve) => (this.#taken = resolve));
  }

  acquire(isAgain) {
    return new Promise((resolve) => {
      (isAgain ? this.#again : this.#anew).push(resolve);
      if (this.#timer === undefined) this.#serve();
    });
  }

  #serve() {
    this.#timer = undefined;
    while (this.#again.length + this.#anew.length > 0) {
      const wait = this.#limiter.acquire(performance.now());
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#serve(), wait);
        return;
      }
      (this.#again.shift() ?? this.#anew.shift())();
    }
  }

  /** A `fetch` for one call, whose first turn has been taken. */
  fetch() {
    let isAgain = false;
    return async (url, init) => {
      if (isAgain) await this.acquire(true);
      isAgain = true;
      const response = await fetch(url, init);
      this.#limiter.answered(performance.now(), response.status, response.headers);
      if (response.ok) this.#taken();
      return response;
    };
  }
}
