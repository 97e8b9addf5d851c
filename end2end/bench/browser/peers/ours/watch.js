// Runs in the tab before the application: notes when it asks the server and when the browser reports a commit.
(() => {
  const seen = { asked: [], commits: [], opened: [], kept: null };
  window.seen = seen;
  const now = () => performance.now();

  const plainFetch = window.fetch;
  window.fetch = function fetch(request, ...more) {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, location.href);
    const noted = { path: pathname, at: now() };
    if (pathname.startsWith('/sync/')) seen.asked.push(noted);
    const answer = plainFetch.call(this, request, ...more);
    answer.then(() => (noted.answered = now()), () => undefined);
    return answer;
  };

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function opened(stores, mode, ...more) {
    const made = transaction.call(this, stores, mode, ...more);
    if (mode === 'readwrite') {
      const noted = { stores: [...made.objectStoreNames], begun: now(), durability: made.durability };
      made.addEventListener('complete', () => seen.commits.push({ ...noted, at: now() }));
    } else if ([...made.objectStoreNames].includes('pages')) {
      seen.opened.push({ at: now() });
    }
    return made;
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
