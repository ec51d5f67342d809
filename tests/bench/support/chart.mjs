import { contenders, us } from "../contenders.mjs";
import { median } from "./statistics.mjs";
import { written } from "./units.mjs";

const isRow = (wanted) => ({ id }) => id === wanted;

/** What the chart shows: of several rows their mean. */
const panels = [
  { title: "Bundle for browsers, brotli", shows: isRow("size browser") },
  { title: "Bundle for workers, .js and .wasm, brotli", shows: isRow("size worker") },
  { title: "Cold start, Node, bundled", shows: isRow("cold start node bundled") },
  { title: "Cold start, workerd", shows: isRow("cold start workerd") },
  { title: "One create", shows: isRow("create wall") },
  { title: "1,000 creates at once, answered after 50 ms", shows: isRow("concurrent") },
  { title: "One validation of a valid request", shows: isRow("validate valid") },
  { title: "One validation, mean of six wrong requests", shows: ({ id }) => id.startsWith("validate wrong") },
];

const panel = { width: 470, left: 96, bars: 270, top: 34, line: 20 };
const names = Object.keys(contenders);
const height = panel.top + names.length * panel.line + 18;
const rowsOfPanels = Math.ceil(panels.length / 2);

const style = `
  text { font: 12px system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; fill: #24292f; }
  .title { font-weight: 600; font-size: 13px; }
  .ground { fill: #ffffff; }
  .bar { fill: #aab4be; }
  .ours { fill: #0a6cd6; }
  .name.of-us, .value.of-us { font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .ground { fill: #0d1117; }
    .bar { fill: #58626d; }
    .ours { fill: #4a9eff; }
  }
`;

/** The measured rows as an SVG of horizontal bars, in each panel as long as the figures are, beside the longest. */
export function chart(rows) {
  const size = { width: 2 * panel.width, height: rowsOfPanels * height + 8 };
  const drawn = panels.map((one, index) => draw(one, rows, { x: (index % 2) * panel.width, y: 4 + Math.floor(index / 2) * height }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title">`,
    `<title id="title">This package beside its peers: less is better</title>`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${size.width}" height="${size.height}" rx="6"/>`,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

function draw({ title, shows }, rows, { x, y }) {
  const shown = rows.filter(shows);
  const { unit } = shown[0];
  const values = names.map((name) => valueOf(shown, name));
  const longest = Math.max(...values.filter((value) => value !== undefined));
  const bars = names.map((name, index) => {
    const [value, at] = [values[index], panel.top + index * panel.line];
    const length = value === undefined ? 0 : Math.max(1, (Math.max(0, value) / longest) * panel.bars);
    const whose = name === us ? " of-us" : "";
    return [
      `<text class="name${whose}" x="${panel.left - 8}" y="${at + 13}" text-anchor="end">${name}</text>`,
      value === undefined ? "" : `<rect class="bar${name === us ? " ours" : ""}" x="${panel.left}" y="${at + 2}" width="${length.toFixed(1)}" height="${panel.line - 6}" rx="2"/>`,
      `<text class="value${whose}" x="${(panel.left + length + 6).toFixed(1)}" y="${at + 13}">${value === undefined ? "–" : written(value, unit)}</text>`,
    ].join("");
  });
  return `<g transform="translate(${x} ${y})"><text class="title" x="${panel.left}" y="22">${title}</text>${bars.join("\n")}</g>`;
}

/** The mean of somebody's medians, or undefined where one is missing. */
function valueOf(rows, name) {
  if (!rows.every(({ figures }) => figures[name])) return undefined;
  return rows.reduce((sum, { figures }) => sum + median(figures[name]), 0) / rows.length;
}
