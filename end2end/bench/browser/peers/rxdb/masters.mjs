// What RxDB's push asks of a server: a document whose writer knew the newest state is taken, any other state is given back.
import { key } from './key.mjs';

const same = (one, other) => one?.id === other?.id && one?.company === other?.company && one?.body === other?.body && one?._deleted === other?._deleted;

/** The newest states by id, over the store with documents by sequence. */
export class Masters {
  #db;
  #read;

  constructor(db) {
    this.#db = db;
  }

  /** Decides one request; it is on the disk when the answer is given. Gives the states that others wrote. */
  async push(rows) {
    const held = await (this.#read ??= this.#all());
    const [conflicts, batch] = [[], []];
    for (const { assumedMasterState, newDocumentState } of rows) {
      const now = held.documents.get(newDocumentState.id);
      if (now && !same(now.document, assumedMasterState)) {
        conflicts.push(now.document);
        continue;
      }
      if (now) batch.push({ type: 'del', key: now.key });
      held.sequence += 1;
      const at = key(held.sequence);
      batch.push({ type: 'put', key: at, value: JSON.stringify(newDocumentState) });
      held.documents.set(newDocumentState.id, { key: at, document: newDocumentState });
    }
    await this.#db.batch(batch, { sync: true });
    return conflicts;
  }

  async #all() {
    const found = await this.#db.iterator({ gt: 'c/', lt: 'c0' }).all();
    const entries = found.map(([at, text]) => ({ key: at, document: JSON.parse(text) }));
    const documents = new Map(entries.map((entry) => [entry.document.id, entry]));
    return { documents, sequence: entries.length ? Number(entries.at(-1).key.slice(2)) : 0 };
  }
}
