import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { Drawing } from './drawing.mjs'
import { Phone } from './phones.mjs'
import { apiOf, until } from './stage.mjs'

/** A dialogue with a bound, an outside system, a traced link and a notice: drawn, looked at, and walked with a phone. */
export async function dialogue(record, page, base, phones) {
  record.begin('dialogue', page)
  const { step } = record
  const api = apiOf(page, base)
  const called = []
  const system = createServer((request, answer) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      called.push({ headers: request.headers, body })
      answer.setHeader('content-type', request.method === 'GET' ? 'text/html' : 'application/json')
      answer.end(request.method === 'GET' ? '<h1>shop</h1>' : '{"points":120}')
    })
  })
  await new Promise((ready) => system.listen(0, '127.0.0.1', ready))
  const outside = `http://127.0.0.1:${system.address().port}`
  const word = `猜谜${Date.now() % 10_000}`
  const named = `积分系统 ${word}`
  const person = `小题${Date.now() % 1000}`
  let id
  let phone
  const card = (name) => new Drawing(page, api).card(name)

  await step('an outside address is entered and its secrets are not shown', async () => {
    await page.goto(`${base}/webhooks`)
    await page.getByRole('button', { name: '添加外部接口' }).first().click()
    await page.locator('#hook-name').fill(named)
    await page.locator('#hook-url').fill(`${outside}/points?key=geheim`)
    await page.locator('#hook-secret').fill('s3cr3t')
    await page.locator('.el-dialog').getByRole('button', { name: '保存' }).click()
    await page.locator('.el-table').getByText(named).first().waitFor()
    assert.ok(!(await page.content()).includes('geheim'))
    await page.locator('.el-table__row').filter({ hasText: named }).getByRole('button', { name: '测试' }).click()
    await page.getByText('调用成功').first().waitFor()
    await record.picture('webhooks')
  })
  await step('the journey is drawn without an error', async () => {
    const hook = (await api.get('/webhooks')).items.find((one) => one.name === named).id
    const text = (words) => ({
      messageClass: 'SERVICE',
      chain: [{ channel: 'mp-customer-service', version: 1, content: { kind: 'text', text: words } }],
    })
    const node = (type, name, config, next = {}) => ({ type, version: 1, name, config, next })
    const definition = {
      schema: 1,
      triggers: [{ type: 'message', version: 1, config: { keywords: [word], match: 'equals', accounts: [] } }],
      entry: { reentry: { mode: 'always' } },
      exit: { onUnfollow: true },
      start: 'ask',
      nodes: {
        ask: node(
          'ask-question',
          '猜一猜',
          {
            kind: 'menu',
            question: '水的沸点是多少度？',
            options: [
              { text: '90 度', keywords: ['九十'] },
              { text: '100 度', keywords: ['一百'] },
            ],
            tail: '点一下',
            free: false,
            timeout: 'PT10M',
            repeats: 1,
            again: '没看懂',
            variable: 'guess',
          },
          { a: 'again', b: 'points', other: 'end' },
        ),
        again: node('jump', '再猜一次', { most: 1 }, { jump: 'ask', limit: 'end' }),
        points: node(
          'webhook',
          '查积分',
          { webhookId: hook, body: '{"who":"{{customer.id}}","said":"{{guess.text}}"}', patience: 'PT10M', variable: 'api' },
          { ok: 'right', failed: 'end' },
        ),
        right: node(
          'send-message',
          '告诉结果',
          text(`{{ api.body.points > 100 ? '答对了' : '差一点' }}，{{api.body.points}} 分：${outside}/shop`),
          { sent: 'seen' },
        ),
        seen: node('send-result', '看没看', { node: 'right', patience: 'P1D' }, { clicked: 'tell', arrived: 'end' }),
        tell: node('notify-staff', '告诉店长', { text: '{{customer.name}} 答了 {{guess.option}}', console: true }, {}),
        end: node('end', '', {}),
      },
      notes: [],
    }
    id = (await api.post('/journeys', { name: `对话 ${word}`, definition })).id
    const { problems } = await api.post(`/journeys/${id}/check`)
    assert.deepEqual(problems.filter((one) => one.level === 'error'), [])
    await page.goto(`${base}/journeys/${id}`)
    await card('猜一猜').waitFor()
    await record.picture('dialogue-canvas')
  })
  await step('the settings of each new step are forms', async () => {
    for (const [name, text] of [['猜一猜', '选项'], ['看没看', '哪个节点发的消息'], ['查积分', '最多尝试多久'], ['告诉店长', '后台通知']]) {
      await card(name).click()
      await page.locator('.settings').getByText(text).first().waitFor()
      await record.picture(`dialogue-settings-${name}`)
    }
    assert.match(await card('看没看').textContent(), /告诉结果/)
  })
  await step('it is published and a phone plays it', async () => {
    const { revision } = await api.get(`/journeys/${id}`)
    await api.post(`/journeys/${id}/publish`, { revision })
    const holder = await Phone.of(phones, person)
    phone = holder.screen
    await holder.follow()
    await phone.locator('.bubble').first().waitFor()
    await holder.says(word)
    await phone.locator('.choice', { hasText: '90 度' }).first().click()
    await until('it asks again after a wrong answer', async () => (await phone.locator('.choice', { hasText: '100 度' }).count()) > 1)
    await phone.locator('.choice', { hasText: '100 度' }).last().click()
    await phone.locator('.bubble', { hasText: '答对了，120 分' }).waitFor()
    const call = called.find((one) => one.headers['idempotency-key'] && one.body.includes('"said"'))
    assert.match(call.body, /"said":"100 度"/)
    assert.match(call.headers['x-yujian-signature'], /^v1=[0-9a-f]{64}$/)
    await record.picture('dialogue-phone', phones)
  })
  await step('the link is ours, leads on, and the tap decides the way', async () => {
    const link = phone.locator('.bubble a', { hasText: '/r/' }).last()
    assert.match(await link.textContent(), /\/r\/[A-Za-z0-9]{10}$/)
    await link.click()
    await phone.frameLocator('iframe').getByText('shop').waitFor()
    await page.bringToFront()
    await until('the run has ended', async () => {
      const { items } = await api.get(`/journeys/${id}/runs`)
      return items[0]?.state === 'finished'
    })
    const { nodes } = await api.get(`/journeys/${id}/counts`)
    assert.equal(nodes.seen.ports.clicked, 1)
  })
  await step('the bell tells it, once per user', async () => {
    await page.goto(`${base}/`)
    await page.locator('button.bell').click()
    await page.getByText('答了 100 度').first().waitFor()
    await record.picture('bell')
    await until('it counts as read', async () => (await api.get('/notices')).unread === 0)
  })
  system.close()
}
