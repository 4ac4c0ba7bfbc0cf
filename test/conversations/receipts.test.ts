import { describe, expect, it } from '@jest/globals';
import { sentActivity } from '../contracts/connector-schema.ts';
import { receipt } from '../support/pictures.ts';
import { talk, type Place, PLACES, type Talk } from '../support/talk.ts';
import { Customer } from '../support/customer.ts';
import { TeamsCustomer } from '../support/teams-customer.ts';
import type { Writer } from '../support/text-customer.ts';

const bytes = Buffer.from('%PDF-1.7\n%%EOF\n');
const INVOICE = { name: 'invoice of the hotel at the airport.pdf', type: 'application/pdf', bytes };

/** A claim with a receipt for the clothes and a letter that belongs to no expense, read back. */
async function readBack(on: Place): Promise<Talk<Writer>> {
  const told = await talk({ on });
  const { customer, time } = told;
  await customer.says('Your flight BA117 on 3 November lost my suitcase. I had to buy clothes for 240 pounds.');
  await time.passes('4 s');
  await customer.presses('that-is-everything');
  await customer.says('0125557786');
  await time.passes('30 s');
  await customer.says('clothes mostly');
  await customer.attaches(await receipt('clothes.jpg'));
  await time.passes('30 s');
  await customer.says('my money back');
  await time.passes('30 s');
  await customer.attaches(INVOICE);
  customer.forgets();
  await customer.says('text 07700 900123');
  customer.hears('@read-back');
  return told;
}

describe.each(PLACES)('on %s', (on) => {
  it('what was sent is read back by its name: a receipt with what it is for, anything else by itself', async () => {
    const { customer, complaint } = await readBack(on);
    const { attachments, expenses } = (await complaint()).claim;
    const [proof] = expenses[0]?.receipts ?? [];
    expect(attachments).toHaveLength(2);
    expect(customer.lastWords).toMatch(new RegExp(`Clothes: £240\\.00 . receipt ${proof?.name}\n`));
    expect(customer.lastWords).toMatch(new RegExp(`Files: ${attachments[1]?.name}\n`));
  });
});

describe('a receipt', () => {
  it('is drawn on the web where its expense stands, and opens', async () => {
    const { customer, url } = await readBack('web');
    if (!(customer instanceof Customer)) throw new Error('not on the web');
    const [card] = customer.lastAttachments;
    expect(card).toMatchObject({
      content: {
        body: [
          { style: 'heading' },
          { isSubtle: true },
          { type: 'FactSet' },
          { type: 'Image', altText: 'clothes.jpg', selectAction: { type: 'Action.OpenUrl' } },
          { type: 'TextBlock', text: 'Files' },
          { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: `${INVOICE.name} · 1 kB` }] },
          { type: 'FactSet', facts: [{ title: 'What you want' }, { title: 'How to reach you' }] },
        ],
      },
    });
    const addresses = [...JSON.stringify(card).matchAll(/"url":"([^"]+)"/g)].map(([, address = '']) => address);
    const opened = await Promise.all([...new Set(addresses)].map((address) => fetch(address)));
    expect(opened.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'image/jpeg'],
      [200, 'application/pdf'],
    ]);
    expect(addresses.every((address) => address.startsWith(url))).toBe(true);
  });

  it('is a name and no address on a card in Teams', async () => {
    const { customer } = await readBack('teams');
    if (!(customer instanceof TeamsCustomer)) throw new Error('not in Teams');
    const { lastActivity } = customer;
    expect(sentActivity.safeParse(lastActivity).error?.issues ?? []).toEqual([]);
    const said = JSON.stringify(lastActivity);
    expect(said).toContain('£240.00 · receipt clothes.jpg');
    expect(said).not.toContain('/files/');
    expect(said).not.toContain('"Image"');
  });

  it('stands in the copy that they keep, with its size', async () => {
    const { customer } = await readBack('web');
    if (!(customer instanceof Customer)) throw new Error('not on the web');
    const copy = await (await customer.asksFor('record')).text();
    expect(copy).toContain('clothes<br><small>receipt <bdi>clothes.jpg</bdi> (1 kB)</small>');
    expect(copy).toContain(`${INVOICE.name} (1 kB)`);
  });
});
