// DevTools on a tab and on the workers it started.

/** Opens a channel to a tab; workers that start later are joined as they come. */
export async function devtools(context, page) {
  const tab = await context.newCDPSession(page);
  const workers = new Map();
  tab.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.set(sessionId, through(tab, sessionId));
  });
  tab.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  await tab.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return { tab, threads: () => [{ name: 'tab', send: (...words) => tab.send(...words) }, ...workers.values()] };
}

/** A worker's own session, whose messages go through the session of its tab. */
function through(tab, sessionId) {
  const waiting = new Map();
  let number = 0;
  tab.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    const { id, result, error } = from === sessionId ? JSON.parse(message) : {};
    if (!waiting.has(id)) return;
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (error) failed(new Error(error.message));
    else done(result);
  });
  const send = (method, params = {}) =>
    new Promise((done, failed) => {
      number += 1;
      waiting.set(number, { done, failed });
      tab.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: number, method, params }) }).catch(failed);
    });
  return { name: 'worker', send };
}

/** Bytes of JavaScript's heap and of WebAssembly's memories in each thread, after a collection. */
export async function memory({ threads }) {
  const found = [];
  for (const { name, send } of threads()) {
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
    const { result: kind } = await send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
    const { objects } = await send('Runtime.queryObjects', { prototypeObjectId: kind.objectId });
    const declaration = 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }';
    const sum = { objectId: objects.objectId, functionDeclaration: declaration, returnByValue: true };
    const { result: wasm } = await send('Runtime.callFunctionOn', sum);
    found.push({ name, heap: usedSize, backing: backingStorageSize, wasm: wasm.value });
  }
  const bytes = found.reduce((sum, { heap, wasm }) => sum + heap + wasm, 0);
  return { bytes, threads: found };
}

/** Profiles every thread that is there until the given end; gives the functions with most time of their own. */
export async function profiled({ threads }, what = 25) {
  const these = threads();
  for (const { send } of these) {
    await send('Profiler.enable');
    await send('Profiler.setSamplingInterval', { interval: 500 });
    await send('Profiler.start');
  }
  return async () => {
    const all = {};
    for (const [number, { name, send }] of these.entries()) {
      const { profile } = await send('Profiler.stop');
      all[`${name} ${number}`] = heaviest(profile, what);
    }
    return all;
  };
}

function heaviest({ nodes, samples, timeDeltas }, what) {
  const [own, by] = [new Map(), new Map(nodes.map((node) => [node.id, node]))];
  samples.forEach((id, at) => {
    const { functionName, url } = by.get(id).callFrame;
    const name = functionName || url.split('/').at(-1) || '(nameless)';
    own.set(name, (own.get(name) ?? 0) + timeDeltas[at] / 1_000);
  });
  return [...own].sort((left, right) => right[1] - left[1]).slice(0, what).map(([name, ms]) => ({ name, ms: Math.round(ms) }));
}
