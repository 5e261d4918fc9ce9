import type { Locator, Page } from 'playwright-core';

/** The part of the page that is one person's. */
export function of(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name},`) });
}

/** Opens one of the person's conversations. */
export async function go(page: Page, name: string, conversation: string | RegExp): Promise<void> {
  await of(page, name)
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('button', { name: conversation })
    .click();
}

/** Types into the box of the open conversation, and sends. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  const box = of(page, name).getByRole('combobox', { name: /^Message/ });
  await box.pressSequentially(text);
  await box.press('Enter');
}

/** The message that says so, in the person's part. */
export function message(page: Page, name: string, text: string | RegExp): Locator {
  return of(page, name).getByRole('article').filter({ hasText: text });
}

/** Chooses from the menu of a message. */
export async function choose(found: Locator, item: string | RegExp): Promise<void> {
  await found.hover();
  await found.getByRole('button', { name: 'More actions' }).click();
  await found.getByRole('menuitem', { name: item }).click();
}
