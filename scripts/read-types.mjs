/** The types that wasm-bindgen wrote, without its comments for tools. */
export const withoutPragmas = (types) => types.replace(/^\/\* \w+[:-]disable \*\/\n/gm, "").trimStart();

/** Each compilation declares the types of all the Rust: takes those that the main entry declares from there. */
export function withoutShared(types, shared) {
  const declarations = (text) => text.split(/\n{2,}(?=\/\*\*|export )/).map((declaration) => declaration.trim());
  const nameOf = (declaration) => /^export (?:type|interface|class) (\w+)/m.exec(declaration)?.[1];
  const others = declarations(shared).filter(nameOf);
  const own = declarations(types).filter((declaration) => !others.includes(declaration)).join("\n\n");
  const used = others.map(nameOf).filter((name) => new RegExp(`\\b${name}\\b`).test(own));
  return `import type { ${used.join(", ")} } from "../index.js";\n\n${own}\n`;
}
