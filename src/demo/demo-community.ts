import type { Category } from '../domain/glossary.ts';
import type { Community, CommunityPerson, CommunityRoom } from '../replay/input.ts';

/** The community of the simulation: 7 grids, 14 grid workers, 39 teams, 165 workers and some residents, all made up. */
const GRIDS = 7;
const GRID_WORKERS = 14;
const WORKERS = 165;

const SURNAMES = '王李陈刘周吴赵孙郑冯何罗谢田余邓蒋龙曾杨'.split('');
const GIVEN = '明强华军勇磊洋波平刚斌辉鹏超亮林峰雷松涛'.split('');

interface Trade {
  readonly teams: number;
  readonly name: string;
  readonly trades: readonly Category[];
  readonly certificates: readonly string[];
}

/** With two teams of the cast 39, in the proportions of a real station: moving, repair, cleaning and care come first. */
const TEAM_KINDS: readonly Trade[] = [
  { teams: 9, name: '搬运队', trades: ['moving', 'delivery', 'labor'], certificates: [] },
  { teams: 7, name: '水电队', trades: ['plumbing_electric', 'unclogging'], certificates: ['低压电工证'] },
  { teams: 4, name: '家电维修', trades: ['appliance'], certificates: ['低压电工证'] },
  { teams: 7, name: '家政队', trades: ['cleaning', 'housekeeping'], certificates: ['健康证'] },
  { teams: 4, name: '护工队', trades: ['care', 'housekeeping'], certificates: ['健康证'] },
  { teams: 2, name: '开锁', trades: ['locksmith'], certificates: ['公安备案'] },
  { teams: 4, name: '装修队', trades: ['renovation', 'labor', 'gardening'], certificates: [] },
];

/** Those whom the scripted morning needs, by name; the rest is made up around them. */
const CAST: readonly CommunityPerson[] = [
  person('糜主任', ['staff'], {}),
  person('杨网格', ['gridworker'], { grid: 3, phone: '13900000301' }),
  worker('熊明祥', '13800000001', '熊师傅水电队', ['plumbing_electric', 'unclogging'], ['低压电工证']),
  worker('王师傅', '13800000002', '王家搬运队', ['moving', 'delivery', 'labor'], []),
  worker('刘孃', '13800000003', '巧手家政队', ['cleaning', 'housekeeping'], ['健康证']),
  { ...worker('郑小工', '13800000004', '王家搬运队', ['labor', 'renovation'], []), pledge: null },
];
const RESIDENTS = ['张阿姨', '何嬢嬢', '罗大爷', '小蒲', '余老师', '田哥', '谢老师', '邓姐', '龙姐', '曾婆婆'];

export function demoCommunity(station: string): Community {
  return {
    station,
    rooms: demoRooms(),
    people: [...CAST, ...gridWorkers(), ...workers(), ...RESIDENTS.map((name) => person(name, ['resident'], {}))],
    settings: {},
  };
}

function demoRooms(): readonly CommunityRoom[] {
  const grids = Array.from({ length: GRIDS }, (_, index) => ({ name: `幸福${index + 1}网格群`, kind: 'grid' as const, grid: index + 1 }));
  return [...grids, { name: '幸福零工市场', kind: 'market', grid: null }, { name: '驿站工作群', kind: 'staff', grid: null }];
}

/** Two a grid; 杨网格 of the cast takes one of the third's places. */
function gridWorkers(): readonly CommunityPerson[] {
  const places = Array.from({ length: GRID_WORKERS }, (_, index) => (index % GRIDS) + 1);
  places.splice(places.indexOf(3), 1);
  return places.map((grid, index) => person(`${SURNAMES[index]}网格`, ['gridworker'], { grid, phone: phoneOf('139', 400 + index) }));
}

function workers(): readonly CommunityPerson[] {
  const teams = TEAM_KINDS.flatMap((kind) =>
    Array.from({ length: kind.teams }, (_, index) => ({ ...kind, title: `${SURNAMES[index]}家${kind.name}` })),
  );
  const made = WORKERS - CAST.filter(({ roles }) => roles.includes('worker')).length;
  return Array.from({ length: made }, (_, index) => {
    const team = teams[index % teams.length] as (typeof teams)[number];
    const name = `${SURNAMES[index % SURNAMES.length]}${GIVEN[Math.floor(index / SURNAMES.length)]}${GIVEN[(index * 7 + 3) % GIVEN.length]}`;
    return worker(name, phoneOf('138', 100 + index), team.title, team.trades, team.certificates);
  });
}

function worker(name: string, phone: string, team: string, trades: readonly Category[], certificates: readonly string[]): CommunityPerson {
  const held = certificates.map((certificate) => ({ name: certificate, expires: certificate === '公安备案' ? null : '2029-12-31' }));
  return person(name, ['worker'], { phone, team, trades, certificates: held, pledge: '2026-01-05' });
}

function person(name: string, roles: CommunityPerson['roles'], more: Partial<CommunityPerson>): CommunityPerson {
  return { name, roles, grid: null, phone: null, team: null, trades: [], certificates: [], pledge: null, friend: true, ...more };
}

/** Phones that nobody has: the middle block is 0000. */
function phoneOf(prefix: string, number: number): string {
  return `${prefix}0000${String(number).padStart(4, '0')}`;
}
