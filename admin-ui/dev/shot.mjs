// Looks at pages of the running development server: node dev/shot.mjs <out-folder> <path>[@dark][@en] …
import { chromium } from 'playwright-core'

const [, , out, ...pages] = process.argv
const base = process.env.BASE ?? 'http://127.0.0.1:5173'
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const entry of pages) {
  const [path, ...flags] = entry.split('@')
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addInitScript(
    ([dark, en]) => {
      localStorage.setItem('yujian.theme', dark ? 'dark' : 'light')
      localStorage.setItem('yujian.language', en ? 'en' : 'zh-CN')
    },
    [flags.includes('dark'), flags.includes('en')],
  )
  const page = await context.newPage()
  const said = new Set()
  const say = (text) => !said.has(text) && said.add(text) && console.log(path, text)
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && say(`${m.type()} ${m.text().slice(0, 200)}`))
  page.on('pageerror', (e) => say(`pageerror ${e.message.slice(0, 300)}`))
  await page.goto(base + path, { waitUntil: 'load' })
  await page.waitForTimeout(Number(process.env.WAIT ?? 1800))
  await page.screenshot({ path: `${out}/${entry.replace(/[^\w]+/g, '_')}.png` })
  await context.close()
}
await browser.close()
