import { describe, expect, it } from '@jest/globals';
import type { Heard } from '../../dialogs/domain/ports.ts';
import { costs, details, hear } from './hearing.ts';

const MADRID: Partial<Heard> = { locale: 'es-ES', timeZone: 'Europe/Madrid', currency: 'EUR' };
const oye = (texts: string | string[], about: Partial<Heard> = {}) => hear(texts, { ...MADRID, ...about });

describe('a lost suitcase, told in Spanish', () => {
  it('is one story with everything in it', async () => {
    const heard = await oye([
      'me perdieron la maleta',
      'vuelo IB3166 desde Madrid el 3 de noviembre',
      'Tuve que comprar ropa por 240 euros y un cargador, 19,99',
      'y NADIE contesta mis correos!! es la tercera vez que escribo',
    ]);
    expect(heard.signals).toEqual({ story: true });
    expect([heard.type, heard.failure, heard.anger]).toEqual(['baggage', 'baggage.lost', 2]);
    expect(details(heard)).toEqual(['flight IB3166', 'place Madrid', 'date 2026-11-03']);
    expect(costs(heard)).toEqual(['240.00 EUR ropa', '19.99 EUR? un cargador']);
  });

  it('answers one question and corrects another thing in one breath', async () => {
    const heard = await oye('ni idea, la tiré. y fue el 2, no el 3', { asks: 'detail:bag-tag', wants: 'reference' });
    expect(heard.signals).toEqual({ dontKnow: true });
    expect(details(heard)).toEqual(['date 2026-11-02 !']);
  });

  it('says what would put it right, and asks something back', async () => {
    const heard = await oye('mi dinero y que alguien me diga dónde está mi maleta. ¿Por qué nadie contesta?', {
      asks: 'wish',
    });
    expect([heard.wish?.kind, heard.signals.why]).toEqual(['money-back', true]);
    expect(heard.questions.map((q) => q.words)).toEqual(['¿Por qué nadie contesta?']);
  });

  it('gives a name with its accents', async () => {
    expect(details(await oye('me llamo José Muñoz'))).toEqual(['name José Muñoz']);
  });
});

describe('what it is about, and what failed, in Spanish', () => {
  it.each([
    ['cancelaron nuestro vuelo la noche antes de la boda', 'trip.cancelled'],
    ['El vuelo salió con 5 horas de retraso y perdimos la conexión en Lisboa', 'trip.missed-connection'],
    ['mi paquete lleva dos semanas de retraso y nadie sabe dónde está', 'parcel.late'],
    ['el paquete llegó aplastado', 'parcel.damaged'],
    ['la tetera dejó de funcionar a los dos días', 'product.faulty'],
    ['la camarera fue muy grosera con mi madre', 'service.rude'],
    ['me cobraron dos veces la misma factura', 'service.overcharged'],
    ['la habitacion estaba sucia, con pelos en la cama', 'service.unclean'],
  ])('%j', async (text, failure) => {
    const heard = await oye(text);
    expect([heard.type, heard.failure, heard.signals.story]).toEqual([failure.split('.')[0], failure, true]);
  });
});

