// PouchDB's own server on LevelDB: `node server.mjs FOLDER PORT PAGE_FOLDER`.
import path from 'node:path';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb-node';

const [folder, port, pages] = process.argv.slice(2);
const Stored = PouchDB.defaults({ prefix: path.join(folder, 'db') + path.sep });
const application = express();
application.use(express.static(pages));
application.use('/db', expressPouch(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(folder, 'pouchdb.log') }));
application.listen(Number(port), '127.0.0.1');
