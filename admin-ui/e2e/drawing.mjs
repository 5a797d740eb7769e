import assert from 'node:assert/strict'
import { until } from './stage.mjs'

/** A select of the console that stands open or is opened here: chooses the option with these words. */
export async function choose(page, select, option) {
  await select.click()
  await page.locator('.el-select-dropdown__item:visible', { hasText: option }).first().click()
}

/** The canvas of one journey, as an operator's eyes and hands use it. */
export class Drawing {
  constructor(page, api, id) {
    Object.assign(this, { page, api, id })
    this.panel = page.locator('[data-panel]')
    this.dialog = page.locator('.el-dialog:visible')
    this.entry = page.locator('[data-canvas-id="@entry"]')
  }

  card(name) {
    return this.page.locator('.step[data-canvas-id]').filter({ hasText: name }).first()
  }

  async node(name) {
    return this.card(name).getAttribute('data-canvas-id')
  }

  /** The draft as the server has it: what was seen is also saved. */
  async saved(what, check) {
    await until(what, async () => check((await this.api.get(`/journeys/${this.id}`)).draft))
  }

  async allSaved() {
    await this.page.locator('.save.saved').waitFor()
  }

  async blank() {
    await this.page.locator('.vue-flow__pane').first().click({ position: { x: 12, y: 12 } })
  }

  async fit() {
    await this.page.getByRole('button', { name: '适合窗口' }).click()
    await this.page.waitForFunction(() => document.getAnimations().length === 0)
  }

  /** By keyboard, so that the card may lie outside the window; it slides into view. */
  async open(name) {
    const card = name ? this.card(name) : this.entry
    await card.evaluate((element) => element.focus({ preventScroll: true }))
    await this.page.keyboard.press('Enter')
    await (name ? this.panel.locator('#step-name') : this.panel.getByText('什么触发')).waitFor()
    if (name) await until(`the settings of ${name}`, async () => (await this.panel.locator('#step-name').inputValue()) === name)
  }

  /** A duration of the open panel: how many, and of which unit. */
  async span(field, amount, unit) {
    const number = this.panel.locator(`[id="${field}"]`)
    await number.fill(String(amount))
    await number.press('Tab')
    await choose(this.page, this.panel.locator('.yj-row', { has: this.page.locator(`[id="${field}"]`) }).locator('.unit'), unit)
  }

  async fill(field, text) {
    const input = this.panel.locator(`[id="${field}"]`)
    await input.fill(text)
    await input.press('Tab')
  }

  /** The words of the open step's message; its settings are loaded after the panel. */
  async says(words) {
    await this.panel.locator('.chain textarea').first().fill(words)
  }

  /** A step behind an exit of the open step, chosen by search; its settings open. */
  async addBehind(exit, type) {
    await this.panel.getByRole('button', { name: `${exit} 更改` }).click()
    await this.page.getByRole('combobox', { name: '搜索步骤' }).fill(type)
    await this.page.keyboard.press('Enter')
  }

  async remove(name) {
    await this.open(name)
    await this.panel.getByRole('button', { name: '删除此步骤' }).click()
    await this.card(name).waitFor({ state: 'detached' })
  }

  /** What the check says is no error; hints may stay. */
  async checked() {
    await this.page.locator('.check:not(.bad)').waitFor()
    const { problems } = await this.api.post(`/journeys/${this.id}/check`)
    assert.deepEqual(problems.filter((one) => one.level === 'error'), [])
  }

