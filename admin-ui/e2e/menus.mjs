import assert from 'node:assert/strict'
import { apiOf, until } from './stage.mjs'

/** A default menu and one for members, from the draft to the phone; a journey shows a fan the other one. */
export async function menus(record, page, base, phones) {
  record.begin('menus', page)
  const { step } = record
  const api = apiOf(page, base)
  const word = `${Date.now() % 100_000}`
  const person = `菜单${word}`
  const dialog = page.locator('.el-dialog:visible')
  const drawn = page.locator('figure.phone').first()
  const phone = phones.locator(`section[aria-label="手机 ${person}"]`)
  const { id: account } = (await api.get('/accounts')).items[0]
  let member = ''

  async function button(name, kind, field, value) {
    await page.locator('#menu-button-name').fill(name)
    await page.locator('.el-select', { has: page.locator('#menu-button-kind') }).click()
    await page.locator('.el-select-dropdown__item:visible', { hasText: kind }).first().click()
    await page.locator(`#menu-button-${field}`).fill(value)
  }

  await step('the default menu is drawn on a phone, and mistakes are said beside the button', async () => {
    await page.goto(`${base}/accounts/${account}`)
    await page.getByRole('tab', { name: '菜单' }).click()
    await page.getByRole('button', { name: '新建默认菜单' }).click()
    await drawn.getByRole('button', { name: '加一个按钮' }).click()
    await button('名字实在太长了吧', '触发事件', 'key', `vip-${word}`)
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('名称太长').waitFor()
    await record.picture('menu-mistake')
    await page.locator('#menu-button-name').fill('成为会员')
    await drawn.getByRole('button', { name: '加一个按钮' }).click()
    await button('商城', '打开网页', 'url', 'https://example.com/shop')
    await record.picture('menu-draft')
  })
  await step('nobody sees it before it is published; then the phone does', async () => {
    assert.equal((await api.get(`/accounts/${account}/platform-menus`)).length, 0)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('已发布到微信').waitFor()
    await phones.bringToFront()
    await phones.getByRole('button', { name: '添加手机' }).first().click()
    const name = phones.getByRole('textbox', { name: '昵称' })
    if (await name.isVisible()) {
      await name.fill(person)
      await phones.getByRole('button', { name: '添加', exact: true }).click()
    }
    await phone.locator('.profile').getByRole('button', { name: '扫一扫' }).click()
    await phone.getByRole('textbox', { name: '场景值' }).fill('menu')
    await phone.locator('.scan-form button').click()
    await phone.getByRole('button', { name: '成为会员' }).waitFor()
  })
  await step('a menu for members gets a user tag of its own', async () => {
    await page.bringToFront()
    await page.getByRole('button', { name: '新建个性化菜单' }).click()
    await dialog.locator('#new-menu-name').fill(`会员 ${word}`)
    await dialog.locator('#new-menu-tag').fill(`会员${word}`)
    await page.locator('.el-select-dropdown__item:visible').first().click()
    await dialog.getByRole('button', { name: '新建', exact: true }).click()
    await drawn.getByRole('button', { name: '加一个按钮' }).click()
    await button('会员中心', '打开网页', 'url', 'https://example.com/member')
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('已发布到微信').first().waitFor()
    await page.getByRole('button', { name: '微信上的菜单' }).click()
    await until('both are as published', async () => (await page.getByText('和这里发布的一样').count()) === 2)
    await record.picture('menus-at-wechat')
    member = (await api.get('/menus')).items.find((one) => one.name === `会员 ${word}`).id
  })
  await step('who taps the button sees the other menu, by a journey', async () => {
    const definition = {
      schema: 1,
      triggers: [{ type: 'menu-click', version: 1, config: { keys: [`vip-${word}`] } }],
      entry: { reentry: { mode: 'always' } },
      start: 'n1',
      nodes: {
        n1: { type: 'change-menu', version: 1, name: '换会员菜单', config: { menuId: member }, next: { done: 'n2' } },
        n2: { type: 'tag', version: 1, name: '记下', config: { add: [`换过${word}`], remove: [] }, next: {} },
      },
      notes: [],
    }
    const { id } = await api.post('/journeys', { name: `换菜单 ${word}`, definition })
    const { revision } = await api.get(`/journeys/${id}`)
    await api.post(`/journeys/${id}/publish`, { revision })
    await page.goto(`${base}/journeys/${id}`)
    await page.locator('.step[data-canvas-id]').filter({ hasText: '换会员菜单' }).first().waitFor()
    await record.picture('menu-node')
    await phones.bringToFront()
    await until('the journey listens and the menu changes', async () => {
      const old = phone.getByRole('button', { name: '成为会员' })
      if (await old.isVisible()) await old.click()
      return phone.getByRole('button', { name: '会员中心' }).isVisible()
    }, 20_000)
    await record.picture('phone-with-menu', phones)
    const [run] = (await api.get(`/journeys/${id}/runs`)).items
    const story = JSON.stringify(await api.get(`/runs/${run.id}`))
    assert.match(story, /菜单已更换/)
  })
  await step('the page says nothing went wrong', async () => {
    await page.bringToFront()
    assert.deepEqual(page.complaints, [])
  })
}
