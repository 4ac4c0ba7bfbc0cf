import { describe, expect, it } from '@jest/globals';
import { isApology } from '../../../dialogs/domain/conduct/index.ts';
import { rule } from './sentences.ts';

const context = { locale: 'es' };

rule('C01', {
  context: { locale: 'es-MX', firstReply: true },
  bad: [
    '¿Cuál es su número de reserva?',
    'Gracias por escribir. ¿Qué día fue?',
    'He anotado el vuelo IB3166.',
    'Usted quiere una disculpa y su dinero.',
    'Nadie le pidió perdón en la tienda.',
    'Perdone, ¿qué día fue?',
    'Disculpa que te pregunte, ¿de qué color era?',
    'Una persona lo va a leer.',
    ['Lo siento. Eso nos toca a nosotros.', { customerWords: ['maleta', 'perdida', 'vuelo'] }],
    ['Le pedimos perdón.', { customerWords: ['nevera', 'rota'] }],
    'Tu queja queda escrita.',
  ],
  good: [
    'Lo siento. Perdimos su maleta.',
    'Lamento que tu paquete llegara roto.',
    'Le pedimos disculpas: le cobramos dos veces.',
    'Te pido perdón, te dejamos sin respuesta.',
    'Siento que haya esperado tres horas.',
    'Nos disculpamos por la nevera rota.',
    'Qué pena con usted, le enviamos otra talla.',
    'Te ofrecemos una disculpa por el cobro doble.',
    ['Lo siento, perdimos su maleta.', { customerWords: ['maletas', 'Madrid'] }],
    ['¿Qué día fue?', { firstReply: false }],
    ['¿Qué día fue?', { apologised: true }],
  ],
});

rule('C02', {
  context,
  bad: [
    'Lo siento. Se perdió su maleta.',
    'Su pedido no fue procesado.',
    'Hubo un error con su reserva.',
    'Se produjo un fallo en el cobro.',
    'Tu paquete fue enviado a otra dirección.',
    'Al parecer, su equipaje no viajó con usted.',
    'Hubo un malentendido con tu cita.',
    'Se cobró dos veces el mismo importe.',
    'El pedido ha sido cancelado por error.',
    'Algo salió mal con su compra.',
    'Ocurrió un problema con el envío.',
  ],
  good: [
    'Lo siento. Perdimos su maleta.',
    'No procesamos su pedido.',
    'Te cobramos dos veces.',
    'Hubo un error, y es culpa nuestra.',
    'Usted escribió que su viaje fue cancelado.',
    'Según lo cuenta, su maleta llegó tarde.',
    'Me contó que su paquete fue enviado a otra calle.',
    '¿Qué fue cancelado?',
    'Dejamos su paquete bajo la lluvia.',
    'Enviamos tu pedido a otra dirección. Eso nos toca a nosotros.',
    'Le dejamos sin luz dos días.',
  ],
});

rule('C03', {
  context,
  bad: [
    'Lamento que te sientas así.',
    'Perdona las molestias.',
    'Siento que pienses eso.',
    'Lo siento si te causamos algún problema.',
    'Disculpa los inconvenientes.',
    'Lamentamos cualquier molestia que te hayamos podido causar.',
    'Si en algo te fallamos, lo sentimos.',
    'Disculpas por las molestias ocasionadas.',
    'Lamento que te hayas sentido ignorada.',
    'Perdón si te molestamos.',
  ],
  good: [
    'Lo siento. Te dejamos esperando tres horas.',
    'Perdona: perdimos tu paquete.',
    'Siento que te haya pasado esto.',
    'Te pedimos perdón, te cobramos de más.',
    'Lo siento. Si quieres, me mandas una foto.',
    'Lamento que tu vuelo no saliera.',
    'Disculpa, te enviamos otra talla.',
    'Siento mucho lo de tu maleta.',
    'Si prefieres, seguimos mañana.',
    'Perdón por dejarte sin respuesta.',
  ],
});

rule('C04', {
  context,
  bad: [
    'Lo siento, de verdad. Le pido disculpas.',
    'Perdón por el retraso. Lo lamento mucho.',
    'Mil disculpas. Lo sentimos muchísimo.',
    'Lo siento. Otra vez, lo siento.',
    'Le pedimos perdón y le presentamos nuestras disculpas.',
    ['Lo siento. ¿Cuánto costó el taxi?', { apologised: true }],
    ['Te pido disculpas otra vez.', { apologised: true }],
    ['Lamento la espera.', { apologised: true }],
    ['Acepte nuestras más sinceras disculpas.', { apologised: true }],
    ['Nos disculpamos. ¿Qué día fue?', { apologised: true }],
  ],
  good: [
    'Lo siento. Perdimos su maleta.',
    'Te pedimos perdón por la espera de ayer.',
    'Lamento que esperara tres horas.',
    'Gracias. ¿Cuánto costó el taxi?',
    ['Gracias. ¿Cuánto costó el taxi?', { apologised: true }],
    ['Quiere una disculpa por escrito. Anotado.', { apologised: true }],
    ['Nadie le pidió perdón. Lo he puesto.', { apologised: true }],
    ['Perdone que le pregunte: ¿qué día fue?', { apologised: true }],
    ['Ahora lo lee una persona.', { apologised: true }],
    ['Usted espera una disculpa de la tienda.', { apologised: true }],
  ],
});

describe('saying sorry in Spanish', () => {
  it.each(['Lo siento.', 'Te pedimos perdón.', 'Le debo una disculpa.', 'Disculpe el trato de ayer.'])(
    'is heard in: %s',
    (text) => expect(isApology(text, 'es')).toBe(true),
  );
  it.each(['Quiere una disculpa.', 'Nadie se disculpó.', 'Perdón, ¿qué día fue?', 'Siguió sentado tres horas.'])(
    'is not heard in: %s',
    (text) => expect(isApology(text, 'es')).toBe(false),
  );
  it('is not heard in a language without words', () => expect(isApology('Es tut mir leid. Sorry.', 'de')).toBe(false));
});