describe('what a short Spanish message does', () => {
  it.each([
    ['Quiero hablar con una persona', 'person'],
    ['PERSONA', 'person'],
    ['¿Es usted un robot?', 'areYouABot'],
    ['hola', 'greeting'],
    ['muchas gracias', 'thanks'],
    ['parar', 'stop'],
    ['empezar de nuevo', 'startOver'],
    ['ayuda', 'help'],
    ['quiero que borren todos mis datos', 'rights'],
    ['mi hija está herida, estamos en el hospital', 'danger'],
    ['voy a quemar su oficina', 'threat'],
    ['sois unos inútiles', 'abuse'],
  ] as const)('%j', async (text, signal) => {
    expect((await oye(text)).signals[signal]).toBe(true);
  });

  it.each([
    ['sí', 'summary', 'yes'],
    ['Sí, entréguela', 'summary', 'yes'],
    ['no', 'more', 'done'],
    ['eso es todo', 'more', 'done'],
    ['saltar', 'detail:date', 'skip'],
    ['no lo sé', 'detail:date', 'dontKnow'],
    ['no tengo recibos', 'receipts', 'no'],
  ] as const)('%j answers the question for %s', async (text, asks, signal) => {
    expect((await oye(text, { asks })).signals[signal]).toBe(true);
  });

  it.each([
    ['Estoy varada en el aeropuerto con mi bebé', 'danger'],
    ['me quiero matar', 'danger'],
    ['me desmayé en la tienda', 'danger'],
    ['mi mamá se quedó sin su oxígeno', 'danger'],
    ['nos dejaron sin mi insulina', 'danger'],
    ['dejaron solo a mi hijo en la estación', 'danger'],
    ['tengo 12 años y estoy en la calle', 'danger'],
    ['nos están siguiendo', 'danger'],
    ['me corté la mano con la tapa', 'danger'],
    ['la plancha me quemó', 'danger'],
    ['me encuentro muy mal y nadie viene', 'danger'],
    ['¿con quién puedo hablar?', 'person'],
    ['quiero un ser humano', 'person'],
  ] as const)('%j does not wait', async (text, signal) => {
    expect((await oye(text)).signals[signal]).toBe(true);
  });

  it.each([
    ['hablé con una persona y no me ayudó', 'person'],
    ['la persona de la tienda fue grosera', 'person'],
    ['la caja llegó rota, sin heridos', 'danger'],
    ['el hospital de muñecas que compré no funciona', 'threat'],
    ['mi hijo solo quería su regalo', 'danger'],
    ['luego se cortó y nadie me devolvió la llamada', 'danger'],
    ['me cortaron la luz tres días', 'danger'],
    ['la descarga del recibo no funciona', 'danger'],
    ['me siento mal atendida', 'danger'],
  ] as const)('%j may wait', async (text, signal) => {
    expect((await oye(text)).signals[signal]).toBeUndefined();
  });

  it('does not take "nobody is hurt" for danger', async () => {
    expect((await oye('el paquete llegó roto pero nadie herido')).signals.danger).toBeUndefined();
  });
});

describe('values as people write them in Spanish', () => {
  it.each([
    ['ayer', '2026-11-20'],
    ['anteayer', '2026-11-19'],
    ['el lunes pasado', '2026-11-16'],
    ['hace tres días', '2026-11-18'],
    ['el 7', '2026-11-07'],
    ['el 30 del mes pasado', '2026-10-30'],
    ['04/05/2026', '2026-05-04'],
    ['14 de noviembre', '2026-11-14'],
  ])('the day %j', async (text, value) => {
    expect(details(await oye(text, { asks: 'detail:date', wants: 'date' }))).toEqual([`date ${value} @date`]);
  });

  it.each([
    ['unas 3 horas', 'PT3H'],
    ['tres horas y media', 'PT3H30M'],
    ['45 minutos', 'PT45M'],
  ])('the length %j', async (text, value) => {
    const heard = await oye(text, { asks: 'detail:delay', wants: 'duration' });
    expect(details(heard)).toEqual([`duration ${value} @delay`]);
  });

  it('a time of day', async () => {
    const heard = await oye('a las 3 de la tarde', { asks: 'detail:time', wants: 'time' });
    expect(details(heard)).toEqual(['time 15:00 @time']);
  });

  it.each([
    ['quiero los 30 euros de vuelta', '30.00 EUR'],
    ['quiero que me devuelvan 80 euros', '80.00 EUR'],
    ['me deben 120 euros', '120.00 EUR'],
    ['me prometieron devolver 50 euros', '50.00 EUR'],
    ['me devolvieron solo 20 euros', '20.00 EUR'],
  ])('a sum that is only wanted, promised or given is no cost: %j', async (text, sum) => {
    const heard = await oye(text);
    expect(costs(heard)).toEqual([]);
    expect(heard.asides).toMatchObject([{ value: sum }]);
  });

  it.each([
    ['no prende, y me costó $4,500 pesos', 'EUR', '4500.00 MXN'],
    ['pagué $350.000 por el taxi', 'COP', '350000.00 COP el taxi'],
    ['pagué 20 mil pesos por el hotel', 'ARS', '20000.00 ARS el hotel'],
  ])('pesos are those of the country, where it has some: %j', async (text, currency, cost) => {
    expect(costs(await oye(text, { currency })).map((c) => c.trim())).toEqual([cost]);
  });

  it('money with a comma, and in words', async () => {
    const heard = await oye('gasté 1.234,56 € en el hotel y doscientos treinta y cinco euros en ropa');
    expect(costs(heard)).toEqual(['1234.56 EUR el hotel', '235.00 EUR ropa']);
  });

  it('ways to be reached', async () => {
    const heard = await oye('sms al +34 612 345 678', { asks: 'contact' });
    expect([heard.contactWay, heard.phone?.value]).toEqual(['text', '+34612345678']);
    expect((await oye('por correo electrónico', { asks: 'contact' })).contactWay).toBe('email');
  });
});
