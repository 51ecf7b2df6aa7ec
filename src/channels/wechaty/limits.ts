/** How long the channel waits for what; milliseconds unless said otherwise. */
export interface Limits {
  /** How long a message whose payload does not come may hold up those behind it; then it is loaded again and handed over late. */
  readonly hold: number;
  /** For each further try of a late message. */
  readonly retry: number;
  /** For the members of a room, when a mention has to be read from the text. */
  readonly members: number;
  /** How long a file that is wanted may hold up the messages behind it; then it is fetched again and handed over late. */
  readonly fileHold: number;
  /** For a file, when its message is late; then it is handed over without it. Shorter than `retry`. */
  readonly file: number;
  /** For a sending; then it is unsure. */
  readonly send: number;
  /** Between two looks at a gateway that is away. */
  readonly probeEvery: number;
  /** For the first heartbeat of a new connection. */
  readonly firstHeartbeat: number;
  /** Silence after which the gateway is asked for a sign of life. */
  readonly askAfter: number;
  /** Silence after which it is taken for dead. */
  readonly deadAfter: number;
  /** Refusals in a row after which a gateway that serves somebody else is made to let go of him. A number. */
  readonly takeOverAfter: number;
}

/** A gateway sends a heartbeat every 15 seconds; one that is frozen must be noticed within 45. */
export const LIMITS: Limits = {
  hold: 2_000,
  retry: 10_000,
  members: 1_500,
  fileHold: 1_000,
  file: 8_000,
  send: 20_000,
  probeEvery: 1_000,
  firstHeartbeat: 8_000,
  askAfter: 18_000,
  deadAfter: 36_000,
  takeOverAfter: 10,
};
