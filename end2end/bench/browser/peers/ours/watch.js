// Runs in the tab before the application: notes when the network returns, when it asks the server, and
// when the browser reports a commit.
(() => {
  const seen = { online: undefined, asked: [], commits: [], opened: [], kept: null };
  window.seen = seen;
  const now = () => performance.now();
  window.addEventListener('online', () => (seen.online ??= now()));

  const plainFetch = window.fetch;
  window.fetch = function fetch(request, ...more) {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, location.href);
    const noted = { path: pathname, at: now() };
    if (pathname.startsWith('/sync/')) seen.asked.push(noted);
    const answer = plainFetch.call(this, request, ...more);
    answer.then(() => (noted.answered = now()), () => undefined);
    return answer;
  };

  const written = new WeakMap();
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function opened(stores, mode, ...more) {
    const made = transaction.call(this, stores, mode, ...more);
    if (mode === 'readwrite') {
      const noted = { stores: [...made.objectStoreNames], begun: now(), durability: made.durability, left: 0 };
      written.set(made, noted);
      made.addEventListener('complete', () => seen.commits.push({ ...noted, at: now() }));
    } else if ([...made.objectStoreNames].includes('pages')) {
      seen.opened.push({ at: now() });
    }
    return made;
  };

  // How many operations leave the outbox with a commit.
  const remove = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function removed(...words) {
    if (this.name === 'outbox') written.get(this.transaction).left += 1;
    return remove.apply(this, words);
  };

  // What the vault's worker opened, if somebody wants to compare it with the rows of the server.
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        if (seen.kept && Array.isArray(data)) seen.kept.push(...data.slice(2));
      });
    }
  };
})();
