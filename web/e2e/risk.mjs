// Risk points and the long-pending ledger in the browser: ticked off and taken
// back, refused without a reason with nothing lost; a plan entered by keyboard,
// the hand going on to the next row; a past day told again; the file.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addStaff } from '../../test/api/harness.mjs'
import { audit, open, signIn, SIZES } from './browser.mjs'

export function risk(server) {
  describe('risk points and long-pending cases', () => {
    let page, faults, close, judge
    before(async () => {
      judge = addStaff(server.db, { account: '内0624-003', name: '乌云', court: '内0624', roles: 'judge' })
      ;({ page, faults, close } = await open(SIZES[0]))
      await signIn(page, server.base, judge.account, judge.password)
    })
    after(() => close?.())
    const clean = () => assert.deepEqual(faults.splice(0), [])

    it('a plan is entered by keyboard, and the hand goes on to the next row', async () => {
      await page.goto(`${server.base}/pending?handler=${encodeURIComponent(judge.account)}`)
      const rows = page.locator('tbody[data-case]')
      await rows.first().waitFor()
      const id = await rows.first().getAttribute('data-case')
      await page.locator(`#edit-${id}`).focus()
      await page.keyboard.press('Enter')
      await page.locator(`#plan-${id}-plan`).waitFor()
      await page.keyboard.type('先评估后拍卖')
      await page.keyboard.press('Control+Enter') // in a hurry: nothing else is filled in
      await page.getByText('请填写').first().waitFor()
      assert.equal(await page.inputValue(`#plan-${id}-plan`), '先评估后拍卖')
      await page.keyboard.press('Escape')
      await page.locator(`#edit-${id}`).press('Enter')
      assert.equal(await page.inputValue(`#plan-${id}-plan`), '先评估后拍卖', 'what was typed is still there')
      await page.fill(`#plan-${id}-nextStep`, '发布一拍公告')
      await page.fill(`#plan-${id}-nextDay`, '2020-01-01')
      await page.keyboard.press('Control+Enter')
      await page.getByText('完成时限不能早于今天').first().waitFor()
      await page.fill(`#plan-${id}-nextDay`, '2099-01-01')
      assert.deepEqual(await audit(page), [])
      await page.keyboard.press('Control+Enter')
      await page.locator(`tbody[data-case="${id}"] [role=status]`).waitFor()
      assert.match(await page.locator(`tbody[data-case="${id}"]`).innerText(), /发布一拍公告[^]*2099-01-01[^]*乌云/)
      const next = await rows.nth(1).getAttribute('data-case')
      assert.equal(await page.evaluate(() => document.activeElement.id), `edit-${next}`)
      faults.length = 0 // the refusal above is one the browser's console tells
    })

    it('a past day is told as it was, and takes no plans', async () => {
      await page.goto(`${server.base}/pending?asOf=2025-06-30`)
      await page.locator('.past').waitFor()
      assert.equal(await page.locator('[id^="edit-"]').count(), 0)
      await page.goto(`${server.base}/pending?asOf=2025-06-30`)
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出台账' }).click()])
      assert.match(file.suggestedFilename(), /长期未结台账-2025-06-30\.xlsx/)
      clean()
    })

    it('a risk point is ticked off, and taken back with a reason', async () => {
      await page.goto(`${server.base}/pending?handler=${encodeURIComponent(judge.account)}`)
      const id = await page.locator('tbody[data-case]').first().getAttribute('data-case')
      await page.goto(`${server.base}/cases/${id}?tab=risk`)
      const point = page.locator('[data-point="A03"]')
      await point.getByRole('button', { name: '不适用 A03' }).click()
      await page.keyboard.press('Control+Enter')
      await point.getByRole('alert').waitFor() // says that a reason is missing
      await page.keyboard.type('材料在原审卷宗')
      await point.getByRole('button', { name: '确认' }).click()
      await point.getByText('材料在原审卷宗').waitFor()
      assert.deepEqual(await audit(page), [])
      await point.getByRole('button', { name: '撤回 A03' }).click()
      await page.keyboard.type('申请书缺签名')
      await page.keyboard.press('Control+Enter')
      await point.getByText('已撤回').waitFor()
      await point.locator('summary').click()
      await point.locator('ol li').nth(1).waitFor()
      await page.locator('.as select').selectOption('no_property')
      await page.locator('[data-point="F02"]').waitFor() // what terminating the round would ask for
      clean()
    })

    it("the court's overview and catalogue", async () => {
      await page.goto(`${server.base}/risks`)
      await page.locator('tr.whole').waitFor()
      assert.deepEqual(await audit(page), [])
      await page.goto(`${server.base}/risks?tab=catalogue`)
      await page.locator('[data-point="F28"]').waitFor()
      assert.equal(await page.getByRole('button', { name: /^调整/ }).count(), 0, 'a judge changes no standards')
      await page.getByRole('textbox', { name: '查找风险点' }).fill('特别授权') // axe takes long over all of them
      await page.locator('[data-point="F28"]').waitFor({ state: 'detached' })
      assert.deepEqual(await audit(page), [])
      clean()
    })
  })
}
