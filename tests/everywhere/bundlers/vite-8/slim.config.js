// Another page than index.html has to be named; and its dev server may run beside that of the other page.
export default { build: { rollupOptions: { input: "slim.html" } }, cacheDir: "node_modules/.vite-slim" };
