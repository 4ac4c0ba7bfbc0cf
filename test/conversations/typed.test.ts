import { describe, expect, it } from '@jest/globals';
import { talk, type Talk } from '../support/talk.ts';

/** What strangers typed, and what the answer made them feel. Each of these went wrong once. */
async function told(...story: string[]): Promise<Talk> {
  const told = await talk();
  await told.customer.says(...story);
  await told.time.passes('4 s');
  told.customer.hears('@reflect', '@apology', '@is-there-more');
  return told;
}

/** Everything that the claim needs is known but the order number, which is asked for. */
async function askedForOrder(): Promise<Talk> {
  const asked = await told('my parcel never came and I want my money back');
  await asked.customer.presses('that-is-everything');
  asked.customer.hears('@ask-order');
  return asked;
}

describe('a question', () => {
  it.each(['how do i complain?', 'what are you going to do about my parcel?'])(
    'is no story by itself, and is not apologised for: %s',
    async (question) => {
      const { customer, time, complaint } = await talk();
      await customer.says(question);
      await time.passes('4 s');
      expect((await complaint()).claim.story).toEqual([]);
      expect((await complaint()).session.apologisedAt).toBeUndefined();
      customer.hears(...(question.startsWith('how') ? ['@answer'] : ['@question-noted', '@ask-what-happened']));
      if (question.startsWith('how')) expect(customer.lastWords).toMatch(/right here/);
    },
  );

  it('that names what failed is a story', async () => {
    const { complaint } = await told('why is my parcel two weeks late??');
    expect((await complaint()).claim.failure).toBe('parcel.late');
  });

  it('in the middle of the story is answered once, and not given back as a part of it', async () => {
    const { customer, time } = await told('my bag did not arrive and nobody picks up the phone');
    await customer.says('why did nobody pick up the phone?');
    await time.passes('4 s');
    customer.hears('@why-unknown', '@is-there-more');
  });
});

describe('words that are given back', () => {
  it('end without a full stop before the closing mark', async () => {
    const { customer } = await told('My broadband has been down since monday.');
    expect(customer.lastWords).toContain('since monday"');
  });

  it.each(['I told you!!', 'what do you think', 'fuck off you useless robot'])(
    'are those that tell something, and not "%s"',
    async (words) => {
      const { customer, time } = await talk();
      await customer.says('My broadband has been down since monday');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await customer.says(words);
      await time.passes('4 s');
      expect(customer.lastWords).not.toContain(words);
      const abuse = words.startsWith('fuck') ? ['@abuse-calm', '@offer-person'] : [];
      customer.hears(...abuse, '@noted-more');
    },
  );

  it('are never an insult, which is no story either', async () => {
    const { customer, time, complaint } = await talk();
    await customer.says('you bunch of lying thieving idiots');
    await time.passes('4 s');
    customer.hears('@abuse-calm', '@offer-person', '@ask-what-happened');
    expect(customer.lastWords).not.toContain('idiots');
    expect((await complaint()).claim.quote).toBeUndefined();
  });
});

describe('what came before the story', () => {
  it.each(['what are you going to do about all of this?', 'fuck off you useless robot'])(
    'is not given back with it: "%s"',
    async (before) => {
      const { customer, time } = await talk();
      await customer.says(before);
      await time.passes('4 s');
      customer.hears(
        ...(before.endsWith('?') ? ['@question-noted'] : ['@abuse-calm', '@offer-person']),
        '@ask-what-happened',
      );
      await customer.says('My broadband has been down since monday');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more').reading(/"My broadband has been down since monday"/);
    },
  );
});

describe('an answer to another question than the one that is open', () => {
  it('is noted, and is no failed answer', async () => {
    const { customer, complaint } = await askedForOrder();
    await customer.says('16 november i think');
    customer.hears('@noted', '@ask-order').reading(/16 November/);
    expect((await complaint()).session).toMatchObject({ failed: 0, question: { times: 1 } });
  });

  it('that says what would put it right is noted as well', async () => {
    const { customer, complaint } = await told('my parcel 4471-22 never came on 3 November');
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-wish');
    const more = await told('you lost my suitcase on flight HV117 on 3 November and I bought shirts for 20 pounds');
    await more.customer.presses('that-is-everything');
    more.customer.hears('@what-i-have', '@ask-bag-tag');
    await more.customer.says('I want all my money back');
    more.customer.hears('@noted', '@ask-bag-tag');
    expect((await more.complaint()).claim.wish).toMatchObject({ kind: 'money-back' });
    expect((await complaint()).claim.wish).toBeUndefined();
  });

  it('that is their e-mail address and nothing else is how to reach them', async () => {
    const { customer, complaint } = await askedForOrder();
    await customer.says('Kim@Example.com');
    customer.hears('@noted', '@ask-order');
    expect((await complaint()).claim.contact).toMatchObject({ way: 'email', address: 'Kim@example.com' });
  });
});

describe('what would put it right', () => {
  async function askedForWish(): Promise<Talk> {
    const asked = await told('On 3 November you lost my parcel 4471-22.');
    await asked.customer.presses('that-is-everything');
    asked.customer.hears('@what-i-have', '@ask-wish');
    return asked;
  }

  it('may hold a sum, which is no cost', async () => {
    const { customer, complaint } = await askedForWish();
    await customer.says('I want the 35 pounds back and an apology');
    customer.hears('@ask-contact');
    const { claim } = await complaint();
    expect(claim.expenses).toEqual([]);
    expect(claim.wish?.words).toBe('I want the 35 pounds back and an apology');
  });

  it('is not a bare yes', async () => {
    const { customer, complaint } = await askedForWish();
    await customer.says('yes');
    customer.hears('@ask-wish');
    expect((await complaint()).claim.wish).toBeUndefined();
  });

  it('is nothing when they say no', async () => {
    const { customer, complaint } = await askedForWish();
    await customer.says('no');
    customer.hears('@ask-contact');
    expect((await complaint()).claim.wish).toBeUndefined();
  });

  it('is not a correction of something else', async () => {
    const { customer, complaint } = await askedForWish();
    await customer.says('no wait, it was the 5th not the 3rd');
    customer.hears('@corrected', '@ask-wish');
    expect((await complaint()).claim.wish).toBeUndefined();
  });
});

describe('thanks', () => {
  it('before anything was said are answered, and nothing wrong is looked for', async () => {
    const { customer, time } = await talk();
    await customer.says('thank you so much');
    await time.passes('4 s');
    customer.hears('@thanks');
  });
});

describe('their reference', () => {
  it.each(['where does my complaint % stand?', '%', 'any news on %?'])(
    'asks where it stands, in whatever words: "%s"',
    async (words) => {
      const { customer, agent, time, another } = await talk();
      await customer.says('agent please');
      customer.hears('@person-now');
      const reference = customer.reference ?? '';
      await customer.says(words.replace('%', reference));
      await time.passes('4 s');
      customer.hears('@status-waiting');
      const stranger = await another();
      await stranger.says(words.replace('%', reference));
      await time.passes('4 s');
      stranger.hears('@ask-proof');
      await agent.accepts(reference);
      await agent.closes(reference, 'unknown', 'Told them.');
      customer.hears('@agent-joined', '@closed', '@survey');
      await customer.presses('yes');
      customer.hears('@survey-yes');
      await customer.says(`so ${words.replace('%', reference)}`);
      await time.passes('4 s');
      customer.hears('@status-closed');
    },
  );
});
