import { rule } from './sentences.ts';

const context = { locale: 'es' };

rule('C12', {
  context,
  bad: [
    'Abra un PIR en el mostrador.',
    'El SLA es de cinco días.',
    'Lo hemos escalado al nivel 2.',
    'Voy a escalar tu caso.',
    'Hemos levantado un ticket.',
    'Se procederá a subsanar lo ocurrido.',
    'Por la presente le informamos.',
    'Lo ve el departamento correspondiente.',
    'Necesitamos su PNR.',
    'Tu contracargo sigue en curso.',
    'Haremos un follow up.',
  ],
  good: [
    'Vaya al mostrador y guarde el número que le den.',
    'Una persona lo lee.',
    'Basta una foto o un PDF.',
    'Escriba PERSONA, o STOP para no recibir más.',
    ['Su PIR es el MAD1234.', { customerWords: ['pir', 'maleta'] }],
    ['El localizador PNR queda anotado.', { customerWords: ['PNR'] }],
    'Su vuelo es el IB3166.',
    'El precio lleva el IVA.',
    'Lo he pasado al equipo.',
    '¿Tiene el ticket de la compra?',
  ],
});

rule('C14', {
  context: { locale: 'es', storyOpen: true },
  bad: [
    '¿Cuál es su número de pedido?',
    'Dígame su nombre.',
    '¿Qué día fue?',
    'Mándame el recibo, por favor.',
    'Necesito el número de vuelo.',
    '¿Tiene la factura?',
    'Envíe una foto del comprobante.',
    '¿Y tu correo electrónico?',
    '¿Cuánto pagó?',
    ['Siga.', { asks: 'detail:date' }],
  ],
  good: [
    'Le escucho. Siga, por favor.',
    '¿Qué pasó?',
    '¿Hay algo más?',
    '¿Y qué pasó después?',
    '¿Están todos a salvo?',
    'Lo he puesto también.',
    'No hace falta el número de pedido.',
    ['¿Algo más?', { asks: 'more' }],
    ['¿Qué día fue?', { storyOpen: false }],
    'Cuénteme el resto.',
  ],
});

rule('C15', {
  context,
  bad: [
    'Gracias por su mensaje.',
    'Gracias por contactarnos.',
    'Gracias por tu paciencia.',
    'Hemos recibido su queja.',
    'Su opinión es importante.',
    'Tu opinión nos importa mucho.',
    'Agradecemos su comprensión.',
    'Tomamos nota.',
    'Gracias por la información.',
    'Gracias por ponerse en contacto con nosotros.',
  ],
  good: [
    'Su maleta llegó una semana tarde.',
    'Gracias por contármelo. Lo he leído todo.',
    'Gracias por esperar.',
    'Gracias por la información: el vuelo era el IB3166.',
    'He anotado el día 3.',
    'Esperaste tres horas en Sevilla.',
    'Hemos recibido su queja del 3 de mayo.',
    'Gracias, ya tengo el recibo.',
    'Lo he puesto.',
    'Usted escribió que nadie le contestó.',
  ],
});

rule('C16', {
  context,
  bad: [
    '¿Podría repetir el número?',
    'Repítame qué pasó, por favor.',
    'Vuelva a enviar la foto.',
    '¿Me lo puede contar otra vez?',
    'Escríbalo de nuevo, por favor. Repita el número.',
    'Cuéntamelo todo desde el principio. Empieza de nuevo, por favor.',
    'Envíame otra vez el recibo.',
    '¿Puedes volver a decirme el día?',
    ['¿Qué día fue?', { asks: 'detail:date', given: ['detail:date'] }],
    ['¿Cuál es el número?', { asks: 'detail:order', given: ['detail:date', 'detail:order'] }],
  ],
  good: [
    'Tengo el vuelo IB3166.',
    '¿Es correcto?',
    'No hace falta que lo repita.',
    'Escriba aquí y se abre de nuevo.',
    'Le escribo de nuevo mañana.',
    'Puede contármela de nuevo, o una persona la busca.',
    'No tiene que enviar otra vez el recibo.',
    ['¿Qué día fue?', { asks: 'detail:date', given: ['detail:order'] }],
    '¿Qué había en la maleta?',
    'Volvió a llamar dos veces.',
  ],
});

