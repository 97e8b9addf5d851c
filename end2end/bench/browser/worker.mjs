// What is measured, in a worker as the vault's: ours and the peer's work on the same data.
import init, { Vault, argon2id as stretch } from '/vault_bench.js';
import { argon2id as hashWasm } from '/hash-wasm.js';

await init({ module_or_path: '/vault_bench_bg.wasm' });

const PAGE = 500;
const PAGES = 100;
const PASSPHRASE = 'correct horse battery staple 42';
const random = (length) => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const label = new TextEncoder().encode('souhlas/v1/field, and the place where a value belongs'.repeat(5)).slice(0, 250);

async function sealed(bytes) {
  const iv = random(12);
  const parameters = { name: 'AES-GCM', iv, additionalData: label };
  return { parameters, body: await crypto.subtle.encrypt(parameters, key, bytes) };
}

/** Sixty pages stand for all of them, opened again and again by a vault that knows no data key yet. */
const DISTINCT = 60;
const pages = [];
const vault = new Vault();
for (let page = 0; page < DISTINCT; page += 1) pages.push(vault.fields(page, PAGE));
const value = await sealed(random(64));

const TESTS = {
  fields({ count }) {
    for (let page = 0; page < count / PAGE; page += 1) {
      const opened = vault.open_fields(pages[page % DISTINCT]);
      if (opened.length < PAGE * 40) throw new Error('a value did not open');
    }
  },
  async fieldsPeer({ count }) {
    for (let field = 0; field < count; field += 1) await crypto.subtle.decrypt(value.parameters, key, value.body);
  },
  openPages({ page, wrapped }) {
    for (let at = 0; at < PAGES; at += 1) {
      if (vault.open_page('page/1', wrapped).length !== page.length) throw new Error('a page did not open');
    }
  },
  async openPagesPeer({ peer }) {
    for (let at = 0; at < PAGES; at += 1) await crypto.subtle.decrypt(peer.parameters, key, peer.body);
  },
  sealPages({ page }) {
    for (let at = 0; at < PAGES; at += 1) vault.seal_page('page/1', page);
  },
  async sealPagesPeer({ page }) {
    for (let at = 0; at < PAGES; at += 1) await sealed(page);
  },
  argon2id() {
    if (stretch(PASSPHRASE).length !== 32) throw new Error('nothing was stretched');
  },
  async argon2idPeer() {
    const cost = { parallelism: 4, iterations: 3, memorySize: 65_536, hashLength: 32, outputType: 'binary' };
    await hashWasm({ password: PASSPHRASE, salt: random(16), ...cost });
  },
};

onmessage = async ({ data: [name, options] }) => {
  if (options.rows) {
    const page = random(options.rows * options.bytes);
    Object.assign(options, { page, wrapped: vault.seal_page('page/1', page), peer: await sealed(page) });
  }
  const start = performance.now();
  await TESTS[name](options);
  postMessage(performance.now() - start);
};
postMessage('ready');
