import assert from 'node:assert/strict'
import { Drawing } from './drawing.mjs'
import { apiOf, until } from './stage.mjs'

/** Mouse and keyboard on the canvas, in a new journey and in the demo's welcome journey. */
export async function canvas(record, page, base) {
  record.begin('canvas', page)
  const { step } = record
  const api = apiOf(page, base)
  const cards = () => page.locator('.step[data-canvas-id]').count()
  const drawing = new Drawing(page, api)
  const card = (name) => drawing.card(name)
  const search = (words) => page.getByRole('combobox', { name: '搜索步骤' }).fill(words)
  const has = (n) => until(`${n} cards`, async () => (await cards()) === n)
  let id = ''
  const nodes = async () => (await api.get(`/journeys/${id}`)).draft.nodes
  /** The draft as the server has it: what was seen is also saved. */
  const saved = (what, check) => until(what, async () => check(await nodes()))
  const center = async (locator) => {
    const box = await locator.boundingBox()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, box }
  }
  async function drag(from, to) {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 })
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await page.mouse.up()
  }
  const blank = () => drawing.blank()
  const fit = () => drawing.fit()

  await step('a new journey from the welcome template', async () => {
    await page.goto(`${base}/journeys`)
    await page.getByRole('button', { name: '新建旅程' }).first().click()
    await page.getByRole('radio', { name: /新粉欢迎/ }).click()
    await page.getByRole('button', { name: '创建并打开画布' }).click()
    await page.waitForURL(/\/journeys\/\d+$/)
    id = page.url().split('/').pop()
    await card('欢迎语').waitFor()
    await has(4)
  })
  await step('plus, search, Enter: a step is added and its settings open', async () => {
    await page.locator('.plus').last().click()
    await search('等待')
    await page.keyboard.press('Enter')
    await page.locator('[data-panel] >> text=停留一段时间再继续').waitFor()
    await has(5)
  })
  await step('settings change the card and are saved', async () => {
    await page.locator('#step-n5-duration').fill('2')
    await page.locator('#step-n5-duration').press('Tab')
    await card('等待 2 天').waitFor()
    await saved('two days', (now) => now.n5?.config.duration === 'P2D')
    await page.locator('.save.saved').waitFor()
  })
  await step('undo and redo by keyboard', async () => {
    await blank()
    await page.keyboard.press('Control+z')
    await card('等待 1 天').waitFor()
    await page.keyboard.press('Control+z')
    await has(4)
    await page.keyboard.press('Control+y')
    await page.keyboard.press('Control+y')
    await card('等待 2 天').waitFor()
  })
  await step('a step is inserted on an edge', async () => {
    await page.locator('.insert').nth(1).click()
    await search('条件判断')
    await page.keyboard.press('Enter')
    await has(6)
  })
  await step('arrow keys walk, Enter opens, Delete removes and keeps the branch', async () => {
    await page.keyboard.press('Escape')
    await card('条件判断').focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('[data-panel] #step-name').waitFor()
    assert.equal(await page.locator('[data-panel] #step-name').inputValue(), '欢迎语')
    await page.keyboard.press('Escape')
    await card('条件判断').click()
    await card('条件判断').focus()
    await page.keyboard.press('Delete')
    await has(5)
    await saved('the branch closed up', (now) => now.n1.next.sent === 'n2')
  })
  await step('a step is dragged from the palette onto a plus', async () => {
    await page.keyboard.press('Escape')
    await page.locator('[data-palette="tag"]').dragTo(page.locator('.plus').first())
    await has(6)
  })
  await step('an exit is dragged to another card', async () => {
    await page.keyboard.press('Escape')
    await blank()
    await fit()
    const open = await page.locator('.plus').count()
    const to = await center(card('记为有互动'))
    await drag(await center(page.locator('.vue-flow__node[data-id="n3"] .vue-flow__handle.source').last()), {
      x: to.x,
      y: to.box.y + 3,
    })
    await saved('the exit leads to the card', (now) => now.n3.next.timeout === 'n4')
    assert.equal(await page.locator('.plus').count(), open - 1)
  })
  await step('the end of an edge is dragged to another card', async () => {
    const grip = page.locator('.vue-flow__edge[data-id="n3:timeout"] .vue-flow__edgeupdater-target')
    await drag(await center(grip), await center(card('记为新粉')))
    await saved('the edge leads elsewhere', (now) => now.n3.next.timeout === 'n2')
    await page.keyboard.press('Control+z')
    await saved('undone', (now) => now.n3.next.timeout === 'n4')
  })
  await step('the end of an edge dropped beside a card changes nothing', async () => {
    const before = JSON.stringify(await nodes())
    const { box } = await center(page.locator('.vue-flow__pane').first())
    await drag(await center(page.locator('.vue-flow__edge[data-id="n3:timeout"] .vue-flow__edgeupdater-target')), {
      x: box.x + 20,
      y: box.y + 20,
    })
    assert.equal(JSON.stringify(await nodes()), before)
  })
  await step('two steps are copied into another journey', async () => {
    await card('欢迎语').click()
    await card('记为新粉').click({ modifiers: ['Control'] })
    await card('记为新粉').focus()
    await page.keyboard.press('Control+c')
    await until('the clipboard', async () => (await page.evaluate(() => navigator.clipboard.readText())).includes('记为新粉'))
    const other = (await api.get('/journeys?q=关注欢迎')).items[0]
    assert.ok(other, 'the demo has a welcome journey')
    id = other.id
    await page.goto(`${base}/journeys/${id}`)
    await card('等她用券').waitFor()
    const before = await cards()
    await card('用过见面礼').click()
    await page.keyboard.press('Escape')
    await card('用过见面礼').focus()
    await page.keyboard.press('Control+v')
    await has(before + 2)
    await page.keyboard.press('Control+z')
    await has(before)
  })
  await step('a box drawn with Shift selects', async () => {
    await fit()
    const { box } = await center(page.locator('.vue-flow__pane').first())
    await page.keyboard.down('Shift')
    await drag({ x: box.x + 5, y: box.y + 5 }, { x: box.x + box.width - 30, y: box.y + box.height - 60 })
    await page.keyboard.up('Shift')
    await until('two selected', async () => (await page.locator('.step.selected').count()) >= 2)
  })
  await step('a message is edited beside its preview, with a variable', async () => {
    await blank()
    await card('送上见面礼').click()
    await page.locator('.phone').waitFor()
    await page.getByRole('button', { name: '插入变量' }).first().click()
    await page.getByRole('menuitem', { name: /券码/ }).first().click()
    await page.locator('.phone mark').filter({ hasText: /[0-9A-Z]{4}-?[0-9A-Z]{4}/ }).first().waitFor()
    await blank()
    await page.keyboard.press('Control+z')
  })
  await step('the check says what is missing and jumps there', async () => {
    await page.locator('.plus').first().click()
    await search('发放优惠券')
    await page.keyboard.press('Enter')
    await page.locator('.badge.error').first().waitFor()
    await page.getByRole('button', { name: /检查/ }).click()
    await page.locator('.problem').first().click()
    await page.locator('[data-panel] #step-name').waitFor()
    await page.keyboard.press('Escape')
    await blank()
    await page.keyboard.press('Control+z')
    await page.locator('.badge.error').waitFor({ state: 'detached' })
  })
  await step('a condition says in words what it asks', async () => {
    await card('从门店扫码来的吗').click()
    await page.locator('[data-panel] >> text=意思是').waitFor()
    await page.keyboard.press('Escape')
  })
  await step('the entry says what starts the journey', async () => {
    await fit()
    await page.locator('[data-canvas-id="@entry"]').click()
    await page.locator('[data-panel] >> text=什么触发').waitFor()
    await page.keyboard.press('Escape')
  })
  await step('a stale save asks instead of overwriting', async () => {
    await page.locator('.save.saved').waitFor()
    const now = await api.get(`/journeys/${id}`)
    await api.put(`/journeys/${id}`, { name: '别人改的', revision: now.revision })
    await page.locator('input.name').fill('我改的')
    await page.locator('.el-dialog >> text=有人先保存').waitFor()
    await page.getByRole('button', { name: '用我的覆盖' }).click()
    await until('our name', async () => (await api.get(`/journeys/${id}`)).name === '我改的')
    await page.locator('input.name').fill(now.name)
    await until('its old name', async () => (await api.get(`/journeys/${id}`)).name === now.name)
  })
  await step('an older version is looked at and taken back into the draft', async () => {
    await page.getByRole('link', { name: '版本' }).click()
    await page.getByText('第 1 版').first().waitFor()
    await record.picture('versions')
    await page.locator('li').filter({ hasText: '第 1 版' }).getByRole('link', { name: '看画布' }).click()
    await page.getByText('正在看第 1 版').waitFor()
    await card('送上见面礼').waitFor()
    assert.equal(await page.locator('.plus').count(), 0)
    await page.getByRole('link', { name: '版本' }).click()
    await page.locator('li').filter({ hasText: '第 1 版' }).getByRole('button', { name: '放回草稿' }).click()
    await page.locator('.el-message-box').getByRole('button', { name: '放回草稿' }).click()
    await card('送上见面礼').waitFor()
    const { items } = await api.get(`/journeys/${id}/versions`)
    const one = items.find((version) => version.version === 1)
    await until('the draft is version 1', async () => JSON.stringify(await nodes()) === JSON.stringify(one.definition.nodes))
  })
  await step('nothing went wrong behind the page', async () => assert.deepEqual(page.complaints, []))
}
