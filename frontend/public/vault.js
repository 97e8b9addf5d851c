// The vault's worker: the same WebAssembly as the page, in a thread of its own that holds the keys.
import init, { vault_worker } from "/pkg/souhlas.js";

await init({ module_or_path: "/pkg/souhlas.wasm" });
vault_worker();
