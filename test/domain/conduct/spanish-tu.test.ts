import { rule } from './sentences.ts';

/** The rules that were first written for `usted`, for who is called `tú` or `vos`. */
const context = { locale: 'es-AR' };

rule('C07', {
  context,
  bad: [
    'No leíste el aviso.',
    'Deberías haber llamado antes.',
    'Si hubieras avisado, lo tendrías.',
    'Fue tu error.',
    'Contacta con tu banco.',
    'Habla con la agencia.',
    'Tu agencia se equivocó.',
    'Te olvidaste de avisar.',
    'Es culpa tuya.',
    'Ponte en contacto con la paquetería.',
  ],
  good: [
    'Perdimos tu maleta, y es culpa nuestra.',
    'Escribiste que nadie contestó.',
    'No tienes que hacer nada.',
    'Nos toca a nosotros arreglarlo.',
    'He preguntado a la paquetería.',
    'No leímos tu mensaje a tiempo.',
    'Tu banco te cobró dos veces, según cuentas.',
    '¿Cuándo llegaste?',
    'Te dejamos sin luz.',
    'La respuesta nos toca a nosotros.',
  ],
});

rule('C10', {
  context,
  bad: [
    'Cálmate, por favor.',
    'Tranquila.',
    'No te preocupes.',
    'No te enojes.',
    'Entiendo tu enojo.',
    'Sé cómo te sientes.',
    'Mantené la calma.',
    'Ten paciencia.',
    'Cuida tu lenguaje.',
    'Estás exagerando.',
  ],
  good: [
    'Tienes todo el derecho a estar enojado.',
    'Una semana sin maleta es mucho tiempo.',
    'Te escucho.',
    'Tómate tu tiempo.',
    'Escribiste que te sentiste ignorada.',
    'Entiendo que quieres tu dinero.',
    'Nadie te contestó en tres días.',
    '¿Están todos a salvo?',
    'Sigue cuando quieras.',
    'Lo anoto todo.',
  ],
});

rule('C11', {
  context,
  bad: [
    'Afirmas que llegó roto.',
    '¿Estás seguro de que era ese día?',
    'Te equivocas.',
    'Quizás te confundiste.',
    'Tienes que demostrarlo.',
    'Eso es imposible.',
    'A lo mejor no leíste el correo.',
    'Según nuestro sistema, lo recibiste.',
    'Nos figura que lo abriste.',
    'Estás equivocada.',
  ],
  good: [
    'Escribiste que llegó roto.',
    '¿Fue el 3 de noviembre?',
    'Lo cambié al día 8.',
    'Si algo no es así, dímelo.',
    '¿Tienes una foto?',
    'Una persona lo mira.',
    'Llamaste dos veces.',
    'Anoto el daño.',
    '¿Lo entendí bien?',
    'Pusiste que era el lunes, y así queda.',
  ],
});

rule('C13', {
  context,
  bad: [
    'Descubre nuestras tarifas.',
    'Aprovecha esta oferta.',
    'Suscríbete al boletín.',
    'Reserva ahora.',
    'Únete a nuestro programa.',
    'Mejora tu plan.',
    'Síguenos en las redes.',
    'Descarga nuestra aplicación.',
    'Compra otro con nosotros.',
    'Tenemos un programa de lealtad.',
  ],
  good: [
    '¿Qué compraste?',
    'Compraste ropa para la semana.',
    '¿Cuál es el número de reserva?',
    'Te ofrecieron un descuento, y lo anoté.',
    'Quieres otra lámpara.',
    'Tu lugar estaba pagado.',
    'Una persona lo toma ahora.',
    'Puedes seguir por mensaje.',
    'Guarda los recibos.',
    'Pagaste la tarifa alta.',
  ],
});
