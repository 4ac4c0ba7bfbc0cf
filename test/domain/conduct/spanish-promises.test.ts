import { describe, expect, it } from '@jest/globals';
import { check } from '../../../dialogs/domain/conduct/index.ts';
import { rule } from './sentences.ts';

const context = { locale: 'es' };

rule('C20', {
  context,
  bad: [
    'Le devolveremos el dinero.',
    'Te vamos a reembolsar todo.',
    'Un agente le atenderá en breve.',
    'Lo resolveremos hoy.',
    'Quédese tranquilo.',
    'Se lo garantizo.',
    'Alguien te llamará.',
    'Debería recibirlo el viernes.',
    'Lo arreglaremos lo antes posible.',
    'Recibirás tu paquete en 24 horas.',
    'Le escribiré de nuevo a las 17:00.',
    ['Le escribiré de nuevo a las 17:30.', { promised: ['a las 17:00'] }],
    ['Le reembolsaremos a las 17:00.', { promised: ['a las 17:00'] }],
    ['Una persona le escribe a las 17:00 o mañana.', { promised: ['a las 17:00'] }],
    'Tu maleta llega mañana.',
    'Nos pondremos en contacto con usted.',
    'Tendrá noticias a la brevedad.',
    'El repartidor te lo entregará el lunes.',
    'Ahorita le atienden.',
    'Su reembolso será procesado.',
    'Mañana sin falta lo tiene.',
  ],
  good: [
    'Lo leeré todo antes de preguntar nada.',
    'Lo anoto todo.',
    'Se lo paso ahora a una persona.',
    'Pondremos su pregunta la primera.',
    ['Le escribiré de nuevo a más tardar a las 21:10, con novedades o sin ellas.', { promised: ['a las 21:10'] }],
    ['Una persona le escribe mañana a las 9:00.', { promised: ['mañana a las 9:00'] }],
    ['Tendrá noticias mías a más tardar el miércoles a las 17:00.', { promised: ['el miércoles a las 17:00'] }],
    'Quiere que le devuelvan el dinero. Lo he anotado.',
    'Últimamente tardó entre 4 y 9 minutos.',
    'Puede enviarlo en 7 días, por favor.',
    'Eso no se lo prometo. Lo decide una persona.',
    'No le preguntaré otra vez.',
    'Voló el 3 de noviembre, y esa mañana llegó sin maleta.',
    'No le contestamos pronto.',
    '¿Estará en casa a las 5?',
    'Todo lo que escribió queda guardado.',
    'Queremos saber qué lo arreglaría.',
  ],
});

describe('a hope in Spanish', () => {
  it('is advice: it names no result', () => {
    expect(check('Trabajamos para tenerlo lo antes posible.', context)).toMatchObject([
      { rule: 'C20', level: 'advice' },
    ]);
  });
});

rule('C23', {
  context,
  bad: [
    'No lo sé.',
    'No sé dónde está la maleta.',
    'Eso no lo sabemos.',
    'No le puedo decir.',
    'Lo desconozco.',
    'No tengo esa información.',
    'Todavía no lo sabemos.',
    'No sabría decirle.',
    'No te puedo contestar.',
    'No sé cuándo llega.',
  ],
  good: [
    'No lo sé. He puesto su pregunta la primera para la persona que lo lleve.',
    'No sé dónde está. Lo sabe el equipo.',
    'No se lo puedo decir yo. Lo he preguntado.',
    'No lo sé, así que se lo pregunto a un compañero.',
    'Desde aquí no lo sé. Lo he pasado.',
    'Usted no sabe el número. No pasa nada.',
    'No se perdió nada.',
    'Sé el día. ¿Qué vuelo era?',
    'No tengo novedades. Le escribiré de nuevo.',
    'Si no lo recuerda, basta un día aproximado.',
  ],
});

rule('C06', {
  context: { locale: 'es-AR', askedWhy: true },
  bad: [
    'Gracias. ¿Cuánto costó el taxi?',
    'Según el procedimiento, eso lleva dos semanas.',
    'De acuerdo con nuestra política, se revisa.',
    'No lo sé.',
    'No sé por qué tardó.',
    'Lo he anotado.',
    'Conforme a las normas, se inspecciona.',
    'Todavía no sabemos nada.',
    'Tu paquete está guardado.',
    'Fue porque el camión paró. Y porque la lluvia lo mojó.',
  ],
  good: [
    'Todavía no sé por qué. He puesto tu pregunta la primera para la persona que lo lleve.',
    'Fue un error nuestro: pusimos la maleta en otro vuelo.',
    'La razón es sencilla: olvidamos avisarte.',
    'No lo sé. Se lo he preguntado al equipo.',
    'Porque el camión se averió.',
    'Enviamos el paquete a otra calle.',
    'No sé por qué. Lo averiguo y queda escrito.',
    'No revisamos la dirección.',
    ['Gracias. ¿Cuánto costó el taxi?', { askedWhy: false }],
    ['No lo sé.', { askedWhy: false }],
  ],
});
