import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** Flags for a machine without a display, and without a browser that talks to its maker. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launch(extra = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...extra] })
}

/** Waits for something that no selector can tell; never sleeps longer than it must. */
export async function until(what, look, within = 10_000) {
  const end = Date.now() + within
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`not within ${within / 1000} s: ${what}`)
    await new Promise((go) => setTimeout(go, 60))
  }
}

/**
 * Runs the steps of scenarios and remembers what became of each. A scenario ends at its first failure, its later steps
 * are told as not reached; the next scenario runs all the same.
 */
export class Record {
  results = []
  scenario = ''
  broken = false

  constructor(folder) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  begin(scenario, page) {
    Object.assign(this, { scenario, page, broken: false })
  }

  /** A step on which no later one rests. */
  each = async (name, run) => {
    await this.step(name, run)
    this.broken = false
  }

  step = async (name, run) => {
    const started = Date.now()
    let error = this.broken ? 'not reached' : undefined
    if (!error) {
      try {
        await run()
      } catch (cause) {
        error = String(cause.stack ?? cause).slice(0, 2000)
        this.broken = true
        await this.picture(`failed ${this.scenario} ${name}`).catch(() => undefined)
      }
    }
    this.results.push({ scenario: this.scenario, step: name, ok: !error, error: error ?? null, ms: Date.now() - started })
    console.log(error ? 'FAIL' : 'ok  ', `${this.scenario}: ${name}`, error ? `\n     ${error.split('\n').slice(0, 6).join('\n     ')}` : `${Date.now() - started} ms`)
  }

  async picture(name, page = this.page) {
    await page.screenshot({ path: `${this.folder}/${name.trim().replace(/[^\p{L}\p{N}]+/gu, '-')}.png` })
  }

  write() {
    writeFileSync(`${this.folder}/steps.json`, `${JSON.stringify(this.results, null, 1)}\n`)
  }
}

/** A page whose uncaught errors and failed requests are collected, so that a scenario can ask for there being none. */
export async function watched(context, base) {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.complaints = []
  page.on('pageerror', (error) => page.complaints.push(`${page.url()} ${error.message}`))
  page.on('response', (answer) => {
    const expected = answer.status() < 500 && !answer.url().includes('/assets/')
    if (answer.status() >= 400 && !expected) page.complaints.push(`${answer.status()} ${answer.url().replace(base, '')}`)
  })
  return page
}

export async function signIn(page, base, user, password) {
  await page.goto(`${base}/`)
  await page.locator('#login-user').fill(user)
  await page.locator('#login-password').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('nav .entry').first().waitFor()
}

/** The API as the signed-in page may use it. */
export function apiOf(page, base) {
  const call = async (method, path, data) => {
    const cookies = await page.context().cookies()
    const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value
    const answer = await page.request.fetch(`${base}/api/v1${path}`, {
      method,
      data,
      headers: token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {},
    })
    if (!answer.ok()) throw new Error(`${method} ${path} → ${answer.status()} ${await answer.text()}`)
    const text = await answer.text()
    return text ? JSON.parse(text) : undefined
  }
  return {
    get: (path) => call('GET', path),
    post: (path, data = {}) => call('POST', path, data),
    put: (path, data) => call('PUT', path, data),
    delete: (path) => call('DELETE', path),
  }
}
