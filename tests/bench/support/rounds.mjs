import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { contenders } from "../contenders.mjs";
import { folder } from "./project.mjs";
import { rotated } from "./rotated.mjs";

/** Each contender is started anew so many times, since an engine compiles the same code a little differently each time. */
const starts = 3;
const roundsOfStart = 7;

/**
 * Measures a task in 21 rounds, in each of which every contender has its turn with every case, the order rotated. Each has a
 * process of its own, so that the shapes of one do not spoil the code of another, and only one works at a time. Resolves
 * to `{ [case]: { [contender]: [{ wall, cpu }] } }`, in microseconds a call, an entry a round.
 */
export async function inRounds({ task, cases = [undefined], names = Object.keys(contenders), warmUp, batchMs }) {
  const figures = Object.fromEntries(cases.map((of) => [of, Object.fromEntries(names.map((name) => [name, []]))]));
  for (let start = 0; start < starts; start++) {
    const running = new Map();
    try {
      for (const name of names) running.set(name, await begin(contenders[name]));
      const counts = new Map();
      for (const name of names) counts.set(name, await warm(running.get(name), { task, cases, warmUp, batchMs }));
      for (let round = 0; round < roundsOfStart; round++) {
        for (const of of cases) {
          for (const name of rotated(names, round)) {
            figures[of][name].push(await running.get(name).measure({ task, of, count: counts.get(name).get(of) }));
          }
        }
      }
    } finally {
      for (const contender of running.values()) contender.end();
    }
  }
  return figures;
}

async function begin(file) {
  const child = fork(join(folder, "contender.mjs"), [file], { cwd: folder });
  const died = once(child, "exit").then(([code, signal]) => Promise.reject(new Error(`${file} ended (${signal ?? code})`)));
  died.catch(() => {});
  const answer = async () => (await Promise.race([once(child, "message"), died]))[0];
  await answer();
  return {
    measure(what) {
      const answered = answer();
      child.send(what);
      return answered;
    },
    end: () => child.kill(),
  };
}

/** Lets the engine compile: `warmUp` calls of each case, by turns in two halves. Finds how many calls take `batchMs`. */
async function warm(contender, { task, cases, warmUp, batchMs }) {
  const counts = new Map();
  for (let half = 0; half < 2; half++) {
    for (const of of cases) {
      const wall = await warmCase(contender, { task, of }, warmUp / 2);
      counts.set(of, Math.max(1, Math.round((batchMs * 1000) / wall)));
    }
  }
  return counts;
}

/** Makes so many calls, or as many as there are in half a second, and resolves to what the last of them took. */
async function warmCase(contender, what, calls) {
  let last;
  for (let done = 0, spent = 0, next = 2; done < calls && spent < 500_000; next *= 2) {
    const count = Math.min(next, calls - done);
    last = (await contender.measure({ ...what, count })).wall;
    done += count;
    spent += last * count;
  }
  return last;
}
