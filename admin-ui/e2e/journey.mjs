import assert from 'node:assert/strict'
import { choose, Drawing } from './drawing.mjs'
import { apiOf, until } from './stage.mjs'

/** Everything an operator and the brand's own systems do with one journey, from the gallery to the report. */
export class Journey extends Drawing {
  constructor(page, base, id) {
    super(page, apiOf(page, base), id)
    this.base = base
  }

  /** Makes a journey of the gallery's template, with a coupon batch for what it refers to. */
  static async fromGallery(page, base, { template, name, coupon }) {
    const dialog = page.locator('.el-dialog:visible')
    await page.bringToFront() // one behind another is drawn once a second
    await page.goto(`${base}/journeys/gallery`)
    await page.locator('article', { has: page.getByRole('heading', { name: template, exact: true }) }).getByRole('button', { name: '用这个模板' }).click()
    await page.locator('#template-name').fill(name)
    await choose(page, dialog.locator('.el-select').first(), coupon)
    await dialog.getByRole('button', { name: '新建并打开画布' }).click()
    await page.waitForURL(/\/journeys\/\d+$/)
    await page.locator('.step[data-canvas-id]').first().waitFor()
    return new Journey(page, base, page.url().split('/').pop())
  }

  async goTo() {
    await this.page.bringToFront()
    await this.page.goto(`${this.base}/journeys/${this.id}`)
    await this.page.locator('.step[data-canvas-id]').first().waitFor()
  }

  async runs(query = '') {
    return (await this.api.get(`/journeys/${this.id}/runs${query}`)).items
  }

  async archive() {
    await this.api.post(`/journeys/${this.id}/archive`)
  }

  /** From the people at a step to the story of the only one there; its words are looked for in their order. */
  async storyAt(step, words) {
    await this.peopleAt(step)
    await this.panel.locator('li a').first().click()
    await this.#story(words)
  }

  async storyOf(customer, words) {
    const [run] = await this.runs(`?customerId=${customer}`)
    await this.page.bringToFront()
    await this.page.goto(`${this.base}/journeys/${this.id}/runs/${run.id}`)
    await this.#story(words)
  }

  async #story(words) {
    const story = this.page.locator('ol.story')
    await story.waitFor()
    const text = (await story.innerText()).replace(/\s+/g, ' ')
    let from = 0
    for (const word of words) {
      const at = text.indexOf(word, from)
      assert.ok(at >= 0, `the story has no ${word} where it should: ${text}`)
      from = at + word.length
    }
  }

  /** The report comes to show these numbers, and they add up. */
  async reports(wanted) {
    const { page } = this
    await page.bringToFront()
    await page.goto(`${this.base}/journeys/${this.id}/report`)
    await page.locator('.whole .number a').first().waitFor()
    let seen
    try {
      await until('', async () => {
        const [entered, waiting, finished, left] = (await page.locator('.whole .number a').allTextContents()).map(Number)
        seen = { entered, waiting, finished, left }
        return Object.entries(wanted).every(([key, n]) => seen[key] === n)
      }, 30_000)
    } catch {
      throw new Error(`the report says ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`)
    }
    assert.equal(seen.entered, seen.waiting + seen.finished + seen.left)
    await page.locator('main .yj-card-body > [aria-hidden=true] svg path').first().waitFor({ state: 'attached' })
  }

  /** The first row of the report's tables with these words. */
  reportRow(words) {
    return this.page.locator('main .el-table__row, main .reasons li', { hasText: words }).first()
  }
}

/** A coupon batch, as the page of coupons makes one. */
export async function couponBatch(page, base, title) {
  await page.bringToFront()
  await page.goto(`${base}/coupons`)
  await page.getByRole('button', { name: '新建批次' }).first().click()
  const dialog = page.locator('.el-dialog:visible')
  await dialog.locator('#batch-title').fill(title)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.locator('.el-table__row', { hasText: title }).waitFor()
}

/** What the brand's shop and member system report over the API, of the person who holds the phone. */
export class Systems {
  static #told = 0

  constructor(api, appId) {
    Object.assign(this, { api, appId, run: Date.now().toString(36) })
  }

  static async of(api) {
    return new Systems(api, (await api.get('/accounts')).items[0].appId)
  }

  /** @param happenings pairs of type and data, stored in this order */
  async tell(phone, ...happenings) {
    await this.tellOf(await phone.openid(), ...happenings)
  }

  async tellOf(openid, ...happenings) {
    const identity = { namespace: `openid:${this.appId}`, value: openid }
    const events = happenings.map(([type, data = {}, identities = []]) => ({ id: `e2e-${this.run}-${++Systems.#told}`, type, identity, identities, data }))
    await this.api.post('/events', { events })
  }

  /** The customer who holds the phone. */
  async customerOf(phone) {
    const openid = await phone.openid()
    return until(`the customer ${phone.person} is known`, async () => (await this.api.get(`/customers?q=${openid}`)).items[0]?.id)
  }
}

/** A store takes the coupon at its till. */
export async function redeem(page, base, code) {
  await page.bringToFront()
  await page.goto(`${base}/coupons/issued`)
  await page.locator('#redeem-code').fill(code)
  await page.locator('#redeem-store').fill('人民广场店')
  await page.getByRole('button', { name: '核销', exact: true }).click()
  await page.locator('.el-alert--success').waitFor()
}

/** What an operator writes on the customer's page. */
export async function describe(page, base, customer, { tags = [], attributes = {} }) {
  await page.bringToFront()
  await page.goto(`${base}/customers/${customer}`)
  for (const tag of tags) {
    await page.getByRole('button', { name: '＋ 标签' }).click()
    await page.getByRole('combobox', { name: '＋ 标签' }).fill(tag)
    await page.locator('.el-select-dropdown__item:visible', { hasText: tag }).first().click()
    await page.locator('.tags .el-tag', { hasText: tag }).waitFor()
  }
  if (Object.keys(attributes).length === 0) return
  await page.getByRole('button', { name: '编辑' }).click()
  for (const [key, value] of Object.entries(attributes)) {
    await page.getByRole('button', { name: '添加属性' }).click()
    const row = page.locator('.attribute').last()
    await row.locator('input').first().fill(key)
    await row.locator('input').nth(1).fill(value)
  }
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.attribute').first().waitFor({ state: 'detached' })
  await showsAttributes(page, attributes)
}

/** What the customer's page says. */
export async function describedAs(page, base, customer, attributes) {
  await page.bringToFront()
  await page.goto(`${base}/customers/${customer}`)
  await showsAttributes(page, attributes)
}

async function showsAttributes(page, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    await page.locator('dt', { hasText: key }).locator('xpath=following-sibling::dd[1]').getByText(value).waitFor()
  }
}
