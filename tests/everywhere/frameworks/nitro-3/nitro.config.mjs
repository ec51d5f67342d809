export default { compatibilityDate: "2026-04-26", serverDir: "." };
