import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { viewOf } from '../../../miniapp/src/testing/fixtures.ts';
import { audit } from './audit.ts';
import type { Shown } from './phone.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage | undefined;
let shown: Shown | undefined;

beforeAll(async () => {
  stage = await openStage('the audit of screens');
  shown = await stage?.open('/account/privacy/index', { view: viewOf('draft') });
}, 400_000);
afterAll(() => stage?.close());

/** An audit that finds nothing proves nothing until it has found what was planted. */
describe('the audit', () => {
  it.each([
    ['tap', '<div role="button" style="width:40px;height:48px">去</div>'],
    ['name', '<div role="button" style="width:48px;height:48px"></div>'],
    ['text', '<p style="font-size:11px">看不清</p>'],
    ['contrast', '<p style="color:#999;background:#fff;font-size:14px">太淡</p>'],
    ['overflow', '<div style="width:500px;height:10px;background:#000"></div>'],
    ['clipped', '<p style="width:60px;overflow:hidden;white-space:nowrap">被截断的一句话</p>'],
  ])('finds a fault of the kind %s', async (kind, html) => {
    if (!shown) return;
    await shown.page.evaluate(`document.body.innerHTML = ${JSON.stringify(html)}`);
    expect((await audit(shown.page)).map((fault) => fault.kind)).toContain(kind);
  });

  it('finds nothing wrong with a sound page', async () => {
    if (!shown) return;
    const sound =
      '<p style="color:#222;font-size:14px">清楚</p><div role="button" style="width:44px;height:44px">去</div>';
    await shown.page.evaluate(`document.body.innerHTML = ${JSON.stringify(sound)}`);
    expect(await audit(shown.page)).toEqual([]);
  });
});
