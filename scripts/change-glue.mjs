import { Stop } from "./run.mjs";

/** What to look for in the glue, and what to put there instead. */
const changes = [
  // Every text comes with `realloc`.
  [/^ *if \(realloc === undefined\) \{[^}]*\}\n/m, ""],
  // Both views of the memory are made anew when the one has no bytes any more: to ask the other for its buffer, and the wasm
  // for its own, takes 2 % of a check that finds an issue.
  [/if \(cachedDataViewMemory0 === null \|\| [^}]*\}/, "getUint8ArrayMemory0();"],
  [/cachedUint8ArrayMemory0 = new Uint8Array\(wasm\.memory\.buffer\);/, "$&\n        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);"],
  // A short text in ASCII is put together here: by TextDecoder that takes another 5 % of a check that finds an issue in a context.
  [
    /^function decodeText\(ptr, len\) \{\n/m,
    `$&    const memory = getUint8ArrayMemory0();
    let text = "";
    for (let at = ptr; len < 20 && memory[at] < 128 && at < ptr + len; at++) text += String.fromCharCode(memory[at]);
    if (text.length === len) return text;
`,
  ],
];

/** Makes the glue of wasm-bindgen smaller and faster, and stops where it is another than these changes were made for. */
export const changeGlue = (glue) =>
  changes.reduce((text, [found, instead]) => {
    if (!found.test(text)) throw new Stop(`The glue of wasm-bindgen is another than expected: it has no ${found}.`);
    return text.replace(found, instead);
  }, glue);
