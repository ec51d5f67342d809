/** A figure with its unit, as people read it: `103,809 B`, `0.412 µs`, `18.6 ×`. */
export const written = (value, unit) => `${number(value, unit)} ${unit}`;

function number(value, unit) {
  if (unit === "B") return Math.round(value).toLocaleString("en");
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || unit === "ms" ? 2 : 3;
  // Adding zero takes the sign off a zero.
  return (Number(value.toFixed(digits)) + 0).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
