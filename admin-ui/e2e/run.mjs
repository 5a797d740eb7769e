// The console in a real browser on the running product; ConsoleE2E starts both. By hand:
//   BASE=http://127.0.0.1:8080 SIMULATOR=http://127.0.0.1:8090 ADMIN_PASSWORD=… node e2e/run.mjs <folder> [scenario …]
import assert from 'node:assert/strict'
import { binding } from './binding.mjs'
import { birthday } from './birthday.mjs'
import { canvas } from './canvas.mjs'
import { cart } from './cart.mjs'
import { change } from './change.mjs'
import { dialogue } from './dialogue.mjs'
import { follow } from './follow.mjs'
import { menus } from './menus.mjs'
import { pages } from './pages.mjs'
import { openPhones } from './phones.mjs'
import { repurchase } from './repurchase.mjs'
import { rules } from './rules.mjs'
import { welcome } from './welcome.mjs'
import { launch, Record, signIn, watched } from './stage.mjs'

const { BASE: base, SIMULATOR: simulator, ADMIN_PASSWORD: password } = process.env
const [folder = '.', ...wanted] = process.argv.slice(2)
const wants = (name) => wanted.length === 0 || wanted.includes(name)
const record = new Record(folder)
const browser = await launch()

async function window(width, height) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    // Links do not count machines, and a browser without a window says that it is one.
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  return { context, page: await watched(context, base) }
}

try {
  const { context, page } = await window(1366, 768)
  record.begin('sign-in', page)
  await record.step('a wrong password is refused in words, the right one opens the console', async () => {
    await page.goto(`${base}/journeys`)
    await page.locator('#login-user').fill('admin')
    await page.locator('#login-password').fill('not this one')
    await record.picture('login')
    await page.locator('button[type=submit]').click()
    await page.getByRole('alert').first().waitFor()
    await signIn(page, base, 'admin', password)
  })
  for (const [name, scenario] of Object.entries({ follow, dialogue })) {
    if (!wants(name)) continue
    const phones = await openPhones(context, simulator)
    await scenario(record, page, base, phones)
    await phones.close()
  }
  if (wants('menus')) {
    page.complaints.length = 0
    const phones = await context.newPage()
    phones.setDefaultTimeout(10_000)
    await phones.goto(`${simulator}/?lang=zh`)
    await menus(record, page, base, phones)
    await phones.close()
  }
  if (wants('canvas')) {
    await page.setViewportSize({ width: 1366, height: 1250 })
    await canvas(record, page, base)
  }
  if (wants('change')) {
    await page.setViewportSize({ width: 1366, height: 900 })
    page.complaints.length = 0
    await change(record, page, base)
  }
  if (wants('rules')) {
    await page.setViewportSize({ width: 1366, height: 900 })
    await rules(record, page, base)
  }
  if (wants('pages')) {
    await page.setViewportSize({ width: 1366, height: 768 })
    page.complaints.length = 0
    await pages(record, page, base)
  }
  for (const [name, journey] of Object.entries({ welcome, binding, cart, repurchase, birthday })) {
    if (!wants(name)) continue
    await page.setViewportSize({ width: 1366, height: 900 })
    page.complaints.length = 0
    const phones = await openPhones(context, simulator)
    await journey(record, page, base, phones)
    await phones.close()
    await record.step('nothing went wrong behind the page', async () => assert.deepEqual(page.complaints, []))
  }
  await context.close()
} finally {
  record.write()
  await browser.close()
}
