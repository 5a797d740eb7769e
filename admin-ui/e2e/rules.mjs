import assert from 'node:assert/strict'
import { apiOf, signIn, until } from './stage.mjs'

const MANAGER = { username: 'e2e-manager', name: '主管小林', role: 'manager', password: 'a-long-password-7' }

/** From the gallery to a published journey with another pair of eyes in between; caps; two versions as drawings. */
export async function rules(record, page, base) {
  record.begin('rules', page)
  const { step } = record
  const api = apiOf(page, base)
  const dialog = page.locator('.el-dialog:visible')
  const name = `会员招募 ${Date.now() % 100_000}`
  let id = ''

  await step('a template of the gallery becomes a journey with a coupon of ours', async () => {
    await page.goto(`${base}/journeys/gallery`)
    await page.locator('article svg').first().waitFor()
    await record.picture('gallery')
    await page.locator('article', { hasText: '引导注册会员' }).getByRole('button', { name: '用这个模板' }).click()
    await page.locator('#template-name').fill(name)
    await dialog.locator('.el-select').first().click()
    await page.locator('.el-select-dropdown__item:visible').first().click()
    await dialog.getByRole('button', { name: '新建并打开画布' }).click()
    await page.locator('main .step').first().waitFor()
    id = page.url().split('/').pop().split('?')[0]
  })
  await step('where approval is needed, publishing is refused and the dialog asks for it', async () => {
    await api.put('/approval-rule', { needed: 'always' })
    const { revision } = await api.get(`/journeys/${id}`)
    await assert.rejects(api.post(`/journeys/${id}/publish`, { revision }), /409.*journey\.needs-approval/)
    await page.getByRole('button', { name: '发布', exact: true }).first().click()
    await dialog.getByPlaceholder(/给审批人看的说明/).fill('请看新的招募旅程')
    await record.picture('approval-ask')
    await dialog.getByRole('button', { name: '提交审批' }).click()
    await dialog.getByText('已提交，等待审批').waitFor()
    await dialog.getByRole('button', { name: '催办' }).click()
  })
  await step('somebody else sees the badge and approves', async () => {
    const known = (await api.get('/users')).items.some((user) => user.username === MANAGER.username)
    if (!known) await api.post('/users', MANAGER)
    const context = await page.context().browser().newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    const other = await context.newPage()
    await signIn(other, base, MANAGER.username, MANAGER.password)
    await other.locator('nav .badge').first().waitFor()
    await other.goto(`${base}/approvals`)
    const row = other.locator('.el-table__row', { hasText: name })
    await row.getByText('被催办 1 次').waitFor()
    await record.picture('approvals', other)
    await row.getByRole('button', { name: '通过' }).click()
    await other.locator('.el-dialog:visible').getByRole('button', { name: '通过' }).click()
    await row.getByText('已通过').waitFor()
    await context.close()
  })
  await step('what was approved is published', async () => {
    await page.goto(`${base}/journeys/${id}`)
    await page.locator('main .step').first().waitFor()
    await page.getByRole('button', { name: '发布', exact: true }).first().click()
    await dialog.getByText('已通过，可以发布').waitFor()
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await until('it runs', async () => (await api.get(`/journeys/${id}`)).state === 'running')
    await api.put('/approval-rule', { needed: 'never' })
  })
  await step('the versions page draws what was changed', async () => {
    const { draft, revision } = await api.get(`/journeys/${id}`)
    draft.nodes.n99 = { type: 'tag', version: 1, name: '新加的一步', config: { add: ['新加'], remove: [] }, next: {} }
    delete draft.nodes.n8
    draft.nodes.n7.next.timeout = 'n99'
    await api.put(`/journeys/${id}`, { definition: draft, revision })
    await page.goto(`${base}/journeys/${id}/versions`)
    await page.getByRole('button', { name: '对比图' }).first().click()
    await page.locator('.card.added').first().waitFor()
    await page.locator('.card.removed').first().waitFor()
    await record.picture('versions-drawn')
  })
  await step('caps are set and taken away', async () => {
    await page.goto(`${base}/caps`)
    await page.getByRole('button', { name: /用常见设置/ }).click()
    await record.picture('caps')
    await page.getByRole('button', { name: '保存' }).click()
    await until('saved', async () => (await api.get('/contact-rules')).rules.caps.length === 2)
    const { rules, revision } = await api.get('/contact-rules')
    await api.put('/contact-rules', { rules: { ...rules, caps: [] }, revision })
  })
  await step('one journey comes first while somebody is inside', async () => {
    await page.goto(`${base}/precedence`)
    await page.getByRole('button', { name: '新建规则' }).click()
    await dialog.locator('.el-select').first().click()
    await page.locator('.el-select-dropdown__item:visible', { hasText: name }).click()
    await dialog.getByRole('button', { name: '新建', exact: true }).click()
    await page.locator('li', { hasText: name }).getByText('的营销消息推迟').waitFor()
    await record.picture('precedence')
    for (const { id: rule, name: of } of (await api.get('/precedence-rules')).items) if (of === name) await api.delete(`/precedence-rules/${rule}`)
  })
}
