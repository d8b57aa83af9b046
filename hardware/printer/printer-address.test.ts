import { describe, expect, it } from 'vitest';
import { failureText } from '../../contract/failure/failure.ts';
import { parsePrinterAddress } from './printer-address.ts';

describe('a printer’s address', () => {
  it('needs no more than the host: port 9100, ESC/POS, 80 mm', () => {
    expect(parsePrinterAddress('tcp://192.168.1.40')).toEqual({
      ok: true,
      value: {
        host: '192.168.1.40',
        port: 9100,
        paper: { language: 'escpos', columns: 48, codePage: '1252' },
        drawerOpenLevel: 'usual',
      },
    });
  });

  it('says port, language, columns, code page and the drawer’s wiring', () => {
    const text = 'tcp://printer.local:9101?language=starprnt&columns=32&page=858&drawer=inverted';
    expect(parsePrinterAddress(text)).toEqual({
      ok: true,
      value: {
        host: 'printer.local',
        port: 9101,
        paper: { language: 'starprnt', columns: 32, codePage: '858' },
        drawerOpenLevel: 'inverted',
      },
    });
  });

  it.each([
    ['tcp://[fe80::1]', 'fe80::1', 9100],
    ['TCP://Printer:80', 'printer', 80],
    ['tcp://printer:80?columns=42', 'printer', 80],
    ['tcp://printer/?columns=42', 'printer', 9100],
  ])('%s is host %s, port %i', (text, host, port) => {
    expect(parsePrinterAddress(text)).toMatchObject({ ok: true, value: { host, port } });
  });

  it.each([
    ['', 'tcp://'],
    ['192.168.1.40', 'tcp://'],
    ['usb://1', 'tcp://'],
    ['tcp://', 'HOST:PORT'],
    ['tcp://a b', 'HOST:PORT'],
    ['tcp://printer:0', 'PORT'],
    ['tcp://printer:99999', 'HOST:PORT'],
    ['tcp://user@printer', 'HOST:PORT'],
    ['tcp://printer/queue', '/queue'],
    ['tcp://printer?columns=50', 'columns'],
    ['tcp://printer?columns=', 'columns'],
    ['tcp://printer?language=zpl', 'language'],
    ['tcp://printer?page=437', 'page'],
    ['tcp://printer?colums=48', 'colums'],
  ])('%j is refused, and %s is named', (text, part) => {
    const parsed = parsePrinterAddress(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'PRINTER_ADDRESS_BAD' } });
    if (!parsed.ok) expect(failureText(parsed.error, 'en')).toContain(part);
  });
});
