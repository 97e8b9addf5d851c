// What is measured, in a worker as the vault's: ours and the peer's work on the same data.
import init, { Vault, argon2id as stretch } from '/vault_bench.js';
import { argon2id as hashWasm } from '/hash-wasm.js';
import { PAGE, envelopes, open } from '/envelopes.mjs';
import { wraps } from '/wraps.mjs';

// Whoever waits for an answer hears that none will come.
addEventListener('unhandledrejection', ({ reason }) => setTimeout(() => { throw reason; }));
await init({ module_or_path: '/vault_bench_bg.wasm' });

const PAGES = 100;
/** Pages of 250 kB in one message of the vault: 4 MiB, as `frontend/src/vault.rs` cuts them. */
const IN_FLIGHT = 16;
const SLOT = 'page/1';
const PASSPHRASE = 'correct horse battery staple 42';
const random = (length) => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const label = random(250);

async function sealed(bytes) {
  const iv = random(12);
  const parameters = { name: 'AES-GCM', iv, additionalData: label };
  return { parameters, body: await crypto.subtle.encrypt(parameters, key, bytes) };
}

/** Sixty pages stand for all of them, opened again and again by a vault that knows no data key yet. */
const DISTINCT = 60;
const pages = [];
const vault = new Vault();
const store = vault.pages();
for (let page = 0; page < DISTINCT; page += 1) pages.push(vault.fields(page, PAGE));
const value = await sealed(random(64));
const same = await envelopes(DISTINCT * PAGE);
const sameWraps = await wraps(vault.local_key(), vault.local_place());

/** All pages, so many at once as one message of the vault has. */
async function inMessages(act) {
  for (let at = 0; at < PAGES; at += IN_FLIGHT) await act(Math.min(IN_FLIGHT, PAGES - at));
}
const times = (count, make) => Array.from({ length: count }, make);

const TESTS = {
  fields({ count }) {
    for (let page = 0; page < count / PAGE; page += 1) {
      const opened = vault.open_fields(pages[page % DISTINCT]);
      if (opened.length < PAGE * 40) throw new Error('a value did not open');
    }
  },
  async fieldsPeer({ count }) {
    for (let field = 0; field < count; field += 1) await open(same[field % same.length]);
  },
  async fieldsReady({ count }) {
    for (let field = 0; field < count; field += 1) await crypto.subtle.decrypt(value.parameters, key, value.body);
  },
  async openPages({ page, wrapped }) {
    await inMessages(async (count) => {
      const opened = await store.open(SLOT, Array(count).fill(wrapped));
      if (opened.some((one) => one.length !== page.length)) throw new Error('a page did not open');
    });
  },
  openPagesRust({ page, wrapped }) {
    for (let at = 0; at < PAGES; at += 1) {
      if (vault.open_page(SLOT, wrapped).length !== page.length) throw new Error('a page did not open');
    }
  },
  openPagesSame: ({ wrapped }) => inMessages((count) => Promise.all(times(count, () => sameWraps.open(SLOT, wrapped)))),
  openPagesPeer: ({ peer }) => inMessages((count) => Promise.all(times(count, () => crypto.subtle.decrypt(peer.parameters, key, peer.body)))),
  async openPagesEach({ peer }) {
    for (let at = 0; at < PAGES; at += 1) await crypto.subtle.decrypt(peer.parameters, key, peer.body);
  },
  sealPages: ({ page }) => inMessages((count) => store.seal(SLOT, Array(count).fill(page))),
  sealPagesRust({ page }) {
    for (let at = 0; at < PAGES; at += 1) vault.seal_page(SLOT, page);
  },
  sealPagesSame: ({ page }) => inMessages((count) => Promise.all(times(count, () => sameWraps.seal(SLOT, page)))),
  sealPagesPeer: ({ page }) => inMessages((count) => Promise.all(times(count, () => sealed(page)))),
  async sealPagesEach({ page }) {
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

/** What the page moved here, done as the vault's worker does it and as the peer does; the answer is moved back. */
const MOVED = {
  openPages: (pages) => store.open(SLOT, pages),
  openPagesSame: (pages) => Promise.all(pages.map((page) => sameWraps.open(SLOT, page))),
  openPagesPeer: (pages) => Promise.all(pages.map((page) => crypto.subtle.decrypt(given.peer.parameters, key, page))),
  sealPages: (pages) => store.seal(SLOT, pages),
  sealPagesSame: async (pages) => (await Promise.all(pages.map((page) => sameWraps.seal(SLOT, page)))).flat(),
  sealPagesPeer: async (pages) => (await Promise.all(pages.map(sealed))).flatMap(({ parameters, body }) => [parameters.iv, body]),
};
let given;

async function give({ rows, bytes }) {
  const page = random(rows * bytes);
  given = { page, wrapped: vault.seal_page(SLOT, page), peer: await sealed(page) };
  const [front, body] = await sameWraps.seal(SLOT, page);
  const wrap = new Uint8Array(front.length + body.byteLength);
  wrap.set(front);
  wrap.set(new Uint8Array(body), front.length);
  if (vault.open_page(SLOT, wrap).length !== page.length) throw new Error('the wrap of the peer is another');
}

onmessage = async ({ data: [name, options, pages] }) => {
  if (pages) {
    // Ours come as views, the peer's as buffers; a view of a view would be a copy.
    const done = (await MOVED[name](pages)).map((one) => (one instanceof Uint8Array ? one : new Uint8Array(one)));
    return postMessage(done, done.map((one) => one.buffer));
  }
  if (options.rows) await give(options);
  if (name === 'give') return postMessage({ page: given.page, wrapped: given.wrapped, peer: new Uint8Array(given.peer.body) });
  const start = performance.now();
  await TESTS[name]({ ...options, ...given });
  postMessage(performance.now() - start);
};
postMessage('ready');