rule('C17', {
  context,
  bad: [
    '¿Qué día fue? ¿Y qué vuelo?',
    'Dígame su nombre, su dirección y su teléfono.',
    '¿Cuál es su número de pedido y su correo?',
    'Mándame la factura y el número de pedido.',
    'Necesito la fecha y el importe.',
    '¿Tiene recibos? ¿Y fotos?',
    'Indique nombre completo y código postal.',
    'Envíe el recibo y el número de cuenta de cliente. Necesitamos la fecha y el nombre.',
    '¿Qué pasó? ¿Cuándo?',
    'Confirma tu correo y tu celular.',
  ],
  good: [
    '¿Qué día fue?',
    '¿Tiene un recibo o una factura?',
    'Dígame el número de pedido.',
    '¿Prefiere la respuesta por correo o por teléfono?',
    'Tengo su nombre y su dirección.',
    'No necesito su nombre ni su teléfono.',
    '¿Es correcto?',
    'He anotado la fecha y el importe.',
    '¿Qué número de pedido tiene?',
    'Mándame una foto del recibo.',
  ],
});

rule('C18', {
  context: { locale: 'es', customerWords: ['maleta', 'perdida'] },
  bad: Array.from(
    { length: 10 },
    (_, i) => `${'Su maleta no llegó con usted y eso lo miramos. '.repeat(7 + i)}Ya está.`,
  ),
  good: [
    'Perdimos su maleta. Lo siento.',
    '¿Qué día fue?',
    'He anotado el vuelo.',
    'Siga cuando quiera.',
    'Una persona lo lee.',
    'Basta una foto.',
    'Lo he cambiado.',
    'Le escucho.',
    'No pasa nada.',
    ['Su maleta no llegó con usted y eso lo miramos. '.repeat(7), { customerWords: Array<string>(60).fill('maleta') }],
  ],
});

rule('C19', {
  context,
  bad: [
    'NO ENVÍE DATOS PERSONALES aquí.',
    'LEA ESTO ANTES de seguir.',
    'Esto ES MUY IMPORTANTE para todos.',
    'Ahora mismo SIN ÑOÑERÍAS YA vamos.',
    'Su maleta, que viajaba en el vuelo de la mañana desde Madrid hasta Bogotá con una parada en Lima, no llegó con usted porque la pusimos en otro avión distinto y nadie lo vio.',
    'Cuando la persona que lleva su reclamación la lea entera, con el recibo, la foto y todo lo que usted nos contó ayer por la tarde, decide sobre el dinero y nos lo dice a todos.',
    'Le dejamos esperando en la puerta durante tres horas, sin agua, sin asiento, sin una palabra de nadie y con dos niños pequeños que tenían hambre, frío, sueño y mucho miedo.',
    'La caja llegó rota, el cristal estaba en el suelo, la lámpara no encendía, el cable faltaba, el manual era de otra cosa y el recibo llevaba un nombre que no es el suyo.',
    'Anoto que llamó el lunes, que escribió el martes, que fue a la tienda el miércoles, que nadie le atendió el jueves y que el viernes le dijeron que no sabían nada de usted.',
    'Una persona lee lo que usted escribió. '.repeat(14),
  ],
  good: [
    'Perdimos su maleta. Lo siento.',
    'Escriba PERSONA para hablar con una persona.',
    'El vuelo IB3166 de MAD a BOG.',
    '¿Qué día fue?',
    'Esperó tres horas con dos niños.',
    'Una persona lo lee y decide.',
    'He anotado la lámpara, el cable y el recibo.',
    'Le cobramos dos veces.',
    'Envíe STOP para no recibir más.',
    'Siga, por favor.',
  ],
});
