import assert from 'node:assert/strict'
import { couponBatch, describe, describedAs, Journey, redeem, Systems } from './journey.mjs'
import { Phone } from './phones.mjs'
import { apiOf, until } from './stage.mjs'

/** By the brand's clock: the first full minute that is at least so many seconds away, and its day. */
function soon(seconds, zone = 'Asia/Shanghai') {
  const at = new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000)
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return { at, time: `${parts.hour}:${parts.minute}`, day: `${parts.month}-${parts.day}` }
}

/** Members whose birthday it is enter at the hour of the day; a coupon, a greeting, and what becomes of it. */
export async function birthday(record, page, base, phones) {
  record.begin('birthday', page)
  const { step } = record
  const mark = Date.now() % 100_000
  const coupon = `生日礼 ${mark}`
  const wishes = `祝你生日快乐 ${mark}`
  const api = apiOf(page, base)
  let journey
  let systems
  let user
  let waiter
  let stranger
  let hour
  let day

  try {
    await step('three follow; two are members, all have their birthday today', async () => {
      day = soon(90).day
      user = await Phone.of(phones, `寿星${mark}`)
      waiter = await Phone.of(phones, `同日${mark}`)
      stranger = await Phone.of(phones, `路人${mark}`)
      systems = await Systems.of(api)
      for (const phone of [user, waiter, stranger]) {
        await phone.follow()
        await phone.says('你好')
      }
      await describe(page, base, await systems.customerOf(user), { tags: ['会员'], attributes: { 生日: `1990-${day}` } })
      await describe(page, base, await systems.customerOf(waiter), { tags: ['会员'], attributes: { 生日: day } })
      await describe(page, base, await systems.customerOf(stranger), { attributes: { 生日: day } })
    })
    await step('the template becomes a journey with a coupon of its own', async () => {
      await couponBatch(page, base, coupon)
      journey = await Journey.fromGallery(page, base, { template: '生日关怀', name: `生日关怀 ${mark}`, coupon })
    })
    await step('it is moved to the day itself, and the greeting to tomorrow', async () => {
      await journey.open('')
      await journey.fill('trigger-0-days', '0')
      await journey.open('生日当天')
      await journey.fill('step-n4-days', '1')
      await journey.open('生日祝福')
      await journey.says(wishes)
      await journey.saved('all of it', ({ triggers, nodes }) => triggers[0].config.days === 0 && nodes.n4.config.days === 1 && JSON.stringify(nodes.n5).includes(wishes))
      await journey.checked()
    })
    await step('tried with an invented member, and with somebody whose day it is not', async () => {
      await journey.rehearse({ name: '小寿', tags: ['会员'], attributes: { 生日: `1988-${soon(0).day}` } })
      await journey.rehearsedMessage(coupon)
      await journey.rehearsedTo('生日当天')
      await journey.nothingHappens()
      await journey.rehearsedMessage('祝你生日快乐')
      await journey.rehearsedTo('等待核销')
      await journey.rehearsedHappens(/核销优惠券/)
      await journey.panel.getByText('生日券已用').first().waitFor()
      await record.picture('birthday-try')
      await journey.endRehearsal()
      await journey.rehearse({ attributes: { 生日: '1988-02-30' } })
      await journey.panel.getByText('这个时候不在这批人里').waitFor()
      await page.keyboard.press('Escape')
    })
    await step('it is published for a minute from now: the dialog counts who qualifies', async () => {
      do {
        hour = soon(15)
        if (journey.version) await journey.edit()
        await journey.open('')
        await journey.fill('trigger-0-time', hour.time)
        const late = hour.day === day ? 0 : 1 // the night has begun the next day meanwhile
        await journey.fill('trigger-0-days', String(late))
        await journey.saved('the hour', ({ triggers: [{ config }] }) => config.time === hour.time && config.days === late)
        await journey.askToPublish()
        await journey.dialog.locator('.qualifying').getByText(/^\D*\d+ 人$/).first().waitFor()
        journey.version = await journey.publish()
        // on a very slow machine the minute may have passed meanwhile: then a later one
      } while (Date.now() > hour.at.getTime() - 2000)
    })
    await step('at the hour both members enter and get the coupon; the other one does not', async () => {
      await until('the hour', () => Date.now() >= hour.at.getTime(), 90_000)
      for (const phone of [user, waiter]) await phone.hears(coupon, 30_000)
      await page.bringToFront()
      await journey.shows('生日当天', { entered: 2, waiting: 2 })
      assert.equal(await stranger.heard(coupon), 0)
      await record.picture('birthday-phones', phones)
    })
    await step('the greeting is moved to today while both wait; both get it', async () => {
      await journey.edit()
      await journey.open('生日当天')
      await journey.fill('step-n4-days', '0')
      await journey.saved('the day', ({ nodes }) => nodes.n4.config.days === 0)
      await journey.askToPublish()
      await journey.decide('生日当天', 2, '移到新版本', /生日祝福/)
      await journey.publish()
      await journey.moved()
      for (const phone of [user, waiter]) await phone.hears(wishes)
      await journey.shows('等待核销', { entered: 2, waiting: 2 })
    })
    await step('the coupon is used in a store, and the journey sees it', async () => {
      await redeem(page, base, await user.couponCode(coupon))
      await journey.goTo()
      await journey.live()
      await journey.shows('记为生日券已用', { entered: 1 })
      await journey.shows('', { entered: 2, waiting: 1, finished: 1 })
      await record.picture('birthday-live')
    })
    await step('one step’s people lead to the person’s story', async () => {
      await journey.storyAt('等待核销', ['发生日券', '告知生日券', '生日祝福', '等待核销'])
      await record.picture('birthday-story')
      await describedAs(page, base, await systems.customerOf(user), { 活动来源: '生日关怀' })
      await page.locator('.tags .el-tag', { hasText: '生日已关怀' }).waitFor()
    })
    await step('the report adds up, and one is still waiting', async () => {
      await journey.reports({ entered: 2, waiting: 1, finished: 1, left: 0 })
      await journey.reportRow('到了时间').getByRole('link', { name: '2' }).waitFor()
      await record.picture('birthday-report')
    })
  } finally {
    await journey?.archive()
    // today is their birthday for the next journey about it too
    for (const { id } of (await api.get('/customers?tag=会员')).items) await api.post(`/customers/${id}/tags`, { remove: ['会员'] })
  }
}
