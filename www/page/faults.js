import { announce } from "./announce.js";
import { mark, marked } from "./field.js";
import { controlsAt } from "./places.js";

/**
 * Shows issues beside the fields they are about: those of fields that somebody has been in, and all of them once somebody
 * tried to submit. What is wrong with the request as a whole stands beside the button.
 */
export function createFaults(form) {
  const button = form.querySelector("[type=submit]");
  const visited = new WeakSet();
  let isSubmitted = false;
  let answers = [];

  function show(issues) {
    const shown = new Map();
    const whole = [];
    for (const { path, message } of [...issues, ...answers]) {
      const controls = controlsAt(form, path);
      if (controls.length === 0) whole.push(message);
      for (const control of controls.filter(isVisited)) shown.set(control, [...(shown.get(control) ?? []), message]);
    }
    for (const control of form.querySelectorAll(".field :is(input, select, textarea), fieldset.field")) {
      const text = shown.get(control)?.join(" ") ?? "";
      if (mark(control, text) && control === document.activeElement) announce(text);
    }
    mark(button, isSubmitted ? summary(shown.size, whole) : "");
  }

  const isVisited = (control) =>
    isSubmitted || visited.has(control) || [...control.querySelectorAll("input, textarea")].some((inner) => visited.has(inner));

  return {
    show,
    touched: (control) => visited.add(control),
    /** From now on all faults show; what an earlier answer told may have changed since. */
    submitted() {
      isSubmitted = true;
      answers = [];
    },
    edited(control) {
      visited.add(control);
      answers = answers.filter(({ path }) => path.length > 0 && !controlsAt(form, path).includes(control));
    },
    /** Adds what only the answer to a request could tell. It stays until the field is edited, or the next attempt. */
    answered: (issues) => (answers = issues),
    /** Moves the focus to the first fault; tells whether there is one. */
    focusFirst() {
      const [first] = marked(form);
      first?.focus();
      return first !== undefined;
    },
  };
}

function summary(count, whole) {
  if (whole.length > 0) return whole.join(" ");
  if (count === 0) return "";
  return count === 1 ? "One field needs another look." : `${count} fields need another look.`;
}
