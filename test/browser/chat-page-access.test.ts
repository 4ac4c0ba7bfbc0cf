import { expect, it } from '@jest/globals';
import type { ChatPage } from './support/chat-page.ts';
import { atATalk, here } from './support/visits.ts';

here('Without a mouse and without seeing', () => {
  const { visit } = atATalk();

  const focused = (page: ChatPage) =>
    page.page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');

  /** Goes back from the field until that button has the focus, and presses it. */
  async function goTo(page: ChatPage, name: string): Promise<void> {
    for (let step = 0; step < 12; step += 1) {
      if ((await focused(page)) === name) return page.page.keyboard.press('Enter');
      await page.page.keyboard.press('Shift+Tab');
    }
    throw new Error(`"${name}" was not reached by keyboard`);
  }

  it('a complaint is told, claimed, read back and handed over by keyboard alone', async () => {
    const { page, time } = await visit();
    const { keyboard } = page.page;
    const says = async (text: string) => {
      expect(await focused(page)).toBe('message');
      await keyboard.type(text);
      await keyboard.press('Enter');
      await page.page.locator('[data-delivery=sent]', { hasText: text }).last().waitFor();
      await time.passes('4 s');
    };
    const presses = async (name: string) => {
      await page.page.getByRole('group').getByRole('button', { name, exact: true }).waitFor();
      await goTo(page, name);
      await page.page.locator('[data-delivery=sent]', { hasText: name }).last().waitFor();
      await time.passes('4 s');
    };
    await says('My parcel 4471-22 was left in the rain on 3 November and everything in it is ruined.');
    await presses('That is everything');
    const asked: string[] = [];
    for (let question = 0; question < 12; question += 1) {
      const choices = page.page.getByRole('group').getByRole('button');
      await choices.first().waitFor();
      const offered = await choices.allInnerTexts();
      asked.push(offered[0] ?? '');
      if (offered.includes('Yes, hand it over')) break;
      const passing = [
        'No receipts',
        'Nothing',
        'Money back',
        'Here is fine',
        'I would rather not say',
        'I do not know',
      ];
      await presses(offered.find((label) => passing.includes(label)) ?? offered.at(-1) ?? '');
    }
    expect(asked.at(-1)).toBe('Yes, hand it over');
    expect(await page.faults()).toEqual([]);
    await presses('Yes, hand it over');
    expect(await page.reference()).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(await focused(page)).toBe('message');
  }, 60_000);

  it('the page is walked through in the order in which it is read', async () => {
    const { page, time } = await visit();
    await page.says('You lost my suitcase on HV117.');
    await time.passes('4 s');
    await page.page.getByRole('group').getByRole('button', { name: 'That is everything' }).waitFor();
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).focus();
    const walked: unknown[] = [];
    for (let step = 0; step < 7; step += 1) {
      await page.page.keyboard.press('Tab');
      walked.push(
        await page.page.evaluate(
          `(({ ariaLabel, id, textContent }) => ariaLabel || id || textContent)(document.activeElement)`,
        ),
      );
    }
    expect(walked).toEqual([
      'Menu',
      'Conversation',
      'That is everything',
      'Talk to a person',
      'message',
      'Add photo or PDF',
      'Send',
    ]);
  });

  it('tells so much when it is opened, and no more', async () => {
    const { page } = await visit();
    expect(await page.tree('page')).toBe(opened);
  });

  it('tells who speaks, what can be chosen, and how it stands', async () => {
    const { page, time, agent } = await visit();
    await page.says('You lost my suitcase on HV117 on 3 November. I paid 240 pounds for clothes.');
    await time.passes('4 s');
    await page.page.getByRole('group').getByRole('button', { name: 'That is everything' }).waitFor();
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).click();
    await page.page.locator('[data-delivery=sent]', { hasText: 'talk to a person' }).waitFor();
    await time.passes('1 ms');
    const reference = await page.reference();
    await page.reads('Waiting for a person since');
    const waiting = await page.tree('page');
    expect(waiting).toContain(inBanner);
    expect(waiting).toContain(howItStands);
    expect(waiting).toContain(mine);
    expect(waiting).toContain(card);
    expect(waiting).toContain(toChoose);
    await agent.accepts(reference);
    await agent.says(reference, 'Hello Kim.\n- the bag\n- the clothes\n\nhttps://ombudsman.example/bags');
    await page.hears('Hello Kim.');
    await page.reads('Ana has had your complaint since');
    expect(await page.tree('page')).toContain(theirs);
  });

  it('tells what the menu holds, and what is open in it', async () => {
    const { page } = await visit();
    await page.asksFor('Delete my data');
    expect(await page.tree('banner')).toBe(menu);
  });

  it('is called as it is seen, for who speaks to it', async () => {
    const { page } = await visit();
    await page.page.getByRole('banner').locator('.menu > button').click();
    const buttons = page.page.getByRole('button');
    for (let nth = 0; nth < (await buttons.count()); nth += 1) {
      const seen = (await buttons.nth(nth).innerText()).trim();
      await page.page.getByRole('button', { name: seen, exact: true }).first().waitFor();
    }
  });
});

const opened = `- banner:
  - heading "Harbour & Vale Complaints" [level=1]
  - button "Talk to a person"
  - button "Menu"
  - paragraph: You are writing with an automated assistant.
- main:
  - region "Conversation":
    - log:
      - paragraph: A day
      - article:
        - paragraph: Harbour & Vale · automated
        - paragraph: …
        - paragraph:
          - time: 00:00
    - paragraph
  - alert
  - status
  - alert
  - text: Your message
  - textbox "Your message":
    - /placeholder: Write in your own words
  - button "Add photo or PDF"
  - button "Send"
  - status
  - paragraph: Enter sends, Shift and Enter starts a new line.`;

const inBanner = `
  - paragraph:
    - text: Your reference
    - strong: REFE-RENC
  - button "Copy the reference"
  - status`;

const howItStands = `- region "How it stands":
  - paragraph:
    - strong: Waiting for a person since A day, 00:00.
    - text: We write again by A day, 00:00, with news or without.
  - button "Tell me when somebody answers"`;

const mine = `
      - article:
        - paragraph: You
        - paragraph: I would like to talk to a person
        - paragraph:
          - time: 00:00
          - text: · Sent`;

const card = `
        - heading "What I will hand over" [level=2]`;

const toChoose = `
    - group "Answers to choose from, or write your own":
      - button "Change something"`;

const theirs = `
      - article:
        - paragraph: Ana · a person
        - paragraph: Hello Kim.
        - list:
          - listitem: the bag
          - listitem: the clothes
        - paragraph:
          - link "ombudsman.example/bags (new tab)":
            - /url: https://ombudsman.example/bags
        - paragraph:
          - time: 00:00`;

const menu = `- banner:
  - heading "Harbour & Vale Complaints" [level=1]
  - button "Talk to a person"
  - button "Menu" [expanded]
  - group "Language":
    - paragraph: Language
    - button "English" [pressed]
    - button "Español"
  - list:
    - listitem:
      - button "Tell me when somebody answers"
      - paragraph: Your browser shows a notice while you look at something else. It says who has written, never what.
    - listitem:
      - button "Delete my data" [expanded]
      - paragraph: This sends a request with today’s date. A person decides about it, and a reference here is your receipt.
      - button "Send the request"
  - paragraph: You are writing with an automated assistant.`;
