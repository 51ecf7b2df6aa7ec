/** The money goes by the head: then those who come are counted, named or not. Little is paid for a thing ("30一个"), more for somebody. */
const PAID_BY_HEAD =
  /一(?:个)?人[\d一二两三四五六七八九]|每人|\/人|人均|按人头|[\d百十元块]一个人|一个(?:[6-9]\d|[1-9]\d\d|[六七八九]十|[一二两三四五]百)(?!\d)|(?:[6-9]\d|[1-9]\d\d|[六七八九]十|[一二两三四五]百)(?:元|块钱?)?一个(?=$|[\s,。;!])/u;
/** A crowd that comes to work is spoken of. */
const HIRES =
  /招人|招工|缺人|人手|工人|小工|下力|工地|日结|工价|包[吃住饭中午晚]|管[吃饭]|(?:一天|每天|天)[\d一二两三四五六七八九]|[\d百十元块](?:一天|\/天)|点工|集合|上车/u;
/** Day labourers are sought. */
const HIRES_LABOUR = /点工|小工|招人|招工|缺人|下力|日结/u;
const ANY_WORKER = /工(?![具作程])|师傅|人手|招|缺|日结|元?\/天/u;

interface Told {
  /** The money goes by the head. */
  readonly byHead: boolean;
  /** A crowd is hired for work … */
  readonly hires: boolean;
  /** … or day labourers are. */
  readonly labour: boolean;
  /** Workers are named at all. */
  readonly workers: boolean;
}

/** What the whole text tells of the people; read when it is asked for, and once. */
export class Talk {
  readonly text: string;
  private known: Told | null = null;

  constructor(text: string) {
    this.text = text;
  }

  told(): Told {
    const { text } = this;
    this.known ??= {
      byHead: PAID_BY_HEAD.test(text),
      hires: HIRES.test(text),
      labour: HIRES_LABOUR.test(text),
      workers: ANY_WORKER.test(text),
    };
    return this.known;
  }
}
