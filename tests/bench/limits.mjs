import { limits as sizeLimits } from "../../scripts/check-size.mjs";
import { floor } from "./contenders.mjs";

/**
 * What is to be reached, and what `npm run bench -- --check` holds the package to, by the ids of the rows: at most a number in
 * the unit of the row, or at most so many times the figure of another contender. The second is for machines of any speed.
 */
const atMost = (number) => ({ atMost: number });
const times = (number, contender) => ({ atMost: number, times: contender });
const both = (bound) => ({ toReach: bound, limit: bound });
const wrong = { toReach: times(1, "valibot"), limit: times(1.2, "valibot") };

export const limits = {
  "size browser": both(atMost(sizeLimits.browser)),
  "size worker": both(atMost(sizeLimits.worker)),
  // 32 and 6 ms on a machine on which the floor takes 23 ms in Node, and the SDK 106 ms in workerd.
  "cold start node bundled": { toReach: times(32 / 23, floor), limit: times(1.5, floor) },
  "cold start node modules": { toReach: times(32 / 23, floor), limit: times(2, floor) },
  "cold start workerd": both(times(6 / 106, "@novu/api")),
  "create wall": both(times(2.5, floor)),
  "create cpu": both(times(2.5, floor)),
  "validate valid": both(times(0.5, "zod")),
  "validate wrong, a missing workspace.id": wrong,
  "validate wrong, a number for a token": wrong,
  "validate wrong, an empty integrationIdentifier": wrong,
  "validate wrong, a context id with a blank": wrong,
  "validate wrong, six contexts": wrong,
  "validate wrong, no owner": wrong,
  // 24 pages of wasm, if there were no heap.
  "memory in all": { toReach: atMost(1.5 * 1024 * 1024), limit: atMost(1.6 * 1024 * 1024) },
  "memory growth of wasm": both(atMost(0)),
  // One object that each create left behind would be over 1.6 MB; what the engine keeps of its own accord changes a little.
  "memory growth of heap": both(atMost(256 * 1024)),
  // What grows with the square has 3; between lies what else a machine does.
  "validate bytes bend": { toReach: atMost(1.5), limit: atMost(2) },
  "create bytes bend": { toReach: atMost(1.5), limit: atMost(2) },
  "validate contexts bend": { toReach: atMost(1.5), limit: atMost(2) },
  "create at once bend": { toReach: atMost(1.5), limit: atMost(2) },
  concurrent: { toReach: times(1.3, floor), limit: times(1.5, floor) },
};
