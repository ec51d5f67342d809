import { announce } from "./announce.js";

const list = document.getElementById("timeline");
const template = document.getElementById("moment");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

const answers = {
  200: "200, found",
  201: "201, created",
  409: "409, in the way",
  422: "422, refused",
  429: "429, too many requests",
  503: "503, unavailable",
};
const failures = { connection_failed: "connection lost", timeout: "no answer", invalid_response: "no connection in it" };

/** Begins a timeline: `{ tell, end }`, for what a call tells of itself and for what comes of it. */
export function startTimeline() {
  const started = performance.now();
  let last;
  list.replaceChildren();
  list.parentElement.scrollIntoView({ block: "nearest", behavior: stillness.matches ? "auto" : "smooth" });

  function add(kind, what) {
    const moment = template.content.firstElementChild.cloneNode(true);
    moment.dataset.kind = kind;
    moment.querySelector("time").textContent = seconds(performance.now() - started);
    list.append(moment);
    last = { moment, what };
    show(what);
    return moment;
  }

  /** Says how a moment went on. */
  function show(what, result = "", state = "") {
    last.moment.dataset.state = state;
    last.moment.querySelector(".what").textContent = what;
    last.moment.querySelector(".result").textContent = result;
    list.scrollTop = list.scrollHeight;
  }

  const told = {
    attempt: ({ attempt, lookup }) => (lookup ? add("look-up", "Look-up") : add("attempt", `Attempt ${attempt}`)),
    answer({ status }) {
      last.status = status;
      show(last.what, answers[status] ?? String(status), status < 300 ? "good" : "bad");
    },
    failure({ code }) {
      const text = last.status ? `${last.status}, ${failures[code]}` : failures[code];
      show(last.what, text, "bad");
      announce(`${last.what}: ${text}.`);
    },
    wait({ waitMs }) {
      // After a failure, which has been announced.
      const before = last.what && last.status ? `${last.what}: ${last.moment.querySelector(".result").textContent}. ` : "";
      const moment = add("wait", "Wait");
      show("Wait", seconds(waitMs));
      grow(moment.querySelector(".bar"), waitMs);
      announce(`${before}Waiting ${seconds(waitMs)} …`);
    },
  };

  return {
    tell: (event) => told[event.type](event),
    end({ connection, error }) {
      if (connection) {
        add("end", "One connection");
        show("One connection", connection.identifier, "good");
      } else {
        add("end", "No connection");
        show(error.outcome === "unknown" ? "It may exist" : "No connection", error.code, "bad");
      }
    },
  };
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** Fills a bar while somebody waits; at once for people who want nothing to move. */
function grow(bar, ms) {
  if (stillness.matches) return;
  bar.animate([{ transform: "scaleX(0)" }, { transform: "scaleX(1)" }], { duration: ms });
}
