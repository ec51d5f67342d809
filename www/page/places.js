import { controlsOfContext } from "./contexts.js";
import { namedControls } from "./request.js";

/** The controls that an issue belongs beside; none where it is about the request as a whole. */
export function controlsAt(form, path) {
  if (path[0] === "context") {
    const controls = controlsOfContext(path);
    return controls.length > 0 ? controls : [document.getElementById("context")];
  }
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join(".");
    const control = namedControls(form).find((control) => control.name === name);
    if (control) return [control];
  }
  return [];
}
