/** A figure with its unit, as people read it: `103,809 B`, `0.412 µs`, `18.6 ×`. */
export const written = (value, unit) => `${number(value, unit)} ${unit}`;

function number(value, unit) {
  if (unit === "B") return Math.round(value).toLocaleString("en");
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : unit === "×" || unit === "ms" ? 2 : 3;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
