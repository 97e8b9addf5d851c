import type { Locator } from '@playwright/test';

/** Draws two strokes with the pointer, as a finger would. */
export async function sign(pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('the signature pad is not on screen');
  const { mouse } = pad.page();
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  for (const [from, to] of [[at(0.15, 0.7), at(0.45, 0.25)], [at(0.5, 0.3), at(0.85, 0.65)]] as const) {
    await mouse.move(...from);
    await mouse.down();
    await mouse.move(...to, { steps: 12 });
    await mouse.up();
  }
}
