import { describe, expect, it } from '@jest/globals';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';

describe('what must never be kept, told in Spanish', () => {
  it.each([
    ['mi tarjeta es 4242 4242 4242 4242', 'mi tarjeta es •••• 4242', ['card-number']],
    ['tarjeta 4242424242424242 vence 12/27 123', 'tarjeta •••• 4242 vence 12/27 •••', ['card-number', 'security-code']],
    ['el CVV es 123', 'el CVV es •••', ['security-code']],
    ['código de seguridad: 981', 'código de seguridad: •••', ['security-code']],
    ['los 3 números de atrás son 981', 'los 3 números de atrás son •••', ['security-code']],
    ['123 es el código de seguridad', '••• es el código de seguridad', ['security-code']],
    ['mi PIN es 1234', 'mi PIN es •••', ['pin']],
    ['mi NIP es el 1234 o 4321', 'mi NIP es el ••• o •••', ['pin']],
    ['la clave de la tarjeta es 7402', 'la clave de la tarjeta es •••', ['pin']],
    ['7402 es mi clave', '••• es mi clave', ['pin']],
    ['contraseña: perrito', 'contraseña: •••', ['password']],
    ['mi contraseña es Sol99mar, por si hace falta', 'mi contraseña es ••• por si hace falta', ['password']],
    ['mi clave es perrito22', 'mi clave es •••', ['password']],
    ['entro con la contraseña hola2024x', 'entro con la contraseña •••', ['password']],
    ['el apellido de soltera de mi madre es Robledo', 'el apellido de soltera de mi madre es •••', ['security-answer']],
    ['mi primera mascota se llamaba Canela', 'mi primera mascota se llamaba •••', ['security-answer']],
    ['respuesta de seguridad: Canela', 'respuesta de seguridad: •••', ['security-answer']],
    ['páguelo a ES91 2100 0418 4502 0005 1332', 'páguelo a •••', ['iban']],
    ['mi CLABE es 032180000118359719', 'mi CLABE es •••', ['iban']],
    ['mi DNI es 12345678Z', 'mi DNI es •••', ['national-id']],
    ['soy 12345678-Z', 'soy •••', ['national-id']],
    ['NIE X1234567L', 'NIE •••', ['national-id']],
    ['DNI 12.345.678', 'DNI •••', ['national-id']],
    ['mi CURP es HEGG560427MVZRRL04', 'mi CURP es •••', ['national-id']],
    ['HEGG560427MVZRRL04', '•••', ['national-id']],
    ['RUT 12.345.678-5', 'RUT •••', ['national-id']],
    ['CUIT: 20-12345678-6', 'CUIT: •••', ['national-id']],
    ['cédula de ciudadanía 1020304050', 'cédula de ciudadanía •••', ['national-id']],
    ['pasaporte AAB123456', 'pasaporte •••', ['national-id']],
  ])('%j becomes %j', (text, masked, kinds) => {
    const found = maskSecrets(text);
    expect(found).toEqual({ text: masked, kinds });
    expect(maskSecrets(found.text).text).toBe(masked);
  });

  it.each([
    'mi pedido es el 12345678Z',
    'la clave de rastreo es 7402118833',
    'clave de reserva K7PLQ2',
    'mi contraseña es incorrecta según ustedes',
    'la contraseña no funciona',
    'la clave es que nadie contesta',
    'perdí mi pasaporte en el vuelo IB3166',
    'mi mascota se enfermó en el vuelo',
    'pagué 1234 pesos con tarjeta',
    'el número de cuenta de cliente es 68318931',
    'el paquete 4532015112830366 no llegó',
    'el 3 de noviembre de 2026 a las 10:45',
    'quiero un responsable, el documento que firmé no sirve',
    'estuve detrás de ustedes 3 meses',
    'la caja de atrás traía 120 tornillos',
    'me pidieron el DNI en el mostrador 12',
  ])('%j stays', (text) => expect(maskSecrets(text)).toEqual({ text, kinds: [] }));

  it.each([
    [['¿Me da su NIP, por favor?'], '9431', '•••'],
    [['¿Y la clave?'], 'es 4471 o 8820', 'es ••• o •••'],
    [['¿El apellido de soltera de su madre?'], 'es Robledo', 'es •••'],
    [['¿Cómo se llamaba su primera mascota?'], 'se llamaba Canela', 'se llamaba •••'],
  ])('after %j, %j becomes %j', (before, text, masked) => {
    expect(maskSecrets(text, before).text).toBe(masked);
  });

  it.each([
    [['¿El apellido de soltera de su madre?'], 'prefiero no decirlo'],
    [['¿El apellido de soltera de su madre?'], '¿para qué lo quiere?'],
    [['¿Cuál es su número de pedido?'], '4471'],
  ])('after %j, %j stays', (before, text) => {
    expect(maskSecrets(text, before)).toEqual({ text, kinds: [] });
  });
});
