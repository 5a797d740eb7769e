// Takes the pictures of docs/guides/from-gallery-to-report.md and of the README on a fresh installation with demo data:
//   ./yujian run --data /tmp/guide …
//   BASE=http://127.0.0.1:8080 SIMULATOR=http://127.0.0.1:8090 ADMIN_PASSWORD=… node e2e/guide.mjs ../docs/images
import { Journey, redeem, Systems } from './journey.mjs'
import { openPhones, Phone } from './phones.mjs'
import { launch, Record, signIn, until, watched } from './stage.mjs'

const { BASE: base, SIMULATOR: simulator, ADMIN_PASSWORD: password } = process.env
const NAME = '春季新品节：新粉欢迎'
const COUPON = '新人见面礼'
/** How many come by which code, and how many of ten act as the brand hopes. */
const CROWD = [
  { scene: 'store_12', people: 90, bind: 5 },
  { scene: 'store_7', people: 60, bind: 4 },
  { scene: 'event_7', people: 50, bind: 3 },
  { scene: '', people: 40, bind: 1 },
]
const record = new Record(process.argv[2] ?? '.')
const browser = await launch()

async function simulated(method, path, data) {
  const answer = await fetch(`${simulator}/sim/api${path}`, { method, headers: { 'content-type': 'application/json' }, body: data && JSON.stringify(data) })
  if (!answer.ok) throw new Error(`${path} → ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

/** People who come one after the other; gives their openids. */
async function crowd(appId, { scene, people }) {
  const known = new Set((await simulated('GET', `/fans?appId=${appId}&limit=5000`)).map((fan) => fan.openid))
  const { id } = await simulated('POST', '/load', { appId, kind: 'follow', ...(scene ? { scene } : {}), ratePerSecond: 20, seconds: people / 20, drainSeconds: 20 })
  await until('they have come', async () => (await simulated('GET', `/load/${id}`)).state === 'done', 60_000)
  return (await simulated('GET', `/fans?appId=${appId}&following=true&limit=5000`)).map((fan) => fan.openid).filter((openid) => !known.has(openid))
}

try {
  const context = await browser.newContext({ viewport: { width: 1366, height: 860 }, locale: 'zh-CN', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await watched(context, base)
  const { picture } = { picture: (name, of = page) => record.picture(name, of) }
  await signIn(page, base, 'admin', password)
  const phones = await openPhones(context, simulator)
  await page.bringToFront()

  await page.goto(`${base}/journeys/gallery`)
  await page.locator('article svg').first().waitFor()
  await picture('gallery')
  const journey = await Journey.fromGallery(page, base, { template: '按来源欢迎新粉丝', name: NAME, coupon: COUPON })
  const { api } = journey
  const systems = await Systems.of(api)
  // the demo’s own journeys would greet the same people
  for (const one of (await api.get('/journeys?state=running')).items) await api.post(`/journeys/${one.id}/archive`)

  await journey.open('')
  await journey.panel.locator('summary').click()
  await journey.fill('entry-holdout', '10')
  await journey.open('欢迎并送券')
  await journey.panel.locator('.phone').first().waitFor()
  await journey.allSaved()
  await picture('edit')

  await journey.rehearse({ name: '小满', data: { scene: 'store_12' } })
  await journey.rehearsedTo('等待核销')
  await picture('try')
  await journey.endRehearsal()

  await journey.askToPublish()
  await picture('publish')
  await journey.publish()

  const one = await Phone.of(phones, '小雪')
  await one.scan('store_12')
  await one.hears(COUPON).catch(() => undefined) // maybe held out
  await picture('phone', phones)
  let n = 0
  for (const group of CROWD) {
    const openids = await crowd(systems.appId, group)
    for (const openid of openids) {
      n++
      if (n % 10 < group.bind) await systems.tellOf(openid, ['custom.phone_bound', {}])
      if (n % 9 < group.bind - 1) await systems.tellOf(openid, ['order.paid', { orderId: `G${n}`, order: `G${n}`, product: 'P100', amount: String(80 + ((n * 37) % 220)) }])
      if (n % 13 === 0) await simulated('POST', '/act', { appId: systems.appId, openid, action: 'unfollow' })
      else if (group.scene.startsWith('event') && n % 3 > 0) await simulated('POST', '/act', { appId: systems.appId, openid, action: 'text', content: '报名' })
    }
  }
  const code = await one.couponCode(COUPON).catch(() => undefined)
  if (code) await redeem(page, base, code)

  await journey.goTo()
  await journey.live()
  await until('all are counted', async () => (await journey.counts('记为已报名')).entered > 0, 30_000)
  await page.setViewportSize({ width: 1366, height: 980 })
  await journey.fit()
  await picture('canvas')

  await journey.edit()
  await journey.open('等待核销')
  await journey.span('step-n6-timeout', 2, '天')
  await journey.addBehind('超时', '发送消息')
  await journey.panel.locator('#step-name').fill('到店提醒')
  await journey.says('你的「{{coupon.title}}」还没有用，周末来店里坐坐：{{coupon.url}}')
  await journey.allSaved()
  await journey.askToPublish()
  const row = journey.dialog.locator('tbody tr', { hasText: '等待核销' })
  await row.locator('.el-select').first().click()
  await page.locator('.el-select-dropdown__item:visible', { hasText: '移到新版本' }).click()
  await picture('publish-waiting')
  await journey.dialog.getByRole('button', { name: '发布', exact: true }).click()
  await journey.moved()

  await journey.peopleAt('等待核销')
  await picture('people')
  await journey.panel.locator('li a').first().click()
  await page.locator('ol.story li').first().waitFor()
  await picture('story')

  await page.setViewportSize({ width: 1366, height: 1720 })
  await page.goto(`${base}/journeys/${journey.id}/report`)
  await page.locator('.whole .number a').first().waitFor()
  await page.locator('main .yj-card-body > [aria-hidden=true] svg path').first().waitFor({ state: 'attached' })
  await picture('report')
  if (page.complaints.length > 0) throw new Error(page.complaints.join('\n'))
} finally {
  await browser.close()
}
