/** Who is measured: their names in the tables, and their files in `peers/`. */
export const contenders = {
  "this package": "this-package",
  "@novu/api": "novu-api",
  zod: "zod",
  "zod/mini": "zod-mini",
  valibot: "valibot",
  ajv: "ajv",
  "hand-written": "hand-written",
};

export const us = "this package";
export const floor = "hand-written";
