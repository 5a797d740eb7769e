import assert from 'node:assert/strict'
import { couponBatch, describedAs, Journey, Systems } from './journey.mjs'
import { Phone } from './phones.mjs'

/** The brand's member system reports who has bound a phone; whoever has not is invited once more. */
export async function binding(record, page, base, phones) {
  record.begin('binding', page)
  const { step } = record
  const mark = Date.now() % 100_000
  const coupon = `新人礼 ${mark}`
  const thanks = `欢迎成为会员 ${mark}`
  const again = `会员礼还给你留着 ${mark}`
  const BOUND = 'custom.member_bound'
  let journey
  let systems
  let quick
  let slow
  let member

  try {
    await step('the template becomes a journey with a coupon of its own', async () => {
      await couponBatch(page, base, coupon)
      journey = await Journey.fromGallery(page, base, { template: '引导注册会员', name: `会员绑定 ${mark}`, coupon })
      systems = await Systems.of(journey.api)
    })
    await step('the first wait is a few seconds now, and the thanks are ours', async () => {
      await journey.open('等待绑定')
      await journey.span('step-n2-timeout', 3, '秒')
      await journey.open('送上新人券')
      await journey.says(`${thanks}！送你「{{coupon.title}}」：{{coupon.url}}`)
      await journey.saved('both', ({ nodes }) => nodes.n2.config.timeout === 'PT3S' && JSON.stringify(nodes.n5).includes(thanks))
      await journey.checked()
    })
    await step('tried: bound at once, not at all, and by somebody who is a member', async () => {
      await journey.rehearse({})
      await journey.rehearsedMessage('绑定手机号成为会员')
      await journey.rehearsedTo('等待绑定')
      await journey.rehearsedHappens(new RegExp(BOUND))
      await journey.rehearsedMessage(thanks)
      await journey.panel.getByText('已走完').waitFor()
      await journey.panel.getByRole('button', { name: '退一步' }).click()
      await journey.rehearsedTo('等待绑定')
      await journey.nothingHappens()
      await journey.rehearsedTo('再等一周')
      await journey.endRehearsal()
      await journey.rehearse({ phone: true })
      await journey.panel.getByText('没有进入：不满足进入条件').waitFor()
      await page.keyboard.press('Escape')
    })
    await step('it is published', async () => {
      await journey.askToPublish()
      await journey.publish()
    })
    await step('two follow and are invited; a member who follows is left alone', async () => {
      quick = await Phone.of(phones, `快绑${mark}`)
      slow = await Phone.of(phones, `慢绑${mark}`)
      member = await Phone.of(phones, `会员${mark}`)
      await systems.tell(member, [BOUND, {}, [{ namespace: 'phone', value: `139${String(mark).padStart(8, '0')}` }]])
      await systems.customerOf(member)
      for (const one of [quick, slow, member]) await one.follow()
      for (const one of [quick, slow]) {
        await one.hears('绑定手机号成为会员')
        await one.says('稍等')
      }
    })
    await step('both wait at the second step; one is bound and gets the coupon at once', async () => {
      await page.bringToFront()
      await journey.shows('再等一周', { entered: 2, waiting: 2 })
      await systems.tell(quick, [BOUND, { card: '银卡' }, [{ namespace: 'phone', value: `138${String(mark).padStart(8, '0')}` }]])
      await quick.hears(thanks)
      await journey.shows('发新人券', { entered: 1 })
      await journey.shows('', { entered: 2, waiting: 1, finished: 1 })
      assert.equal(await slow.heard(thanks), 0)
    })
    await step('the last invitation is rewritten while one waits, and the one who waits gets it', async () => {
      await journey.edit()
      await journey.open('再邀请一次')
      await journey.says(again)
      await journey.open('再等一周')
      await journey.span('step-n7-timeout', 3, '天')
      await journey.saved('both', ({ nodes }) => nodes.n7.config.timeout === 'P3D' && JSON.stringify(nodes.n8).includes(again))
      await journey.askToPublish()
      await journey.decide('再等一周', 1, '移到新版本', /再邀请一次/)
      await record.picture('binding-publish')
      await journey.publish()
      await journey.moved()
      await slow.hears(again)
      await journey.shows('', { entered: 2, waiting: 0, finished: 2 })
      await record.picture('binding-live')
    })
    await step('the stories of both are told', async () => {
      const customer = await systems.customerOf(quick)
      await journey.storyOf(customer, ['邀请注册', '等待绑定', '超时', '再等一周', '发生', '记为会员', '记下活动来源', '发新人券', '送上新人券'])
      await describedAs(page, base, customer, { 活动来源: '引导注册会员' })
      await page.locator('.tags .el-tag', { hasText: '会员' }).waitFor()
      await journey.storyOf(await systems.customerOf(slow), ['邀请注册', '等待绑定', '再邀请一次'])
    })
    await step('the report adds up and says who was refused', async () => {
      await journey.reports({ entered: 2, waiting: 0, finished: 2, left: 0 })
      await journey.reportRow('不满足进入条件').getByRole('link', { name: '1' }).waitFor()
      assert.equal((await journey.api.get(`/journeys/${journey.id}/report`)).goal.reached, 1)
      await record.picture('binding-report')
    })
  } finally {
    await journey?.archive()
  }
}
