import assert from 'node:assert/strict'
import { couponBatch, describedAs, Journey, redeem, Systems } from './journey.mjs'
import { Phone } from './phones.mjs'

/** People from a store, an event and a search are greeted differently; one who waits is taken along into a new version. */
export async function welcome(record, page, base, phones) {
  record.begin('welcome', page)
  const { step } = record
  const mark = Date.now() % 100_000
  const coupon = `到店礼 ${mark}`
  const greeting = `欢迎来到春季活动 ${mark}`
  const reminder = `还在等你来店里 ${mark}`
  const people = {}
  let journey
  let systems
  const phone = async (name) => (people[name] = await Phone.of(phones, `${name}${mark}`))

  try {
    await step('a batch of coupons is made, and the template becomes a journey', async () => {
      await couponBatch(page, base, coupon)
      journey = await Journey.fromGallery(page, base, { template: '按来源欢迎新粉丝', name: `新粉欢迎 ${mark}`, coupon })
      systems = await Systems.of(journey.api)
    })
    await step('words and waits are changed on the canvas', async () => {
      await journey.open('活动欢迎')
      await journey.says(`{{customer.name|你好}}，${greeting}！回复「报名」领取座位号。`)
      await journey.panel.locator('.phone', { hasText: greeting }).waitFor()
      await journey.open('等粉丝报名')
      await journey.span('step-n10-timeout', 10, '分钟')
      await journey.card('最多 10 分钟').waitFor()
      await journey.saved('both', ({ nodes }) => nodes.n10.config.timeout === 'PT10M' && JSON.stringify(nodes.n9.config).includes(greeting))
      await journey.checked()
    })
    await step('tried for a store: the coupon’s message, a wait, and what follows when it is used', async () => {
      await journey.rehearse({ data: { scene: 'store_12' } })
      await journey.rehearsedMessage(coupon)
      await journey.rehearsedTo('等待核销')
      await record.picture('welcome-try')
      await journey.rehearsedHappens(/核销优惠券/)
      await journey.panel.getByText('已走完').waitFor()
      await journey.panel.getByText('已到店').first().waitFor()
      await journey.endRehearsal()
    })
    await step('tried for an event and for a search', async () => {
      await journey.rehearse({ data: { scene: 'event_7' } })
      await journey.rehearsedMessage(greeting)
      await journey.rehearsedTo('等粉丝报名')
      await journey.nothingHappens()
      await journey.panel.getByText('已走完').waitFor()
      await journey.endRehearsal()
      await journey.rehearse({ data: { scene: '' } })
      await journey.rehearsedMessage('开启会员服务')
      await journey.endRehearsal()
      assert.equal((await journey.runs()).length, 0, 'nobody entered')
    })
    await step('it is published', async () => {
      await journey.askToPublish()
      await journey.publish()
    })
    await step('five phones come by a store, an event and a search', async () => {
      await (await phone('到店')).scan('store_12')
      await (await phone('路过')).scan('store_12')
      await (await phone('嘉宾')).scan('event_7')
      await (await phone('搜索')).follow()
      await (await phone('过客')).scan('store_9')
      for (const name of ['到店', '路过', '过客']) await people[name].hears(coupon)
      await people.嘉宾.hears(greeting)
      await people.搜索.hears('开启会员服务')
      assert.equal(await people.搜索.heard(coupon), 0)
    })
    await step('the guest signs up, one comes to talk, one leaves, and one uses the coupon in the store', async () => {
      await people.嘉宾.says('报名')
      await people.路过.says('你好')
      await people.过客.unfollow()
      await record.picture('welcome-phones', phones)
      await redeem(page, base, await people.到店.couponCode(coupon))
    })
    await step('the canvas counts them', async () => {
      await journey.goTo()
      await journey.live()
      await journey.shows('', { entered: 5, waiting: 1, finished: 3 })
      await journey.shows('等待核销', { entered: 3, waiting: 1 })
      await journey.shows('记为已到店', { entered: 1, waiting: 0 })
      await journey.shows('记为已报名', { entered: 1 })
      await journey.shows('欢迎并引导注册', { entered: 1 })
      await record.picture('welcome-live')
    })
    await step('a reminder is drawn while somebody waits, and the one who waits goes there', async () => {
      await journey.edit()
      await journey.open('等待核销')
      await journey.span('step-n6-timeout', 2, '天')
      await journey.addBehind('超时', '发送消息')
      await journey.panel.locator('#step-name').fill('到店提醒')
      await journey.card('到店提醒').waitFor()
      await journey.says(reminder)
      await journey.saved('the reminder', ({ nodes }) => JSON.stringify(nodes).includes(reminder))
      await journey.askToPublish()
      await journey.decide('等待核销', 1, '移到新版本', /到店提醒/)
      await record.picture('welcome-publish')
      await journey.publish()
      await journey.moved()
      await people.路过.hears(reminder)
      await journey.shows('到店提醒', { entered: 1, waiting: 0 })
      assert.equal(await people.到店.heard(reminder), 0)
    })
    await step('the person’s story tells of it, and the customer knows where it began', async () => {
      const customer = await systems.customerOf(people.路过)
      await journey.storyOf(customer, ['从哪里来', '记为门店来源', '记下活动来源', '发门店券', '欢迎并送券', '到店提醒'])
      await page.getByText('旅程改版').waitFor()
      await record.picture('welcome-story')
      await describedAs(page, base, customer, { 活动来源: '门店 store_12' })
    })
    await step('the report adds up: by source, by reason, by step', async () => {
      await journey.reports({ entered: 5, waiting: 0, finished: 4, left: 1 })
      await journey.reportRow('store_12').getByRole('link', { name: '2' }).waitFor()
      await journey.reportRow('event_7').getByRole('link', { name: '1' }).waitFor()
      await journey.reportRow('取消关注').getByRole('link', { name: '1' }).waitFor()
      assert.equal((await journey.api.get(`/journeys/${journey.id}/report`)).goal.reached, 1)
      await record.picture('welcome-report')
    })
  } finally {
    await journey?.archive()
  }
}
