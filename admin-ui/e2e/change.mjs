import assert from 'node:assert/strict'
import { Drawing } from './drawing.mjs'
import { apiOf, until } from './stage.mjs'

/** Try a journey, publish it while people wait, and move people by hand. */
export async function change(record, page, base) {
  record.begin('change', page)
  const { step } = record
  const api = apiOf(page, base)
  const event = `change-${Date.now() % 100_000}`
  const drawing = new Drawing(page, api)
  const { panel, dialog } = drawing
  const card = (name) => drawing.card(name)
  const PEOPLE = 6
  let id = ''
  const node = (type, name, config, next) => ({ type, version: 1, name, config, next })
  const first = {
    schema: 1, triggers: [{ type: 'custom-event', version: 1, config: { name: event } }],
    entry: { reentry: { mode: 'once' } }, exit: { onUnfollow: true }, start: 'n1', notes: [],
    nodes: {
      n1: node('tag', '记一笔', { add: ['改版'], remove: [] }, { done: 'n2' }),
      n2: node('wait-event', '等领券', { eventType: 'coupon.redeemed', match: {}, timeout: 'P3D' }, { happened: 'n3', timeout: 'n4' }),
      n3: node('end', '用了', {}, {}),
      n4: node('end', '没用', {}, {}),
    },
  }
  const runs = async (query = '') => (await api.get(`/journeys/${id}/runs${query}`)).items

  await record.each('the demo’s welcome is tried, its message shows as on a phone', async () => {
    const welcome = (await api.get('/journeys?q=关注欢迎')).items[0]
    await page.goto(`${base}/journeys/${welcome.id}`)
    await page.getByRole('button', { name: '试运行' }).click()
    await panel.getByRole('button', { name: '开始', exact: true }).click()
    await panel.locator('.phone').first().waitFor()
    await record.picture('try-message')
  })
  await step('a journey is tried with an invented person', async () => {
    id = (await api.post('/journeys', { name: `改版 ${event}`, definition: first })).id
    await page.goto(`${base}/journeys/${id}`)
    await card('等领券').waitFor()
    await page.getByRole('button', { name: '试运行' }).click()
    await panel.getByText('不会真的发送').waitFor()
    await panel.getByRole('button', { name: '开始', exact: true }).click()
    await panel.getByText('停在「等领券」').waitFor()
    await page.locator('.step.here').filter({ hasText: '等领券' }).waitFor()
    await page.locator('.step.walked').filter({ hasText: '记一笔' }).waitFor()
    await record.picture('try')
  })
  await step('what is waited for happens, by keyboard', async () => {
    const answer = panel.getByRole('button', { name: /发生了/ }).first()
    await answer.focus()
    await page.keyboard.press('Enter')
    await page.locator('.step.walked').filter({ hasText: '用了' }).waitFor()
    await panel.getByText('已走完').waitFor()
  })
  await step('a step is taken back, and nothing happens instead', async () => {
    await panel.getByRole('button', { name: '退一步' }).click()
    await panel.getByText('停在「等领券」').waitFor()
    await panel.getByRole('button', { name: /什么都没发生/ }).click()
    await page.locator('.step.walked').filter({ hasText: '没用' }).waitFor()
    await panel.getByRole('button', { name: '重新开始' }).click()
    await panel.getByRole('button', { name: '开始', exact: true }).waitFor()
    await page.locator('.step.walked').first().waitFor({ state: 'detached' })
    assert.equal((await runs()).length, 0, 'nobody entered')
    await page.keyboard.press('Escape')
  })
  await step('comments stand at a step and at the journey, and are saved', async () => {
    await card('记一笔').click()
    await panel.locator('#step-note').fill('先打标签，再等')
    await card('记一笔').locator('.note').waitFor()
    await page.locator('[data-canvas-id="@entry"]').click()
    await panel.locator('#step-note').fill('给试点门店用')
    await page.locator('.entry .note').waitFor()
    await until('both are stored', async () => (await api.get(`/journeys/${id}`)).draft.notes?.length === 2)
    await page.locator('.save.saved').waitFor()
  })
  await step('people enter and wait', async () => {
    const now = await api.get(`/journeys/${id}`)
    await api.post(`/journeys/${id}/publish`, { revision: now.revision })
    await until('the version is known', async () => (await api.get(`/journeys/${id}`)).state === 'running')
    const events = Array.from({ length: PEOPLE }, (_, i) => ({
      id: `${event}-${i}`, type: `custom.${event}`, identity: { namespace: 'ext:e2e', value: `${event}-${i}` }, data: {},
    }))
    await api.post('/events', { events })
    await until('all wait', async () => (await runs('?node=n2')).length === PEOPLE, 20_000)
  })
  await step('publishing says who waits where and takes the decision', async () => {
    const now = await api.get(`/journeys/${id}`)
    const { n2: _gone, ...rest } = first.nodes
    const nodes = { ...rest, n1: { ...first.nodes.n1, next: { done: 'n5' } }, n5: node('wait', '再等一周', { duration: 'P7D' }, { done: 'n4' }) }
    await api.put(`/journeys/${id}`, { revision: now.revision, definition: { ...first, nodes } })
    await page.goto(`${base}/journeys/${id}?publish=1`)
    await dialog.getByText('删除「等领券」').waitFor()
    const row = dialog.locator('tbody tr').filter({ hasText: '等领券' })
    await row.getByText(String(PEOPLE), { exact: true }).waitFor()
    await dialog.getByRole('button', { name: '看图对比' }).click()
    await dialog.locator('.removed').first().waitFor()
    await row.locator('.el-select').first().click()
    await page.getByRole('option', { name: '移到新版本' }).click()
    assert.ok(await dialog.getByRole('button', { name: '发布', exact: true }).isDisabled(), 'a step must be chosen')
    await row.locator('.el-select').nth(1).click()
    await page.getByRole('option', { name: /再等一周/ }).click()
    await record.picture('publish-waiting')
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await page.locator('.move').waitFor()
  })
  await step('the move is shown after coming back, and everybody is there', async () => {
    await page.goto(`${base}/journeys`)
    await page.goto(`${base}/journeys/${id}`)
    await page.locator('.move').getByText('里面的人已按选择处理').waitFor({ timeout: 20_000 })
    await record.picture('moved')
    const now = await runs('?node=n5')
    assert.deepEqual(now.map((run) => run.version), Array(PEOPLE).fill(2))
    const counts = await api.get(`/journeys/${id}/counts`)
    assert.equal(counts.entered, PEOPLE)
    assert.equal(counts.waiting, PEOPLE)
    assert.equal((await api.get(`/journeys/${id}/counts?version=1`)).waiting, 0)
  })
  await step('people at a node are let go on together', async () => {
    await page.goto(`${base}/journeys/${id}/people?node=n5`)
    await until('all are listed', async () => (await page.locator('.el-table__row').count()) === PEOPLE)
    await page.locator('.el-table__header .el-checkbox').first().click()
    await page.getByText(`已选 ${PEOPLE} 人`).waitFor()
    await page.locator('.el-table__row .el-checkbox').first().click()
    await page.getByText(`已选 ${PEOPLE - 1} 人`).waitFor()
    await page.getByRole('button', { name: '跳过等待' }).click()
    await dialog.getByText('就像等待的时间到了一样').waitFor()
    await record.picture('people-skip')
    await dialog.getByRole('button', { name: '跳过等待' }).click()
    await dialog.getByText(`${PEOPLE - 1} 人已继续`).waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await until('they went on', async () => (await runs('?state=finished')).length === PEOPLE - 1)
  })
  await step('the story tells of both versions', async () => {
    const one = (await runs('?state=finished'))[0]
    await page.goto(`${base}/journeys/${id}/runs/${one.id}`)
    await page.getByText('旅程改版').waitFor()
    await page.getByText('等领券').first().waitFor()
    await record.picture('story-moved')
  })
  await step('a tester enters for real and no number moves', async () => {
    const customer = (await runs('?state=finished'))[0].customerId
    const before = await api.get(`/journeys/${id}/counts`)
    const run = await api.post(`/journeys/${id}/test-runs`, { customerId: customer })
    assert.equal(run.test, true)
    assert.deepEqual(await api.get(`/journeys/${id}/counts`), before)
    await page.goto(`${base}/journeys/${id}/runs/${run.id}`)
    await page.getByText('不计入任何数字').first().waitFor()
  })
  await step('a journey goes out as a file and comes in again', async () => {
    await page.goto(`${base}/journeys`)
    const row = page.locator('.el-table__row').filter({ hasText: event })
    await row.getByRole('button', { name: /操作/ }).click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '导出为文件' }).locator('visible=true').click()
    const path = await (await waiting).path()
    await page.getByRole('button', { name: '导入' }).click()
    await dialog.locator('input[type=file]').setInputFiles(path)
    await dialog.getByText('4 个步骤').waitFor()
    await dialog.getByRole('button', { name: '导入并打开' }).click()
    await card('再等一周').waitFor()
    assert.notEqual(page.url().split('/').pop(), id)
  })
  await step('nothing went wrong behind the page', async () => assert.deepEqual(page.complaints, []))
}
