import { validateField } from "novu-channel-connections";
import { fillIn, wire } from "./field.js";

const list = document.getElementById("contexts");
const template = document.getElementById("context-row");
const addButton = document.getElementById("add-context");
let added = 0;

const rows = () => [...list.children];
const part = (row, name) => row.querySelector(`[data-part="${name}"]`);
const read = (row, name) => part(row, name).value;
const isEmpty = (row) => ["type", "id", "data"].every((name) => read(row, name) === "");
const filledRows = () => rows().filter((row) => !isEmpty(row));

/** Adds an empty context, and returns its first control. */
export function addContext() {
  const row = template.content.firstElementChild.cloneNode(true);
  added++;
  for (const field of row.querySelectorAll(".field")) wire(field, `context-${added}-${field.querySelector("[data-part]").dataset.part}`);
  row.querySelector("[data-remove]").addEventListener("click", () => removeContext(row));
  list.append(row);
  arrange();
  return part(row, "type");
}

function removeContext(row) {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  arrange();
  (neighbour ? part(neighbour, "type") : addButton).focus();
  list.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Leaves one context: `{ type, id, data }`. */
export function resetContexts(values) {
  list.replaceChildren();
  addContext();
  for (const [name, value] of Object.entries(values)) fillIn(part(list.firstElementChild, name), value);
}

function arrange() {
  rows().forEach((row, index) => {
    row.querySelector("legend").textContent = `Context ${index + 1}`;
    row.querySelector("[data-remove]").ariaLabel = `Remove context ${index + 1}`;
  });
  addButton.disabled = wouldBeTooMany(rows().length + 1);
}

/** Asks the package: the page knows no limit. */
function wouldBeTooMany(count) {
  const context = Object.fromEntries(Array.from({ length: count }, (_, index) => [`type${index}`, "id"]));
  return validateField(["context"], context).some(({ code }) => code === "too_many");
}

/** The member `context` of the request; undefined where all contexts are empty. */
export function readContexts() {
  const entries = filledRows().map((row) => [read(row, "type"), readValue(row)]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function readValue(row) {
  const id = read(row, "id");
  const data = read(row, "data");
  return data === "" ? { id } : { id, data: parse(data) };
}

/** The value that a JSON text stands for. A text that is no JSON stays one, and the package refuses it as data. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The one fault that the package cannot see: by the time it gets the object, the second member has replaced the first. */
export function typesGivenTwice() {
  const types = filledRows().map((row) => read(row, "type"));
  return types
    .filter((type, index) => type !== "" && types.indexOf(type) < index)
    .map((type) => ({ path: ["context", type], message: "Two contexts have this type: a connection can have one of each." }));
}

/** The controls that a path below `context` leads to. */
export function controlsOfContext([, type, member]) {
  const found = filledRows().filter((row) => read(row, "type") === type);
  if (member === "id" || member === "data") return found.slice(-1).map((row) => part(row, member));
  return found.map((row) => part(row, "type"));
}
