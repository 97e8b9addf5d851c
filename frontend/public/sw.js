// The service worker: the shell and the assets of one version, kept together, and nothing else.
//
// A version is a whole set of files under one cache, named by the hash of its list. Pages get their
// files from the current set only, so that page, WebAssembly and the vault's worker always fit each
// other. A newer set is fetched beside it, each file is compared with the list, and it takes over
// when the person asks for it, or when no page is open. A set that differs is dropped and told.
// Answers of /api, /sync and the portal are never looked at, let alone kept.

const LIST = "/release.txt";
const SHELL = "/shell";
const ASSETS = [
  "/pkg/souhlas.js",
  "/pkg/souhlas.wasm",
  "/pkg/souhlas.css",
  "/start.js",
  "/vault.js",
  "/stretch.js",
  "/icons.svg",
  "/icon.svg",
  "/manifest.webmanifest",
];
const PREFIX = "souhlas-set-";
const NOTES = "souhlas-notes";
const AREAS = ["/sales", "/admin", "/me", "/hand-over", "/sign-in", "/unlock", "/recovery"];
const CHECK_EVERY_MS = 60_000;

let checkedAt = 0;
let checking = null;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

// The release hash, as everywhere else.
const named = (list) => digest(new TextEncoder().encode(`souhlas/v1/release\0${list}`));

const note = async (name) => {
  const kept = await (await caches.open(NOTES)).match(`/${name}`);
  return kept ? kept.text() : null;
};

const setNote = async (name, text) => {
  const notes = await caches.open(NOTES);
  if (text === null) await notes.delete(`/${name}`);
  else await notes.put(`/${name}`, new Response(text));
};

const servedList = async () => {
  const answer = await fetch(LIST, { cache: "no-store", redirect: "error" });
  if (!answer.ok) throw new Error(`${LIST}: ${answer.status}`);
  return answer.text();
};

// Each line below the first is `hash length path`.
const hashesOf = (list) => {
  const lines = list.split("\n").slice(1);
  return new Map(lines.map((line) => line.split(" ")).map(([hash, , path]) => [path, hash]));
};

class Differs extends Error {}

const take = async (set, path, hash) => {
  const answer = await fetch(path, { cache: "reload", redirect: "error" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const bytes = await answer.clone().arrayBuffer();
  if ((await digest(bytes)) !== hash) throw new Differs(path);
  await set.put(path, answer);
};

const load = async (version, list) => {
  const set = await caches.open(PREFIX + version);
  const hashes = hashesOf(list);
  try {
    for (const path of [SHELL, ...ASSETS]) await take(set, path, hashes.get(path));
    await set.put(LIST, new Response(list));
  } catch (error) {
    await caches.delete(PREFIX + version);
    // A release in the middle of loading has another list by now; it is looked at next time.
    if (error instanceof Differs && (await servedList()) !== list) throw new Error("the list changed");
    throw error;
  }
};

const loadOrTell = async (version, list) => {
  try {
    await load(version, list);
  } catch (error) {
    if (error instanceof Differs) {
      await setNote("refused", version);
      await say("update refused");
    }
    throw error;
  }
};

const say = async (words) => {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage(words);
};

const clean = async () => {
  const kept = new Set([NOTES, PREFIX + (await note("current")), PREFIX + (await note("next"))]);
  const names = (await caches.keys()).filter((name) => name.startsWith("souhlas-") && !kept.has(name));
  await Promise.all(names.map((name) => caches.delete(name)));
};

const check = async () => {
  const list = await servedList();
  const [version, current] = [await named(list), await note("current")];
  if (version === current) {
    await setNote("next", null);
  } else {
    if (version !== (await note("next"))) await loadOrTell(version, list);
    await setNote(current ? "next" : "current", version);
  }
  await setNote("refused", null);
  await clean();
  if (await note("next")) await say("update ready");
};

const checkSometimes = () => {
  const early = Date.now() - checkedAt < CHECK_EVERY_MS;
  if (checking || early || !navigator.onLine) return checking ?? Promise.resolve();
  checkedAt = Date.now();
  checking = check()
    .catch(() => {
      // Offline, or a release under way: the next check finds out.
    })
    .finally(() => {
      checking = null;
    });
  return checking;
};

const adopt = async () => {
  const next = await note("next");
  if (!next) return;
  await setNote("current", next);
  await setNote("next", null);
  await clean();
};

const fromSet = async (path) => {
  const current = await note("current");
  if (!current || !(await caches.has(PREFIX + current))) return undefined;
  return (await caches.open(PREFIX + current)).match(path);
};

const page = async (request, inApp) => {
  const open = await clients.matchAll({ type: "window" });
  if (open.length === 0) await adopt();
  if (inApp) return (await fromSet(SHELL)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const shell = await fromSet(SHELL);
    if (shell) return shell;
    throw error;
  }
};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(check());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(clients.claim());
});

self.addEventListener("message", (event) => {
  if (event.data === "look for an update") {
    event.waitUntil(
      checkSometimes().then(async () => {
        if (await note("next")) event.source?.postMessage("update ready");
        else if (await note("refused")) event.source?.postMessage("update refused");
      }),
    );
  }
  if (event.data === "take over") {
    event.waitUntil(adopt().then(() => event.source?.postMessage("taken over")));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    const inApp = AREAS.some((area) => url.pathname === area || url.pathname.startsWith(`${area}/`));
    if (!inApp && url.pathname !== "/") return;
    event.respondWith(page(request, inApp));
    event.waitUntil(checkSometimes());
  } else if (ASSETS.includes(url.pathname) || url.pathname === LIST) {
    event.respondWith(fromSet(url.pathname).then((kept) => kept ?? fetch(request)));
  }
});
