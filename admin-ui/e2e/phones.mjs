/** The simulator's page in a window of the same browser. */
export async function openPhones(context, simulator) {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${simulator}/?lang=zh`)
  await page.locator('.live.on').waitFor()
  return page
}

/** A person's phone with the brand's account open on it. */
export class Phone {
  constructor(page, person) {
    Object.assign(this, { page, person, screen: page.locator(`section[aria-label="手机 ${person}"]`) })
  }

  /** A new person, who does not follow yet. */
  static async of(page, person) {
    await page.bringToFront()
    await page.getByRole('button', { name: '添加手机' }).first().click()
    const name = page.getByRole('textbox', { name: '昵称' })
    await name.fill(person)
    await page.getByRole('button', { name: '添加', exact: true }).click()
    const phone = new Phone(page, person)
    await phone.screen.waitFor()
    return phone
  }

  async openid() {
    return this.screen.locator('.phone-owner code').getAttribute('title')
  }

  async follow() {
    await this.page.bringToFront()
    await this.screen.locator('.profile .follow').click()
    await this.screen.locator('.chat').waitFor()
  }

  /** The code of a scene; a stranger follows by it. */
  async scan(scene) {
    await this.page.bringToFront()
    const stranger = await this.screen.locator('.profile').isVisible()
    if (stranger) await this.screen.locator('.profile').getByRole('button', { name: '扫一扫' }).click()
    else await this.#more('扫一扫')
    await this.screen.getByRole('textbox', { name: '场景值' }).fill(scene)
    await this.screen.locator('.scan-form button').click()
    await this.screen.locator('.chat').waitFor()
  }

  async unfollow() {
    await this.page.bringToFront()
    await this.#more('取消关注')
    await this.screen.locator('.profile').waitFor()
  }

  /** Agrees to one notice of the template. */
  async allow(template) {
    await this.page.bringToFront()
    await this.#more('订阅通知授权')
    await this.screen.locator('.consent', { hasText: template }).getByRole('button', { name: '允许' }).click()
    await this.screen.locator('.sheet').waitFor({ state: 'detached' })
  }

  async #more(item) {
    await this.screen.locator('.titlebar').first().getByRole('button', { name: '更多' }).click()
    await this.screen.locator('.sheet').getByRole('button', { name: item, exact: true }).click()
  }

  async says(words) {
    await this.page.bringToFront()
    // the brand's menu may stand where one writes
    if (await this.screen.locator('.composer .menu-cell').count()) await this.screen.locator('.composer .tool').first().click()
    const line = this.screen.locator('.composer input')
    await line.fill(words)
    await line.press('Enter')
    await this.screen.locator('.row.mine .bubble', { hasText: words }).last().waitFor()
  }

  bubble(words) {
    return this.screen.locator('.row:not(.mine) .bubble', { hasText: words })
  }

  /** Waits for a message of the brand. */
  async hears(words, within = 20_000) {
    await this.bubble(words).last().waitFor({ timeout: within })
  }

  /** Waits for a notice, of a template or a subscription. */
  async isNotified(words, within = 20_000) {
    await this.screen.locator('.notice', { hasText: words }).last().waitFor({ timeout: within })
  }

  async heard(words) {
    return this.bubble(words).count()
  }

  /** Opens the link of the message with these words, reads the coupon's code, and closes it. */
  async couponCode(words) {
    await this.page.bringToFront()
    await this.bubble(words).last().locator('a').first().click()
    const code = await this.screen.frameLocator('iframe').locator('.code').first().textContent()
    await this.screen.locator('.webpage').getByRole('button', { name: '关闭' }).click()
    return code
  }
}
