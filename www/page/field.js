/** Ties label, control, hint and fault of a field together. The field is known by `id`, or by the name of its control. */
export function wire(field, id) {
  const control = controlOf(field);
  control.id ||= id ?? control.name;
  const [label, hint, fault] = ["label", ".hint", ".fault"].map((selector) => field.querySelector(selector));
  if (label) label.htmlFor = control.id;
  hint.id = `${control.id}-hint`;
  fault.id = `${control.id}-fault`;
  control.setAttribute("aria-describedby", `${hint.id} ${fault.id}`);
}

/** What carries the faults of a field: an input, the button that submits, or a group of fields as a whole. */
const controlOf = (field) => (field.matches("fieldset") ? field : field.querySelector("input, select, textarea, [type=submit]"));

const faultOf = (control) => document.getElementById(`${control.id}-fault`);

/** Shows what is wrong with a control, or with "" that nothing is. Tells whether that is news. */
export function mark(control, text) {
  const fault = faultOf(control);
  if (control.matches("input, select, textarea")) control.ariaInvalid = String(text !== "");
  if (fault.textContent === text) return false;
  fault.textContent = text;
  return true;
}

/** The controls of a form that show a fault, from top to bottom. */
export const marked = (form) =>
  [...form.querySelectorAll(".fault:not(:empty)")].map((fault) => document.getElementById(fault.id.replace(/-fault$/, "")));

/** Sets a value as if somebody had typed it. */
export function fillIn(control, value) {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
