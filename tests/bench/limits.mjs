import { limits as sizeLimits } from "../../scripts/check-size.mjs";
import { floor } from "./contenders.mjs";

/**
 * What is to be reached, and what `npm run bench -- --check` holds the package to, by the ids of the rows: at most a number in
 * the unit of the row, or at most so many times the figure of another contender. The second is for machines of any speed.
 */
const atMost = (number) => ({ atMost: number });
const times = (number, contender) => ({ atMost: number, times: contender });
const both = (bound) => ({ toReach: bound, limit: bound });
// Of the SDK, only where its types tell that the request is wrong.
const wrong = both(times(1, "@novu/api"));

export const limits = {
  "size browser": both(atMost(sizeLimits.browser)),
  "size worker": both(atMost(sizeLimits.worker)),
  "cold start node bundled": both(times(1.5, floor)),
  "cold start node modules": both(times(1.5, floor)),
  "cold start workerd": both(times(0.08, "@novu/api")),
  "create wall": both(times(2.5, floor)),
  "create cpu": both(times(2.5, floor)),
  "validate valid": both(times(0.5, "zod")),
  "validate wrong, a missing workspace.id": wrong,
  "validate wrong, a number for a token": wrong,
  "memory wasm": both(atMost(512 * 1024)),
  "memory growth of wasm": both(atMost(0)),
  // One object that each create left behind would be over 1.6 MB; what the engine keeps of its own accord changes a little.
  "memory growth of heap": both(atMost(256 * 1024)),
  // What grows with the square has 3; between lies what else a machine does.
  "validate bytes bend": { toReach: atMost(1.5), limit: atMost(2) },
  "create bytes bend": { toReach: atMost(1.5), limit: atMost(2) },
  "validate contexts bend": { toReach: atMost(1.5), limit: atMost(2) },
  "create at once bend": { toReach: atMost(1.5), limit: atMost(2) },
  concurrent: both(times(1.3, floor)),
};
