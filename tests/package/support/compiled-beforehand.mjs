/** What Vercel's bundler makes of `import module from "./x.wasm?module"`: a module that was compiled beforehand. */
export const compiledBeforehand = {
  name: "compiled-beforehand",
  setup(build) {
    build.onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "compiled" }));
    build.onLoad({ filter: /.*/, namespace: "compiled" }, ({ path }) => ({
      contents: `export default compiled[${JSON.stringify(path)}]`,
    }));
  },
};
