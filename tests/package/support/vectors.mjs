import { readFileSync } from "node:fs";

const recipes = {
  $repeat: ([text, count]) => text.repeat(count),
  $concat: (parts) => parts.map(expand).join(""),
  $fill: ([value, count]) => Array.from({ length: count }, () => expand(value)),
  $nest([kind, depth, value]) {
    let nested = expand(value);
    for (let level = 0; level < depth; level++) nested = kind === "array" ? [nested] : { a: nested };
    return nested;
  },
};

/** The value that a recipe stands for, here or further inside. */
function expand(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(expand);
  const [[name, argument] = [], ...others] = Object.entries(value);
  if (others.length === 0 && Object.hasOwn(recipes, name ?? "")) return recipes[name](argument);
  // `__proto__` is a member like others here.
  return Object.fromEntries(Object.entries(value).map(([name, value]) => [name, expand(value)]));
}

/** The labelled request bodies of `tests/vectors/`, written out. `tests/vectors/mod.rs` says what they have. */
export const vectors = JSON.parse(readFileSync(new URL("../../vectors/vectors.json", import.meta.url))).map((vector) => ({ ...vector, body: expand(vector.body) }));
