// Stretches one passphrase for the vault's worker, which hands its compiled module on and ends this one.
import init, { stretch } from "/pkg/souhlas.js";

const answer = async ({ data: [module, ...order] }) => {
  try {
    await init({ module_or_path: module });
    const stretched = stretch(...order);
    postMessage(stretched, [stretched.buffer]);
  } catch {
    postMessage(null);
  }
};

addEventListener("message", answer, { once: true });
addEventListener("messageerror", () => postMessage(null));
