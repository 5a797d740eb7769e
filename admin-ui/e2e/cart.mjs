import assert from 'node:assert/strict'
import { couponBatch, describedAs, Journey, Systems } from './journey.mjs'
import { Phone } from './phones.mjs'

const TEMPLATE = { templateId: 'SBcart000000000000000000000000000000000000003', title: '购物车提醒', content: '商品:{{thing1.DATA}}\n', subscription: true }

/** A cart without a payment within some seconds: a reminder by notice, then a coupon for those who still have not paid. */
export async function cart(record, page, base, phones) {
  record.begin('cart', page)
  const { step } = record
  const mark = Date.now() % 100_000
  const coupon = `加购礼 ${mark}`
  const coat = { product: 'P100', name: `羊毛大衣${mark}` }
  let journey
  let systems
  const people = {}
  const paid = (order) => ['order.paid', { order, orderId: order, product: 'P100', amount: '199.90' }]

  try {
    await step('the template becomes a journey with a coupon of its own', async () => {
      await couponBatch(page, base, coupon)
      journey = await Journey.fromGallery(page, base, { template: '加购未付款提醒', name: `加购提醒 ${mark}`, coupon })
      systems = await Systems.of(journey.api)
      // the brand has chosen a template for it in WeChat's console
      const kept = `${new URL(phones.url()).origin}/sim/api/accounts/${systems.appId}/templates`
      const answer = await page.request.post(kept, { data: TEMPLATE })
      assert.ok(answer.ok(), await answer.text())
    })
    await step('three seconds without a payment, everybody gets the coupon, and the notices are ours', async () => {
      await journey.open('')
      await journey.span('trigger-0-within', 3, '秒')
      for (const name of ['提醒一次', '告知券']) {
        await journey.open(name)
        await journey.fill(`step-${await journey.node(name)}-chain-0-templateId`, TEMPLATE.templateId)
      }
      await journey.open('一半送券')
      await journey.fill('step-n4-ways-0-share', '1')
      await journey.fill('step-n4-ways-1-share', '0')
      await journey.open('等两天')
      await journey.span('step-n7-duration', 1, '秒')
      await journey.saved('all of it', ({ triggers, nodes }) =>
        triggers[0].config.within === 'PT3S' && nodes.n7.config.duration === 'PT1S' && nodes.n4.config.ways[1].share === 0 &&
        [nodes.n2, nodes.n6].every((one) => one.config.chain[0].content.templateId === TEMPLATE.templateId))
      await journey.checked()
    })
    await step('tried: who pays in time does not enter, who does not is reminded', async () => {
      await journey.rehearse({ data: coat })
      await journey.panel.getByText('除非在这之前发生：付款').waitFor()
      await journey.rehearsedHappens(/付款.*不进入/)
      await journey.panel.getByText('没有进入').waitFor()
      await journey.panel.getByRole('button', { name: '退一步' }).click()
      await journey.nothingHappens()
      await journey.rehearsedMessage(`购物车里的${coat.name}`)
      await journey.rehearsedTo('等一天')
      await record.picture('cart-try')
      await journey.nothingHappens()
      await journey.panel.getByText(coupon).first().waitFor()
      await journey.endRehearsal()
    })
    await step('it is published', async () => {
      await journey.askToPublish()
      await journey.publish()
    })
    await step('four follow and agree to one notice', async () => {
      for (const name of ['及时', '犹豫', '随后', '慢慢']) {
        const phone = (people[name] = await Phone.of(phones, `${name}${mark}`))
        await phone.follow()
        await phone.says('有大衣吗')
        await phone.allow(TEMPLATE.title)
      }
    })
    await step('all fill a cart, one pays in time, the others are reminded', async () => {
      await systems.tell(people.及时, ['cart.added', coat], paid(`A${mark}`))
      for (const name of ['犹豫', '随后', '慢慢']) await systems.tell(people[name], ['cart.added', coat])
      for (const name of ['犹豫', '随后', '慢慢']) await people[name].isNotified(`购物车里的${coat.name}`)
      await record.picture('cart-phones', phones)
      await page.bringToFront()
      await journey.shows('', { entered: 3, waiting: 3, finished: 0 })
      await journey.shows('等一天', { entered: 3, waiting: 3 })
    })
    await step('a payment ends it', async () => {
      await systems.tell(people.随后, paid(`B${mark}`))
      await journey.shows('等一天', { entered: 3, waiting: 2 })
    })
    await step('the wait is redrawn; those who wait are sent on to the coupon', async () => {
      await journey.edit()
      await journey.open('等一天')
      await journey.span('step-n3-duration', 12, '小时')
      await journey.saved('twelve hours', ({ nodes }) => nodes.n3.config.duration === 'PT12H')
      await journey.askToPublish()
      await journey.decide('等一天', 2, '移到新版本', /一半送券/)
      await journey.publish()
      await journey.moved()
      for (const name of ['犹豫', '慢慢']) await people[name].hears(coupon)
      assert.equal(await people.及时.heard(coupon), 0)
      assert.equal(await people.随后.heard(coupon), 0)
      await journey.shows('', { entered: 3, waiting: 0, finished: 2 })
      await journey.shows('告知券', { entered: 2 })
    })
    await step('the story names the notice, the coupon and the end', async () => {
      const customer = await systems.customerOf(people.犹豫)
      await journey.storyOf(customer, ['提醒一次', '等一天', '一半送券', '发加购券', '告知券', '记为加购未买', '记下活动来源'])
      await record.picture('cart-story')
      await describedAs(page, base, customer, { 活动来源: '加购提醒' })
      const [run] = await journey.runs(`?customerId=${await systems.customerOf(people.随后)}`)
      assert.equal(run.state, 'left')
      assert.equal((await journey.runs(`?customerId=${await systems.customerOf(people.及时)}`)).length, 0, 'who paid in time never entered')
    })
    await step('the report adds up: goal, revenue, messages', async () => {
      await journey.reports({ entered: 3, waiting: 0, finished: 2, left: 1 })
      await page.locator('.number', { hasText: '成交' }).getByText('199.90').waitFor()
      assert.equal((await journey.api.get(`/journeys/${journey.id}/report`)).goal.reached, 1)
      await record.picture('cart-report')
    })
  } finally {
    await journey?.archive()
  }
}
