import { defineConfig } from '@playwright/test';

// Each test brings its own server and its own browser profiles on disk. Two at a time: much of a test is waiting for the
// next code of an authenticator app.
export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
