import { amendCommand } from './amend-command.ts';
import type { Command } from './command.ts';
import { dispatchCommand } from './dispatch-command.ts';
import { disputeCommand } from './dispute-command.ts';
import { eraseCommand } from './erase-command.ts';
import { ledgerCommand, rankingCommand, summaryCommand } from './figure-commands.ts';
import { helpCommand } from './help-commands.ts';
import { inHandCommand, myOrdersCommand, showCommand } from './look-up-commands.ts';
import { monthReportCommand } from './month-command.ts';
import { observationCommand } from './observation-command.ts';
import { cancelCommand, elsewhereCommand, urgeCommand, withdrawCommand } from './order-commands.ts';
import { certificateCommand, pledgeCommand, registerCommand, resumeCommand, suspendCommand, workersCommand } from './register-commands.ts';
import { importRegisterCommand, keyGroupsCommand, registerFileCommand } from './register-list-commands.ts';
import { claimStaffCommand, rebindCommand, setRoleCommand } from './role-commands.ts';
import { bindCommand, unbindCommand } from './room-commands.ts';
import { confirmRegistrationCommand } from './self-registration.ts';
import { seekersCommand, trainingCommand } from './service-commands.ts';
import { settingCommand, statusCommand } from './station-commands.ts';
import { assignCommand, completeCommand, forceCommand, giveBackCommand, handOverCommand } from './worker-commands.ts';

/** Every command there is, in the order in which the help shows them. */
export const COMMANDS: readonly Command[] = [
  helpCommand(() => COMMANDS),
  myOrdersCommand,
  showCommand,
  cancelCommand,
  rankingCommand,
  disputeCommand,
  eraseCommand,
  claimStaffCommand,
  inHandCommand,
  completeCommand,
  giveBackCommand,
  handOverCommand,
  observationCommand,
  dispatchCommand,
  assignCommand,
  amendCommand,
  withdrawCommand,
  urgeCommand,
  elsewhereCommand,
  workersCommand,
  registerCommand,
  confirmRegistrationCommand,
  pledgeCommand,
  certificateCommand,
  suspendCommand,
  resumeCommand,
  summaryCommand,
  bindCommand,
  unbindCommand,
  setRoleCommand,
  rebindCommand,
  ledgerCommand,
  forceCommand,
  seekersCommand,
  trainingCommand,
  settingCommand,
  statusCommand,
  registerFileCommand,
  importRegisterCommand,
  keyGroupsCommand,
  monthReportCommand,
];
