import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

const STORY =
  'Hola, perdieron mi maleta en el vuelo IB3166 el 3 de noviembre y tuve que comprar ropa por 240 euros. Nadie contesta mis correos.';

describe.each(PLACES)('a complaint in Spanish, on %s:', (on) => {
  async function toldTheStory(): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says(STORY);
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more').reading(/IB3166.*240,00 €[^]*Perdimos su maleta/i);
    return told;
  }

  it('goes from the story to a person: corrected, costed, refused in part, read back and handed over', async () => {
    const { customer, complaint } = await toldTheStory();
    await customer.says('eso es todo');
    customer.hears('@what-i-have', '@ask-bag-tag').reading(/etiqueta/);
    await customer.says('no la tengo, la tiré. y fue el 2, no el 3');
    customer.hears('@corrected', '@ask-bag-tag', '@ask-contents').reading(/2 de noviembre/);
    await customer.says('ropa, una cámara y un regalo para mi hija');
    customer.hears('@ask-receipts');
    await customer.says('un taxi de 18,50 euros también');
    customer.hears('@expense-noted', '@ask-receipts').reading(/258,50 €/);
    await customer.says('no tengo recibos');
    customer.hears('@ask-receipts', '@ask-wish');
    await customer.says('que me devuelvan el dinero');
    customer.hears('@ask-contact');
    await customer.says('prefiero no decirlo');
    customer.hears('@ask-contact', '@read-back');
    await customer.says('el vuelo era el IB3168, no el IB3166');
    customer.hears('@corrected', '@read-back').reading(/IB3168/);
    await customer.says('sí');
    customer.hears('@handed-over', '@outside-body');
    const { claim, state, handoff, session } = await complaint();
    expect([state, handoff?.reason, session.locale]).toEqual(['open', 'complete', 'es']);
    expect(claim.details).toMatchObject({
      flight: { value: 'IB3168', state: 'corrected', was: [{ value: 'IB3166' }] },
      date: { value: '2026-11-02', state: 'corrected', was: [{ value: '2026-11-03' }] },
      contents: { words: 'ropa, una cámara y un regalo para mi hija' },
    });
    expect(claim).toMatchObject({
      declined: { 'bag-tag': 'unknown' },
      wish: { kind: 'money-back', words: 'que me devuelvan el dinero' },
      contact: { way: 'here' },
      expenses: [
        { what: 'ropa', amount: { minor: 24_000, currency: 'EUR' } },
        { what: 'un taxi', amount: { minor: 1_850, currency: 'EUR' } },
      ],
    });
  });

  it('keeps no secret, says so kindly and once, and asks on', async () => {
    const { customer, time, complaint } = await talk({ on });
    await customer.says('Me cobraron dos veces con mi tarjeta 4242 4242 4242 4242 y mi clave es 4471');
    await time.passes('4 s');
    customer.hears('@secret-masked', '@reflect', '@apology', '@is-there-more').reading(/secreto/);
    expect(customer.lastWords).not.toMatch(/4242 4242|4471/);
    await customer.says('mi DNI es 12345678Z y la contraseña es hola2024x');
    await time.passes('4 s');
    customer.hears('@noted-more');
    expect(customer.lastWords).not.toMatch(/12345678|hola2024x/);
    expect(JSON.stringify(await complaint())).not.toMatch(/4471|12345678|hola2024x/);
  });

  it.each([
    'Estoy varada en el aeropuerto con mi bebé y sin dinero',
    'Soy diabética y perdieron mi maleta con la insulina',
    'Su calefactor se incendió y mi hijo tiene quemaduras',
    'ya no puedo más, me quiero morir',
  ])('stops asking and brings a person first: %s', async (words) => {
    const { customer, complaint } = await talk({ on });
    await customer.says(words);
    customer.hears('@person-now').reading(/He pedido/);
    expect((await complaint()).handoff).toMatchObject({ reason: 'danger' });
    expect(customer.lastWords).not.toMatch(/\?/);
  });

  it('meets anger calmly, offers a person and never turns on them', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('¡¡ESTO ES UNA VERGÜENZA!! son unos ladrones, llevo tres semanas esperando mi lavadora');
    await time.passes('4 s');
    customer.hears('@abuse-calm', '@reflect', '@apology', '@is-there-more');
    await customer.says('son una mierda de empresa');
    await time.passes('4 s');
    customer.hears('@abuse-calm', '@offer-person', '@noted-more').offering('that-is-everything', 'a-person');
    await customer.says('páseme con alguien');
    customer.hears('@person-now', '@summary-to-correct');
  });

  it('does not know why, says so, and puts the question on the handoff', async () => {
    const { customer, time, complaint } = await toldTheStory();
    await customer.says('¿Por qué nadie contesta mis correos?');
    await time.passes('4 s');
    customer.hears('@why-unknown', '@is-there-more');
    expect((await complaint()).claim.questions).toMatchObject([{ words: '¿Por qué nadie contesta mis correos?' }]);
    await customer.says('quiero hablar con una persona');
    customer.hears('@person-now', '@answer-promised', '@summary-to-correct').reading(/a más tardar|a mas tardar/);
    expect((await complaint()).promises).toMatchObject([{ what: 'check-in' }, { what: 'answer-later', who: 'desk' }]);
  });
});

describe('a text message in Spanish', () => {
  it('keeps to letters that a text has room for', async () => {
    const { customer, time } = await talk({ on: 'sms' });
    await customer.says('Mi paquete 4471-22 lo dejaron bajo la lluvia y está arruinado');
    await time.passes('4 s');
    customer
      .hears('@reflect', '@apology', '@is-there-more')
      .reading(/anotado el pedido 4471-22\. .*mal estado\. Lo siento/);
    expect(customer.lastWords).not.toMatch(/[áíóúÁÍÓÚ]/);
    expect(customer.lastWords).toMatch(/¿/);
  });
});
