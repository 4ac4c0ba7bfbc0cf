import { expect, it } from '@jest/globals';
import type { Talk } from '../support/talk.ts';
import type { ChatPage, Visit } from './support/chat-page.ts';
import { atATalk, here } from './support/visits.ts';

here('Somebody who waits for a person', () => {
  const { visit } = atATalk();

  async function waiting(as: Visit = {}): Promise<{ page: ChatPage; reference: string } & Talk> {
    const world = await visit(as);
    const { page } = world;
    await page.says('You lost my suitcase on HV117 on 3 November. I paid 240 pounds for clothes.');
    await world.time.passes('4 s');
    await page.page.getByRole('group').getByRole('button', { name: 'That is everything' }).waitFor();
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).click();
    await page.page.locator('[data-delivery=sent]', { hasText: 'talk to a person' }).waitFor();
    await world.time.passes('1 ms');
    return Object.assign(world, { reference: await page.reference() });
  }

  const stands = (page: ChatPage) => page.page.getByRole('region', { name: 'How it stands' });

  it('is told since when, the last word, the next one, and then who has it and that it is over', async () => {
    const { page, agent, reference, time } = await waiting();
    await stands(page)
      .getByText(/Waiting for a person since .*21:04\./)
      .waitFor();
    await stands(page)
      .getByText(/We write again by .*21:06, with news or without\./)
      .waitFor();
    expect(await page.faults()).toEqual([]);

    await time.passes('60 s');
    await stands(page)
      .getByText(/We last wrote at .*21:05\. We write again by .*21:08,/)
      .waitFor();

    await agent.accepts(reference);
    await stands(page)
      .getByText(/Ana has had your complaint since .*21:05\./)
      .waitFor();
    await page.reads('You are writing with Ana, a person.');
    await agent.says(reference, '**Hello Kim.** Your rights: [the ombudsman](https://ombudsman.example/bags)');
    await page.page.getByRole('log').getByRole('link', { name: 'the ombudsman' }).waitFor();
    expect(await page.faults()).toEqual([]);

    await agent.putsBack(reference);
    await stands(page).getByText('Waiting for a person since').waitFor();
    await agent.accepts(reference);
    await agent.closes(reference, 'handling');
    await stands(page).getByText('You can still write here.').waitFor();
    expect(await page.faults()).toEqual([]);
  });

  it.each([
    ['on the smallest phone', { width: 320, height: 568 }],
    ['on a dark one', { width: 390, height: 844, dark: true }],
    ['at the strongest zoom', { width: 320, height: 256 }],
  ])('knows it again after a reload, %s', async (_, as) => {
    const { page } = await waiting(as);
    await stands(page).getByText('Waiting for a person since').waitFor();
    await page.page.addInitScript(watchShifts);
    await page.reload();
    await stands(page).getByText('Waiting for a person since').waitFor();
    expect(await page.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await page.page.evaluate('window.shifts')).toEqual([]);
    // What was said stands above where to write, with room to read it, and neither covers the other.
    const [said, writing] = [
      await page.page.locator('.transcript').boundingBox(),
      await page.page.locator('.composer').boundingBox(),
    ];
    expect(said?.height).toBeGreaterThan(100);
    expect(said && writing && said.y + said.height <= writing.y + 1).toBe(true);
    expect(await page.faults()).toEqual([]);
  });

  it('reads the company’s times with their zone where the clocks are others', async () => {
    const { page } = await waiting({ timeZone: 'America/New_York' });
    await stands(page)
      .getByText(/Waiting for a person since .*16:04 \S+\./)
      .waitFor();
  });

  it('is told in the title of the tab, and in a notice where they asked for one, that somebody has written', async () => {
    const { page, agent, reference, time } = await waiting();
    await page.page.context().grantPermissions(['notifications']);
    await page.page.evaluate(`
      window.shown = [];
      window.Notification = class extends EventTarget {
        static permission = 'default';
        static requestPermission = async () => (Notification.permission = 'granted');
        constructor(title, { body }) { super(); window.shown.push(title + ': ' + body); }
      };
      Object.defineProperty(document, 'hidden', { get: () => window.away === true });
    `);
    await stands(page).getByRole('button', { name: 'Tell me when somebody answers' }).click();
    await stands(page).getByRole('button').waitFor({ state: 'detached' });
    await page.page.evaluate('window.away = true');
    await agent.accepts(reference);
    await agent.says(reference, 'Your bag is in Porto.');
    await page.hears('Your bag is in Porto.');
    await page.page.waitForFunction('document.title.startsWith("Ana has written · ")');
    const shown = await page.page.evaluate('window.shown');
    expect(shown).toEqual([expect.stringContaining(' has written: '), 'Ana has written: Complaints']);
    expect(JSON.stringify(shown)).not.toContain('Porto');

    await page.page.evaluate('window.away = false; document.dispatchEvent(new Event("visibilitychange"))');
    await page.page.waitForFunction('document.title.startsWith("Complaints")');
    await page.asksFor('Stop telling me');
    await page.page.evaluate('window.away = true');
    await agent.says(reference, 'It comes tomorrow.');
    await page.hears('It comes tomorrow.');
    await time.passes('1 ms');
    expect(await page.page.evaluate('window.shown.length')).toBe(2);
  });

  it('is told what to do where the browser shows no notices', async () => {
    const { page } = await waiting();
    await page.page.evaluate(`
      window.Notification = { permission: 'default', requestPermission: async () => (Notification.permission = 'denied') };
    `);
    await stands(page).getByRole('button', { name: 'Tell me when somebody answers' }).click();
    await stands(page).getByRole('button').waitFor({ state: 'detached' });
    await page.page.getByRole('banner').locator('.menu > button').click();
    await page.reads('The title of this tab tells you, too.');
    expect(await page.faults()).toEqual([]);
  });
});

/** Runs in the page before its own script: what moved although nobody touched anything. */
const watchShifts = `
  window.shifts = [];
  new PerformanceObserver((seen) => {
    for (const { value, sources } of seen.getEntries())
      if (value > 0.01) window.shifts.push(sources.map(({ node }) => node?.className ?? '').join(' '));
  }).observe({ type: 'layout-shift', buffered: true });
`;
