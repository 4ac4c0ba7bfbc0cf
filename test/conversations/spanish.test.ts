import { describe, expect, it } from '@jest/globals';
import { talk } from '../support/talk.ts';

describe('a complaint in Spanish', () => {
  it('is heard, given back and asked about in Spanish, whatever the company speaks', async () => {
    const { customer, time, complaint } = await talk();
    await customer.says(
      'Perdieron mi maleta en el vuelo IB3166 el 3 de noviembre. Tuve que comprar ropa por 240 euros.',
    );
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more').reading(/IB3166.*3 de noviembre.*240,00/);
    await customer.says('eso es todo');
    customer.hears('@what-i-have', '@ask-bag-tag').reading(/etiqueta/);
    const { claim, session } = await complaint();
    expect(session.locale).toBe('es');
    expect(claim.expenses).toMatchObject([{ what: 'ropa', amount: { minor: 24_000, currency: 'EUR' } }]);
  });

  it('brings a person at once', async () => {
    const { customer } = await talk();
    await customer.says('Quiero hablar con una persona');
    customer.hears('@person-now').reading(/He pedido/);
  });

  it('goes on in Spanish from the message that asks for it, and says so once', async () => {
    const { customer, time, complaint } = await talk();
    await customer.says('you lost my suitcase');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    await customer.says('en español por favor');
    await time.passes('4 s');
    customer.hears('@language-changed', '@is-there-more').reading(/Seguimos en español/);
    expect((await complaint()).session.locale).toBe('es');
  });
});
