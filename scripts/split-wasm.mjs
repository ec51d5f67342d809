import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Stop, root } from "./run.mjs";
import { splitData } from "./split-data.mjs";

/**
 * What a bundle does not need that only creates and validates, in parts: exports of the wasm, and the modules of src/call/
 * whose functions are called through pointers. To move something else out of the way, add it here. What two parts need is
 * in none of them.
 */
export const parts = {
  further: {
    exports: [
      ...["retrieveChannelConnection", "listChannelConnections", "iterateChannelConnections"],
      ...["updateChannelConnection", "deleteChannelConnection", "upsertChannelConnection"],
      ...["__pages_fetchNext", "__pages_turn", "__wbg___pages_free"],
    ],
    modules: ["list", "update", "delete", "upsert"],
  },
  edge: { exports: ["__edge", "__lookUp"], modules: [] },
};

/** The name of a part of the wasm of which this is an export. */
export const partOf = (name) => Object.keys(parts).find((part) => parts[part].exports.includes(name));

/** The name of the first part, and of the module from which the others import what it exports. */
export const firstPart = "first";

/** How many functions the trait `Operation` has; in its table of pointers, three words come before them. */
const methods = /pub trait Operation[^]*?^}/m.exec(readFileSync(join(root, "src/call/operation.rs"), "utf8"))[0].match(/^ {4}fn /gm).length;

/**
 * Splits a wasm along its call graph, as no bundler can: into what `parts` does not name, and for each of these into what
 * only that reaches. Those parts import the memory, the tables and the functions of the first that they need. The texts
 * that only one of them reads are in that.
 *
 * `optimized` has no names; `named` is the wasm that it was made of, with the same pointers in the same order; `map`
 * is what the linker wrote. Returns each part as text, which wasm-opt reads.
 */
export async function splitWasm({ optimized, named, map }) {
  const { default: binaryen } = await import("binaryen");
  const wasm = binaryen.readBinary(readFileSync(optimized));
  const withNames = binaryen.readBinary(readFileSync(named));
  const items = wasm.emitText().split(/\n(?= \()/).slice(1).map(readItem);
  // The parenthesis that ends the module.
  items.at(-1).text = items.at(-1).text.replace(/\)\s*$/, "");
  const { offset, names } = pointersOf(binaryen, withNames);
  const segments = Array.from({ length: wasm.getNumDataSegments() }, (_, index) => wasm.getDataSegmentInfo(wasm.getDataSegmentByIndex(index)));
  const owners = sortPointers({ offset, names, words: wordsOf(segments) });
  wasm.dispose();
  withNames.dispose();
  const texts = split(items, { offset, owners, segments, map: readFileSync(map, "utf8") });
  return Object.fromEntries(Object.entries(texts).map(([part, lines]) => [part, `(module\n${lines.join("\n")}\n)\n`]));
}

