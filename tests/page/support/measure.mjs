import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 AA, and against its own best practices. */
export async function offences(page) {
  // As an expression of the debugger's: the page's policy admits no such script.
  await page.evaluate(`{${axe}}`);
  const { violations } = await page.evaluate(() => axe.run(document));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

/** Begins to gather what moves on a page before it is loaded, as an init script. */
export function watchShifts() {
  window.shifts = [];
  const describe = ({ node, previousRect, currentRect }) =>
    `${node?.id || node?.className || node?.nodeName}: ${previousRect.y} to ${currentRect.y}, ${previousRect.height} to ${currentRect.height} high`;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) shifts.push({ value, hadRecentInput, sources: sources.map(describe) });
  }).observe({ type: "layout-shift", buffered: true });
}

/** What moved by itself: not within half a second after somebody typed or clicked, as the metric CLS has it. */
export async function shifts(page) {
  // The observer is told after the frame that follows.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  return page.evaluate(() => window.shifts.filter(({ hadRecentInput }) => !hadRecentInput));
}
