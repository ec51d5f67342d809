// Runs in Node, Deno and Bun: makes calls, and prints the error of each in every way there is, then dies of them. Arguments: the file
// with the entries of the package, and one with the plans.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

const [entries, plans] = process.argv.slice(2);
const { main } = await import(pathToFileURL(entries).href);
const print = (text) => console.log(text);

/** Every value in an object, hidden or not, and in its prototypes. */
function everything(object) {
  const found = [];
  for (let one = object; one && one !== Object.prototype; one = Object.getPrototypeOf(one)) {
    for (const key of Reflect.ownKeys(one)) found.push([String(key), quietly(() => object[key])]);
  }
  return found;
}

function quietly(work) {
  try {
    return work();
  } catch (error) {
    return `threw ${error}`;
  }
}

function printInEveryWay(error) {
  print(error.message);
  print(error.stack);
  print(String(error));
  print(`${error.cause}`);
  print(JSON.stringify(error));
  print(JSON.stringify({ ...error }));
  print(JSON.stringify(error, Reflect.ownKeys(error).map(String)));
  print(JSON.stringify(everything(error)));
  for (const depth of [0, 2, Infinity]) {
    for (const showHidden of [false, true]) print(inspect(error, { depth, showHidden, getters: true, maxStringLength: null }));
  }
  const clone = structuredClone(error);
  print(inspect(clone, { depth: Infinity, showHidden: true }));
  print(JSON.stringify(everything(clone)));
  console.log(error);
  console.log("%s %o %O %j", error, error, error, error);
  console.dir(error, { depth: Infinity, showHidden: true });
  console.error(error);
  console.trace(error);
  console.table([error]);
  globalThis.Deno?.stdout.writeSync(new TextEncoder().encode(`${Deno.inspect(error, { depth: 99, showHidden: true, getters: true })}\n`));
  globalThis.Bun?.write(Bun.stdout, Bun.inspect(error, { depth: 99 }));
}

const errors = [];
await Promise.all(
  JSON.parse(readFileSync(plans, "utf8")).map(async ({ name, request, options }) => {
    const onAttempt = (event) => print(JSON.stringify(everything(event)));
    const error = await main.createChannelConnection(request, { ...options, onAttempt }).catch((error) => error);
    if (!main.isNovuError(error)) throw new Error(`${name}: no NovuError`);
    errors.push(error);
    printInEveryWay(error);
  }),
);
print(`errors: ${errors.length}`);
// What nobody catches, the runtime prints in a way of its own.
throw errors.length === 1 ? errors[0] : new AggregateError(errors);
