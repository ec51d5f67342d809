declare const module: WebAssembly.Module;
export = module;
