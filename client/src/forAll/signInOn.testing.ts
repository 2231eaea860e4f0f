import type { Page } from 'playwright-core'

/** Signs in on the page that asks for it as a person does: name, password, Enter. */
export async function signInOn(page: Page, username: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(username)
  await page.locator('input[type=password]').fill('muster-demo')
  await page.keyboard.press('Enter')
}