  /** Names and values of the rehearsal's form. */
  async #pairs(label, values) {
    const field = this.panel.locator('.field', { hasText: label }).last()
    for (const [key, value] of Object.entries(values)) {
      const rows = field.locator('.row')
      const keys = await rows.locator('input').evaluateAll((inputs) => inputs.filter((_, i) => i % 2 === 0).map((input) => input.value))
      let at = keys.indexOf(key)
      if (at < 0) {
        await field.getByRole('button', { name: '添加一项' }).click()
        at = keys.length
        await rows.nth(at).locator('input').first().fill(key)
      }
      await rows.nth(at).locator('input').nth(1).fill(value)
    }
  }

  /** Begins a rehearsal with an invented person. */
  async rehearse({ name, tags = [], attributes = {}, phone = false, way, data = {} }) {
    const { panel, page } = this
    await page.getByRole('button', { name: '试运行' }).click()
    await panel.getByText('不会真的发送').waitFor()
    if (name) await panel.getByPlaceholder('试运行的人').fill(name)
    for (const tag of tags) {
      await panel.getByRole('combobox', { name: '标签' }).fill(tag)
      await page.locator('.el-select-dropdown__item:visible', { hasText: tag }).first().click()
      await panel.locator('.el-tag', { hasText: tag }).waitFor()
    }
    // the list stays open over what is below until something else is pressed
    if (tags.length > 0) await panel.getByPlaceholder('试运行的人').click()
    await this.#pairs('属性', attributes)
    if (phone) await panel.getByText('已绑手机').click()
    if (way) await choose(page, panel.locator('.el-select', { has: page.getByRole('combobox', { name: '怎么进入' }) }), way)
    await this.#pairs('触发时的数据', data)
    await panel.getByRole('button', { name: '开始', exact: true }).click()
    await panel.locator('.clock').waitFor()
  }

  async rehearsedTo(name) {
    await this.panel.getByText(`停在「${name}」`).waitFor()
    await this.page.locator('.step.here').filter({ hasText: name }).waitFor()
  }

  /** The rehearsal shows the message as it would look on a phone. */
  async rehearsedMessage(words) {
    await this.panel.locator('.phone', { hasText: words }).first().waitFor()
  }

  async rehearsedHappens(answer) {
    await this.panel.getByRole('button', { name: answer }).first().click()
  }

  async nothingHappens() {
    await this.panel.getByRole('button', { name: /什么都没发生/ }).click()
  }

  async endRehearsal() {
    await this.panel.getByRole('button', { name: '重新开始' }).click()
    await this.page.locator('.step.walked').first().waitFor({ state: 'detached' })
    await this.page.keyboard.press('Escape')
    await this.panel.waitFor({ state: 'detached' })
  }

  async edit() {
    await this.page.bringToFront()
    await this.page.getByText('编辑', { exact: true }).click()
    await this.page.locator('.step .counts').first().waitFor({ state: 'detached' })
  }

  async live() {
    await this.page.bringToFront()
    await this.page.getByText('实况', { exact: true }).click()
    await this.page.locator('.step .counts').first().waitFor()
  }

  async askToPublish() {
    await this.page.bringToFront()
    await this.allSaved()
    await this.page.getByRole('button', { name: '发布', exact: true }).first().click()
    await this.dialog.waitFor()
  }

  /**
   * Presses the dialog's button and waits for the numbers of the new version.
   *
   * @returns the version
   */
  async publish() {
    const before = (await this.api.get(`/journeys/${this.id}`)).published?.version ?? 0
    await this.dialog.getByRole('button', { name: '发布', exact: true }).click()
    await this.page.locator('.step .counts').first().waitFor()
    const now = await this.api.get(`/journeys/${this.id}`)
    assert.equal(now.published.version, before + 1)
    return now.published.version
  }

  /** In the publish dialog: so many wait at the step; what becomes of them. */
  async decide(step, people, action, to) {
    const row = this.dialog.locator('tbody tr', { hasText: step })
    await row.locator('td.n').getByText(String(people), { exact: true }).waitFor()
    if (action) await choose(this.page, row.locator('.el-select').first(), action)
    if (to) await choose(this.page, row.locator('.el-select').nth(1), to)
  }

  async moved() {
    await this.page.locator('.move').getByText('里面的人已按选择处理').waitFor({ timeout: 20_000 })
  }

  /** Numbers of a card in the live view; of the entry without a name: entered, waiting, finished. */
  async counts(name) {
    const [entered, waiting, third] = (await (name ? this.card(name) : this.entry).locator('.counts b').allTextContents()).map(Number)
    return name ? { entered, waiting, left: third } : { entered, waiting, finished: third }
  }

  /** The canvas comes to show these numbers by itself. */
  async shows(name, wanted, within = 30_000) {
    await this.page.bringToFront()
    let seen
    try {
      await until('', async () => {
        seen = await this.counts(name)
        return Object.entries(wanted).every(([key, n]) => seen[key] === n)
      }, within)
    } catch {
      throw new Error(`the card of ${name ?? 'the entry'} says ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`)
    }
  }

  /** The people behind a card's numbers. */
  async peopleAt(name) {
    await this.open(name)
    const card = this.card(name)
    const list = this.panel.getByText('现在停在这一步的人')
    // the view still slides towards the card: a click may miss it
    await until('the list opens', async () => {
      await card.locator('.counts').click({ timeout: 1_000 }).catch(() => undefined)
      return list.waitFor({ timeout: 1_500 }).then(() => true, () => false)
    }, 15_000)
  }
}
