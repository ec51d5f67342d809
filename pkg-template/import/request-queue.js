import { timedFetch } from "./timed-fetch.js";
import { RateLimiter } from "./wasm.js";

/** Lets requests be sent one after the other, as the rate limiter allows. */
export class RequestQueue {
  #limiter;
  #attemptTimeoutMs;
  /** Who waits: first what is tried again, then what is new. */
  #again = [];
  #anew = [];
  #timer;
  #taken;

  constructor({ rate, attemptTimeoutMs }) {
    this.#limiter = new RateLimiter(rate ?? undefined);
    this.#attemptTimeoutMs = attemptTimeoutMs;
    /** Resolves when the server first took a request: until then it may refuse all. */
    this.firstTaken = new Promise((resolve) => (this.#taken = resolve));
  }

  /** Resolves to true when a request may be sent, or to false as soon as the signal says that it is no longer wanted. */
  acquire(isAgain, signal) {
    const waiting = isAgain ? this.#again : this.#anew;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const end = (mayBeSent) => {
        signal.removeEventListener("abort", drop);
        resolve(mayBeSent);
      };
      const drop = () => {
        waiting.splice(waiting.indexOf(end), 1);
        end(false);
        if (this.#isEmpty()) this.#timer = clearTimeout(this.#timer);
      };
      signal.addEventListener("abort", drop);
      waiting.push(end);
      if (this.#timer === undefined) this.#serve();
    });
  }

  #isEmpty() {
    return this.#again.length + this.#anew.length === 0;
  }

  #serve() {
    this.#timer = undefined;
    while (!this.#isEmpty()) {
      const wait = this.#limiter.acquire(performance.now());
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#serve(), wait);
        return;
      }
      (this.#again.shift() ?? this.#anew.shift())(true);
    }
  }

  /** A `fetch` for one call, whose first request may be sent. An attempt has its time from when it is sent, and not while it waits here. */
  fetch() {
    let isAgain = false;
    return async (url, init) => {
      if (isAgain && !(await this.acquire(true, init.signal))) throw init.signal.reason;
      isAgain = true;
      const response = await timedFetch(url, init, this.#attemptTimeoutMs);
      this.#limiter.answered(performance.now(), response.status, response.headers);
      if (response.ok) this.#taken();
      return response;
    };
  }
}
