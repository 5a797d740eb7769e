import assert from 'node:assert/strict'
import { Drawing } from './drawing.mjs'
import { Phone } from './phones.mjs'
import { apiOf, until } from './stage.mjs'

/** The main job as a newcomer does it: follow with a phone, change the journey, follow with another. */
export async function follow(record, page, base, phones) {
  record.begin('follow', page)
  const { step } = record
  const api = apiOf(page, base)
  const drawing = new Drawing(page, api)
  const card = (name) => drawing.card(name)
  const entered = async (name) => (await drawing.counts(name)).entered
  let before = 0
  const greeting = `新的问候 ${Date.now() % 10_000}`

  async function scans(person, scene) {
    const phone = await Phone.of(phones, person)
    await phone.scan(scene)
    return phone
  }

  await step('the overview opens and listens', async () => {
    await page.goto(`${base}/`)
    await page.locator('.number strong').first().waitFor()
    await page.locator('.live .dot.open').waitFor()
    await record.picture('overview-fresh')
  })
  await step('a phone scans the code of a store and gets the welcome with its coupon', async () => {
    const phone = await scans('小雪', 'store_1')
    await phone.hears('见面礼')
    await phone.screen.locator('.bubble a').first().click()
    await phone.screen.frameLocator('iframe').getByText('新人见面礼').first().waitFor()
    await record.picture('simulator-wallet', phones)
    await phone.screen.locator('.webpage').getByRole('button', { name: '关闭' }).click()
    await record.picture('simulator', phones)
  })
  await step('the overview tells it live', async () => {
    await page.bringToFront()
    await page.locator('.live li').filter({ hasText: '关注' }).first().waitFor()
    await until('the numbers moved too', async () => (await page.locator('.number strong').nth(3).textContent()) !== '0')
    await record.picture('overview')
  })
  await step('the journey shows its numbers on the cards', async () => {
    await page.goto(`${base}/journeys`)
    await page.locator('.el-table a').filter({ hasText: '关注欢迎' }).click()
    await card('送上见面礼').waitFor()
    await page.getByText('实况', { exact: true }).click()
    await until('somebody entered', async () => (await entered('送上见面礼')) > 0)
    before = await entered('送上见面礼')
    await record.picture('canvas-live')
  })
  await step('a text is changed and published', async () => {
    await page.getByText('编辑', { exact: true }).click()
    await card('送上见面礼').click()
    await drawing.says(`{{customer.name|朋友}},${greeting}:{{coupon.url}}`)
    await page.locator('.phone').filter({ hasText: greeting }).waitFor()
    await record.picture('canvas')
    await page.getByRole('button', { name: '发布', exact: true }).first().click()
    await page.locator('.el-dialog li').filter({ hasText: '送上见面礼' }).waitFor()
    await record.picture('publish')
    await page.locator('.el-dialog').getByRole('button', { name: '发布' }).click()
    await page.locator('.step .counts').first().waitFor()
  })
  await step('a second phone gets the new text', async () => {
    const phone = await scans('立秋', 'store_2')
    await phone.hears(greeting)
  })
  await step('the numbers on the cards move by themselves', async () => {
    await page.bringToFront()
    await until('one more', async () => (await entered('送上见面礼')) > before)
    await drawing.peopleAt('送上见面礼')
    await record.picture('canvas-people')
  })
  await step('the customer page tells the whole story', async () => {
    const { items } = await api.get('/customers?following=true')
    await page.goto(`${base}/customers`)
    await page.locator('.el-table a').first().click()
    await page.locator('h1').first().waitFor()
    await page.getByText('扫码关注').or(page.getByText('关注公众号')).first().waitFor()
    await record.picture('customer')
    await page.getByRole('tab', { name: '旅程' }).click()
    await page.getByText('关注欢迎').first().waitFor()
    await page.getByRole('tab', { name: '消息' }).click()
    await page.getByText(greeting).first().waitFor()
    assert.ok(items.length >= 2)
  })
  await step('a refused message says why in the log', async () => {
    await phones.bringToFront()
    await phones.getByRole('tab', { name: /故障/ }).click()
    await phones.getByRole('button', { name: '超出窗口 45015' }).first().click()
    await phones.locator('button[aria-pressed=true]', { hasText: '45015' }).waitFor()
    await new Phone(phones, '立秋').says('有优惠吗')
    await until('a refusal', async () => (await api.get('/sends?state=REFUSED')).items.length > 0)
    await phones.getByRole('button', { name: '超出窗口 45015' }).first().click()
    await page.bringToFront()
    await page.goto(`${base}/messages?state=REFUSED`)
    const row = page.locator('.el-table__row').first()
    await row.locator('.reason').waitFor()
    await row.locator('.el-table__expand-icon').click()
    await page.locator('.story dd').first().waitFor()
    await record.picture('messages-refused')
  })
  await step('a dead letter is read and replayed', async () => {
    await page.goto(`${base}/dead-letters`)
    const row = page.locator('.el-table__row').first()
    await row.locator('.el-table__expand-icon').click()
    await page.locator('pre', { hasText: 'xml' }).first().waitFor()
    await record.picture('dead-letters')
    await row.getByRole('button', { name: '重新处理', exact: true }).click()
    await until('none open', async () => (await api.get('/dead-letters')).items.every((one) => one.state !== 'open'))
  })
  await step('nothing went wrong behind the page', async () => assert.deepEqual(page.complaints, []))
}
