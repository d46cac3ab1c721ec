// The browser tests. Time zone and language are far from those of the fixtures, so that what must not depend on the
// visitor's clock shows when it does.

import { defineConfig } from '@playwright/test';

const ci = Boolean(process.env.CI);

export default defineConfig({
  testDir: './e2e',
  // How long a test waits for what it has asked for, not how quick that must be: a machine with other work takes its time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: './e2e/results/artefacts',
  fullyParallel: true,
  forbidOnly: ci,
  // The tests share a machine with builds and with each other, and a visitor's is not that loaded. A real fault fails
  // twice. What passes at the second try is named at the end of `cargo xtask test`: there a test, or the product, does
  // not wait for what it needs.
  retries: 1,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: './e2e/results/report.json' }]],
  use: {
    browserName: 'chromium',
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
