/**
 * The XML that some gateways hand through where others send plain payloads.
 *
 * Read by searching for tags, not with a parser: the documents are small, written by one program, and may be cut off.
 */

/** A quoting reply (appmsg of type 57). */
export interface XmlQuote {
  readonly reply: string;
  readonly from: string;
  readonly text: string;
}

/** A system notice of WeChat: somebody took a message back, or nudged somebody (拍一拍). */
export type XmlNotice = { readonly kind: 'recall'; readonly recalls: string } | { readonly kind: 'pat' } | { readonly kind: 'other' };

const QUOTING_REPLY = '57';

/** Reads a quoting reply; null when the text is anything else. */
export function readXmlQuote(xml: string): XmlQuote | null {
  const message = innerOf(xml, 'appmsg');
  if (message === null) return null;
  const quoted = innerOf(message, 'refermsg');
  const own = quoted === null ? message : message.replace(quoted, '');
  if (quoted === null || textOf(own, 'type') !== QUOTING_REPLY) return null;
  return {
    reply: textOf(own, 'title') ?? '',
    from: textOf(quoted, 'displayname') ?? '',
    text: quotedText(textOf(quoted, 'content') ?? ''),
  };
}

/** Reads a system notice; null when the text is anything else. */
export function readXmlNotice(xml: string): XmlNotice | null {
  const at = xml.indexOf('<sysmsg');
  if (at < 0) return null;
  const opening = xml.slice(at, xml.indexOf('>', at) + 1);
  if (opening.includes('"pat"')) return { kind: 'pat' };
  if (!opening.includes('"revokemsg"')) return { kind: 'other' };
  const recalls = textOf(xml, 'newmsgid');
  return recalls ? { kind: 'recall', recalls } : { kind: 'other' };
}

/** What was quoted may be XML again: a picture, a file, a link, or a reply to yet another message. */
function quotedText(content: string): string {
  const body = content.trimStart();
  if (!body.startsWith('<')) return content;
  if (body.includes('<img')) return '图片';
  return textOf(body, 'title') ?? '';
}

function textOf(xml: string, tag: string): string | null {
  const inner = innerOf(xml, tag);
  return inner === null ? null : unescapeXml(inner.trim());
}

function innerOf(xml: string, tag: string): string | null {
  const opening = findOpening(xml, tag);
  if (opening < 0) return null;
  const from = xml.indexOf('>', opening) + 1;
  const to = xml.indexOf(`</${tag}>`, from);
  return from > 0 && to >= 0 ? xml.slice(from, to) : null;
}

function findOpening(xml: string, tag: string): number {
  for (let at = xml.indexOf(`<${tag}`); at >= 0; at = xml.indexOf(`<${tag}`, at + 1)) {
    const next = xml[at + tag.length + 1];
    if (next === '>' || next === ' ') return at;
  }
  return -1;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', nbsp: ' ' };

function unescapeXml(text: string): string {
  if (text.startsWith('<![CDATA[') && text.endsWith(']]>')) return text.slice(9, -3);
  return text.replace(
    /&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi,
    (entity, name: string) => ENTITIES[name.toLowerCase()] ?? charOf(name) ?? entity,
  );
}

function charOf(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
