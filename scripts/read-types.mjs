// What is made of the types as wasm-bindgen wrote them, until the Rust writes it itself.

/** A script with the functions that list what the types of these names know. */
export const lists = (types) =>
  Object.entries({ channelTypes: "ChannelTypeEnum", providerIds: "ProvidersIdEnum" })
    .map(([name, type]) => {
      const known = new RegExp(`^export type ${type} = (.+) \\| \\(string & {}\\);$`, "m").exec(types)[1].split(" | ");
      return `export const ${name} = () => [${known.join(", ")}];\n`;
    })
    .join("");

const comment = /\/\* refusals\n([\s\S]*?)\s*\*\/\n/;

/** A script with the answers of src/edge/refusal.rs, which stand in a comment in the types. */
export const refusals = (types) => `export const refusals = ${JSON.stringify(comment.exec(types)[1].split("\n\n"), null, 2)};\n`;

export const withoutRefusals = (types) => types.replace(comment, "");

/** Each compilation declares the types of all the Rust: takes those that the main entry declares from there. */
export function withoutShared(types, shared) {
  const declarations = (text) => text.split(/\n{2,}(?=\/\*\*|export )/).map((declaration) => declaration.trim());
  const nameOf = (declaration) => /^export (?:type|interface) (\w+)/m.exec(declaration)?.[1];
  const others = declarations(shared).filter(nameOf);
  const own = declarations(types).filter((declaration) => !others.includes(declaration)).join("\n\n");
  const used = others.map(nameOf).filter((name) => new RegExp(`\\b${name}\\b`).test(own));
  return `import type { ${used.join(", ")} } from "../index.js";\n\n${own}\n`;
}
