// A contender in a process of its own: it does what it is told to when it is told to, and says how long that took.
import { tasks } from "./tasks.mjs";

const peer = await import(`./peers/${process.argv[2]}.mjs`);
const ready = new Map();

/** Prepares a task once, and keeps it. */
function prepared(task, of) {
  const key = `${task} ${of}`;
  if (!ready.has(key)) ready.set(key, tasks[task](peer, of));
  return ready.get(key);
}

/** Microseconds a call, by the clock and of the processor, with all threads that collect garbage and compile. */
async function measure(run, count) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run(count);
  const wall = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: wall / count, cpu: (user + system) / count };
}

process.on("message", async ({ task, of, count }) => process.send(await measure(prepared(task, of), count)));
process.send("ready");
