import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXmlNotice, readXmlQuote } from '../../../src/channels/wechaty/message-xml.ts';

/** As one Windows gateway hands a quoting reply through. */
const quoteXml = (content: string, reply = '我接') => `<?xml version="1.0"?>
<msg>
  <appmsg appid="" sdkver="0">
    <title>${reply}</title>
    <type>57</type>
    <refermsg>
      <type>1</type>
      <svrid>6127381920384756123</svrid>
      <fromusr>1234567@chatroom</fromusr>
      <displayname>派单助手</displayname>
      <content>${content}</content>
    </refermsg>
  </appmsg>
  <fromusername>wxid_1</fromusername>
</msg>`;

describe('a quoting reply in XML', () => {
  test('gives the reply and what it quotes', () => {
    expect(readXmlQuote(quoteXml('128号单 水电维修\n厨房下水道堵了'))).toEqual({
      reply: '我接',
      from: '派单助手',
      text: '128号单 水电维修\n厨房下水道堵了',
    });
  });

  test('is unescaped', () => {
    expect(readXmlQuote(quoteXml('60元&#x20;&lt;左右&gt;', '接&amp;去'))).toMatchObject({ reply: '接&去', text: '60元 <左右>' });
    expect(readXmlQuote(quoteXml('<![CDATA[a & b]]>'))?.text).toBe('a & b');
  });

  test('of a picture says so', () => {
    expect(readXmlQuote(quoteXml('&lt;msg&gt;&lt;img aeskey="x" /&gt;&lt;/msg&gt;'))?.text).toBe('图片');
  });

  test('of a quoting reply gives that reply', () => {
    const inner = '&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;接128&lt;/title&gt;&lt;type&gt;57&lt;/type&gt;&lt;/appmsg&gt;&lt;/msg&gt;';
    expect(readXmlQuote(quoteXml(inner))?.text).toBe('接128');
  });

  test.each([
    ['a link', '<msg><appmsg><title>招聘</title><type>5</type></appmsg></msg>'],
    ['plain words', '我接'],
    ['something cut off', '<msg><appmsg><title>我接</title><type>57</type><refermsg><displayname>'],
  ])('%s is none', (_, text) => {
    expect(readXmlQuote(text)).toBeNull();
  });
});

describe('a notice in XML', () => {
  test('of a recall names the message taken back', () => {
    const xml =
      '<sysmsg type="revokemsg"><revokemsg><session>1@chatroom</session><msgid>1</msgid><newmsgid>6127381920384756123</newmsgid></revokemsg></sysmsg>';
    expect(readXmlNotice(xml)).toEqual({ kind: 'recall', recalls: '6127381920384756123' });
  });

  test('of a nudge is no recall', () => {
    expect(readXmlNotice('<sysmsg type="pat"><pat><fromusername>wxid_1</fromusername></pat></sysmsg>')).toEqual({ kind: 'pat' });
  });

  test('of anything else is left alone', () => {
    expect(readXmlNotice('<sysmsg type="paymsg"><paymsg></paymsg></sysmsg>')).toEqual({ kind: 'other' });
    expect(readXmlNotice('拍一拍')).toBeNull();
  });

  test('whatever comes, reading it ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'appmsg', 'refermsg', 'sysmsg', 'title', ' ', '&', '"pat"') }),
        (text) => {
          readXmlQuote(text);
          readXmlNotice(text);
        },
      ),
    );
  });
});
