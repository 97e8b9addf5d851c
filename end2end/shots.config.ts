import { defineConfig } from '@playwright/test';

// `npm run shots`: pictures of every page for the eye; they judge nothing.
export default defineConfig({
  testDir: 'shots',
  testMatch: '**/*.shots.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