/** An item of a module: what it is, its key, and the keys of what it needs. A name is one only among its kind. */
function readItem(text) {
  const kind = /^ \((\w+)/.exec(text)[1];
  const head = text.split("\n")[0];
  const pattern = { import: / \(func (\$[^\s()]+)/, export: /^ \(export "(.*?)"/ }[kind] ?? /^ \(\w+ (\$[^\s()]+)/;
  const name = pattern.exec(head)?.[1];
  const uses = new Set();
  for (const [, instruction, used] of kind === "func" ? text.matchAll(/\(([\w.]+) (\$[^\s()]+)/g) : []) {
    const namespace = namespaces.find(([start]) => instruction.startsWith(start))?.[1];
    if (namespace) uses.add(`${namespace} ${used}`);
  }
  return { text, kind, head, name, key: `${kind === "import" ? "func" : kind} ${name}`, uses };
}

/** How the instructions that name something begin, and what that is. Memory there is only one. */
const namespaces = [
  ["call_indirect", "table"],
  ["return_call_indirect", "table"],
  ["table.", "table"],
  ["global.", "global"],
  ["call", "func"],
  ["return_call", "func"],
  ["ref.func", "func"],
];

function pointersOf(binaryen, wasm) {
  const { offset, data } = binaryen.getElementSegmentInfo(wasm.getElementSegmentByIndex(0));
  return { offset: binaryen.getExpressionInfo(offset).value, names: data };
}

/** The words in the memory as it begins. */
function wordsOf(segments) {
  const start = segments[0].offset & ~3;
  const last = segments.at(-1);
  const bytes = new Uint8Array((last.offset + last.data.byteLength - start + 3) & ~3);
  for (const { offset, data } of segments) bytes.set(new Uint8Array(data), offset - start);
  return [...new Uint32Array(bytes.buffer)];
}

/**
 * For each pointer the part whose modules alone have it. Equal functions are one, under the name of any of them, so it is
 * the tables of pointers that tell whose they are: by the first function in them, `begin`, which no two have in common.
 */
function sortPointers({ offset, names, words }) {
  const users = names.map(() => new Set());
  const found = new Set();
  words.forEach((word, at) => {
    const module = /::call::(\w+)::.*::Operation<.*>>::begin::/.exec(names[word - offset] ?? "")?.[1];
    const drop = words[at - 3] - offset;
    // Else it is a size that happens to be the number of the pointer.
    if (!module || !names[drop]?.includes("drop_in_place")) return;
    found.add(module);
    for (const pointer of [drop, ...words.slice(at, at + methods).map((pointer) => pointer - offset)]) users[pointer]?.add(module);
  });
  const ofParts = Object.values(parts).flatMap(({ modules }) => modules);
  for (const module of ["create", ...ofParts]) {
    if (!found.has(module)) throw new Stop(`There are no pointers to the functions of src/call/${module}.rs.`);
  }
  return users.map((modules) => Object.keys(parts).find((part) => modules.size > 0 && [...modules].every((module) => parts[part].modules.includes(module))));
}

function split(items, { offset, owners, segments, map }) {
  const of = (...kinds) => items.filter(({ kind }) => kinds.includes(kind));
  const byKey = new Map(of("func", "import", "global", "table").map((item) => [item.key, item]));
  const exports = of("export");
  const exportsOf = (part) => exports.filter(({ name }) => partOf(name) === part);
  for (const name of Object.values(parts).flatMap((part) => part.exports)) {
    if (!exports.some((item) => item.name === name)) throw new Stop(`The wasm does not export ${name}.`);
  }
  const [segment] = of("elem");
  const [memory] = of("memory");
  const table = /\((table \$[^\s()]+)\)/.exec(segment.text)[1];
  const pointers = segment.text.slice(segment.text.indexOf(" func ")).match(/\$[^\s()]+/g);

  const reached = (part) => {
    const exported = exportsOf(part).map(({ text }) => /\((func \$[^\s()]+)\)/.exec(text)?.[1]).filter(Boolean);
    const found = new Set([...exported, ...pointers.filter((_, place) => owners[place] === part).map((name) => `func ${name}`)]);
    for (const key of found) for (const used of byKey.get(key).uses) found.add(used);
    return found;
  };
  const names = Object.keys(parts);
  const inFirst = reached(undefined);
  const inParts = names.map(reached);
  const isShared = (key) => inFirst.has(key) || inParts.filter((keys) => keys.has(key)).length > 1;
  const moved = inParts.map((keys) => [...keys].map((key) => byKey.get(key)).filter(({ kind, key }) => kind === "func" && !isShared(key)));
  const isGone = new Set(moved.flat().map(({ key }) => key));
  const exportOf = ({ key }) => exports.find(({ text }) => text.includes(`(${key})`))?.name;
  const firstName = (item) => exportOf(item) ?? `__first_${item.key.replace(" $", "_")}`;

  const numbersOfFirst = numbersIn(items.filter((item) => item.kind === "global" || (item.kind === "func" && !isGone.has(item.key))));
  const { kept, texts } = splitData({ segments, map, first: numbersOfFirst, parts: moved.map(numbersIn) });

  const imported = new Set();
  const furtherTexts = names.map((name, index) => {
    const needed = [...new Set([table, ...moved[index].flatMap(({ uses }) => [...uses])])].map((key) => byKey.get(key));
    const shared = needed.filter(({ kind, key }) => kind !== "import" && !moved[index].some((item) => item.key === key));
    for (const item of shared) imported.add(item);
    const isMine = new Set(moved[index].map(({ key }) => key));
    return [
      ...of("type").map(({ text }) => text),
      ...needed.filter(({ kind }) => kind === "import").map(({ text }) => text),
      ` (import "${firstPart}" "memory" (memory ${memory.name} 0))`,
      ...shared.map((item) => ` (import "${firstPart}" "${firstName(item)}" ${declaration(item)})`),
      ...texts[index].map((text) => data(memory, text)),
      ...moved[index].map(({ text }) => text),
      ...pointers.flatMap((name, place) => (isMine.has(`func ${name}`) ? [` (elem (${table}) (i32.const ${offset + place}) func ${name})`] : [])),
      ...exportsOf(name).map(({ text }) => text),
    ];
  });

  const hole = "$no_pointer";
  // What two parts reach is in the first, which may itself need more imports for it.
  const needsImport = (key) => inFirst.has(key) || items.some((item) => item.kind === "func" && !isGone.has(item.key) && item.uses.has(key));
  const stays = (item) =>
    item !== segment && item.kind !== "data" && !isGone.has(item.key) && !(item.kind === "export" && partOf(item.name)) && (item.kind !== "import" || needsImport(item.key));
  const first = [
    ...items.filter(stays).map(({ text }) => text),
    ...[...imported].filter((item) => !exportOf(item)).map((item) => ` (export "${firstName(item)}" (${item.key}))`),
    data(memory, kept),
    ` (func ${hole} (unreachable))`,
    ` (elem (${table}) (i32.const ${offset}) func ${pointers.map((name) => (isGone.has(`func ${name}`) ? hole : name)).join(" ")})`,
  ];
  return { [firstPart]: first, ...Object.fromEntries(names.map((name, index) => [name, furtherTexts[index]])) };
}

/** All numbers that may be addresses. */
const numbersIn = (items) =>
  items.flatMap(({ text }) =>
    [...text.matchAll(/(?<=i32\.const |i64\.const |offset=)-?\d+/g)].flatMap(([number]) => [
      Number(BigInt.asUintN(32, BigInt(number))),
      Number(BigInt.asUintN(32, BigInt(number) >> 32n)),
    ]),
  );

function data(memory, { address, bytes }) {
  const escaped = [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
  return ` (data (memory ${memory.name}) (i32.const ${address}) "${escaped}")`;
}

/** What is imported, without what is in it. */
function declaration({ kind, name, head }) {
  if (kind === "func") return `(func ${name} ${(head.match(/\((?:type|param|result) [^()]*\)/g) ?? []).map((part) => part.replace(/(?<=param )\$\S+ /, "")).join(" ")})`;
  return head.trim().replace(/ \([a-z0-9]+\.const .*\)\)$/, ")");
}
