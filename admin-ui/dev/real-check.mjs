// Walks through the console of a running application and keeps pictures:
//   BASE=http://127.0.0.1:8080 ADMIN_PASSWORD=… node dev/real-check.mjs <folder for pictures>
import { chromium } from 'playwright-core'

const out = process.argv[2] ?? '.'
const base = process.env.BASE ?? 'http://127.0.0.1:8080'
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage()
page.setDefaultTimeout(15000)
page.on('pageerror', (e) => console.log('pageerror', page.url(), e.message.slice(0, 300)))
page.on('response', async (r) => {
  if (r.status() >= 400) console.log(r.status(), r.request().method(), r.url().replace(base, ''), (await r.text().catch(() => '')).slice(0, 400))
})
const shot = (name) => page.screenshot({ path: `${out}/real-${name}.png` })
async function step(name, run) {
  try {
    await run()
    console.log('ok  ', name)
  } catch (error) {
    console.log('FAIL', name, '-', error.message.split('\n').slice(0, 3).join(' | '))
    await shot(`fail-${name.replace(/\W+/g, '-')}`)
  }
}

await step('sign-in', async () => {
  await page.goto(`${base}/journeys`)
  await page.locator('#login-user').fill('admin')
  await page.locator('#login-password').fill(process.env.ADMIN_PASSWORD ?? '')
  await shot('login')
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/journeys')
  await page.waitForTimeout(2500)
  await shot('journeys')
})
await step('canvas of the first journey', async () => {
  await page.locator('.el-table a').first().click()
  await page.locator('.step').first().waitFor()
  await page.waitForTimeout(2500)
  await shot('canvas')
  await page.getByText('实况', { exact: true }).click()
  await page.waitForTimeout(1200)
  await shot('live')
  await page.getByText('编辑', { exact: true }).click()
  await page.waitForTimeout(400)
})
await step('settings of each step', async () => {
  const n = await page.locator('.step').count()
  for (let i = 0; i < n; i++) {
    await page.locator('.step').nth(i).click({ position: { x: 120, y: 20 } })
    await page.waitForTimeout(500)
    await shot(`step-${i}`)
  }
})
await step('new journey from a template, published', async () => {
  await page.goto(`${base}/journeys`)
  await page.getByRole('button', { name: '新建旅程' }).first().click()
  await page.getByRole('radio', { name: /新粉欢迎/ }).click()
  await page.getByRole('button', { name: '创建并打开画布' }).click()
  await page.locator('.step').first().waitFor()
  await page.locator('.plus').first().click()
  await page.waitForTimeout(500)
  await shot('chooser')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /检查/ }).click()
  await page.waitForTimeout(1500)
  await shot('check')
  await page.getByRole('button', { name: '发布', exact: true }).first().click()
  await page.waitForTimeout(600)
  await shot('publish')
  await page.locator('.el-dialog').getByRole('button', { name: '发布' }).click()
  await page.locator('.counts').first().waitFor()
  await shot('published')
})
for (const path of ['/', '/customers', '/messages', '/accounts', '/coupons', '/coupons/issued', '/stops', '/system', '/dead-letters', '/users', '/api-keys', '/audit']) {
  await step(path, async () => {
    await page.goto(base + path)
    await page.waitForTimeout(2200)
    await shot(`page${path.replace(/\W+/g, '-')}`)
    if (path === '/customers' || path === '/accounts') {
      await page.locator('.el-table a').first().click()
      await page.waitForTimeout(1800)
      await shot(`page${path.replace(/\W+/g, '-')}-one`)
    }
  })
}
await browser.close()
