// axe on a page with a widget.

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what axe finds, in words that lead to the place. @param {string[]} without rules that do not apply */
export async function expectAccessible(page, when, without = []) {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).disableRules(without).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.flat().join(' ')} (${failureSummary.split('\n').at(-1).trim()})`),
  );
  // Soft, so that one state does not hide what is wrong with the next.
  expect.soft(found, `axe, ${when}`).toEqual([]);
  expect(passes.length, 'axe looked').toBeGreaterThan(5);
}
