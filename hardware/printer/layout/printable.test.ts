import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { codePages } from '../paper.ts';
import { printable } from './printable.ts';

describe.each(codePages)('code page %s', (codePage) => {
  const page = codePage === '1252' ? 'windows-1252' : 'cp858';

  it('is left nothing but characters it has', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const written = printable(String.fromCharCode(code), codePage);
      if (written === '\n') continue;
      expect(iconv.decode(iconv.encode(written, page), page), `U+${code.toString(16)}`).toBe(
        written,
      );
      if (!String.fromCharCode(code).normalize('NFKD').includes('?')) {
        expect(written).not.toContain('?');
      }
    }
  });

  it('lets no control character through: a name can’t give the printer an order', () => {
    expect(printable('Pull\u001b@\u001dV\u0000 rouge\u007f\u009b', codePage)).toBe('Pull@V rouge');
  });

  it('writes letters of other languages without their marks', () => {
    expect(printable('Țară Łódź Dvořák', codePage)).toBe('Tara Lódz Dvorák');
  });

  it('says that something stood there when it can’t say what', () => {
    expect(printable('帽子 A🎩', codePage)).toBe('·· A·');
  });

  it('keeps composed and decomposed accents alike', () => {
    expect(printable('e\u0301te\u0301', codePage)).toBe('été');
  });
});

it('French is whole in 1252', () => {
  const french = 'Œuvre « naïve » – l’été, à 12,50 €…';
  expect(printable(french, '1252')).toBe(french);
});

it('858 lacks œ, curly quotes and dashes, and a person would write the same', () => {
  expect(printable('Cœur « d’été » – 5 €…', '858')).toBe("Coeur « d'été » - 5 €...");
});

it('a capital Œ is spelt as its word is', () => {
  expect(printable('Œuvre ŒUVRE', '858')).toBe('Oeuvre OEUVRE');
});

it('a narrow no-break space is a no-break space', () => {
  expect(printable('20\u202f%', '1252')).toBe('20\u00a0%');
});
