import assert from 'node:assert/strict'
import { couponBatch, describe, describedAs, Journey, Systems } from './journey.mjs'
import { Phone } from './phones.mjs'

/** Each delivered product runs its own cycle: a tip, then a guide for VIPs and a coupon for the others. */
export async function repurchase(record, page, base, phones) {
  record.begin('repurchase', page)
  const { step } = record
  const mark = Date.now() % 100_000
  const coupon = `回购礼 ${mark}`
  const shampoo = { product: 'P7', name: `洗发水${mark}` }
  const soap = { product: 'P8', name: `香皂${mark}` }
  const received = (what) => ['order.received', { ...what, order: `R${mark}` }]
  let journey
  let systems
  let vip
  let other
  let buyer

  try {
    await step('the template becomes a journey with a coupon of its own', async () => {
      await couponBatch(page, base, coupon)
      journey = await Journey.fromGallery(page, base, { template: '按周期复购', name: `周期复购 ${mark}`, coupon })
      systems = await Systems.of(journey.api)
    })
    await step('the cycle is made short, and the step for the daytime is taken out', async () => {
      await journey.open('周期的八成')
      await journey.span('step-n1-duration', 1, '秒')
      await journey.open('再等一成')
      await journey.span('step-n9-duration', 1, '秒')
      await journey.remove('白天再发')
      await journey.saved('all of it', ({ nodes }) => nodes.n1.next.done === 'n3' && nodes.n1.config.duration === 'PT1S' && nodes.n9.config.duration === 'PT1S')
      await journey.checked()
    })
    await step('tried as a VIP and as somebody else', async () => {
      await journey.rehearse({ tags: ['VIP'], data: shampoo })
      await journey.rehearsedTo('周期的八成')
      await journey.nothingHappens()
      await journey.rehearsedMessage(`${shampoo.name}的使用小贴士`)
      await journey.nothingHappens()
      await journey.panel.getByText('待回访').first().waitFor()
      await journey.rehearsedTo('再等一成')
      await journey.endRehearsal()
    })
    await step('it is published', async () => {
      await journey.askToPublish()
      await journey.publish()
    })
    await step('three have something delivered, one of them two things; each is told of each', async () => {
      vip = await Phone.of(phones, `贵宾${mark}`)
      other = await Phone.of(phones, `普通${mark}`)
      buyer = await Phone.of(phones, `回头${mark}`)
      for (const phone of [vip, other, buyer]) {
        await phone.follow()
        await phone.says('收到货了')
      }
      await describe(page, base, await systems.customerOf(vip), { tags: ['VIP'] })
      await systems.tell(vip, received(shampoo), received(soap))
      for (const phone of [other, buyer]) await systems.tell(phone, received(shampoo))
      for (const phone of [vip, other, buyer]) await phone.hears(shampoo.name)
      await vip.hears(soap.name)
      assert.equal(await other.heard(soap.name), 0)
      await journey.goTo()
      await journey.live()
      await journey.shows('到周期结束', { entered: 4, waiting: 4 })
    })
    await step('whoever buys again is done', async () => {
      await systems.tell(buyer, ['order.paid', { order: `S${mark}`, orderId: `S${mark}`, product: 'P7', amount: '59' }])
      await journey.shows('', { entered: 4, waiting: 3 })
    })
    await step('the end of the cycle is redrawn; those who wait are sent on', async () => {
      await journey.edit()
      await journey.open('到周期结束')
      await journey.span('step-n4-duration', 5, '天')
      await journey.saved('five days', ({ nodes }) => nodes.n4.config.duration === 'P5D')
      await journey.askToPublish()
      await journey.decide('到周期结束', 3, '移到新版本', /是不是 VIP/)
      await record.picture('repurchase-publish')
      await journey.publish()
      await journey.moved()
      await other.hears(coupon)
      assert.equal(await vip.heard(coupon), 0, 'a VIP is for the guide')
      await journey.shows('', { entered: 4, waiting: 0, finished: 3 })
      await journey.shows('请导购回访', { entered: 2 })
      await journey.shows('提醒回购', { entered: 1 })
      await record.picture('repurchase-live')
    })
    await step('the story goes by product', async () => {
      const customer = await systems.customerOf(vip)
      assert.equal((await journey.runs(`?customerId=${customer}`)).length, 2)
      await journey.storyOf(customer, ['周期的八成', '使用小贴士', '是不是 VIP', '请导购回访', '再等一成', '记为复购逾期', '记下活动来源'])
      await describedAs(page, base, customer, { 活动来源: '按周期复购' })
      await page.locator('.tags .el-tag', { hasText: '复购逾期' }).waitFor()
    })
    await step('the report adds up, with the order', async () => {
      await journey.reports({ entered: 4, waiting: 0, finished: 3, left: 1 })
      await page.locator('.number', { hasText: '成交' }).getByText('59').waitFor()
      assert.equal((await journey.api.get(`/journeys/${journey.id}/report`)).goal.reached, 1)
      await record.picture('repurchase-report')
    })
  } finally {
    await journey?.archive()
  }
}
