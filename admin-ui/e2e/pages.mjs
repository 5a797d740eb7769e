import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { apiOf } from './stage.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where people read words; ids, code and what people wrote, as the first user’s name, are not ours to translate. */
const OURS = 'nav, header.tools, th, .el-form-item__label, .head p, .el-tabs__item, .yj-card-head, .el-radio-button'

async function ready(page) {
  await page.locator('main h1, main .step, main .missing, .login h2').first().waitFor()
  await page.locator('main .waiting').first().waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity))
}

async function seriousOf(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }),
  )
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 4).map((node) => `    ${node.html.slice(0, 160)} ${node.any[0]?.message?.slice(0, 140) ?? ''}`).join('\n')}`)
}

const rawKeys = (page) =>
  page.evaluate(() => {
    const text = [...document.querySelectorAll('body *:not(.yj-mono):not(code):not(pre):not(script):not(style)')]
      .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent))
    return text.filter((words) => /^\s*(app|c|group|errors|login|overview|journeys|report|messages|stops|customers|accounts|coupons|settings|system|form|gallery|campaigns|approvals|precedence|contact)(\.[\w-]+)+\s*$/.test(words))
  })

const chineseIn = (page, where) =>
  page.evaluate((selector) => {
    const own = (element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join('')
    return [...document.querySelectorAll(selector)]
      .flatMap((root) => [root, ...root.querySelectorAll('*')])
      .map(own)
      .filter((words) => /[\u4e00-\u9fff]/.test(words.replace('管理员', '')) && words.trim() !== '中')
  }, where)

const tooWide = (page) => page.evaluate(() => {
  const main = document.querySelector('main')
  return Math.max(document.documentElement.scrollWidth - innerWidth, main ? main.scrollWidth - main.clientWidth : 0)
})

/** Every page of the console: reachable, translated, fits the window, and without serious accessibility problems. */
export async function pages(record, page, base) {
  record.begin('pages', page)
  const api = apiOf(page, base)
  const first = async (path) => (await api.get(path)).items[0]?.id
  const journeys = (await api.get('/journeys?state=running')).items
  const journey = (journeys.find(({ entered }) => entered > 0) ?? journeys[0])?.id
  const named = new Set((await api.get('/journeys')).items.map(({ name }) => name))
  const run = (await api.get(`/journeys/${journey}/runs`)).items[0]?.id
  const paths = {
    overview: '/', journeys: '/journeys', canvas: `/journeys/${journey}`, people: `/journeys/${journey}/people`,
    versions: `/journeys/${journey}/versions`, gallery: '/journeys/gallery', campaigns: '/campaigns', approvals: '/approvals', precedence: '/precedence', coverage: '/coverage', webhooks: '/webhooks', report: `/journeys/${journey}/report`, comparison: `/journey-comparison?ids=${journey}`, refused: `/journeys/${journey}/refused?reason=reentry-once`, caps: '/caps', quiet: '/quiet-hours', story: run && `/journeys/${journey}/runs/${run}`, messages: '/messages', stops: '/stops',
    customers: '/customers', customer: `/customers/${await first('/customers')}`, accounts: '/accounts',
    account: `/accounts/${await first('/accounts')}`, 'new account': '/accounts/new', coupons: '/coupons', issued: '/coupons/issued',
    users: '/users', keys: '/api-keys', audit: '/audit', system: '/system', 'dead letters': '/dead-letters', 'set aside': '/set-aside',
    'not found': '/nowhere',
  }
  const each = async (kind, check) => {
    for (const [name, path] of Object.entries(paths)) {
      if (path) await check(name, `${name}, ${kind}`, async () => {
        await page.goto(base + path)
        await ready(page)
      })
    }
  }
  const speak = async (language) => {
    await page.goto(`${base}/nowhere`)
    await page.evaluate((words) => localStorage.setItem('yujian.language', words), language)
  }

  await each('Chinese', async (name, title, open) => {
    await record.each(title, async () => {
      await open()
      await record.picture(`page ${name}`)
      assert.ok((await tooWide(page)) <= 0, `wider than the window by ${await tooWide(page)} px`)
      assert.deepEqual(await rawKeys(page), [])
      assert.deepEqual(await seriousOf(page), [])
    })
    // the same page once more without loading it: colours are all that changes
    await record.each(`${name}, dark`, async () => {
      await page.evaluate(() => document.documentElement.classList.add('dark'))
      await record.picture(`page ${name} dark`)
      assert.deepEqual(await seriousOf(page), [])
    })
  })
  await speak('en')
  await each('English', (name, title, open) =>
    record.each(title, async () => {
      await open()
      await record.picture(`page ${name} English`)
      assert.ok((await tooWide(page)) <= 0, `wider than the window by ${await tooWide(page)} px`)
      assert.deepEqual(await rawKeys(page), [])
      assert.deepEqual((await chineseIn(page, OURS)).filter((words) => !named.has(words.trim())), [])
    }),
  )
  await speak('zh-CN')
  await record.step('nothing went wrong behind the pages', async () => assert.deepEqual(page.complaints, []))
}
